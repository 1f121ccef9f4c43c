use howdah_types::{AnyActivity, Iri, Ref};

use proptest::prelude::*;

use super::{Rejection, check, reduce};

const ANN: &str = "https://a.example/users/ann";

fn verdict(json: &str) -> Result<(), Rejection> {
    check(&AnyActivity::parse(json.as_bytes()).unwrap(), &Iri::parse(ANN).unwrap())
}

/// An activity of Ann's with this type and object.
fn of_ann(kind: &str, object: &str) -> String {
    format!(r#"{{"id":"https://a.example/1","type":"{kind}","actor":"{ANN}","object":{object}}}"#)
}

#[test]
fn accepts_what_the_actor_may_say() {
    for (kind, object) in [
        (
            "Create",
            r#"{"id":"https://a.example/n","type":"Note","attributedTo":"https://a.example/users/ann"}"#,
        ),
        ("Create", r#"{"type":"Note","content":"without an id"}"#),
        ("Create", r#""https://elsewhere.example/to-be-fetched""#),
        ("Update", r#"{"id":"https://a.example/users/ann","type":"Person"}"#),
        ("Delete", r#""https://a.example/users/ann""#),
        ("Delete", r#"{"id":"https://a.example/n","type":"Tombstone"}"#),
        ("Undo", r#"{"id":"https://a.example/2","type":"Like","actor":"https://a.example/users/ann"}"#),
        ("Undo", r#""https://a.example/2""#),
        (
            "Accept",
            r#"{"type":"Follow","actor":"https://b.example/u","object":"https://a.example/users/ann"}"#,
        ),
        ("Accept", r#""https://b.example/follows/1""#),
        ("Announce", r#"{"id":"https://b.example/n","type":"Note"}"#),
        ("Like", r#""https://b.example/n""#),
    ] {
        assert_eq!(verdict(&of_ann(kind, object)), Ok(()), "{kind} {object}");
    }
}

#[test]
fn refuses_what_belongs_to_others() {
    for (kind, object) in [
        (
            "Create",
            r#"{"id":"https://b.example/n","type":"Note","attributedTo":"https://a.example/users/ann"}"#,
        ),
        (
            "Create",
            r#"{"id":"https://a.example/n","type":"Note","attributedTo":"https://a.example/users/bob"}"#,
        ),
        ("Create", r#"{"type":"Note","attributedTo":"https://b.example/users/bob"}"#),
        ("Update", r#"{"id":"https://a.example/users/bob","type":"Person"}"#),
        ("Update", r#"{"type":"Person","name":"nobody"}"#),
        ("Delete", r#""https://b.example/n""#),
        ("Delete", r#"{"id":"https://b.example/n","type":"Tombstone"}"#),
        ("Delete", r#"{"type":"Tombstone"}"#),
        ("Delete", r#"{"id":"https://a.example/users/bob","type":"Person"}"#),
        (
            "Create",
            r#"{"type":"Note","attributedTo":["https://a.example/users/ann","https://b.example/users/bob"]}"#,
        ),
        ("Announce", r#"{"type":"Note","attributedTo":"https://b.example/users/bob"}"#),
        ("Undo", r#"{"id":"https://a.example/2","type":"Like","actor":"https://a.example/users/bob"}"#),
        ("Undo", r#"{"type":"Follow","actor":"https://b.example/u"}"#),
        ("Undo", r#""https://b.example/2""#),
        (
            "Accept",
            r#"{"type":"Follow","actor":"https://b.example/u","object":"https://a.example/users/bob"}"#,
        ),
        ("Reject", r#"{"type":"Follow","actor":"https://b.example/u","object":"https://c.example/u"}"#),
    ] {
        assert_eq!(verdict(&of_ann(kind, object)), Err(Rejection::ForeignObject), "{kind} {object}");
    }
}

#[test]
fn refuses_an_id_of_another_origin() {
    let foreign =
        of_ann("Like", r#""https://b.example/n""#).replace("https://a.example/1", "https://b.example/1");
    assert_eq!(verdict(&foreign), Err(Rejection::ForeignId));
    let port =
        of_ann("Like", r#""https://b.example/n""#).replace("https://a.example/1", "https://a.example:8443/1");
    assert_eq!(verdict(&port), Err(Rejection::ForeignId));
}

#[test]
fn refuses_several_actors() {
    let json = format!(
        r#"{{"type":"Like","actor":["{ANN}","https://b.example/u"],"object":"https://b.example/n"}}"#
    );
    assert_eq!(verdict(&json), Err(Rejection::ActorMismatch));
}

#[test]
fn reduces_what_others_should_say_to_its_id_at_every_depth() {
    let announced = r#"{"id":"https://a.example/2","type":"Announce","actor":"https://a.example/users/ann",
        "object":{"id":"https://b.example/n","type":"Note","content":"never said"}}"#;
    let mut undo = AnyActivity::parse(of_ann("Undo", announced).as_bytes()).unwrap();
    reduce(undo.activity_mut(), &Iri::parse(ANN).unwrap());
    let inner =
        undo.activity().object.first().and_then(Ref::object).and_then(|object| object.activity()).unwrap();
    assert_eq!(inner.object.first(), Some(&Ref::Iri(Iri::parse("https://b.example/n").unwrap())));
}

/// The rules once more, as a table of words: of the actor itself, a neighbour, a stranger, or nothing.
#[test]
fn reduces_what_others_wrote_wherever_an_object_refers_to_it() {
    let forged = r#"{"id":"https://b.example/n","type":"Note","content":"forged","attributedTo":"https://b.example/u"}"#;
    for (kind, member) in [
        ("Note", format!(r#""inReplyTo":{forged}"#)),
        ("Article", format!(r#""inReplyTo":[{forged}]"#)),
        ("Question", format!(r#""quote":{forged}"#)),
        ("Poem", format!(r#""context":{forged}"#)),
        ("Page", format!(r#""replies":{{"type":"Collection","items":[{forged}]}}"#)),
        (
            "Note",
            format!(
                r#""replies":{{"type":"Collection","first":{{"type":"CollectionPage","items":{forged}}}}}"#
            ),
        ),
        ("OrderedCollection", format!(r#""orderedItems":[{forged}]"#)),
        ("Note", format!(r#""as:inReplyTo":{forged}"#)),
        (
            "Note",
            format!(r#""likes":{{"type":"Collection","items":[5,{{"type":"Like","object":{forged}}}]}}"#),
        ),
    ] {
        let object = format!(r#"{{"id":"https://a.example/n","type":"{kind}",{member}}}"#);
        let mut activity = AnyActivity::parse(of_ann("Create", &object).as_bytes()).unwrap();
        reduce(activity.activity_mut(), &Iri::parse(ANN).unwrap());
        let written = String::from_utf8(howdah_types::to_vec(&activity)).unwrap();
        assert!(!written.contains("forged") && written.contains("https://b.example/n"), "{written}");
    }
}

#[test]
fn an_actor_is_one_whatever_its_type_is_called() {
    let other = r#"{"id":"https://a.example/users/bob","type":"Robot","inbox":"https://a.example/i","outbox":"https://a.example/o"}"#;
    assert!(verdict(&of_ann("Update", other)).is_err());
    assert!(verdict(&of_ann("Delete", other)).is_err());
}

fn may_create(id: Option<&str>, author: Option<&str>) -> bool {
    let own_origin = id.is_none_or(|id| id.starts_with("https://a.example/"));
    own_origin && author.is_none_or(|author| author == ANN)
}

proptest! {
    #[test]
    fn agrees_with_a_naive_model(
        update: bool,
        id in prop::option::of(prop::sample::select(vec![
            "https://a.example/n", "https://b.example/n", "https://a.example.b.example/n", "http://a.example/n",
            "https://a.example:8443/n", "tag:a.example,2026:n",
        ])),
        author in prop::option::of(prop::sample::select(vec![
            ANN, "https://a.example/users/bob", "https://b.example/users/ann", "https://a.example/users/ann#x",
        ])),
    ) {
        let mut note = serde_json::json!({"type": "Note"});
        if let Some(id) = id {
            note["id"] = id.into();
        }
        if let Some(author) = author {
            note["attributedTo"] = author.into();
        }
        let verdict = verdict(&of_ann(if update { "Update" } else { "Create" }, &note.to_string()));
        prop_assert_eq!(verdict.is_ok(), may_create(id, author), "{}", note);
    }
}
