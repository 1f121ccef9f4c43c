//! The properties of the crate and the table of terms agree.

use std::collections::BTreeSet;

use howdah_testdata::{Tally, folder, rows};
use howdah_types::group::{Properties, Property};
use howdah_types::{
    Actor, Announce, Application, CollectionPage, Create, Document, Endpoints, Group, Hashtag, Image, Kind,
    Link, Mention, Note, Object, OrderedCollectionPage, Organization, Person, PublicKey, Service, Source,
    Tombstone,
};

const AS: &str = "https://www.w3.org/ns/activitystreams#";

/// Every property that a type knows.
fn properties() -> BTreeSet<(String, String)> {
    let mut list = Vec::new();
    for describe in [
        Object::describe,
        Link::describe,
        Actor::describe,
        Create::describe,
        CollectionPage::describe,
        OrderedCollectionPage::describe,
        Document::describe,
        Tombstone::describe,
        PublicKey::describe,
        Endpoints::describe,
        Source::describe,
    ] {
        describe(&mut list);
    }
    list.iter().map(|property| (property.name.to_owned(), iri(property))).collect()
}

/// The IRI: the declared one, or that of the ActivityStreams context.
fn iri(property: &Property) -> String {
    match property.iri {
        Some(iri) => iri.to_owned(),
        None if property.name == "id" => "@id".to_owned(),
        None => format!("{AS}{}", property.name.trim_end_matches("Map")),
    }
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    fn kind<K: Kind>() -> (&'static str, &'static str) {
        (K::NAME, K::IRI)
    }
    vec![
        kind::<Object>(),
        kind::<Link>(),
        kind::<Note>(),
        kind::<Image>(),
        kind::<Tombstone>(),
        kind::<Mention>(),
        kind::<Hashtag>(),
        kind::<Create>(),
        kind::<Announce>(),
        kind::<Person>(),
        kind::<Service>(),
        kind::<Application>(),
        kind::<Group>(),
        kind::<Organization>(),
        kind::<OrderedCollectionPage>(),
    ]
}

#[test]
fn every_term_is_in_the_table_with_the_same_iri() {
    let Some(table) = folder("terms", "vocabulary/terms.tsv") else { return };
    let rows = rows(&table);
    let mut tally = Tally::new("terms");
    let known = |name: &str, kind: &str, iri: &str| {
        rows.iter().any(|row| row[0] == name && row[1] == kind && row[2] == iri)
    };
    for (name, iri) in properties() {
        let outcome =
            if known(&name, "property", &iri) { Ok(()) } else { Err(format!("{iri} is not in the table")) };
        tally.case(name, outcome);
    }
    for (name, iri) in kinds() {
        let outcome =
            if known(name, "type", iri) { Ok(()) } else { Err(format!("{iri} is not in the table")) };
        tally.case(name, outcome);
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
