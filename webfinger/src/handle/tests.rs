use super::*;

fn handle(text: &str) -> Handle {
    Handle::parse(text).unwrap()
}

#[test]
fn reads_every_form_that_people_and_servers_write() {
    for text in
        ["@alice@example.com", "alice@example.com", "acct:alice@example.com", "ACCT:alice@EXAMPLE.com"]
    {
        assert_eq!(handle(text).to_string(), "alice@example.com", "{text}");
    }
}

#[test]
fn keeps_the_case_of_the_name_but_not_of_the_host() {
    let read = handle("Alice@Example.COM");
    assert_eq!((read.user(), read.host()), ("Alice", "example.com"));
    assert_ne!(read, handle("alice@example.com"));
    assert!(read.matches(&handle("alice@example.com")));
}

#[test]
fn sends_letters_of_other_scripts_encoded() {
    let read = handle("@ñandú@example.com");
    assert_eq!(read.acct(), "acct:%C3%B1and%C3%BA@example.com");
    assert_eq!(handle(&read.acct()), read);
}

#[test]
fn undoes_encoding_that_was_not_needed() {
    assert_eq!(handle("acct:%61lice%2Btag@example.com").user(), "alice+tag");
}

#[test]
fn names_the_rule_that_is_broken() {
    use ParseHandleError as Why;
    for (text, why) in [
        ("", Why::MissingHost),
        ("alice", Why::MissingHost),
        ("@alice", Why::MissingHost),
        ("acct:alice", Why::MissingHost),
        ("@@example.com", Why::EmptyUser),
        ("a@b@example.com", Why::RepeatedAt),
        ("@alice@example.com@", Why::RepeatedAt),
        ("alice%40a.example@example.com", Why::InvalidUser('@')),
        ("alice%2540@example.com", Why::InvalidUser('%')),
        ("mailto:alice@example.com", Why::InvalidUser(':')),
        ("https://example.com/@alice@b.example", Why::RepeatedAt),
        ("al ice@example.com", Why::InvalidUser(' ')),
        (" alice@example.com", Why::InvalidUser(' ')),
        ("%ff@example.com", Why::InvalidEncoding),
        ("alice@example.com/path", Why::InvalidHost),
        ("alice@example.com:80/path", Why::InvalidPort),
        ("alice@example.com ", Why::InvalidHost),
        ("ali\u{3164}ce@example.com", Why::InvalidUser('\u{3164}')),
    ] {
        assert_eq!(Handle::parse(text), Err(why), "{text}");
    }
}

#[test]
fn travels_through_json_as_text() {
    let json = serde_json::to_string(&handle("@alice@localhost:3000")).unwrap();
    assert_eq!(json, r#""alice@localhost:3000""#);
    assert_eq!(serde_json::from_str::<Handle>(&json).unwrap(), handle("alice@localhost:3000"));
    assert!(serde_json::from_str::<Handle>(r#""alice""#).is_err());
}
