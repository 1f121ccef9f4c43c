//! Names that JSON-LD makes up for known ones: what is understood, what is refused, what is kept.

use howdah_types::{
    AnyActivity, AnyActor, AnyObject, Envelope, ErrorKind, Iri, Node, Note, Person, RawJson, from_slice,
    to_delivery, to_document, to_vec,
};
use serde_json::{Value, json};

fn object(document: &Value) -> AnyObject {
    AnyObject::parse(document.to_string().as_bytes()).unwrap()
}

fn written<T: Node>(value: &T) -> Value {
    serde_json::from_slice(&to_vec(value)).unwrap()
}

/// Reads a note, and sees that it is written as it came.
fn note(document: &Value) -> Note {
    let note = from_slice::<Note>(document.to_string().as_bytes()).unwrap().value;
    assert_eq!(written(&note), *document);
    note
}

#[test]
fn keywords_have_their_plain_names() {
    let document = json!({"@id": "https://a.example/1", "@type": "Note", "content": "x"});
    let note = note(&document);
    assert_eq!(note.base.id.as_ref().unwrap(), "https://a.example/1");
    assert_eq!(note.type_name(), Some("Note"));
    let envelope = document.to_string();
    let envelope = Envelope::parse(envelope.as_bytes()).unwrap();
    assert_eq!((envelope.id(), envelope.kind()), (Some("https://a.example/1"), Some("Note")));
}

#[test]
fn prefixes_and_iris_are_understood_with_and_without_a_context() {
    for name in ["as:sensitive", "https://www.w3.org/ns/activitystreams#sensitive"] {
        assert_eq!(note(&json!({"type": "Note", name: true})).base.sensitive, Some(true), "{name}");
    }
    let own = json!({"@context": {"x": "https://www.w3.org/ns/activitystreams#"}, "type": "Note", "x:content": "A"});
    assert_eq!(note(&own).base.content.as_str(), Some("A"));
    let person =
        json!({"type": "Person", "toot:discoverable": true, "http://joinmastodon.org/ns#indexable": false});
    let AnyObject::Person(person) = object(&person) else { panic!() };
    assert_eq!((person.base.profile.discoverable, person.base.profile.indexable), (Some(true), Some(false)));
}

#[test]
fn terms_that_a_context_renames_are_understood() {
    let document = json!({
        "@context": ["https://www.w3.org/ns/activitystreams", {
            "body": "as:content",
            "writer": {"@id": "as:attributedTo", "@type": "@id"},
            "kind": "@type"
        }],
        "kind": "Note",
        "body": "Hello",
        "writer": "https://a.example/ada"
    });
    let note = note(&document);
    assert_eq!(note.base.content.as_str(), Some("Hello"));
    assert_eq!(note.base.attributed_to.first().unwrap().id().unwrap(), "https://a.example/ada");
}

#[test]
fn a_context_in_the_middle_holds_for_what_is_inside() {
    let create = object(&json!({
        "type": "Create",
        "body": "outside",
        "object": {"@context": {"body": "as:content"}, "type": "Note", "body": "inside"}
    }));
    let inner = create.activity().unwrap().object.first().unwrap().object().unwrap();
    assert_eq!(inner.base().unwrap().content.as_str(), Some("inside"));
    assert_eq!(create.base().unwrap().content.as_str(), None);
}

