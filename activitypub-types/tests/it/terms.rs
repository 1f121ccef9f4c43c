//! The terms of the crate and the table of terms agree, in both directions and for each vocabulary.

use std::collections::{BTreeMap, BTreeSet};

use howdah_testdata::{Tally, folder, rows};
use howdah_types::group::Properties;
use howdah_types::vocabulary::terms;
use howdah_types::{Actor, Create, Link, Object, OrderedCollectionPage};

/// Name, whether it is a type, and IRI.
type Term = (String, bool, Option<String>);

/// What the crate has under other forms than a property or a type of its own: `type` is read before all properties.
const READ_BY_THE_READER: &str = "type";

/// A row of the table. What has no IRI, or one that differs by server, has none here.
fn term(row: &[String]) -> Term {
    let has_iri = !row[2].starts_with('(') && !row[2].starts_with("https://HOST/");
    // The table tells two types of the same name apart.
    let name = row[0].trim_end_matches(" (DID)").to_owned();
    (name, row[1] == "type", has_iri.then(|| row[2].clone()))
}

fn known() -> BTreeSet<Term> {
    terms().iter().map(|term| (term.name.to_owned(), term.is_type, term.iri())).collect()
}

#[test]
fn every_row_of_the_table_is_a_term() {
    let Some(table) = folder("terms", "vocabulary/terms.tsv") else { return };
    let known = known();
    let mut vocabularies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(&table).iter().filter(|row| row[0] != READ_BY_THE_READER) {
        let name = format!("terms-{}", row[3]);
        let tally = vocabularies.entry(row[3].clone()).or_insert_with(|| Tally::new(name));
        let term = term(row);
        let outcome = if known.contains(&term) { Ok(()) } else { Err(format!("{term:?} is no term")) };
        tally.case(&row[0], outcome);
    }
    vocabularies.into_values().for_each(Tally::finish);
}

#[test]
fn every_term_is_a_row_of_the_table() {
    let Some(table) = folder("terms-known", "vocabulary/terms.tsv") else { return };
    let rows: BTreeSet<Term> = rows(&table).iter().map(|row| term(row)).collect();
    let mut tally = Tally::new("terms-known");
    for term in known() {
        let outcome = if rows.contains(&term) { Ok(()) } else { Err(format!("{term:?} is no row")) };
        tally.case(&term.0, outcome);
    }
    tally.finish();
}

/// A term that declares no IRI must be defined by the ActivityStreams context.
#[test]
fn every_other_term_is_in_the_activitystreams_context() {
    let Some(file) = folder("terms-context", "vocabulary/contexts/activitystreams.jsonld") else { return };
    let context: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut tally = Tally::new("terms-context");
    let mut list = Vec::new();
    for describe in
        [Object::describe, Link::describe, Actor::describe, Create::describe, OrderedCollectionPage::describe]
    {
        describe(&mut list);
    }
    for property in list.iter().filter(|property| property.iri.is_none()) {
        let defined = !context["@context"][property.name].is_null();
        tally.case(property.name, if defined { Ok(()) } else { Err("the context lacks it") });
    }
    tally.finish();
}
