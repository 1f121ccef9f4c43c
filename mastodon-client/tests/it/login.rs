//! A login, from the question to the token.

use howdah_client::entities::{Application, CredentialApplication};
use howdah_client::oauth::Login;
use howdah_client::params::{Authorize, RequestToken};
use howdah_client::{Client, ErrorKind, Scopes, from_form};

use crate::recorder::Recorder;

const REDIRECT: &str = "https://lamp.example/back";

fn begin() -> (Recorder, Client, Login, Authorize) {
    let recorder = Recorder::json(r#"{"access_token":"t","token_type":"Bearer","scope":"read"}"#);
    let client = recorder.client();
    let app = CredentialApplication::new(Application::new("Lamp"), "app", "s3cret");
    let login = Login::begin(&app, REDIRECT, &Scopes::from("read write")).unwrap();
    let url = login.url(&client).unwrap();
    let question = from_form(url.split_once('?').unwrap().1).unwrap();
    (recorder, client, login, question)
}

#[tokio::test]
async fn the_code_is_exchanged_with_the_secret_whose_hash_was_sent() {
    let (recorder, client, login, question) = begin();
    assert_eq!((question.response_type.as_str(), question.client_id.as_str()), ("code", "app"));
    assert_eq!(question.code_challenge_method.as_deref(), Some("S256"));
    let callback = format!("code=c0de&state={}", question.state.unwrap());
    let token = login.callback(&client, &callback).unwrap().await.unwrap();
    assert_eq!(token.access_token.expose(), "t");
    assert!(!token.scope.allow("write"), "what was granted is not what was asked for");
    let request = recorder.take().pop().unwrap();
    let sent: RequestToken = from_form(std::str::from_utf8(request.body()).unwrap()).unwrap();
    assert_eq!(sent.code.unwrap().expose(), "c0de");
    assert_eq!(sent.redirect_uri.as_deref(), Some(REDIRECT));
    let proof = howdah_client::oauth::Pkce::from_verifier(sent.code_verifier.unwrap());
    assert_eq!(Some(proof.challenge()), question.code_challenge);
}

#[test]
fn a_callback_of_another_login_or_server_is_refused() {
    let (_, client, login, question) = begin();
    let state = question.state.unwrap();
    let cases = [
        "code=c".to_owned(),
        "code=c&state=".to_owned(),
        "code=c&state=other".to_owned(),
        format!("code=c&state={state}&iss=https%3A%2F%2Fevil.example"),
        format!("state={state}"),
        format!("error=access_denied&error_description=No&state={state}"),
        format!("error=access_denied&code=c&state={state}"),
    ];
    for query in cases {
        let error = login.callback(&client, &query).map(|_| ()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Login, "{query}");
    }
    let from_here = format!("code=c&state={state}&iss=https%3A%2F%2Fsocial.example");
    assert!(login.callback(&client, &from_here).is_ok());
}

#[test]
fn two_logins_have_nothing_in_common_and_show_nothing() {
    let ((.., login, first), (.., second)) = (begin(), begin());
    assert_ne!(first.state, second.state);
    assert_ne!(first.code_challenge, second.code_challenge);
    let shown = format!("{login:?}");
    assert!(!shown.contains("s3cret") && !shown.contains(first.state.as_deref().unwrap()), "{shown}");
}

#[test]
fn a_login_can_be_stored_meanwhile() {
    let (.., login, _) = begin();
    let stored = serde_json::to_string(&login).unwrap();
    assert_eq!(serde_json::from_str::<Login>(&stored).unwrap(), login);
}
