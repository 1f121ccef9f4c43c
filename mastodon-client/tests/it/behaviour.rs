//! The client against a real server that behaves badly.
#![cfg(feature = "reqwest")]

use std::error::Error as _;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use howdah_client::params::{
    CreateStatus, ListNotifications, PublicTimeline, Reblog, RequestToken, TagTimeline,
};
use howdah_client::{Client, Error, ErrorKind};
use serde_json::{Value, json};

use crate::recorder::TOKEN;

type Calls = Arc<AtomicUsize>;

/// Serves on this computer, and counts the calls.
async fn serve(router: Router<Calls>) -> (Client, Calls) {
    let (url, calls) = listen(router).await;
    let client = Client::builder(url).allow_loopback_http().token(TOKEN).body_limit(64 * 1024).build();
    (client.unwrap(), calls)
}

async fn listen(router: Router<Calls>) -> (String, Calls) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let calls = Calls::default();
    let counter = axum::middleware::from_fn_with_state(calls.clone(), count);
    let router = router.layer(counter).with_state(calls.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, calls)
}

async fn count(
    State(calls): State<Calls>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> Response {
    calls.fetch_add(1, Ordering::Relaxed);
    next.run(request).await
}

fn status(id: u32) -> Value {
    json!({"id": id.to_string(), "account": {"id": "1", "acct": "lamp"}, "content": "<p>Hi</p>"})
}

/// No sign of the token in anything that could be printed.
fn assert_silent(error: &Error) {
    let mut text = format!("{error} {error:?} {:?} {:?}", error.api(), error.excerpt());
    let mut source = error.source();
    while let Some(cause) = source {
        write!(text, " {cause} {cause:?}").unwrap();
        source = cause.source();
    }
    assert!(!text.contains(TOKEN), "{text}");
}

/// Ten statuses in pages of `limit`, and a link to one page more, as Mastodon does after a full page.
async fn home(headers: HeaderMap, Query(query): Query<Value>) -> Response {
    assert_eq!(headers[header::AUTHORIZATION], format!("Bearer {TOKEN}"));
    let number = |name: &str| query[name].as_str().and_then(|text| text.parse::<u32>().ok());
    let (last, limit) = (number("max_id").unwrap_or(11), number("limit").unwrap_or(2));
    let ids: Vec<u32> = (1..last).rev().take(limit as usize).collect();
    let page = axum::Json(ids.iter().map(|id| status(*id)).collect::<Vec<_>>());
    let link =
        ids.last().map(|id| format!("</elsewhere?max_id={id}&evil=1>; rel=\"next\"")).unwrap_or_default();
    ([(header::LINK, link)], page).into_response()
}

#[tokio::test]
async fn pages_follow_each_other_to_the_end() {
    let (client, calls) = serve(Router::new().route("/api/v1/timelines/home", get(home))).await;
    let mut items = client.timelines().home().limit(4).items();
    let mut ids = Vec::new();
    while let Some(status) = items.next().await.transpose().unwrap() {
        ids.push(status.id.to_string());
    }
    assert_eq!(ids, ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1"]);
    assert_eq!(calls.load(Ordering::Relaxed), 4, "three pages, and the empty one after them");

    let page = client.timelines().home().await.unwrap();
    let next = client.timelines().home().at(&page.next.unwrap()).await.unwrap();
    assert_eq!(next.items[0].id.as_str(), "8");
}

#[tokio::test]
async fn a_link_that_leads_in_a_circle_ends_the_list() {
    let link = [(header::LINK, "<?max_id=5>; rel=\"next\"")];
    let route = get(move || async move { (link, axum::Json([status(7)])) });
    let (client, calls) = serve(Router::new().route("/api/v1/timelines/home", route)).await;
    let mut pages = client.timelines().home().pages();
    while pages.next().await.transpose().unwrap().is_some() {}
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_link_back_to_where_the_list_began_ends_it() {
    let link = [(header::LINK, "<?max_id=5>; rel=\"next\"")];
    let route = get(move || async move { (link, axum::Json([status(4)])) });
    let (client, calls) = serve(Router::new().route("/api/v1/timelines/home", route)).await;
    let mut pages = client.timelines().home().max_id("5").pages();
    while pages.next().await.transpose().unwrap().is_some() {}
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn what_a_list_is_limited_to_holds_on_every_page() {
    async fn page(Query(query): Query<Value>) -> Response {
        assert!(query["since_id"] == "3" || query["min_id"] == "3", "{query}");
        let next = match query["max_id"].as_str() {
            None => Some(8),
            Some("8") => Some(6),
            _ => None,
        };
        // Mastodon's links say nothing of `since_id`.
        let link = next.map(|id| format!("<?max_id={id}>; rel=\"next\"")).unwrap_or_default();
        ([(header::LINK, link)], axum::Json(next.map(status).as_slice())).into_response()
    }
    let (client, calls) = serve(Router::new().route("/api/v1/timelines/home", get(page))).await;
    let home = client.timelines().home();
    for mut items in [home.clone().since_id("3").items(), home.min_id("3").items()] {
        while items.next().await.transpose().unwrap().is_some() {}
    }
    assert_eq!(calls.load(Ordering::Relaxed), 2 * 3);
}

#[tokio::test]
async fn a_link_to_another_server_is_not_followed() {
    let (evil, visits) = listen(Router::new().fallback(|| async { "[]" })).await;
    let link = format!("<{evil}/api/v1/timelines/home?max_id=1>; rel=\"next\"");
    let route = get(move || async move { ([(header::LINK, link)], axum::Json([status(7)])) });
    let (client, _) = serve(Router::new().route("/api/v1/timelines/home", route)).await;
    let mut items = client.timelines().home().items();
    assert_eq!(items.next().await.unwrap().unwrap().id.as_str(), "7");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CrossOrigin);
    assert!(items.next().await.is_none());
    assert_eq!(visits.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_redirect_to_another_server_is_refused_with_everything_it_carries() {
    let (evil, visits) = listen(Router::new().fallback(|| async { "{}" })).await;
    let (first, second) = (format!("{evil}/a"), format!("{evil}/b"));
    let router = Router::new()
        .route("/api/v2/instance", get(move || async move { Redirect::to(&first) }))
        .route("/oauth/token", post(move || async move { Redirect::temporary(&second) }));
    let (client, _) = serve(router).await;
    let request = RequestToken::new("authorization_code", "app").code("c0de").client_secret("s3cret");
    for error in
        [client.instance().get().await.unwrap_err(), client.oauth().token(&request).await.unwrap_err()]
    {
        assert_eq!(error.kind(), ErrorKind::CrossOrigin);
        assert_silent(&error);
    }
    assert_eq!(visits.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_redirect_on_the_same_server_is_followed_and_a_circle_is_not() {
    let router = Router::new()
        .route("/api/v2/instance", get(|| async { Redirect::permanent("/moved") }))
        .route("/moved", get(|| async { axum::Json(json!({"domain": "social.example"})) }))
        .route("/circle", get(|| async { Redirect::to("/circle") }))
        .route("/api/v1/statuses", post(|| async { Redirect::to("/moved") }));
    let (client, _) = serve(router).await;
    assert_eq!(client.instance().get().await.unwrap().domain, "social.example");
    assert_eq!(client.get::<Value>("/circle").await.unwrap_err().kind(), ErrorKind::Redirect);
    let posted = client.statuses().create(&CreateStatus::text("Hi")).await;
    assert_eq!(posted.unwrap_err().kind(), ErrorKind::Redirect, "a post must not become a get");
}

#[tokio::test]
async fn pages_for_people_and_broken_answers_have_their_own_kinds() {
    let long = "x".repeat(100_000);
    let echo = format!("<html>your token is {TOKEN}");
    let router = Router::new()
        .route("/api/v2/instance", get(|| async { Html(echo) }))
        .route("/api/v1/timelines/home", get(|| async { "[{\"id\":\"1\", \"acc" }))
        .route("/api/v1/timelines/public", get(|| async { axum::Json(json!({"error": "no"})) }))
        .route("/api/v1/notifications", get(|| async { format!("{{\"access_token\":\"{TOKEN}\"}}") }))
        .route("/long", get(|| async { long }))
        .route("/missing", get(|| async { (StatusCode::NOT_FOUND, Html("<html>no")) }));
    let (client, _) = serve(router).await;
    let cases = [
        (client.instance().get().await.unwrap_err(), ErrorKind::NotJson),
        (client.timelines().home().await.unwrap_err(), ErrorKind::Decode),
        (client.timelines().public(&PublicTimeline::new()).await.unwrap_err(), ErrorKind::Decode),
        (client.notifications().list(&ListNotifications::new()).await.unwrap_err(), ErrorKind::Decode),
        (client.get::<Value>("/long").await.unwrap_err(), ErrorKind::TooLarge),
        (client.get::<Value>("/missing").await.unwrap_err(), ErrorKind::Unsupported),
    ];
    for (error, kind) in cases {
        assert_eq!(error.kind(), kind, "{error:?}");
        assert!(error.excerpt().is_none_or(|excerpt| excerpt.len() <= 200));
        assert_silent(&error);
    }
}

#[tokio::test]
async fn refusals_say_what_the_server_said() {
    async fn refuse(axum::extract::Path(code): axum::extract::Path<u16>) -> impl IntoResponse {
        let headers = [(header::RETRY_AFTER, "30")];
        let body = axum::Json(json!({"error": format!("no, {TOKEN}")}));
        (StatusCode::from_u16(code).unwrap(), headers, body)
    }
    let (client, _) = serve(Router::new().route("/{code}", get(refuse))).await;
    let cases = [
        (401, ErrorKind::Unauthorized, false),
        (403, ErrorKind::Forbidden, false),
        (404, ErrorKind::NotFound, false),
        (410, ErrorKind::NotFound, false),
        (422, ErrorKind::Api, false),
        (429, ErrorKind::RateLimited, true),
        (500, ErrorKind::Api, false),
        (501, ErrorKind::Unsupported, false),
        (503, ErrorKind::Api, true),
    ];
    for (code, kind, retryable) in cases {
        let error = client.get::<Value>(format!("/{code}")).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (kind, Some(code)));
        assert_eq!(error.is_retryable(), retryable, "{code}");
        assert_eq!(error.retry_after().unwrap().as_secs(), 30);
        assert!(error.api().unwrap().message.starts_with("no, *"), "{error}");
        assert_silent(&error);
    }
}

#[tokio::test]
async fn no_part_of_a_refusal_shows_the_token() {
    let cut = "x".repeat(990);
    let bodies = [
        json!({"error": TOKEN, "error_description": "no"}),
        json!({"error": "no", "error_description": TOKEN}),
        json!({"error": format!("{cut}{TOKEN}")}),
        json!({"error": "no", "details": {TOKEN: [{"error": TOKEN, "description": TOKEN}]}}),
    ];
    for body in bodies {
        let route = get(move || async move { (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(body)) });
        let (client, _) = serve(Router::new().route("/api/v2/instance", route)).await;
        let error = client.instance().get().await.unwrap_err();
        assert_silent(&error);
        assert!(!format!("{error:?}").contains("T0KEN"), "{error:?}");
        assert_eq!(error.kind(), ErrorKind::Api);
    }
}

#[tokio::test]
async fn an_explanation_is_short_whatever_was_answered() {
    let body = format!("\"{}{TOKEN}\"", "x".repeat(50_000));
    let (client, _) = serve(Router::new().route("/number", get(|| async { body }))).await;
    let error = client.get::<u32>("/number").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().len() < 2000, "{}", error.to_string().len());
    assert_silent(&error);
}

#[tokio::test]
async fn a_page_of_nothing_but_bad_items_is_explained_in_short() {
    let body = format!("[0{}]", ",0".repeat(20_000));
    let (client, _) = serve(Router::new().route("/api/v1/timelines/home", get(|| async { body }))).await;
    let page = client.timelines().home().await.unwrap();
    assert!(page.items.is_empty());
    assert_eq!(page.skipped.len(), 100);
}

#[tokio::test]
async fn one_bad_item_does_not_lose_the_page() {
    let bad = json!([status(3), {"content": "2"}, "x", status(1)]);
    let route = get(move || async move { axum::Json(bad) });
    let (client, _) = serve(Router::new().route("/api/v1/timelines/tag/{tag}", route)).await;
    let page = client.timelines().tag("a/b", &TagTimeline::new()).await.unwrap();
    assert_eq!(page.items.len(), 2);
    let paths: Vec<_> = page.skipped.iter().map(Error::path).collect();
    assert_eq!(paths, [Some("[1]"), Some("[2]")]);
    assert!(page.skipped[0].to_string().contains("missing field `id`"), "{}", page.skipped[0]);
}

#[tokio::test]
async fn a_server_that_says_nothing_or_is_not_there_gives_up_in_time() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let client = |address| {
        let builder = Client::builder(format!("http://{address}")).allow_loopback_http().token(TOKEN);
        builder.build().unwrap()
    };
    let call = client(address).instance().get().timeout(std::time::Duration::from_millis(50));
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_retryable());
    drop(silent);
    let error = client(address).instance().get().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.source().is_some() && error.is_retryable());
    assert_silent(&error);
}

#[tokio::test]
async fn calls_and_clients_show_no_token() {
    let (client, _) = serve(Router::new()).await;
    let call = client.statuses().reblog(&"7".into(), &Reblog::new());
    let shown = format!("{client:?} {call:?} {:?} {:?}", call.request().unwrap(), client.timelines().home());
    assert!(!shown.contains(TOKEN), "{shown}");
    let error = client.statuses().get(&"..".into()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Parameter);
}

#[tokio::test]
async fn the_same_call_twice_has_the_same_idempotency_key() {
    let recorder = crate::recorder::Recorder::json(status(1).to_string());
    let client = recorder.client();
    let call = client.statuses().create(&CreateStatus::text("Hi"));
    call.clone().await.unwrap();
    call.await.unwrap();
    client.statuses().create(&CreateStatus::text("Hi")).await.unwrap();
    let keys: Vec<_> = recorder.take().iter().map(|sent| sent.headers()["idempotency-key"].clone()).collect();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[0], keys[2], "another call is another status");
}

#[test]
fn futures_and_clients_can_go_to_other_threads() {
    fn check<T: Send + 'static>(_: &T) {}
    fn share<T: Send + Sync + Unpin + 'static>() {}
    share::<Client>();
    share::<Error>();
    let client = crate::recorder::Recorder::json("[]").client();
    check(&client.instance().get());
    check(&client.instance().get().with_response());
    check(&client.timelines().home().items());
}
