//! Reading and writing: what is kept, what is refused, what is listed.

use howdah_types::{
    AnyActivity, AnyObject, Create, ErrorKind, Hashtag, Iri, Node, Note, Object, Person, Post, PublicKey,
    RawJson, Ref, from_slice, to_document, to_vec,
};
use serde_json::{Value, json};

fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

fn written<T: Node>(value: &T) -> Value {
    serde_json::from_slice(&to_vec(value)).unwrap()
}

#[test]
fn keeps_null_and_absent_apart() {
    let document = br#"{"type":"Note","summary":null,"to":[],"cc":null}"#;
    let note = from_slice::<Note>(document).unwrap();
    assert!(note.issues.is_empty());
    assert_eq!(written(&note.value), serde_json::from_slice::<Value>(document).unwrap());
}

#[test]
fn keeps_the_type_as_it_came() {
    for document in [
        json!({"type": ["Note"]}),
        json!({"type": ["Poem", "Note"]}),
        json!({"type": "as:Note"}),
        json!({"type": "https://www.w3.org/ns/activitystreams#Note"}),
        json!({}),
    ] {
        let note = from_slice::<Note>(document.to_string().as_bytes()).unwrap().value;
        assert_eq!(written(&note), document);
    }
}

#[test]
fn finds_the_kind_behind_every_spelling_of_its_type() {
    for document in [
        json!({"type": "Note"}),
        json!({"content": "last", "type": "Note"}),
        json!({"type": ["Poem", "Note", "Person"]}),
        json!({"type": "as:Note"}),
        json!({"type": "https://www.w3.org/ns/activitystreams#Note"}),
    ] {
        let object = AnyObject::parse(document.to_string().as_bytes()).unwrap();
        assert!(matches!(object, AnyObject::Note(_)), "{document}");
    }
}

