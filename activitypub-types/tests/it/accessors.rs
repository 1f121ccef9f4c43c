//! The questions that programs ask, for each form in which servers send the answer.

use std::time::{Duration, UNIX_EPOCH};

use howdah_types::{
    AnyActivity, AnyActor, AnyObject, Envelope, Iri, Note, ParseIriError, Raw, Text, Timestamp, from_slice,
    to_vec,
};

const ADA: &str = "https://a.example/ada";

fn note(members: &str) -> Note {
    from_slice::<Note>(format!(r#"{{"type":"Note",{members}}}"#).as_bytes()).unwrap().value
}

fn activity(members: &str) -> AnyActivity {
    AnyActivity::parse(format!(r#"{{"type":"Like",{members}}}"#).as_bytes()).unwrap()
}

#[test]
fn public_has_three_spellings() {
    for public in ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"] {
        for members in [
            format!(r#""to":"{public}""#),
            format!(r#""to":["{ADA}","{public}"]"#),
            format!(r#""cc":["{public}"]"#),
            format!(r#""to":{{"id":"{public}"}}"#),
        ] {
            assert!(note(&members).base.is_public(), "{members}");
        }
    }
    for members in
        [r#""to":"https://a.example/followers""#, r#""to":[]"#, r#""to":"public""#, r#""name":"Public""#]
    {
        assert!(!note(members).base.is_public(), "{members}");
    }
}

#[test]
fn finds_the_actor_in_every_form() {
    for actor in [
        format!(r#""{ADA}""#),
        format!(r#"["{ADA}"]"#),
        format!(r#"{{"type":"Person","id":"{ADA}"}}"#),
        format!(r#"[{{"id":"{ADA}"}}]"#),
    ] {
        let members = format!(r#""actor":{actor}"#);
        assert_eq!(activity(&members).activity().actor_id().map(Iri::as_str), Some(ADA), "{actor}");
        let document = format!("{{{members}}}");
        assert_eq!(Envelope::parse(document.as_bytes()).unwrap().actor(), Some(ADA), "{actor}");
    }
}

#[test]
fn finds_no_actor_and_no_object_among_several() {
    for several in [
        format!(r#"["{ADA}","https://a.example/bob"]"#),
        format!(r#"["https://a.example/bob",5,"{ADA}"]"#),
        format!(r#"[{{}},"{ADA}"]"#),
        format!(r#"["{ADA}",null]"#),
    ] {
        let members = format!(r#""actor":{several},"object":{several}"#);
        let typed = activity(&members);
        assert_eq!((typed.activity().actor_id(), typed.activity().object_id()), (None, None), "{several}");
        let document = format!("{{{members}}}");
        let envelope = Envelope::parse(document.as_bytes()).unwrap();
        assert_eq!((envelope.actor(), envelope.object_id()), (None, None), "{several}");
    }
}

#[test]
fn an_envelope_and_a_type_find_the_same_type_name() {
    for (kind, name) in [
        (r#"["Poem","Create"]"#, Some("Poem")),
        (r#"[5,"Create"]"#, Some("Create")),
        (r#"[["Create"]]"#, None),
        ("[]", None),
        ("7", None),
    ] {
        let members = format!(r#""type":{kind}"#);
        assert_eq!(activity(&members).type_name(), name, "{kind}");
        assert_eq!(Envelope::parse(format!("{{{members}}}").as_bytes()).unwrap().kind(), name, "{kind}");
    }
}

#[test]
fn strips_secret_recipients_in_every_form() {
    for secret in
        [r#""https://a.example/bob""#, r#"["https://a.example/bob",5]"#, r#"[["https://a.example/bob"]]"#]
    {
        let mut note = note(&format!(r#""bto":{secret},"bcc":{secret}"#));
        note.base.strip_blind_recipients();
        assert_eq!(to_vec(&note), br#"{"type":"Note"}"#, "{secret}");
    }
}

#[test]
fn finds_the_object_in_every_form() {
    for object in [
        r#""https://a.example/1""#,
        r#"{"id":"https://a.example/1","type":"Note"}"#,
        r#"[{"type":"Note","id":"https://a.example/1"}]"#,
    ] {
        let like = activity(&format!(r#""object":{object}"#));
        assert_eq!(like.activity().object_id().unwrap(), "https://a.example/1");
        let document = format!(r#"{{"object": {object} }}"#);
        let envelope = Envelope::parse(document.as_bytes()).unwrap();
        assert_eq!(envelope.object_id(), Some("https://a.example/1"));
        assert_eq!(envelope.object(), Some(object));
    }
}

#[test]
fn an_actor_tells_its_inboxes_and_keys() {
    let actor = AnyActor::parse(
        br#"{"type":"Service","id":"https://a.example/bot","preferredUsername":"bot",
            "inbox":"https://a.example/bot/inbox","endpoints":{"sharedInbox":"https://a.example/inbox"},
            "publicKey":[{"id":"https://a.example/bot#key","owner":"https://a.example/bot","publicKeyPem":"PEM"},
                "https://a.example/bot#other"]}"#,
    )
    .unwrap();
    let actor = actor.actor();
    assert_eq!(actor.preferred_username.as_deref(), Some("bot"));
    assert_eq!(actor.inbox.as_ref().unwrap(), "https://a.example/bot/inbox");
    assert_eq!(actor.shared_inbox().unwrap(), "https://a.example/inbox");
    let pems: Vec<_> = actor.public_keys().map(|key| key.public_key_pem.as_deref()).collect();
    assert_eq!(pems, [Some("PEM")]);
}

#[test]
fn an_unknown_type_is_still_an_object() {
    let object =
        AnyObject::parse(br#"{"type":"EmojiReact","id":"https://a.example/1","content":"x"}"#).unwrap();
    assert_eq!(object.type_name(), Some("EmojiReact"));
    assert_eq!(object.base().unwrap().content.as_str(), Some("x"));
    let activity = AnyActivity::parse(br#"{"type":"EmojiReact","actor":"https://a.example/ada"}"#).unwrap();
    assert_eq!(activity.activity().actor_id().unwrap(), ADA);
    assert_eq!(activity.type_name(), Some("EmojiReact"));
}

#[test]
fn a_language_map_stands_in_for_missing_text() {
    let text = note(r#""contentMap":{"de":"Hallo","EN":"Hello"}"#).base.content.clone();
    assert_eq!(text.as_str(), Some("Hallo"));
    assert_eq!(text.language("en"), Some("Hello"));
    assert_eq!(text.language("fr"), None);
    assert!(Text::default().is_empty());
}

#[test]
fn reads_the_dates_that_servers_write() {
    for text in [
        "2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.000Z",
        "2026-11-23T12:00:00+02:00",
        "2026-11-23T10:00:00+0000",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:00",
        "2026-11-23 10:00:00",
        "2026-11-23 10:00",
        "20261123T10:00:00Z",
        "Mon, 23 Nov 2026 10:00:00 GMT",
    ] {
        let timestamp: Timestamp = text.parse().unwrap();
        assert_eq!(timestamp.as_datetime().timestamp(), 1_795_428_000, "{text}");
        assert_eq!(timestamp.as_str(), text);
    }
    let now = UNIX_EPOCH + Duration::from_millis(1_795_428_000_900);
    assert_eq!(Timestamp::from(now).as_str(), "2026-11-23T10:00:00Z");
    let far = UNIX_EPOCH + Duration::from_secs(1 << 60);
    assert_eq!(Timestamp::from(far).as_str(), "9999-12-31T23:59:59Z");
}

#[test]
fn an_iri_is_absolute_and_honest() {
    for text in [
        "https://a.example",
        "tag:a.example,2026:1",
        "ap://did:key:z6Mk/actor",
        "did:key:z6Mk",
        "at://a.example",
    ] {
        assert_eq!(Iri::parse(text).unwrap().as_str(), text);
    }
    for (text, error) in [
        ("", ParseIriError::Empty),
        ("/users/ada", ParseIriError::NoScheme),
        ("Public", ParseIriError::NoScheme),
        ("https:", ParseIriError::NoScheme),
        ("1http://a.example", ParseIriError::NoScheme),
        ("https://go\nod.example", ParseIriError::Character),
        ("https://a.example/a b", ParseIriError::Character),
        ("https://a.example/\u{2028}", ParseIriError::Character),
        ("https:\\\\evil.example/u/1", ParseIriError::Character),
        ("https://good.example@evil.example/u/1", ParseIriError::UserName),
        ("HTTP://good.example@evil.example/u/1", ParseIriError::UserName),
        ("https:evil.example/u/1", ParseIriError::NoHost),
        ("https:/evil.example/u/1", ParseIriError::NoHost),
        ("https:///evil.example/u/1", ParseIriError::NoHost),
        ("http:good.example@evil.example", ParseIriError::NoHost),
        ("https://", ParseIriError::NoHost),
        ("https://:443/u/1", ParseIriError::NoHost),
        ("https://?u/1", ParseIriError::NoHost),
    ] {
        assert_eq!(Iri::parse(text), Err(error), "{text:?}");
    }
    assert_eq!(Iri::parse(format!("https://a.example/{}", "a".repeat(2_048))), Err(ParseIriError::TooLong));
}

#[test]
fn an_iri_knows_its_origin() {
    let iri = |text: &str| Iri::parse(text).unwrap();
    for (text, host, authority) in [
        ("https://a.example/1", Some("a.example"), Some("a.example")),
        ("https://a.example:8443?q", Some("a.example"), Some("a.example:8443")),
        ("http://[::1]:80/x", Some("[::1]"), Some("[::1]:80")),
        ("http://[::1]/x", Some("[::1]"), Some("[::1]")),
        ("ap://did:key:z6Mk/actor", None, Some("did:key:z6Mk")),
        ("did:key:z6Mk", None, None),
        ("https://a.example:/", Some("a.example"), Some("a.example:")),
        ("https://a.example:99999/", None, Some("a.example:99999")),
        ("https://a.example:+80/", None, Some("a.example:+80")),
    ] {
        assert_eq!((iri(text).host(), iri(text).authority()), (host, authority), "{text}");
    }
    assert!(iri("https://A.example/1").same_origin(&iri("HTTPS://a.example:443/2")));
    assert!(!iri("https://a.example/1").same_origin(&iri("http://a.example/1")));
    assert!(!iri("https://a.example/1").same_origin(&iri("https://a.example:8443/1")));
    assert!(!iri("https://a.example:99999/1").same_origin(&iri("https://a.example:88888/1")));
    assert!(!iri("did:key:z6Mk").same_origin(&iri("did:key:z6Mk")));
}

#[test]
fn raw_keeps_every_byte() {
    let bytes = b" { \"type\" : \"Note\", \"x\" : 1.50 } ";
    let raw = Raw::<Note>::new(bytes);
    assert_eq!(raw.bytes(), bytes);
    assert_eq!(raw.envelope().unwrap().kind(), Some("Note"));
    assert_eq!(raw.parse().unwrap().value.base.rest.get("x"), Some("1.50"));
}
