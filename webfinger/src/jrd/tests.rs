use serde_json::json;

use super::*;

fn parse(value: &Value) -> Jrd {
    Jrd::parse(value.to_string().as_bytes()).unwrap()
}

#[test]
fn keeps_members_it_does_not_know() {
    let document = json!({
        "subject": "acct:a@example.com",
        "expires": "2030-01-01T00:00:00Z",
        "properties": {"http://example.com/ns/role": null},
        "links": [{"rel": "self", "href": "https://example.com/a", "priority": 1, "titles": {"und": "A"}}],
    });
    let jrd = parse(&document);
    assert_eq!(jrd.rest.get("expires"), Some(&json!("2030-01-01T00:00:00Z")));
    assert_eq!(serde_json::to_value(&jrd).unwrap(), document);
}

#[test]
fn reads_members_of_the_wrong_shape_as_absent() {
    let jrd = parse(&json!({
        "subject": 7,
        "aliases": ["https://example.com/a", null, 3, ["x"], {"y": 1}],
        "properties": [],
        "links": [null, "x", 1.5, true, {"rel": null, "type": [], "href": {"a": [1]}, "titles": "t"}],
    }));
    assert_eq!(jrd.subject, None);
    assert_eq!(jrd.aliases, ["https://example.com/a"]);
    assert_eq!(jrd.links, [Link::default()]);
}

#[test]
fn reads_a_single_value_as_a_list_of_one() {
    let jrd = parse(&json!({"aliases": "https://example.com/a", "links": {"rel": "self", "href": "x"}}));
    assert_eq!(jrd.aliases, ["https://example.com/a"]);
    assert_eq!(jrd.links, [Link::to("self", "x")]);
}

#[test]
fn reads_names_and_texts_with_escapes() {
    let jrd =
        Jrd::parse(br#"{"sub\u006aect": "acct:\u00e9@a.example", "aliases": ["https:\/\/a.example\/"]}"#);
    let jrd = jrd.unwrap();
    assert_eq!(jrd.subject.as_deref(), Some("acct:é@a.example"));
    assert_eq!(jrd.aliases, ["https://a.example/"]);
}

#[test]
fn refuses_what_is_no_object_or_too_large() {
    for bytes in [&b""[..], b"[]", b"null", b"\"x\"", b"{", b"{}x", b"{\"subject\": \"\xff\"}"] {
        assert_eq!(Jrd::parse(bytes).unwrap_err().kind(), ErrorKind::Malformed);
    }
    let spaces = vec![b' '; MAX_BYTES + 1];
    assert_eq!(Jrd::parse(&spaces).unwrap_err().kind(), ErrorKind::LimitExceeded);
    let links = |count: usize| json!({"links": vec![json!({}); count]}).to_string();
    assert_eq!(Jrd::parse(links(MAX_LINKS).as_bytes()).unwrap().links.len(), MAX_LINKS);
    assert_eq!(Jrd::parse(links(MAX_LINKS + 1).as_bytes()).unwrap_err().kind(), ErrorKind::LimitExceeded);
}

#[test]
fn takes_only_an_activitypub_document_for_the_actor() {
    let jrd = parse(&json!({"links": [
        {"rel": "self", "type": "text/html", "href": "https://a.example/html"},
        {"rel": "alternate", "type": "application/activity+json", "href": "https://a.example/alternate"},
        {"rel": "self", "type": "application/activity+json"},
        {"rel": "self", "type": "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
         "href": "https://a.example/actor"},
    ]}));
    assert_eq!(jrd.actor(), Some("https://a.example/actor"));
}

#[test]
fn serves_what_other_servers_look_for() {
    let handle = Handle::parse("alice@example.com").unwrap();
    let jrd = Jrd::for_actor(&handle, "https://example.com/users/1", "https://example.com/@alice")
        .with_link(Link::to(rel::AVATAR, "https://example.com/a.png").typed("image/png"))
        .with_link(Link::templated(rel::SUBSCRIBE, "https://example.com/follow?uri={uri}"));
    let again = parse(&serde_json::to_value(&jrd).unwrap());
    assert_eq!(again, jrd);
    assert_eq!(again.subject.as_deref(), Some("acct:alice@example.com"));
    assert_eq!(again.actor(), Some("https://example.com/users/1"));
    assert_eq!(again.profile_page(), Some("https://example.com/@alice"));
    assert_eq!(again.avatar(), Some("https://example.com/a.png"));
    assert_eq!(again.subscribe_template(), Some("https://example.com/follow?uri={uri}"));
}