#[test]
fn refuses_another_type_at_the_root() {
    let error = from_slice::<Create>(br#"{"type":"Delete"}"#).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::WrongType);
    assert!(from_slice::<Object>(br#"{"type":"Delete"}"#).is_ok(), "an object is whatever is not known");
}

#[test]
fn refuses_what_is_no_object() {
    for document in ["[]", "5", "null", r#""https://a.example""#] {
        assert_eq!(AnyObject::parse(document.as_bytes()).unwrap_err().kind(), ErrorKind::NotAnObject);
    }
}

#[test]
fn a_set_property_takes_the_place_of_the_odd_one() {
    let mut note = from_slice::<Note>(br#"{"type":"Note","name":5,"content":null}"#).unwrap().value;
    note.base.name = "five".into();
    assert_eq!(written(&note), json!({"type": "Note", "name": "five", "content": null}));
}

#[test]
fn the_last_of_equal_names_wins() {
    let document = br#"{"type":"Delete","id":"https://a.example/1","id":"https://b.example/2","x":1,"x":2,
        "\u0069d":"https://c.example/3","type":"Note"}"#;
    let object = AnyObject::parse(document).unwrap();
    assert!(matches!(object, AnyObject::Note(_)));
    assert_eq!(written(&object), serde_json::from_slice::<Value>(document).unwrap());
    let envelope = howdah_types::Envelope::parse(document).unwrap();
    assert_eq!((envelope.id(), envelope.kind()), (Some("https://c.example/3"), Some("Note")));
}

#[test]
fn the_last_of_many_types_wins() {
    let document = br#"{"type":"Note","type":"Person","ty\u0070e":"Create"}"#;
    let object = AnyObject::parse(document).unwrap();
    assert!(matches!(object, AnyObject::Create(_)));
    assert_eq!(object.type_name(), Some("Create"));
    assert_eq!(to_vec(&object), br#"{"type":"Create"}"#);
}

#[test]
fn an_issue_names_the_place_and_the_reason() {
    let document = br#"{"type":"Create","object":{"type":"Note","to":["https://a.example/1",7],
        "tag":[{"type":"Hashtag","href":""}],"odd key":{"id":"kept"}}}"#;
    let create = from_slice::<AnyActivity>(document).unwrap();
    let issues: Vec<_> = create.issues.iter().map(ToString::to_string).collect();
    assert_eq!(
        issues,
        [
            "$.object.to[1]: expected an IRI or an object, found a number",
            "$.object.tag[0].href: an IRI is not empty",
        ]
    );
}

#[test]
fn an_odd_member_costs_only_itself() {
    let document = br#"{"type":"Note","id":"https://a.example/1","published":{"no":"date"},"content":"Hi"}"#;
    let note = from_slice::<Note>(document).unwrap().value;
    assert_eq!(note.base.id, Some(iri("https://a.example/1")));
    assert_eq!(note.base.content.as_str(), Some("Hi"));
    assert_eq!(written(&note), serde_json::from_slice::<Value>(document).unwrap());
}

#[test]
fn writes_the_smallest_context() {
    let note = Note::new(iri("https://a.example/1"));
    let context = |document: Vec<u8>| serde_json::from_slice::<Value>(&document).unwrap()["@context"].clone();
    assert_eq!(context(to_document(&note)), json!("https://www.w3.org/ns/activitystreams"));

    let mut tagged = note.clone();
    tagged.base.sensitive = Some(true);
    let hashtag = Hashtag::new(iri("https://a.example/tags/x"), "#x");
    tagged.base.tag = Ref::Object(Box::new(AnyObject::from(hashtag))).into();
    assert_eq!(
        context(to_document(&tagged)),
        json!(["https://www.w3.org/ns/activitystreams", {
            "sensitive": "https://www.w3.org/ns/activitystreams#sensitive",
            "Hashtag": "https://www.w3.org/ns/activitystreams#Hashtag",
        }])
    );

    let mut person =
        Person::new(iri("https://a.example/ada"), "ada".parse().unwrap(), iri("https://a.example/ada/inbox"));
    let key = PublicKey::new(iri("https://a.example/ada#main-key"), iri("https://a.example/ada"), "PEM");
    person.base.public_key = Ref::Object(Box::new(key)).into();
    person.base.profile.featured = Some(iri("https://a.example/ada/featured").into());
    assert_eq!(
        context(to_document(&person)),
        json!(["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", {
            "featured": {"@id": "http://joinmastodon.org/ns#featured", "@type": "@id"},
        }])
    );
}

#[test]
fn leaves_a_context_that_is_there() {
    let mut note = Note::new(iri("https://a.example/1"));
    note.base.sensitive = Some(false);
    let context =
        RawJson::parse(r#"["https://www.w3.org/ns/activitystreams",{"sensitive":"as:sensitive"}]"#).unwrap();
    note.base.rest.set("@context", &context);
    assert_eq!(to_document(&note), to_vec(&note));
    assert!(to_vec(&note).starts_with(br#"{"@context":["#));
}

#[test]
fn every_group_of_a_type_can_be_reached() {
    fn object_of<T: AsRef<Object>>(node: &T) -> Option<&Iri> {
        node.as_ref().id.as_ref()
    }
    let id = iri("https://a.example/1");
    let create = Create::new(id.clone(), iri("https://a.example/ada"), iri("https://a.example/2"));
    assert_eq!(object_of(&create), Some(&id));
    assert_eq!(object_of(&Note::new(id.clone())), Some(&id));
}

#[test]
fn the_common_types_are_small() {
    // With what a post has behind a pointer.
    assert!(size_of::<Note>() + size_of::<Post>() <= 400, "{} + {}", size_of::<Note>(), size_of::<Post>());
    assert!(size_of::<howdah_types::Mention>() <= 120, "{}", size_of::<howdah_types::Mention>());
    assert!(size_of::<AnyObject>() <= 16);
    assert!(size_of::<Ref<AnyObject>>() <= 16);
}
