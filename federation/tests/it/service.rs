//! What is served, to whom, and how.

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use serde_json::{Value, json};

use crate::world::{EDITOR, World};

async fn ask(world: &World, method: &str, path: &str, accept: Option<&str>) -> Response<Bytes> {
    let request = Request::builder().method(method).uri(path);
    let request = accept.iter().fold(request, |request, accept| request.header("accept", *accept));
    world.ask(request.body(Full::default()).unwrap()).await
}

async fn get(world: &World, path: &str) -> Value {
    let answer = ask(world, "GET", path, Some("application/activity+json")).await;
    assert_eq!(answer.status(), 200, "{path}");
    serde_json::from_slice(answer.body()).unwrap()
}

#[tokio::test]
async fn serves_an_actor_with_all_its_addresses() {
    let world = World::new().await;
    let actor = get(&world, "/users/editor").await;
    for (property, value) in [
        ("id", json!(EDITOR)),
        ("preferredUsername", json!("editor")),
        ("inbox", json!(format!("{EDITOR}/inbox"))),
        ("outbox", json!(format!("{EDITOR}/outbox"))),
        ("followers", json!(format!("{EDITOR}/followers"))),
        ("endpoints", json!({"sharedInbox": "https://social.me.test/inbox"})),
    ] {
        assert_eq!(actor[property], value);
    }
    assert_eq!(actor["publicKey"]["owner"], EDITOR);
    let answer = ask(&world, "GET", "/users/editor", None).await;
    assert_eq!(answer.headers()["content-type"], "application/activity+json");
    assert_eq!(answer.headers()["vary"], "Accept");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn serves_collections_page_by_page() {
    let world = World::new().await;
    let outbox = get(&world, "/users/editor/outbox").await;
    assert_eq!((&outbox["type"], &outbox["totalItems"]), (&json!("OrderedCollection"), &json!(3)));
    let path = |url: &Value| url.as_str().unwrap().replace("https://social.me.test", "");
    let first = get(&world, &path(&outbox["first"])).await;
    assert_eq!((&first["type"], &first["partOf"]), (&json!("OrderedCollectionPage"), &outbox["id"]));
    assert_eq!(first["orderedItems"].as_array().unwrap().len(), 2);
    let last = get(&world, &path(&first["next"])).await;
    assert_eq!((&last["id"], &last["next"]), (&first["next"], &Value::Null));
    let followers = get(&world, "/users/editor/followers").await;
    assert_eq!((&followers["totalItems"], &followers["first"]), (&json!(7), &Value::Null));
}

#[tokio::test]
async fn answers_webfinger_for_both_hosts_and_for_the_id() {
    let world = World::new().await;
    for resource in ["acct:editor@me.test", "acct:editor@social.me.test", EDITOR] {
        let jrd = get(&world, &format!("/.well-known/webfinger?resource={resource}")).await;
        assert_eq!(jrd["subject"], "acct:editor@me.test", "{resource}");
        let own = jrd["links"].as_array().unwrap().iter().find(|link| link["rel"] == "self").unwrap();
        assert_eq!(own["href"], EDITOR);
    }
    for (query, status) in [
        ("?resource=acct:editor@other.test", 404),
        ("?resource=acct:nobody@me.test", 404),
        ("?resource=acct:former@me.test", 404),
        ("", 400),
    ] {
        let answer = ask(&world, "GET", &format!("/.well-known/webfinger{query}"), None).await;
        assert_eq!(answer.status(), status, "{query}");
    }
}

#[tokio::test]
async fn answers_nodeinfo_where_its_discovery_says() {
    let world = World::new().await;
    let discovery = get(&world, "/.well-known/nodeinfo").await;
    let path = discovery["links"][0]["href"].as_str().unwrap().replace("https://social.me.test", "");
    assert_eq!(get(&world, &path).await["software"]["name"], "test");
}

#[tokio::test]
async fn answers_each_request_with_its_status() {
    let world = World::new().await;
    let page = Some("text/html");
    for (method, path, accept, status) in [
        (
            "GET",
            "/users/editor",
            Some("application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""),
            200,
        ),
        ("GET", "/users/editor", Some("text/html, application/json;q=0.5"), 200),
        ("GET", "/users/editor", Some("*/*"), 200),
        ("GET", "/users/editor", page, 406),
        ("GET", "/users/editor", Some("text/html, application/activity+json;q=0"), 406),
        ("GET", "/users/nobody", None, 404),
        ("GET", "/users/nobody", page, 404),
        ("GET", "/users/former", None, 410),
        ("GET", "/users/former", page, 410),
        ("GET", "/users/broken", None, 500),
        ("GET", "/users/editor/following", None, 404),
        ("GET", "/notes/1", None, 200),
        ("GET", "/notes/gone", None, 410),
        ("GET", "/nothing", None, 404),
        ("POST", "/users/editor", None, 405),
        ("DELETE", "/notes/1", None, 405),
        ("GET", "/users/editor/inbox", None, 405),
        ("PUT", "/inbox", None, 405),
    ] {
        let answer = ask(&world, method, path, accept).await;
        assert_eq!(answer.status(), status, "{method} {path} {accept:?}");
        match (status, path.ends_with("inbox")) {
            (405, true) => assert_eq!(answer.headers()["allow"], "POST"),
            (405, false) => assert_eq!(answer.headers()["allow"], "GET, HEAD"),
            (406, _) => assert_eq!(answer.headers()["vary"], "Accept"),
            (500, _) => assert!(answer.body().is_empty(), "it tells what failed"),
            _ => {}
        }
    }
}

#[tokio::test]
async fn answers_head_like_get_without_the_body() {
    let world = World::new().await;
    for path in ["/users/editor", "/.well-known/nodeinfo", "/users/nobody", "/users/editor/inbox"] {
        let (get, head) = (ask(&world, "GET", path, None).await, ask(&world, "HEAD", path, None).await);
        assert_eq!(head.status(), get.status());
        assert!(head.body().is_empty());
        assert_eq!(head.headers()["content-length"], get.body().len().to_string());
        assert_eq!(head.headers().get("content-type"), get.headers().get("content-type"));
    }
}
