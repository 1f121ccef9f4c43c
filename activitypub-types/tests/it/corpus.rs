//! Every document of the corpus is read, and written as the same JSON value.

use std::path::Path;

use howdah_testdata::{Tally, files, folder};
use howdah_types::{AnyActivity, AnyActor, AnyObject, Envelope, Iri, Node, from_slice, to_document, to_vec};
use serde_json::Value;

#[test]
fn writes_every_document_as_the_same_value() {
    let Some(corpus) = folder("corpus-activitypub", "corpus/activitypub") else { return };
    let mut tally = Tally::new("corpus-activitypub");
    for file in files(&corpus, "json") {
        let bytes = std::fs::read(&file).unwrap();
        tally.case(name(&file, &corpus), round_trip(&bytes));
    }
    tally.finish();
}

/// Documents that are wrong on purpose: an error or a list of issues, whatever they are read as.
#[test]
fn survives_every_invalid_document() {
    let Some(corpus) = folder("corpus-activitypub-invalid", "corpus/activitypub-invalid") else { return };
    let mut tally = Tally::new("corpus-activitypub-invalid");
    for file in files(&corpus, "json") {
        let bytes = std::fs::read(&file).unwrap();
        let outcome = match serde_json::from_slice::<Value>(&bytes) {
            Ok(_) => round_trip(&bytes),
            Err(_) if AnyObject::parse(&bytes).is_err() => Ok(()),
            Err(error) => Err(format!("was read, though {error}")),
        };
        tally.case(name(&file, &corpus), outcome);
    }
    tally.finish();
}

fn name(file: &Path, folder: &Path) -> String {
    file.strip_prefix(folder).unwrap().display().to_string()
}

fn round_trip(bytes: &[u8]) -> Result<(), String> {
    let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    same_value::<AnyObject>(bytes, &value)?;
    same_value::<AnyActivity>(bytes, &value)?;
    same_value::<AnyActor>(bytes, &value)?;
    same_envelope(bytes)
}

fn same_value<T: Node + PartialEq>(bytes: &[u8], value: &Value) -> Result<(), String> {
    let parsed = from_slice::<T>(bytes).map_err(|error| error.to_string())?;
    let written = to_vec(&parsed.value);
    let again: Value = serde_json::from_slice(&written).map_err(|error| error.to_string())?;
    if again != *value {
        return Err(format!("written as {again}"));
    }
    if from_slice::<T>(&written).map_err(|error| error.to_string())?.value != parsed.value {
        return Err("what was written is read differently".to_owned());
    }
    serde_json::from_slice::<Value>(&to_document(&parsed.value)).map_err(|error| error.to_string())?;
    Ok(())
}

/// The envelope says what the typed views say.
fn same_envelope(bytes: &[u8]) -> Result<(), String> {
    let envelope = Envelope::parse(bytes).map_err(|error| error.to_string())?;
    let object = AnyObject::parse(bytes).map_err(|error| error.to_string())?;
    let activity = AnyActivity::parse(bytes).map_err(|error| error.to_string())?;
    let activity = activity.activity();
    // What is no IRI is no id in the typed view.
    let id = |text: Option<&str>| {
        text.filter(|text| *text == "Public" || Iri::parse(*text).is_ok()).map(str::to_owned)
    };
    let iri = |iri: Option<&Iri>| iri.map(|iri| iri.as_str().to_owned());
    let same = id(envelope.id()) == iri(object.id())
        && envelope.kind() == object.type_name()
        && id(envelope.actor()) == iri(activity.actor_id())
        && id(envelope.object_id()) == iri(activity.object_id());
    if same { Ok(()) } else { Err(format!("the envelope says {envelope:?}")) }
}
