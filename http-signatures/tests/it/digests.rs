//! The tables of digest fields.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use howdah_signatures::digest::Digests;
use howdah_signatures::{Reason, Refused};
use howdah_testdata::{Tally, folder};
use serde::Deserialize;

use crate::requests::table;

#[derive(Deserialize)]
struct Table {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    field: String,
    value: String,
    body_base64: String,
    expect: String,
}

#[test]
fn agrees_with_the_table_of_content_digests() {
    if let Some(path) = folder("rfc9530-content-digest", "vectors/rfc9530/content-digest.json") {
        run("rfc9530-content-digest", &path);
    }
}

#[test]
fn agrees_with_the_table_of_digests() {
    if let Some(path) = folder("rfc9530-digest-rfc3230", "vectors/rfc9530/digest-rfc3230.json") {
        run("rfc9530-digest-rfc3230", &path);
    }
}

fn run(name: &str, path: &Path) {
    let mut tally = Tally::new(name);
    for vector in table::<Table>(path).vectors {
        let found = outcome(&vector);
        let agreed = found == vector.expect;
        tally.case(
            vector.id,
            if agreed { Ok(()) } else { Err(format!("{found} instead of {}", vector.expect)) },
        );
    }
    tally.finish();
}

fn outcome(vector: &Vector) -> &'static str {
    let body = STANDARD.decode(&vector.body_base64).expect("a body in base64");
    let parse: fn(&str) -> Result<Digests, Refused> =
        if vector.field == "Digest" { Digests::from_digest } else { Digests::from_content_digest };
    match parse(&vector.value).and_then(|digests| digests.verify(&body)) {
        Ok(()) => "match",
        Err(refused) => match refused.reason() {
            Reason::DigestMismatch => "mismatch",
            Reason::DigestUnsupported => "unsupported",
            Reason::Malformed => "malformed",
            _ => "another refusal",
        },
    }
}
