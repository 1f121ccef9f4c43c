//! Attacks on the parser: the rows of the table of threats that are about size.

use howdah_testdata::{Tally, folder, rows};
use howdah_types::{AnyObject, Envelope, ErrorKind, Limit, Limits, Note, from_slice, from_slice_with};

/// The documents that the rows describe, and what must refuse them.
fn attacks() -> Vec<(&'static str, String, ErrorKind)> {
    let exceeded = ErrorKind::LimitExceeded;
    let list = |value: &str, count: usize| vec![value; count].join(",");
    let nested =
        |open: &str, close: &str, count: usize| format!("{}{}", open.repeat(count), close.repeat(count));
    let replies = format!(
        r#"{}"https://a.example/1"{}"#,
        r#"{"type":"Note","inReplyTo":"#.repeat(200),
        "}".repeat(200)
    );
    let languages: Vec<_> = (0..40_000).map(|index| format!(r#""../{index}":"""#)).collect();
    let members: Vec<_> = (0..20_000).map(|index| format!(r#""member{index}":1"#)).collect();
    let iri = r#""https://a.example/users/1""#;
    vec![
        ("TYP-001", format!(r#"{{"type":"Note","tag":[{}]}}"#, list("{}", 349_000)), exceeded(Limit::Nodes)),
        ("TYP-002", nested("[", "]", 100_000), exceeded(Limit::Depth)),
        (
            "TYP-003",
            format!(r#"{{"type":"Note","x":{}}}"#, nested("[", "]", 100_000)),
            exceeded(Limit::Depth),
        ),
        ("TYP-004", replies, exceeded(Limit::Depth)),
        ("TYP-005", format!(r#"{{"type":[{}]}}"#, list(r#""A""#, 50_000)), exceeded(Limit::Nodes)),
        (
            "TYP-033",
            format!(r#"{{"type":"Question","oneOf":[{}]}}"#, list("{}", 100_000)),
            exceeded(Limit::Nodes),
        ),
        ("TYP-034", format!(r#"{{"type":"Create","to":[{}]}}"#, list(iri, 36_000)), exceeded(Limit::Nodes)),
        ("TYP-035", format!(r#"{{"contentMap":{{{}}}}}"#, languages.join(",")), exceeded(Limit::Nodes)),
        ("TYP-036", format!("{{{}}}", members.join(",")), exceeded(Limit::Nodes)),
        ("TYP-016", r#"{"content":"\ud800"}"#.to_owned(), ErrorKind::InvalidJson),
        ("TYP-018", "\u{feff}{}".to_owned(), ErrorKind::InvalidJson),
    ]
}

#[test]
fn refuses_what_is_too_large_before_anything_is_built() {
    let Some(table) = folder("threats-types", "security/threats.tsv") else { return };
    let rows = rows(&table);
    let mut tally = Tally::new("threats-types");
    for (id, document, expected) in attacks() {
        assert!(rows.iter().any(|row| row[0] == id), "{id} is no row of the table");
        let typed = AnyObject::parse(document.as_bytes()).map(|_| ()).map_err(|error| error.kind());
        let envelope = Envelope::parse(document.as_bytes()).map(|_| ()).map_err(|error| error.kind());
        let outcome = if (typed, envelope) == (Err(expected), Err(expected)) {
            Ok(())
        } else {
            Err(format!("{typed:?}, {envelope:?}"))
        };
        tally.case(id, outcome);
    }
    tally.finish();
}

#[test]
fn refuses_invalid_utf_8() {
    for bytes in [&b"\xC0\xAF"[..], b"\xED\xA0\x80", b"\xF5"] {
        let document = [br#"{"content":""#, bytes, br#""}"#].concat();
        assert_eq!(AnyObject::parse(&document).unwrap_err().kind(), ErrorKind::InvalidJson);
    }
}

#[test]
fn keeps_numbers_that_are_out_of_range() {
    for number in ["1e400", "-1", "1e308", "18446744073709551616", "-9223372036854775809", "-0", "3.5"] {
        let document = format!(r#"{{"type":"Image","width":{number},"name":"A"}}"#);
        let image = from_slice::<howdah_types::Image>(document.as_bytes()).unwrap();
        assert_eq!(image.value.base.width, None);
        assert_eq!(image.value.base.base.name.as_str(), Some("A"));
        assert_eq!(image.value.base.base.rest.get("width"), Some(number));
        assert_eq!(image.issues[0].path, "$.width");
    }
}

#[test]
fn keeps_dates_that_are_impossible() {
    for date in ["2024-02-30T25:61:61Z", "+99999-01-01T00:00:00Z", "today", ""] {
        let document = format!(r#"{{"type":"Note","published":"{date}"}}"#);
        let note = from_slice::<Note>(document.as_bytes()).unwrap();
        assert_eq!((note.value.base.published, note.issues.len()), (None, 1), "{date}");
    }
}

#[test]
fn never_takes_another_case_for_a_known_name() {
    let object = AnyObject::parse(br#"{"ID":"https://a.example/1","Type":"Note"}"#).unwrap();
    assert_eq!((object.id(), object.type_name()), (None, None));
    let object = AnyObject::parse(br#"{"type":"note"}"#).unwrap();
    assert!(matches!(object, AnyObject::Other(_)));
    assert_eq!(object.type_name(), Some("note"));
}

#[test]
fn lists_no_more_than_a_hundred_issues() {
    let tags: Vec<_> = (0..500).map(|_| r#"{"type":"Mention","href":5}"#).collect();
    let document = format!(r#"{{"type":"Note","tag":[{}]}}"#, tags.join(","));
    assert_eq!(from_slice::<Note>(document.as_bytes()).unwrap().issues.len(), 100);
}

#[test]
fn limits_can_be_chosen() {
    let limits = Limits::new().bytes(20).nodes(3).depth(2);
    for (document, limit) in [
        (r#"{"name":"far too long for it"}"#, Limit::Bytes),
        ("{\"a\":[1,2]}", Limit::Nodes),
        ("{\"a\":[[]]}", Limit::Depth),
    ] {
        let error = from_slice_with::<Note>(document.as_bytes(), &limits).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::LimitExceeded(limit), "{document}");
    }
    assert!(from_slice_with::<Note>(br#"{"a":[1]}"#, &limits).is_ok());
}
