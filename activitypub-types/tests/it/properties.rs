//! Rules that hold for every document.

use howdah_types::{AnyActivity, AnyObject, Envelope, Iri, Limits, from_slice, from_slice_with, to_vec};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::Value;

/// Any JSON, with names and texts that the vocabulary knows more often than chance would have it.
fn json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just("Note".to_owned()),
        Just("Create".to_owned()),
        Just("Mention".to_owned()),
        Just("https://a.example/1".to_owned()),
        Just("2026-11-23T10:00:00Z".to_owned()),
        Just("as:Public".to_owned()),
        "\\PC{0,12}",
        any::<String>(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(key(), inner, 0..8).prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "@context",
        "id",
        "type",
        "actor",
        "object",
        "to",
        "tag",
        "content",
        "contentMap",
        "name",
        "published",
        "url",
        "href",
        "inbox",
        "endpoints",
        "publicKey",
        "totalItems",
        "items",
        "first",
        "width",
        "sensitive",
        "mediaType",
        "icon",
        "replies",
    ];
    prop_oneof![8 => proptest::sample::select(KNOWN).prop_map(str::to_owned), 1 => any::<String>()]
}

fn document() -> impl Strategy<Value = Value> {
    btree_map(key(), json(), 0..10).prop_map(|members| members.into_iter().collect::<Value>())
}

/// The text of an object that repeats its members, also with names that are written with escapes.
fn repetitive() -> impl Strategy<Value = String> {
    let names = proptest::sample::select(&[
        "id",
        r"\u0069d",
        "type",
        r"ty\u0070e",
        "actor",
        r"\u0061ctor",
        "object",
        r"o\u0062ject",
        "to",
        "x",
    ]);
    let list = vec(json(), 1..4).prop_map(Value::from);
    let known = prop_oneof![Just("https://a.example/1"), Just("https://b.example/2")].prop_map(Value::from);
    vec((names, prop_oneof![known, json(), list]), 0..10).prop_map(|members| {
        let members: Vec<_> = members.iter().map(|(name, value)| format!(r#""{name}": {value}"#)).collect();
        format!("{{{}}}", members.join(","))
    })
}

/// What the typed view takes for an id.
fn iri(text: Option<&str>) -> Option<&str> {
    text.filter(|text| *text == "Public" || Iri::parse(*text).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn writing_what_was_read_gives_the_same_value(document in document()) {
        let bytes = document.to_string().into_bytes();
        let parsed = from_slice::<AnyObject>(&bytes).unwrap();
        let written = to_vec(&parsed.value);
        prop_assert_eq!(serde_json::from_slice::<Value>(&written).unwrap(), document);
        let again = from_slice::<AnyObject>(&written).unwrap();
        prop_assert_eq!(&again.value, &parsed.value);
        prop_assert_eq!(to_vec(&again.value), written);
    }

    #[test]
    fn an_envelope_says_what_the_activity_says(document in repetitive()) {
        let envelope = Envelope::parse(document.as_bytes()).unwrap();
        let parsed = AnyActivity::parse(document.as_bytes()).unwrap();
        let activity = parsed.activity();
        prop_assert_eq!(iri(envelope.id()), parsed.id().map(Iri::as_str));
        prop_assert_eq!(iri(envelope.actor()), activity.actor_id().map(Iri::as_str));
        prop_assert_eq!(iri(envelope.object_id()), activity.object_id().map(Iri::as_str));
        // A name with escapes is read as none.
        if let Some(name) = parsed.type_name() {
            prop_assert_eq!(envelope.kind(), Some(name));
        }
        let theirs: Value = serde_json::from_str(&document).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Value>(&to_vec(&parsed)).unwrap(), theirs);
    }

    #[test]
    fn accepts_the_json_that_serde_json_accepts(text in "[\\[\\]{}:,\"\\\\ /a-fu0-9.eE+-]{0,24}|\\PC{0,24}") {
        let document = format!(r#"{{"x":{text}}}"#);
        let ours = Envelope::parse(document.as_bytes()).is_ok();
        let theirs = serde_json::from_str::<Value>(&document);
        // At a number that no double can hold serde_json stops, and says nothing of what follows.
        prop_assume!(!theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range")));
        prop_assert_eq!(ours, theirs.is_ok(), "{}", document);
        prop_assert_eq!(AnyObject::parse(document.as_bytes()).is_ok(), ours);
    }

    #[test]
    fn reads_any_bytes_without_panicking(bytes in vec(any::<u8>(), 0..64), depth in 0_usize..200) {
        let limits = Limits::new().depth(depth);
        prop_assert_eq!(
            from_slice_with::<AnyObject>(&bytes, &limits).is_ok(),
            Envelope::parse_with(&bytes, &limits).is_ok()
        );
    }
}
