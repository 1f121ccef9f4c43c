//! Entities against the documentation's examples and against recorded answers.

use std::path::{Path, PathBuf};

use howdah_client::entities::{
    Account, AccountWarning, Application, Context, CredentialAccount, CredentialApplication, CustomEmoji,
    ErrorBody, Filter, FilterKeyword, FilterResult, FilterStatus, Instance, MediaAttachment, Notification,
    Poll, PreviewCard, Quote, QuoteApproval, Relationship, Report, Role, Rule, Search, Status, Tag, Token,
};
use howdah_testdata::{Tally, folder, rows};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::agreement::agree;
use crate::recorder::Recorder;

mod agreement;
mod mutation;

/// What is done with the body of an entity, or of a list of them.
type Check = fn(&[u8]) -> Result<(), String>;

/// Checks an entity by its name in the tables; `None` when it is not covered yet.
fn check(entity: &str) -> Option<Check> {
    Some(match entity {
        "Account" | "MutedAccount" => body::<Account>,
        "AccountWarning" => body::<AccountWarning>,
        "Application" => body::<Application>,
        "Context" => body::<Context>,
        "CredentialAccount" => body::<CredentialAccount>,
        "CredentialApplication" => body::<CredentialApplication>,
        "CustomEmoji" => body::<CustomEmoji>,
        "Error" => refusal,
        "Filter" | "FilterV2" => body::<Filter>,
        "FilterKeyword" => body::<FilterKeyword>,
        "FilterResult" => body::<FilterResult>,
        "FilterStatus" => body::<FilterStatus>,
        "Instance" | "InstanceV2" => body::<Instance>,
        "MediaAttachment" => body::<MediaAttachment>,
        "Notification" => body::<Notification>,
        "Poll" => body::<Poll>,
        "PreviewCard" | "Trends_Link" => body::<PreviewCard>,
        "Quote" | "ShallowQuote" => body::<Quote>,
        "QuoteApproval" => body::<QuoteApproval>,
        "Relationship" => body::<Relationship>,
        "Report" => body::<Report>,
        "Role" => body::<Role>,
        "Rule" => body::<Rule>,
        "Search" => body::<Search>,
        "Status" => body::<Status>,
        "Tag" => body::<Tag>,
        "Token" => body::<Token>,
        _ => return None,
    })
}

/// An entity or a list of them is read, written and read again without loss.
fn body<T: DeserializeOwned + Serialize + PartialEq>(json: &[u8]) -> Result<(), String> {
    let original: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    if original.as_object().is_some_and(serde_json::Map::is_empty) {
        // What a call answers that has nothing to say, under the name of what it was about.
        return Ok(());
    }
    if original.is_array() { round_trip::<Vec<T>>(json, &original) } else { round_trip::<T>(json, &original) }
}

fn round_trip<T>(json: &[u8], original: &Value) -> Result<(), String>
where
    T: DeserializeOwned + Serialize + PartialEq,
{
    let read: T = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let written = serde_json::to_value(&read).map_err(|error| error.to_string())?;
    agree(original, &written)?;
    let again: T = serde_json::from_value(written).map_err(|error| format!("read again: {error}"))?;
    if again == read { Ok(()) } else { Err("it is another one after writing and reading".to_owned()) }
}

/// A refusal's words are found, wherever they stand.
fn refusal(json: &[u8]) -> Result<(), String> {
    let value: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let inner = value.get("error").filter(|inner| inner.is_object()).unwrap_or(&value);
    let body: ErrorBody = ErrorBody::deserialize(inner).map_err(|error| error.to_string())?;
    agree(inner, &serde_json::to_value(body).map_err(|error| error.to_string())?)
}

#[test]
fn documented_examples_are_read_and_written() {
    let Some(folder) = folder("client-examples", "mastodon-api/examples") else { return };
    let mut tally = Tally::new("client-examples");
    for row in rows(&folder.join("index.tsv")) {
        let [file, entity, _, elided, ..] = row.as_slice() else { panic!("a short row: {row:?}") };
        let Some(check) = check(entity).filter(|_| elided == "no" && has_json(file)) else { continue };
        tally.case(file, check(&read(&folder.join(file))));
    }
    tally.finish();
}

fn has_json(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "json")
}

fn read(path: &PathBuf) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[tokio::test]
async fn recorded_bodies_are_read_and_written() {
    let Some(folder) = folder("client-corpus", "corpus/mastodon-api") else { return };
    let mut tally = Tally::new("client-corpus");
    for row in rows(&folder.join("MANIFEST.tsv")) {
        let [file, kind, ..] = row.as_slice() else { panic!("a short row: {row:?}") };
        let json = read(&folder.join(file));
        if let Some(check) = check(kind.trim_matches(['[', ']'])) {
            tally.case(file, check(&json));
        } else if let Some(answer) = answer(kind) {
            let exchanges: Vec<Value> = serde_json::from_slice(&json).expect("recordings are a list");
            for (place, exchange) in exchanges.iter().enumerate() {
                tally.case(format!("{file} #{place}"), replay(exchange, answer).await);
            }
        }
    }
    tally.finish();
}

