//! The vocabularies of single projects and of proposals, against the table of terms and documents of their
//! own.

use std::collections::BTreeSet;

use howdah_testdata::{Tally, folder, rows};
use howdah_types::group::Properties;
use howdah_types::vocabulary::terms;
use howdah_types::{Decimal, Iri, Node, Ref, from_slice, to_vec};
use serde_json::Value;

mod forgefed;
mod proposals;
mod servers;
mod smithereen;
mod valueflows;

/// The vocabularies whose rows are all there. Of the others, a module has some rows only.
const WHOLE: [&str; 31] = [
    "did",
    "dfrn",
    "diaspora",
    "fep-0391",
    "fep-0499",
    "fep-0806",
    "fep-1580",
    "fep-171b",
    "fep-1985",
    "fep-4ccd",
    "fep-5219",
    "fep-5711",
    "fep-76ea",
    "fep-9091",
    "fep-9967",
    "fep-a070",
    "fep-bad1",
    "fep-c16b",
    "fep-c390",
    "fep-c648",
    "fep-d8c8",
    "fep-ef61",
    "fep-f06f",
    "firefish",
    "forgefed",
    "om2",
    "sharkey",
    "smithereen",
    "valueflows",
    "vcard",
    "zot",
];

/// Vocabularies of which the module `others` has everything.
const OTHERS: [&str; 5] = ["gnusocial", "lotide", "mia", "mitra", "pleroma"];

/// Terms for names of persons, which Smithereen took from another vocabulary.
const PERSONS: [&str; 4] = ["firstName", "gender", "lastName", "middleName"];

/// Terms of Mastodon's encryption.
const OLM: [&str; 15] = [
    "Curve25519Key",
    "Device",
    "Ed25519Key",
    "Ed25519Signature",
    "EncryptedMessage",
    "IdentityProof",
    "cipherText",
    "claim",
    "deviceId",
    "devices",
    "fingerprintKey",
    "identityKey",
    "messageFranking",
    "messageType",
    "publicKeyBase64",
];

/// A term as the table and the crate have it: its name, whether it is a type, its IRI if it has one.
type Row = (String, bool, Option<String>);

/// A row of the table.
fn row(cells: &[String]) -> Row {
    let name = cells[0].trim_end_matches(" (DID)").to_owned();
    // A namespace that differs by server is none.
    let iri = &cells[2];
    let has_iri = !iri.starts_with('(') && !iri.starts_with("https://HOST/");
    (name, cells[1] == "type", has_iri.then(|| iri.clone()))
}

/// All terms that the crate knows.
fn known() -> BTreeSet<Row> {
    terms().iter().map(|term| (term.name.to_owned(), term.is_type, term.iri())).collect()
}

/// Whether a row belongs to one of the vocabularies of these modules.
fn is_here(name: &str, vocabulary: &str) -> bool {
    WHOLE.contains(&vocabulary)
        || OTHERS.contains(&vocabulary)
        || vocabulary == "schema" && PERSONS.contains(&name)
        || vocabulary == "toot" && OLM.contains(&name)
}

#[test]
fn every_row_of_these_vocabularies_is_a_term() {
    let Some(table) = folder("vocab-b", "vocabulary/terms.tsv") else { return };
    let known = known();
    let mut tally = Tally::new("vocab-b");
    for cells in rows(&table).iter().filter(|cells| is_here(&cells[0], &cells[3])) {
        let row = row(cells);
        let outcome = if known.contains(&row) { Ok(()) } else { Err(format!("{row:?} is no term")) };
        tally.case(&cells[0], outcome);
    }
    tally.finish();
}

#[test]
fn every_term_is_a_row_of_the_table() {
    let Some(table) = folder("vocab-b-terms", "vocabulary/terms.tsv") else { return };
    let rows: BTreeSet<Row> = rows(&table).iter().map(|cells| row(cells)).collect();
    let mut tally = Tally::new("vocab-b-terms");
    for term in known() {
        let outcome = if rows.contains(&term) { Ok(()) } else { Err(format!("{term:?} is no row")) };
        tally.case(&term.0, outcome);
    }
    tally.finish();
}

/// Reads a document in which nothing is odd, and which is written as it came.
fn read<T: Node>(document: &Value) -> T {
    let parsed = from_slice::<T>(document.to_string().as_bytes()).unwrap();
    assert_eq!(parsed.issues, []);
    assert_eq!(written(&parsed.value), *document);
    parsed.value
}

fn written<T: Node>(value: &T) -> Value {
    serde_json::from_slice(&to_vec(value)).unwrap()
}

/// Reads further properties, and sees that setting them changes nothing.
fn details<G: Properties + Default + PartialEq + std::fmt::Debug>(node: &(impl Node + Clone)) -> G {
    let group: G = node.extension();
    assert_ne!(group, G::default());
    let mut copy = node.clone();
    copy.set_extension(&group);
    assert_eq!(written(&copy), written(node));
    group
}

fn id<T: Node>(reference: Option<&Ref<T>>) -> &str {
    reference.and_then(Ref::id).map_or("", Iri::as_str)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