#[test]
fn a_plain_name_keeps_its_meaning_whatever_a_context_says() {
    let document = json!({"@context": {"content": "https://e.example/x"}, "type": "Note", "content": "A"});
    assert_eq!(note(&document).base.content.as_str(), Some("A"));
    // As PeerTube calls its own identifier, though another term has this IRI.
    let video = json!({"@context": {"uuid": "http://schema.org/identifier"}, "type": "Video", "uuid": "1"});
    assert_eq!(object(&video).rest().get("uuid"), Some(r#""1""#));
}

#[test]
fn a_name_beside_its_alias_wins() {
    let document = json!({"@context": {"body": "as:content"}, "type": "Note", "content": "A", "body": "B"});
    let note = note(&document);
    assert_eq!(note.base.content.as_str(), Some("A"));
    assert_eq!(note.base.rest.get("body"), Some(r#""B""#));
}

#[test]
fn an_expanded_document_is_understood() {
    let document = json!([{
        "@id": "https://a.example/1",
        "@type": ["https://www.w3.org/ns/activitystreams#Note"],
        "https://www.w3.org/ns/activitystreams#content": [
            {"@value": "Hello"},
            {"@value": "Hallo", "@language": "de"}
        ],
        "https://www.w3.org/ns/activitystreams#attributedTo": [{"@id": "https://a.example/ada"}],
        "https://www.w3.org/ns/activitystreams#published": [
            {"@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2026-11-23T10:00:00Z"}
        ],
        "https://www.w3.org/ns/activitystreams#tag": [{
            "@type": ["https://www.w3.org/ns/activitystreams#Mention"],
            "https://www.w3.org/ns/activitystreams#href": [{"@id": "https://b.example/bob"}]
        }]
    }]);
    let AnyObject::Note(note) = object(&document) else { panic!() };
    assert_eq!(note.base.id.as_ref().unwrap(), "https://a.example/1");
    assert_eq!(note.base.content.as_str(), Some("Hello"));
    assert_eq!(note.base.content.language("de"), Some("Hallo"));
    assert_eq!(note.base.attributed_to.first().unwrap().id().unwrap(), "https://a.example/ada");
    assert_eq!(note.base.published.as_ref().unwrap().as_datetime().timestamp(), 1_795_428_000);
    assert_eq!(note.base.mentioned().next().unwrap(), "https://b.example/bob");
    assert_eq!(written(&*note), document, "as it came");
}

#[test]
fn lists_and_sets_are_arrays() {
    for container in ["@list", "@set"] {
        let document =
            json!({"type": "Note", "to": {container: [{"@id": "https://a.example/1"}, "as:Public"]}});
        assert_eq!(note(&document).base.to.len(), 2);
    }
}

#[test]
fn the_root_of_a_graph_is_the_node_that_no_other_names() {
    let nodes = json!([
        {"id": "https://a.example/note", "type": "Note", "content": "x"},
        {"id": "https://a.example/create", "type": "Create", "object": "https://a.example/note"}
    ]);
    for nodes in [nodes.to_string(), nodes.to_string().replace('/', r"\/")] {
        let document = format!(r#"{{"@context":{{"x":"as:actor"}},"@graph":{nodes}}}"#);
        let root = AnyObject::parse(document.as_bytes()).unwrap();
        assert_eq!(root.id().unwrap(), "https://a.example/create", "{document}");
    }
    assert_eq!(object(&nodes).id().unwrap(), "https://a.example/create", "also without a graph around them");
    let single = json!({"@context": {"x": "@id"}, "@graph": [{"x": "https://a.example/1", "type": "Note"}]});
    assert_eq!(object(&single).id().unwrap(), "https://a.example/1", "with the context of the graph");
    let nested = json!([{"@graph": [{"@graph": {"@id": "https://a.example/1"}}]}, {}]);
    assert_eq!(object(&nested).id().unwrap(), "https://a.example/1", "a graph in a graph");
    let values = json!([{"@graph": [{"@value": "x"}]}, {}]);
    assert_eq!(object(&values).rest().get("@graph"), Some(r#"[{"@value":"x"}]"#), "a graph without a node");
    let beside = json!({"type": "Note", "@graph": [{"type": "Create"}]});
    assert_eq!(object(&beside).type_name(), Some("Note"), "no document that is a graph only");
}

#[test]
fn who_says_two_things_at_once_is_refused() {
    for document in [
        r#"{"id":"https://a.example/1","@id":"https://b.example/2"}"#,
        r#"{"id":"https://a.example/1","\u0040id":"https://b.example/2"}"#,
        r#"{"@context":{"x":"@id"},"@id":"https://a.example/1","x":"https://b.example/2"}"#,
        r#"{"\u0040context":{"x":"@type"},"type":"Note","x":"Delete"}"#,
        r#"{"object":{"type":"Note","@type":"Delete"}}"#,
    ] {
        let error = AnyObject::parse(document.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Ambiguous, "{document}");
        assert_eq!(
            Envelope::parse(document.as_bytes()).unwrap_err().kind(),
            ErrorKind::Ambiguous,
            "{document}"
        );
    }
    for document in [
        r#"{"id":"https://a.example/1","@id":"https://a.example/1"}"#,
        r#"{"id":"https://a.example/1","@id":"\u0068ttps://a.example/1"}"#,
    ] {
        let object = AnyObject::parse(document.as_bytes()).unwrap();
        assert!(AnyObject::parse(&to_delivery(&object).unwrap()).is_ok(), "both say the same");
    }
}

#[test]
fn of_a_repeated_keyword_the_last_counts() {
    let document = br#"{"@id":"https://a.example/1","@id":"https://b.example/2"}"#;
    let object = AnyObject::parse(document).unwrap();
    assert_eq!(object.id().unwrap(), "https://b.example/2");
    assert!(AnyObject::parse(&to_delivery(&object).unwrap()).is_ok());
}

#[test]
fn of_repeated_texts_by_language_the_last_counts() {
    let document = r#"{"name":[{"@value":"A","@language":"en"}],"name":"B"}"#;
    let AnyObject::Other(object) = AnyObject::parse(document.as_bytes()).unwrap() else { panic!() };
    assert_eq!((object.name.as_str(), object.name.languages().count()), (Some("B"), 0));
}

#[test]
fn an_id_is_a_string_in_every_spelling() {
    for id in [
        json!({"@id": "https://a.example/1"}),
        json!(["https://a.example/1"]),
        json!({"@value": "https://a.example/1"}),
    ] {
        for name in ["id", "@id"] {
            let document = json!({"type": "Note", name: id}).to_string();
            assert_eq!(AnyObject::parse(document.as_bytes()).unwrap().id(), None, "{document}");
            assert_eq!(Envelope::parse(document.as_bytes()).unwrap().id(), None, "{document}");
        }
    }
    let repeated = r#"{"actor":{"@id":null,"@id":"https://a.example/1"}}"#;
    let activity = AnyActivity::parse(repeated.as_bytes()).unwrap();
    assert_eq!(activity.activity().actor_id().unwrap(), "https://a.example/1");
    assert_eq!(Envelope::parse(repeated.as_bytes()).unwrap().actor(), Some("https://a.example/1"));
}

#[test]
fn names_with_escapes_are_names() {
    let document = r#"{"\u0040id":"https://a.example/1","\u0040type":"Note","conten\u0074":"x"}"#;
    let note = from_slice::<Note>(document.as_bytes()).unwrap().value;
    assert_eq!(note.base.id.as_ref().unwrap(), "https://a.example/1");
    assert_eq!(note.base.content.as_str(), Some("x"));
    for document in [r#"{"\u006eame":["x"]}"#, r#"{"\u006eame":5}"#, r#"{"\u006eame":{}}"#, r#"{"\u0078":1}"#]
    {
        let value: Value = serde_json::from_str(document).unwrap();
        assert_eq!(written(&AnyObject::parse(document.as_bytes()).unwrap()), value);
    }
}

#[test]
fn names_for_other_keywords_are_only_kept() {
    let document = json!({"@context": {"a": "@list", "b": "@value"}, "a": [[]], "b": "x"});
    let object = object(&document);
    assert_eq!(object.rest().get("a"), Some("[[]]"));
    assert!(AnyObject::parse(&to_document(&object)).is_ok());
}

#[test]
fn a_literal_of_json_is_only_kept() {
    let document = json!({"object": {"@value": {"id": "https://a.example/1", "@id": "https://b.example/2"}}});
    let activity = AnyActivity::parse(document.to_string().as_bytes()).unwrap();
    assert_eq!(activity.activity().object_id(), None);
    assert_eq!(written(&activity), document);
}

#[test]
fn what_is_no_object_is_refused_by_all() {
    for document in
        [r#"{"@set":"Note"}"#, r#"{"@list":{"@graph":{"id":"a:b"}}}"#, r#"{"@value":5}"#, "[1]", "[]"]
    {
        let kinds = [
            AnyObject::parse(document.as_bytes()).map(drop).unwrap_err().kind(),
            Envelope::parse(document.as_bytes()).map(drop).unwrap_err().kind(),
        ];
        assert_eq!(kinds, [ErrorKind::NotAnObject; 2], "{document}");
    }
}

#[test]
fn a_document_may_be_an_id_only() {
    assert_eq!(object(&json!({"@id": "https://a.example/1"})).id().unwrap(), "https://a.example/1");
}

#[test]
fn a_changed_document_is_written_in_plain_names() {
    let document =
        json!({"@context": "https://www.w3.org/ns/activitystreams", "@type": "Note", "as:content": "A"});
    let mut note = note(&document);
    note.base.content = "B".into();
    let plain = json!({"@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "content": "B"});
    assert_eq!(written(&note), plain);
    note.base.content = "A".into();
    assert_eq!(written(&note), document, "until it says the same again");
}

#[test]
fn a_type_is_told_as_it_is_written() {
    for name in ["as:Hashtag", "https://www.w3.org/ns/activitystreams#Hashtag"] {
        for other in ["x", "as:name"] {
            let object = object(&json!({"type": name, other: "#a"}));
            assert!(matches!(object, AnyObject::Hashtag(_)));
            assert_eq!(object.type_name(), Some(name));
        }
    }
    let emoji = object(&json!({"@context": {"t": "http://joinmastodon.org/ns#"}, "@type": "t:Emoji"}));
    assert!(matches!(emoji, AnyObject::Emoji(_)));
}

#[test]
fn secret_recipients_are_removed_under_any_name() {
    for document in [
        json!({"@context": {"x": "as:bto"}, "bto": [], "x": "https://secret.example/1"}),
        json!({"bto": [], "http://www.w3.org/ns/activitystreams#bto": "https://secret.example/1"}),
        json!({"@context": {"x": "as:bto"}, "unknown": {"x": "https://secret.example/1"}}),
        json!({"unknown": [{"http://www.w3.org/ns/activitystreams#bcc": "https://secret.example/1"}]}),
        json!({"@context": {"x": "as:bto"}, "@graph": [{"type": "Note", "x": "https://secret.example/1"}]}),
    ] {
        let sent = to_delivery(&object(&document)).unwrap();
        let sent = String::from_utf8(sent).unwrap();
        assert!(!sent.contains("secret"), "{sent}");
    }
    let escaped = r#"{"\u0040context":{"x":"as:bt\u006f"},"x":"https://secret.example/1"}"#;
    let sent = to_delivery(&AnyObject::parse(escaped.as_bytes()).unwrap()).unwrap();
    assert!(!String::from_utf8(sent).unwrap().contains("secret"));
}

#[test]
fn a_context_declares_what_a_document_needs_and_no_more() {
    let context = |value: &AnyObject| {
        let document: Value = serde_json::from_slice(&to_document(value)).unwrap();
        document["@context"].clone()
    };
    let plain = object(&json!({"type": "Note", "content": "x"}));
    assert_eq!(context(&plain), "https://www.w3.org/ns/activitystreams");
    let tagged = object(&json!({"type": "Note", "sensitive": true, "tag": {"type": "Hashtag"}}));
    let inline = json!({
        "Hashtag": "https://www.w3.org/ns/activitystreams#Hashtag",
        "sensitive": "https://www.w3.org/ns/activitystreams#sensitive"
    });
    assert_eq!(context(&tagged), json!(["https://www.w3.org/ns/activitystreams", inline]));
    let focused = object(&json!({"type": "Image", "focalPoint": [0, 0]}));
    let inline =
        json!({"focalPoint": {"@id": "http://joinmastodon.org/ns#focalPoint", "@container": "@list"}});
    assert_eq!(context(&focused), json!(["https://www.w3.org/ns/activitystreams", inline]));
    let keyed = object(&json!({"type": "Person", "publicKey": {"id": "https://a.example/#key"}}));
    assert_eq!(
        context(&keyed),
        json!(["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"])
    );
}

#[test]
fn a_context_declares_what_extensions_add() {
    use howdah_types::ext::{bookwyrm, friendica, misskey};
    let context = |value: &Person| {
        let document: Value = serde_json::from_slice(&to_document(value)).unwrap();
        document["@context"].clone()
    };
    let mut person = Person::default();
    let mut cat = misskey::PersonDetails::default();
    cat.is_cat = Some(true);
    person.set_extension(&cat);
    let inline = json!({"isCat": "https://misskey-hub.net/ns#isCat"});
    assert_eq!(context(&person), json!(["https://www.w3.org/ns/activitystreams", inline]));

    // A name with a prefix can only be declared by its prefix, and one without an IRI not at all.
    let mut person = Person::default();
    let mut birthday = friendica::PersonDetails::default();
    birthday.birthday = Some("1815-12-10".into());
    person.set_extension(&birthday);
    let mut reader = bookwyrm::PersonDetails::default();
    reader.bookwyrm_user = Some(true);
    person.set_extension(&reader);
    let inline = json!({"vcard": "http://www.w3.org/2006/vcard/ns#"});
    assert_eq!(context(&person), json!(["https://www.w3.org/ns/activitystreams", inline]));
}

#[test]
fn set_members_stand_apart() {
    let mut note = Note::default();
    note.base.rest.set("x", &RawJson::parse("{}\n").unwrap());
    note.base.rest.set("y", &RawJson::parse(" [] ").unwrap());
    assert_eq!((note.base.rest.get("x"), note.base.rest.get("y")), (Some("{}"), Some("[]")));
    assert_eq!(to_vec(&note), br#"{"type":"Note","x":{},"y":[]}"#);
}

#[test]
fn a_good_member_undoes_an_odd_one_before_it() {
    for document in [
        r#"{"type":"Note","to":5,"to":"https://a.example/1"}"#,
        r#"{"type":"Note","name":5,"name":"x"}"#,
        r#"{"type":"Note","replies":["https://a.example/1"],"replies":"https://a.example/1"}"#,
    ] {
        let note = from_slice::<Note>(document.as_bytes()).unwrap().value;
        assert_eq!((note.base.rest.get("to"), note.base.rest.get("name")), (None, None));
        assert_eq!(from_slice::<Note>(&to_vec(&note)).unwrap().value, note, "{document}");
        let value: Value = serde_json::from_str(document).unwrap();
        assert_eq!(written(&note), value);
    }
}

#[test]
fn ids_of_actors_are_found_in_every_spelling() {
    for document in [
        json!({"@type": "Person", "@id": "https://a.example/ada", "inbox": {"@id": "https://a.example/inbox"}}),
        json!({"type": "Person", "id": "https://a.example/ada", "ldp:inbox": "https://a.example/inbox"}),
    ] {
        let actor = AnyActor::parse(document.to_string().as_bytes()).unwrap();
        assert_eq!(actor.id().map(Iri::as_str), Some("https://a.example/ada"));
        assert_eq!(actor.actor().inbox.as_ref().unwrap(), "https://a.example/inbox");
    }
}