/// What the methods of the client expect of the calls that were recorded.
fn answer(call: &str) -> Option<Answer> {
    Some(match call.trim_end_matches('/') {
        "GET /api/v1/accounts/:id" => Answer::One("Account"),
        "GET /api/v1/accounts/verify_credentials" => Answer::One("CredentialAccount"),
        "GET /api/v1/accounts/:id/followers"
        | "GET /api/v1/accounts/:id/following"
        | "GET /api/v1/accounts/search"
        | "GET /api/v1/accounts"
        | "GET /api/v1/blocks"
        | "GET /api/v1/mutes"
        | "GET /api/v1/directory"
        | "GET /api/v1/endorsements"
        | "GET /api/v1/follow_requests"
        | "GET /api/v1/statuses/:id/favourited_by"
        | "GET /api/v1/statuses/:id/reblogged_by" => Answer::List("Account"),
        "GET /api/v1/accounts/relationships" => Answer::List("Relationship"),
        "POST /api/v1/accounts/:id/follow" | "POST /api/v1/accounts/:id/unfollow" => {
            Answer::One("Relationship")
        }
        "GET /api/v1/accounts/:id/statuses"
        | "GET /api/v1/timelines/home"
        | "GET /api/v1/timelines/public"
        | "GET /api/v1/timelines/tag/:hashtag"
        | "GET /api/v1/timelines/list/:id"
        | "GET /api/v1/timelines/link"
        | "GET /api/v1/trends/statuses"
        | "GET /api/v1/statuses/:id/quotes"
        | "GET /api/v1/favourites"
        | "GET /api/v1/bookmarks" => Answer::List("Status"),
        "GET /api/v1/statuses/:id"
        | "DELETE /api/v1/statuses/:id"
        | "POST /api/v1/statuses/:id/reblog"
        | "POST /api/v1/statuses/:id/unbookmark"
        | "POST /api/v1/statuses/:id/unmute"
        | "POST /api/v1/statuses/:id/unpin" => Answer::One("Status"),
        "GET /api/v1/notifications" => Answer::List("Notification"),
        "GET /api/v1/notifications/:id" => Answer::One("Notification"),
        "GET /api/v2/instance" => Answer::One("Instance"),
        "GET /api/v1/instance/rules" => Answer::List("Rule"),
        "GET /api/v1/custom_emojis" => Answer::List("CustomEmoji"),
        "GET /api/v1/tags/:name" => Answer::One("Tag"),
        "GET /api/v1/media/:id" | "POST /api/v2/media" | "PUT /api/v1/media/:id" => {
            Answer::One("MediaAttachment")
        }
        "GET /api/v1/polls/:id" => Answer::One("Poll"),
        "POST /api/v1/apps" => Answer::One("CredentialApplication"),
        "GET /api/v1/apps/verify_credentials" => Answer::One("Application"),
        "POST /oauth/token" => Answer::One("Token"),
        _ => return None,
    })
}

#[derive(Clone, Copy)]
enum Answer {
    One(&'static str),
    List(&'static str),
}

/// A recorded answer goes through the client: a refusal becomes an error with words, a list loses no item,
/// and what is read is what was sent.
async fn replay(exchange: &Value, answer: Answer) -> Result<(), String> {
    let status = exchange["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
    let body = match &exchange["body"] {
        Value::String(text) => text.clone(),
        json => json.to_string(),
    };
    let mut response = http::Response::builder().status(status);
    for (name, value) in exchange["headers"].as_object().into_iter().flatten() {
        response = response.header(name.as_str(), value.as_str().unwrap_or_default());
    }
    let response = response.body(body.clone().into()).map_err(|error| error.to_string())?;
    let client = Recorder::answering(response).client();
    if !(200..300).contains(&status) {
        let error = client.get::<Value>("/").await.err().ok_or("the refusal was taken for an answer")?;
        let words = error.status() == Some(status) && (error.api().is_some() || error.excerpt().is_some());
        return if words { Ok(()) } else { Err(format!("{error:?}")) };
    }
    match answer {
        Answer::One(entity) => {
            client.get::<Value>("/").await.map_err(|error| error.to_string())?;
            check(entity).ok_or("no such entity")?(body.as_bytes())
        }
        Answer::List(entity) => {
            let page = client.paged::<Value>(howdah_client::Route::get("/"));
            page.await.map_err(|error| error.to_string())?;
            check(entity).ok_or("no such entity")?(body.as_bytes())
        }
    }
}
