use proptest::prelude::*;

use super::*;

const GOOD: &str =
    r#"keyId="k",algorithm="hs2019",created=5,expires="6",headers="(request-target) Host",signature="AAAA""#;

fn reason(field: &str) -> Reason {
    SignatureHeader::parse(field).unwrap_err().reason()
}

#[test]
fn reads_quoted_and_bare_numbers() {
    let header = SignatureHeader::parse(GOOD).unwrap();
    assert_eq!((header.created(), header.expires()), (Some(5), Some(6)));
    assert!(header.headers().eq(["(request-target)", "host"]));
    assert_eq!(header.signature(), [0, 0, 0]);
}

#[test]
fn drops_the_leading_word_and_the_spaces_after_commas() {
    let field = format!("Signature {}", GOOD.replace(',', ", \t"));
    assert_eq!(SignatureHeader::parse(&field).unwrap().key_id(), "k");
}

#[test]
fn ignores_unknown_parameters() {
    let field = format!(r#"{GOOD},opaque="a, b=c",x-n=7"#);
    assert!(SignatureHeader::parse(&field).is_ok());
}

#[test]
fn refuses_loose_grammar() {
    for field in [
        "",
        "keyId",
        r#"keyId="k""#,
        r#"signature="AAAA""#,
        r#"keyId="k,signature="AAAA""#,
        r#"keyId="k"x,signature="AAAA""#,
        r#"keyId="k" ,signature="AAAA""#,
        r#"keyId = "k",signature="AAAA""#,
        r#"keyId="k",signature="AAAA","#,
        r#"keyId="k",signature="AAAA" trailing"#,
        r#"keyId="k",signature="AA_A""#,
        r#"keyId="k",signature="AAA""#,
        r#"keyId="k\"",signature="AAAA""#,
        r#"keyId=k,signature="AAAA""#,
        r#"keyId="k",keyId="k",signature="AAAA""#,
        r#"keyId="k",x="1",X="2",signature="AAAA""#,
        r#"keyId="k",headers="",signature="AAAA""#,
        r#"keyId="k",headers="host  date",signature="AAAA""#,
        r#"keyId="k",headers="host Host",signature="AAAA""#,
        r#"keyId="k",created=1.5,signature="AAAA""#,
        r#"keyId="k",created="-1",signature="AAAA""#,
        r#"keyId="k",created=99999999999999999999,signature="AAAA""#,
    ] {
        assert_eq!(reason(field), Reason::Malformed, "{field}");
    }
}

#[test]
fn refuses_an_unknown_name_in_parentheses() {
    let field = r#"keyId="k",headers="(request-target) (secret)",signature="AAAA""#;
    assert_eq!(reason(field), Reason::UnsupportedComponent);
}

#[test]
fn bounds_the_field_and_the_names() {
    let long = format!(r#"keyId="{}",signature="AAAA""#, "k".repeat(LONGEST));
    assert_eq!(reason(&long), Reason::Malformed);
    let names: Vec<_> = (0..=MOST_NAMES).map(|number| format!("x{number}")).collect();
    let many = format!(r#"keyId="k",headers="{}",signature="AAAA""#, names.join(" "));
    assert_eq!(reason(&many), Reason::Malformed);
    let unknown: Vec<_> = (0..=MOST_UNKNOWN).map(|number| format!("x{number}=1")).collect();
    assert_eq!(reason(&format!("{GOOD},{}", unknown.join(","))), Reason::Malformed);
}

proptest! {
    #[test]
    fn never_panics(field in "(keyId|signature|headers|created|,|=|\"|[ -~]|é){0,40}") {
        let _outcome = SignatureHeader::parse(&field);
    }
}
