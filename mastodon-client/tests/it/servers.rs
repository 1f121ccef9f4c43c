//! What servers do with the crate: they read parameters, and answer with entities.

use chrono::{DateTime, Utc};
use howdah_client::entities::{Account, Application, CredentialApplication, Status, Token, Visibility};
use howdah_client::params::{self, CreateApp, CreatePoll, CreateStatus, ListNotifications, Paging};
use howdah_client::{FormError, Secret, from_form, to_form};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn parameters_read_the_same_from_a_form_and_from_json() {
    let poll = CreatePoll::new(["yes".to_owned(), "no".to_owned()], std::time::Duration::from_secs(300));
    let status = CreateStatus::text("Good morning & good night")
        .media_ids(["1".into(), "2".into()])
        .poll(poll.multiple(true))
        .visibility(Visibility::Direct)
        .sensitive(false);
    let form = to_form(&status).unwrap();
    assert_eq!(from_form::<CreateStatus>(&form).unwrap(), status, "{form}");
    let json = serde_json::to_string(&status).unwrap();
    assert_eq!(serde_json::from_str::<CreateStatus>(&json).unwrap(), status, "{json}");
}

#[test]
fn a_form_as_other_clients_write_it_is_understood() {
    let form =
        "status=Hi+there&media_ids%5B%5D=7&poll%5Boptions%5D%5B%5D=a&poll%5Bexpires_in%5D=60&sensitive=1";
    let status: CreateStatus = from_form(form).unwrap();
    assert_eq!(status.status.as_deref(), Some("Hi there"));
    assert_eq!(status.media_ids, Some(vec!["7".into()]));
    assert_eq!(status.poll, Some(CreatePoll::new(["a".to_owned()], std::time::Duration::from_secs(60))));
    assert_eq!(status.sensitive, Some(true));
    let edit: params::EditStatus =
        from_form("media_attributes[][id]=1&media_attributes[][description]=a&media_attributes[][id]=2")
            .unwrap();
    let attributes = edit.media_attributes.unwrap();
    assert_eq!(attributes.len(), 2);
    assert_eq!(attributes[0].description.as_deref(), Some("a"));
}

#[test]
fn one_query_is_read_as_options_and_as_paging() {
    let query = "types[]=mention&types[]=x-new&limit=5&max_id=7&since_id=";
    let options: ListNotifications = from_form(query).unwrap();
    assert_eq!(options.types.unwrap(), ["mention".into(), "x-new".into()]);
    let paging: Paging = from_form(query).unwrap();
    assert_eq!(paging, Paging::new().limit(5).max_id("7"));
}

#[test]
fn a_parameter_without_a_name_is_passed_over() {
    for query in ["limit=5&=x&max_id=7", "limit=5&max_id=7&=", "[]=x&limit=5&max_id=7&[a]=x"] {
        assert_eq!(from_form::<Paging>(query).unwrap(), Paging::new().limit(5).max_id("7"), "{query}");
    }
}

#[test]
fn a_missing_parameter_is_named() {
    let error = from_form::<CreateApp>("client_name=Lamp").unwrap_err();
    assert_eq!(error.to_string(), "missing field `redirect_uris`");
}

#[test]
fn redirect_addresses_are_read_as_lines_and_as_a_list() {
    let expected = ["https://a.example", "urn:ietf:wg:oauth:2.0:oob"];
    let lines = json!({"client_name": "Lamp", "redirect_uris": expected.join("\n")});
    let list = json!({"client_name": "Lamp", "redirect_uris": expected});
    for body in [lines, list] {
        let app: CreateApp = serde_json::from_value(body).unwrap();
        assert_eq!(app.redirect_uris.iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn a_form_that_is_an_attack_is_refused() {
    let many = "a=1&".repeat(1001);
    let deep = format!("a{}=1", "[b]".repeat(10));
    for form in [many, deep] {
        assert!(matches!(from_form::<Paging>(&form), Err(FormError::TooLarge)));
    }
}

#[test]
fn an_entity_is_built_and_written_as_mastodon_writes_it() {
    let mut account = Account::new("1", "lamp");
    account.username = "lamp".to_owned();
    let mut status = Status::new("2", account);
    status.content = "<p>Hi</p>".into();
    status.visibility = Visibility::Public;
    status.created_at = "2026-11-23T10:00:00.250Z".parse::<DateTime<Utc>>().unwrap();
    status.favourited = Some(false);
    let written = serde_json::to_value(&status).unwrap();
    assert_eq!(written["account"]["acct"], "lamp");
    assert_eq!(written["created_at"], "2026-11-23T10:00:00.250Z");
    assert_eq!(written["in_reply_to_id"], json!(null));
    assert_eq!(written["media_attachments"], json!([]));
    assert_eq!(written["favourited"], json!(false));
    assert_eq!(written.get("reblogged"), None);
}

#[test]
fn secrets_are_written_and_not_shown() {
    let token = Token::new("s3cret");
    let app = CredentialApplication::new(Application::new("Lamp"), "id", "s3cret");
    assert_eq!(serde_json::to_value(&token).unwrap()["access_token"], "s3cret");
    assert_eq!(serde_json::to_value(&app).unwrap()["client_secret"], "s3cret");
    assert!(!format!("{token:?} {app:?} {:?}", Secret::from("s3cret")).contains("s3cret"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_survives_a_form(text in "\\PC+", other in "[a-z&=\\[\\]+% ]+") {
        let status = CreateStatus::text(text).spoiler_text(other);
        let form = to_form(&status).unwrap();
        prop_assert_eq!(from_form::<CreateStatus>(&form).unwrap(), status);
    }

    #[test]
    fn any_form_is_read_or_refused(form in "[a-z_\\[\\]=&%+0-9]{0,200}") {
        drop(from_form::<CreateStatus>(&form));
    }

    #[test]
    fn any_text_is_read_as_an_entity_or_refused(text in "[\\[\\]{}\",:a-z0-9]{0,100}") {
        drop(serde_json::from_str::<Status>(&text));
    }
}
