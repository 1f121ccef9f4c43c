//! Attacks on the parser: every row of the table of threats that is about types has its check here.

use howdah_testdata::{Tally, folder, rows};
use howdah_types::{
    AmbiguityKind, AnyActor, AnyObject, Envelope, ErrorKind, Iri, Limit, Limits, MediaType, Note, Object,
    ParseIriError, Question, Raw, Timestamp, Username, from_slice, from_slice_with, to_delivery, to_vec,
};
use serde_json::Value;

/// What a check says: nothing, or what is wrong.
type Outcome = Result<(), String>;

/// A check of one row.
type Check = fn() -> Outcome;

/// Rows about linked data signatures, which the crate of signatures has to refuse: this crate verifies nothing.
const ELSEWHERE: [&str; 2] = ["TYP-030", "TYP-032"];

/// The rows and their checks.
const CHECKS: &[(&str, Check)] = &[
    ("TYP-001", || {
        refused(&format!(r#"{{"type":"Note","tag":[{}]}}"#, list("{}", 349_000)), exceeded(Limit::Nodes))
    }),
    ("TYP-002", || refused(&nested(100_000), exceeded(Limit::Depth))),
    ("TYP-003", || refused(&format!(r#"{{"type":"Note","x":{}}}"#, nested(100_000)), exceeded(Limit::Depth))),
    ("TYP-004", || refused(&replies(200), exceeded(Limit::Depth))),
    ("TYP-005", || refused(&format!(r#"{{"type":[{}]}}"#, list(r#""A""#, 50_000)), exceeded(Limit::Nodes))),
    ("TYP-006", || {
        ambiguous(
            r#"{"id":"https://a.example/1","id":"https://b.example/2","type":"Note"}"#,
            AmbiguityKind::DuplicateMember,
        )
    }),
    ("TYP-007", || {
        ambiguous(
            r#"{"id":"https://a.example/1","\u0069d":"https://b.example/2"}"#,
            AmbiguityKind::DuplicateMember,
        )
    }),
    ("TYP-008", || {
        let document =
            r#"{"@id":"https://a.example/1","id":"https://b.example/2","@type":"Delete","type":"Note"}"#;
        refused(document, ErrorKind::Ambiguous)
    }),
    ("TYP-009", letter_case_matters),
    ("TYP-010", ids_of_a_wrong_shape_are_none),
    ("TYP-011", only_web_iris_are_links),
    ("TYP-012", || no_id("https://good.example@evil.example/u/1", ParseIriError::UserName)),
    ("TYP-013", || no_id("https://go\nod.example/u/1", ParseIriError::Character)),
    ("TYP-014", || {
        no_id(r"https:\\evil.example/u/1", ParseIriError::Character)?;
        no_id(r"https://good.example\@evil.example/", ParseIriError::Character)
    }),
    ("TYP-015", || no_id(&format!("https://a.example/{}", "a".repeat(1_000_000)), ParseIriError::TooLong)),
    ("TYP-016", || refused(r#"{"content":"\ud800"}"#, ErrorKind::InvalidJson)),
    ("TYP-017", invalid_utf_8_is_refused),
    ("TYP-018", || refused("\u{feff}{}", ErrorKind::InvalidJson)),
    ("TYP-019", foreign_charsets_are_no_activity),
    ("TYP-020", numbers_out_of_range_cost_only_themselves),
    ("TYP-021", counts_out_of_range_are_absent),
    ("TYP-022", impossible_dates_are_kept_aside),
    ("TYP-023", impossible_durations_are_kept_aside),
    ("TYP-024", remote_contexts_are_only_text),
    ("TYP-025", || {
        let document = r#"{"@context":["https://www.w3.org/ns/activitystreams",
            {"actor":"https://e.example/x","summary":{"@id":"as:content"}}],
            "type":"Note","summary":"A","content":"B"}"#;
        ambiguous(document, AmbiguityKind::RedefinedTerm)?;
        let note = from_slice::<Note>(document.as_bytes()).unwrap().value;
        same((note.base.summary.as_str(), note.base.content.as_str()), (Some("A"), Some("B")))
    }),
    ("TYP-026", || moved(r#"{"type":"Announce","@graph":[{"type":"Undo"}]}"#)),
    ("TYP-027", || moved(r#"{"type":"Announce","@reverse":{"object":{"type":"Undo"}}}"#)),
    ("TYP-028", || moved(r#"{"type":"Create","@included":[{"type":"Note","content":"x"}]}"#)),
    ("TYP-029", || moved(r#"{"@context":{"g":"@graph"},"type":"Announce","g":[{"type":"Undo"}]}"#)),
    ("TYP-031", || {
        let entries = list(r#""https://a.example/context""#, 10_000);
        refused(&format!(r#"{{"@context":[{entries}],"type":"Note"}}"#), exceeded(Limit::Contexts))?;
        let scoped = format!("{}1{}", r#"{"a":{"@context":"#.repeat(64), "}}".repeat(64));
        refused(&format!(r#"{{"@context":{scoped}}}"#), exceeded(Limit::Depth))?;
        from_slice::<Note>(br#"{"@context":{"@import":"https://a.example/self"}}"#).map(drop).map_err(text)
    }),
    ("TYP-033", polls_have_at_most_a_hundred_answers),
    ("TYP-034", recipients_are_bounded),
    ("TYP-035", languages_are_bounded),
    ("TYP-036", || {
        let members: Vec<_> = (0..20_000).map(|index| format!(r#""member{index}":1"#)).collect();
        refused(&format!("{{{}}}", members.join(",")), exceeded(Limit::Nodes))
    }),
    ("TYP-037", names_of_other_languages_are_names),
    ("TYP-038", proofs_are_bounded),
    ("TYP-039", keys_are_bounded),
    ("TYP-040", odd_blurhashes_are_none),
    ("TYP-051", media_types_cannot_end_a_header),
    ("TYP-052", secret_recipients_are_removed_at_every_level),
    ("TYP-053", unknown_types_stay_unknown),
    ("TYP-054", unknown_members_survive_to_the_letter),
];

#[test]
fn every_row_has_a_check_that_passes() {
    let Some(table) = folder("threats-types", "security/threats.tsv") else { return };
    let mut tally = Tally::new("threats-types");
    for row in rows(&table).iter().filter(|row| row[0].starts_with("TYP-")) {
        let id = row[0].as_str();
        if ELSEWHERE.contains(&id) || crate::html::ROWS.contains(&id) {
            continue;
        }
        let outcome = match CHECKS.iter().find(|(checked, _)| *checked == id) {
            Some((_, check)) => check(),
            None => Err("has no check".to_owned()),
        };
        tally.case(id, outcome);
    }
    tally.finish();
}

fn exceeded(limit: Limit) -> ErrorKind {
    ErrorKind::LimitExceeded(limit)
}

fn list(value: &str, count: usize) -> String {
    vec![value; count].join(",")
}

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

fn replies(depth: usize) -> String {
    format!(r#"{}"https://a.example/1"{}"#, r#"{"type":"Note","inReplyTo":"#.repeat(depth), "}".repeat(depth))
}

#[expect(clippy::needless_pass_by_value, reason = "it is passed to `map_err`")]
fn text(error: impl ToString) -> String {
    error.to_string()
}

#[expect(clippy::needless_pass_by_value, reason = "so that a check reads like a sentence")]
fn same<T: PartialEq + std::fmt::Debug>(found: T, expected: T) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("found {found:?}, expected {expected:?}")) }
}

/// Both ways into a document refuse it.
fn refused(document: &str, expected: ErrorKind) -> Outcome {
    let typed = AnyObject::parse(document.as_bytes()).map(drop).map_err(|error| error.kind());
    let envelope = Envelope::parse(document.as_bytes()).map(drop).map_err(|error| error.kind());
    same((typed, envelope), (Err(expected), Err(expected)))
}

fn ambiguous(document: &str, expected: AmbiguityKind) -> Outcome {
    let found = Raw::<AnyObject>::new(document).ambiguities().map_err(text)?;
    if found.iter().any(|ambiguity| ambiguity.kind == expected) { Ok(()) } else { Err(format!("{found:?}")) }
}

/// What a keyword moves is told, and is nowhere among what the type says.
fn moved(document: &str) -> Outcome {
    ambiguous(document, AmbiguityKind::StructureKeyword)?;
    let object = AnyObject::parse(document.as_bytes()).map_err(text)?;
    let value: Value = serde_json::from_str(document).map_err(text)?;
    same(object.type_name(), value["type"].as_str())
}

fn no_id(id: &str, expected: ParseIriError) -> Outcome {
    same(Iri::parse(id), Err(expected))?;
    let document = serde_json::json!({"type": "Note", "id": id}).to_string();
    let note = from_slice::<Note>(document.as_bytes()).map_err(text)?;
    same((note.value.base.id, note.issues.len()), (None, 1))
}

fn letter_case_matters() -> Outcome {
    let object = AnyObject::parse(br#"{"ID":"https://a.example/1","Type":"Note"}"#).map_err(text)?;
    same((object.id(), object.type_name()), (None, None))?;
    let object = AnyObject::parse(br#"{"type":"note"}"#).map_err(text)?;
    same((matches!(object, AnyObject::Other(_)), object.type_name()), (true, Some("note")))
}

fn ids_of_a_wrong_shape_are_none() -> Outcome {
    for (id, issues) in
        [("5", 1), ("{}", 1), ("[]", 1), (r#"["https://a.example/1"]"#, 1), (r#""""#, 1), ("null", 0)]
    {
        let document = format!(r#"{{"type":"Note","id":{id}}}"#);
        let note = from_slice::<Note>(document.as_bytes()).map_err(text)?;
        same((note.value.base.id.as_ref(), note.issues.len()), (None, issues))?;
        same(note.value.base.rest.get("id"), Some(id))?;
    }
    Ok(())
}

fn only_web_iris_are_links() -> Outcome {
    for id in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "about:blank",
        "blob:x",
        "ftp://a.example",
    ] {
        let document = format!(r#"{{"type":"Note","id":"{id}","url":"{id}"}}"#);
        let note = from_slice::<Note>(document.as_bytes()).map_err(text)?.value;
        let iri = note.base.id.as_ref().ok_or("the id is data, and is kept")?;
        same((iri.as_str(), iri.is_web(), note.base.page()), (id, false, None))?;
    }
    same(Iri::parse("HTTPS://a.example").map_err(text)?.is_web(), true)
}

fn invalid_utf_8_is_refused() -> Outcome {
    for bytes in [&b"\xC0\xAF"[..], b"\xED\xA0\x80", b"\xF5"] {
        let document = [br#"{"content":""#, bytes, br#""}"#].concat();
        let kind = AnyObject::parse(&document).map(drop).map_err(|error| error.kind());
        same(kind, Err(ErrorKind::InvalidJson))?;
    }
    Ok(())
}

fn foreign_charsets_are_no_activity() -> Outcome {
    for (media_type, expected) in [
        ("application/activity+json; charset=utf-16", false),
        ("application/activity+json; charset=UTF-8", true),
        ("application/activity+json", true),
        (r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams"; charset="utf-16""#, false),
    ] {
        let media_type: MediaType = media_type.parse().map_err(text)?;
        same(media_type.is_activity(), expected)?;
    }
    Ok(())
}

fn numbers_out_of_range_cost_only_themselves() -> Outcome {
    for number in ["1e400", "-1", "1e308", "18446744073709551616", "-9223372036854775809", "-0", "3.5"] {
        let document = format!(r#"{{"type":"Image","width":{number},"name":"A"}}"#);
        let image = from_slice::<howdah_types::Image>(document.as_bytes()).map_err(text)?;
        same((image.value.base.width, image.value.base.base.name.as_str()), (None, Some("A")))?;
        same(image.value.base.base.rest.get("width"), Some(number))?;
        same(image.issues[0].path.as_str(), "$.width")?;
    }
    Ok(())
}

fn counts_out_of_range_are_absent() -> Outcome {
    for number in ["18446744073709551616", "-9223372036854775809", r#""-1""#] {
        let document = format!(r#"{{"type":"Collection","totalItems":{number}}}"#);
        let collection = from_slice::<howdah_types::Collection>(document.as_bytes()).map_err(text)?;
        same((collection.value.total_items, collection.issues.len()), (None, 1))?;
    }
    Ok(())
}

fn impossible_dates_are_kept_aside() -> Outcome {
    for date in [
        "2024-02-30T25:61:61Z",
        "+99999-01-01T00:00:00Z",
        "0000-00-00T00:00:00Z",
        "today",
        "",
        "99999999999999",
    ] {
        same(date.parse::<Timestamp>().is_err(), true)?;
        let document = format!(r#"{{"type":"Note","published":"{date}"}}"#);
        let note = from_slice::<Note>(document.as_bytes()).map_err(text)?;
        same((note.value.base.published.as_ref(), note.issues.len()), (None, 1))?;
        same(to_vec(&note.value), document.into_bytes())?;
    }
    Ok(())
}

fn impossible_durations_are_kept_aside() -> Outcome {
    for duration in ["P99999999999999999999Y", "PT1e9S", "-P1D", "P"] {
        let document = format!(r#"{{"type":"Note","duration":"{duration}"}}"#);
        let note = from_slice::<Note>(document.as_bytes()).map_err(text)?;
        same((note.value.base.details.duration.as_ref(), note.issues.len()), (None, 1))?;
    }
    // This one can be read, and has no fixed length.
    let note = from_slice::<Note>(br#"{"type":"Note","duration":"P99999999999Y"}"#).map_err(text)?;
    same(note.value.base.details.duration.as_ref().and_then(howdah_types::Duration::as_std), None)
}

fn remote_contexts_are_only_text() -> Outcome {
    let document = br#"{"@context":"https://evil.example/ctx.jsonld","type":"Note","content":"x"}"#;
    let note = from_slice::<Note>(document).map_err(text)?.value;
    same(note.base.content.as_str(), Some("x"))?;
    same(note.base.rest.get("@context"), Some(r#""https://evil.example/ctx.jsonld""#))
}

fn polls_have_at_most_a_hundred_answers() -> Outcome {
    let poll = |count| {
        format!(r#"{{"type":"Question","oneOf":[{}]}}"#, list(r#"{"type":"Note","name":"A"}"#, count))
    };
    refused(&format!(r#"{{"type":"Question","oneOf":[{}]}}"#, list("{}", 100_000)), exceeded(Limit::Nodes))?;
    let read = |count| from_slice::<Question>(poll(count).as_bytes()).map_err(text);
    let most = read(100)?;
    same((most.value.options().count(), most.issues.len()), (100, 0))?;
    let more = read(101)?;
    same((more.value.options().count(), more.issues[0].reason.as_str()), (0, "more than 100 values"))
}

fn recipients_are_bounded() -> Outcome {
    let note =
        |count| format!(r#"{{"type":"Note","to":[{}]}}"#, list(r#""https://a.example/users/1""#, count));
    refused(&note(36_000), exceeded(Limit::Nodes))?;
    let more = from_slice::<Note>(note(10_001).as_bytes()).map_err(text)?;
    same((more.value.base.recipients().count(), more.issues.len()), (0, 1))?;
    let most = from_slice::<Note>(note(10_000).as_bytes()).map_err(text)?;
    same((most.value.base.recipients().count(), most.issues.len()), (10_000, 0))
}

fn languages_are_bounded() -> Outcome {
    let languages: Vec<_> = (0..40_000).map(|index| format!(r#""../{index}":"""#)).collect();
    refused(&format!(r#"{{"contentMap":{{{}}}}}"#, languages.join(",")), exceeded(Limit::Nodes))?;
    let note = from_slice::<Note>(br#"{"type":"Note","contentMap":{"../../x":"A"}}"#).map_err(text)?.value;
    same(note.base.content.languages().collect(), vec![("../../x", "A")])
}

fn names_of_other_languages_are_names() -> Outcome {
    let document = br#"{"type":"Note","__proto__":{"a":1},"constructor":2,"toString":3}"#;
    let note = from_slice::<Note>(document).map_err(text)?.value;
    same(note.base.rest.get("__proto__"), Some(r#"{"a":1}"#))?;
    same(to_vec(&note), document.to_vec())
}

fn proofs_are_bounded() -> Outcome {
    let proofs = |count| {
        let document = format!(r#"{{"type":"Note","proof":[{}]}}"#, list("{}", count));
        from_slice::<Note>(document.as_bytes()).map(|note| note.value.base.proofs().proof.len()).map_err(text)
    };
    same((proofs(16)?, proofs(17)?, proofs(10_000)?), (16, 0, 0))
}

fn keys_are_bounded() -> Outcome {
    let keys = |name: &str, count| {
        let document = format!(r#"{{"type":"Person","{name}":[{}]}}"#, list(r#"{"type":"Multikey"}"#, count));
        AnyActor::parse(document.as_bytes()).map(|actor| actor.actor().keys().count()).map_err(text)
    };
    same((keys("publicKey", 16)?, keys("publicKey", 9_000)?), (16, 0))?;
    same((keys("assertionMethod", 16)?, keys("assertionMethod", 17)?), (16, 0))?;
    let both = format!(
        r#"{{"type":"Person","publicKey":[{keys}],"assertionMethod":[{keys}]}}"#,
        keys = list(r#"{"type":"Multikey"}"#, 16)
    );
    same(AnyActor::parse(both.as_bytes()).map_err(text)?.actor().keys().count(), 16)
}

fn odd_blurhashes_are_none() -> Outcome {
    for blurhash in ["~~~~", "", "UBL_:rOpGG-oBUNG", "LEHV6nWB2yk8pyo0adR*.7kCMdnj\\u0000", "0000000"] {
        let document = format!(r#"{{"type":"Image","blurhash":"{blurhash}"}}"#);
        let image = from_slice::<howdah_types::Image>(document.as_bytes()).map_err(text)?;
        same((image.value.base.blurhash, image.issues.len()), (None, 1))?;
    }
    Ok(())
}

fn media_types_cannot_end_a_header() -> Outcome {
    let document = r#"{"type":"Document","mediaType":"image/png\r\nSet-Cookie: a=b"}"#;
    let object = from_slice::<Object>(document.as_bytes()).map_err(text)?;
    same((object.value.media_type, object.issues.len()), (None, 1))
}

fn secret_recipients_are_removed_at_every_level() -> Outcome {
    for document in [
        r#"{"type":"Create","bto":"https://a.example/1","object":{"type":"Note","bcc":["https://a.example/1"]}}"#,
        r#"{"type":"Create","object":{"type":"Note","tag":[{"type":"Odd","x":[{"bto":1}]}]}}"#,
        r#"{"type":"Create","bcc":{"id":5},"x":{"b\u0063c":2}}"#,
        r#"{"type":"Create","as:bto":"https://a.example/1","object":{"https://www.w3.org/ns/activitystreams#bcc":"x"}}"#,
        r#"{"@context":{"secret":"as:bto"},"type":"Create","secret":"https://a.example/1"}"#,
    ] {
        let object = AnyObject::parse(document.as_bytes()).map_err(text)?;
        let sent = String::from_utf8(to_delivery(&object).map_err(text)?).map_err(text)?;
        if ["bcc", "bto\":", r"b\u", "https://a.example/1"].iter().any(|secret| sent.contains(secret)) {
            return Err(sent);
        }
    }
    Ok(())
}

fn unknown_types_stay_unknown() -> Outcome {
    for name in ["https://evil.example/ns#Sneaky", "note", "https://evil.example/ns#Note", "NOTE"] {
        let document = format!(r#"{{"type":"{name}"}}"#);
        let object = AnyObject::parse(document.as_bytes()).map_err(text)?;
        same((matches!(object, AnyObject::Other(_)), object.type_name()), (true, Some(name)))?;
        same(to_vec(&object), document.into_bytes())?;
    }
    Ok(())
}

fn unknown_members_survive_to_the_letter() -> Outcome {
    let document = r#"{"type":"Note","x":1.50,"y":{"b":[1e2,"\u00e9"],"a":null}}"#;
    let note = from_slice::<Note>(document.as_bytes()).map_err(text)?.value;
    same(String::from_utf8(to_vec(&note)).map_err(text)?.as_str(), document)
}

#[test]
fn a_username_has_nothing_that_hides() {
    for name in ["ali\0ce", "ali\u{1b}ce", "ali\nce", "ali ce", "\u{202e}ecila", "ali\u{200b}ce", ""] {
        assert!(name.parse::<Username>().is_err(), "{name:?}");
        let document = serde_json::json!({"type": "Person", "preferredUsername": name}).to_string();
        let actor = from_slice::<AnyActor>(document.as_bytes()).unwrap();
        assert_eq!(
            (actor.value.actor().preferred_username.as_ref(), actor.issues.len()),
            (None, 1),
            "{name:?}"
        );
    }
}

#[test]
fn lists_no_more_than_a_hundred_issues() {
    let tags: Vec<_> = (0..500).map(|_| r#"{"type":"Mention","href":5}"#).collect();
    let document = format!(r#"{{"type":"Note","tag":[{}]}}"#, tags.join(","));
    assert_eq!(from_slice::<Note>(document.as_bytes()).unwrap().issues.len(), 100);
}

#[test]
fn limits_can_be_chosen() {
    let limits = Limits::new().bytes(60).nodes(5).depth(2).contexts(1);
    for (document, limit) in [
        (r#"{"name":"far too long for it, and for everything else that is short"}"#, Limit::Bytes),
        ("{\"a\":[1,2,3,4]}", Limit::Nodes),
        ("{\"a\":[[]]}", Limit::Depth),
        (r#"{"@context":["a","b"]}"#, Limit::Contexts),
    ] {
        let error = from_slice_with::<Note>(document.as_bytes(), &limits).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::LimitExceeded(limit), "{document}");
    }
    assert!(from_slice_with::<Note>(br#"{"a":[1]}"#, &limits).is_ok());
}
