use howdah_types::Iri;
use proptest::prelude::*;

use super::canonical;

fn spelled(id: &str) -> String {
    canonical(&Iri::parse(id).unwrap())
}

#[test]
fn knows_an_id_in_another_spelling() {
    let id = "https://a.example/~ann/1?x=%2F#f";
    for other in [
        "https://A.Example/~ann/1?x=%2F#f",
        "https://a.example:443/~ann/1?x=%2F#f",
        "https://a.example/%7Eann/1?x=%2F#f",
        "https://a.example/%7ea%6En/1?x=%2f#f",
        "HTTPS://a.example/b/../~ann/1?x=%2F#f",
    ] {
        assert_eq!(spelled(other), spelled(id), "{other}");
    }
}

#[test]
fn tells_ids_apart_that_differ() {
    let id = "https://a.example/users/ann#follows/1";
    for other in [
        "https://a.example/users/ann#follows/2",
        "https://a.example/users/ann",
        "https://a.example/users/Ann#follows/1",
        "https://a.example/users%2Fann#follows/1",
        "https://a.example:8443/users/ann#follows/1",
        "https://a.example/users/ann/#follows/1",
        "tag:a.example,2026:1",
    ] {
        assert_ne!(spelled(other), spelled(id), "{other}");
    }
}

proptest! {
    #[test]
    fn a_canonical_id_is_its_own_canonical_form(rest in "[a-zA-Z0-9%~./?#-]{0,40}") {
        let once = spelled(&format!("https://a.example/{rest}"));
        prop_assert_eq!(spelled(&once), once);
    }
}
