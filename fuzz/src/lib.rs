//! What must hold for every document, whoever wrote it. Each check panics where it does not.

#![forbid(unsafe_code)]

use std::fmt::Debug;

use howdah_types::group::{Properties, is};
use howdah_types::{
    AnyActivity, AnyActor, AnyObject, Create, Decimal, Envelope, ErrorKind, Iri, Kind, Limit, Limits, Many,
    Node, Note, Person, Raw, RawJson, Ref, Timestamp, from_slice, from_slice_with, to_delivery, to_document,
    to_vec,
};
use serde_json::Value;

use crate::measure::{Measure, measure};

pub mod jsonld;
mod measure;

/// A document as another parser reads it; `None` where that one refuses it, as for a number out of range.
pub fn value(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice(bytes).ok()
}

fn written<T: Node>(value: &T) -> Value {
    json(&to_vec(value))
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error} in {}", text(bytes)))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// All ways to read accept the same documents: those that are JSON objects within the limits.
pub fn scan(bytes: &[u8]) {
    const SMALL: [usize; 2] = [40, 5];
    const USUAL: [usize; 2] = [20_000, 32];
    accepts(bytes, &Limits::new(), USUAL);
    accepts(bytes, &Limits::new().nodes(SMALL[0]).depth(SMALL[1]), SMALL);
}

fn accepts(bytes: &[u8], limits: &Limits, [nodes, depth]: [usize; 2]) {
    let kind = |error: howdah_types::Error| {
        assert!(error.offset() <= bytes.len(), "{error}");
        error.kind()
    };
    let envelope = Envelope::parse_with(bytes, limits).map(|_| ()).map_err(kind);
    let object = from_slice_with::<AnyObject>(bytes, limits).map(|_| ()).map_err(kind);
    assert_eq!(envelope, object, "Envelope and AnyObject");
    let activity = from_slice_with::<AnyActivity>(bytes, limits).map(|_| ()).map_err(kind);
    let actor = from_slice_with::<AnyActor>(bytes, limits).map(|_| ()).map_err(kind);
    assert_eq!((activity, actor), (object, object), "AnyActivity, AnyActor and AnyObject");
    match measure(bytes) {
        Ok(theirs) => judges(&object, &theirs, nodes, depth),
        // There it stops, and says nothing of what follows.
        Err(error) if error.to_string().contains("out of range") => {}
        // A document may exceed a limit before its fault.
        Err(error) => assert!(
            matches!(object, Err(ErrorKind::InvalidJson | ErrorKind::LimitExceeded(_))),
            "{object:?}, though {error}"
        ),
    }
}

/// Whether the outcome is right for JSON of this measure.
fn judges(ours: &Result<(), ErrorKind>, theirs: &Measure, nodes: usize, depth: usize) {
    let small = theirs.nodes <= nodes && theirs.depth <= depth;
    match ours {
        Ok(()) => assert!(small && theirs.is_object, "accepted {theirs:?}"),
        Err(ErrorKind::LimitExceeded(Limit::Nodes)) => assert!(theirs.nodes > nodes, "{theirs:?}"),
        Err(ErrorKind::LimitExceeded(Limit::Depth)) => assert!(theirs.depth > depth, "{theirs:?}"),
        Err(ErrorKind::LimitExceeded(Limit::Contexts)) => assert!(theirs.has_context, "{theirs:?}"),
        Err(ErrorKind::LimitExceeded(limit)) => panic!("exceeds {limit}: {theirs:?}"),
        // In JSON-LD an object with `@value`, `@list` or nothing but `@id` is a value, a list or a name.
        Err(ErrorKind::NotAnObject) => {
            assert!(!theirs.is_object || theirs.has_alias, "no object: {theirs:?}")
        }
        Err(ErrorKind::Ambiguous) => assert!(theirs.has_alias, "ambiguous: {theirs:?}"),
        Err(kind) => panic!("{kind:?} of {theirs:?}"),
    }
}

/// Reading and writing loses nothing, and what is delivered has no secret recipients.
pub fn document(bytes: &[u8]) {
    let theirs = value(bytes);
    same_value::<AnyObject>(bytes, theirs.as_ref());
    same_value::<AnyActivity>(bytes, theirs.as_ref());
    same_value::<AnyActor>(bytes, theirs.as_ref());
    // These refuse other types, and take members that the enums leave to no type.
    same_value::<Note>(bytes, theirs.as_ref());
    same_value::<Create>(bytes, theirs.as_ref());
    same_value::<Person>(bytes, theirs.as_ref());
    secrets(bytes);
}

/// Whoever reads what is delivered finds no secret recipients there, whatever a context calls them.
fn secrets(bytes: &[u8]) {
    let Ok(object) = AnyObject::parse(bytes) else { return };
    let delivery = to_delivery(&object).expect("a document within the limits can be delivered");
    let delivered =
        AnyObject::parse(&delivery).unwrap_or_else(|error| panic!("{error} in {}", text(&delivery)));
    let Some(base) = delivered.base() else { return };
    assert!(base.details.bto.is_none() && base.details.bcc.is_none(), "delivered: {}", text(&delivery));
    for name in ["bto", "bcc"] {
        assert_eq!(base.rest.get(name), None, "delivered: {}", text(&delivery));
    }
}

/// What `T` reads of a document, it writes as the same value, and reads again.
pub fn same_value<T: Node + PartialEq + Debug>(bytes: &[u8], theirs: Option<&Value>) {
    let Ok(parsed) = from_slice::<T>(bytes) else { return };
    let value = parsed.value;
    let bytes = to_vec(&value);
    let again = from_slice::<T>(&bytes).unwrap_or_else(|error| panic!("{error} in {}", text(&bytes)));
    assert_eq!(again.value, value, "read again from {}", text(&bytes));
    assert_eq!(text(&to_vec(&again.value)), text(&bytes), "written again");
    let document = to_document(&value);
    let delivery = to_delivery(&value).expect("a document within the limits can be delivered");
    let delivered =
        from_slice::<T>(&delivery).unwrap_or_else(|error| panic!("{error} in {}", text(&delivery)));
    assert_eq!(delivered.value.id(), value.id(), "the id of {}", text(&delivery));
    assert_eq!(delivered.value.type_name(), value.type_name(), "the type of {}", text(&delivery));
    // Without a value of theirs there is a number that they cannot read in what is written, too.
    let Some(theirs) = theirs else { return };
    let document = json(&document);
    assert_eq!(json(&bytes), *theirs, "written as {}", text(&bytes));
    let delivery = json(&delivery);
    assert_eq!(delivery, without_blind(&delivery), "a secret recipient is delivered");
    if is_plain(theirs) {
        // Others get a context, which is only right for names that have been translated.
        assert_eq!(without_context(document, theirs), *theirs, "the document");
        assert_eq!(without_context(delivery, theirs), without_blind(theirs), "delivered");
    }
}

/// `value` without the context that `before` did not have.
fn without_context(mut value: Value, before: &Value) -> Value {
    if before.get("@context").is_none() {
        value.as_object_mut().and_then(|members| members.remove("@context"));
    }
    value
}

/// `value` without secret recipients at any level.
fn without_blind(value: &Value) -> Value {
    const AS: &str = "https://www.w3.org/ns/activitystreams#";
    let blind = |name: &str| {
        let plain = name.strip_prefix("as:").or_else(|| name.strip_prefix(AS)).unwrap_or(name);
        matches!(plain, "bto" | "bcc")
    };
    match value {
        Value::Array(elements) => elements.iter().map(without_blind).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(name, _)| !blind(name))
            .map(|(name, value)| {
                // What a context calls them is no recipient.
                let kept = if name == "@context" { value.clone() } else { without_blind(value) };
                (name.clone(), kept)
            })
            .collect(),
        _ => value.clone(),
    }
}

/// Whether no name needs a context to be understood: neither keywords nor prefixes, and no inline context. A
/// document with such names is translated, the names in `type` included.
fn is_plain(value: &Value) -> bool {
    value.is_object() && has_plain_names(value)
}

fn has_plain_names(value: &Value) -> bool {
    let context = |value: &Value| match value {
        Value::Array(elements) => elements.iter().all(Value::is_string),
        _ => value.is_string(),
    };
    match value {
        Value::Array(elements) => elements.iter().all(has_plain_names),
        Value::Object(members) => members.iter().all(|(name, value)| match &**name {
            "@context" => context(value),
            "type" => !value.to_string().contains(':'),
            _ => !name.starts_with('@') && !name.contains(':') && has_plain_names(value),
        }),
        _ => true,
    }
}

/// The envelope says what the typed view says, and the same of the same document in another spelling.
pub fn envelope(bytes: &[u8]) {
    let Ok(envelope) = Envelope::parse(bytes) else { return };
    same_envelope(bytes, &envelope);
    let Some(theirs) = value(bytes) else { return };
    // The main node of a graph is found by comparing all strings, those of repeated members included.
    if theirs.is_array() || theirs.get("@graph").is_some() {
        return;
    }
    // Without escapes and repeated names; what was ambiguous may now be clear, and the other way round.
    let respelled = theirs.to_string();
    let Ok(other) = Envelope::parse(respelled.as_bytes()) else { return };
    let ids = |envelope: &Envelope<'_>| {
        [envelope.id(), envelope.actor(), envelope.object_id()].map(|text| text.map(str::to_owned))
    };
    assert_eq!(ids(&envelope), ids(&other), "respelled as {respelled}");
    // A type stays as it is written where nothing else has to be translated, so `as:Note` may become `Note`.
    if is_plain(&theirs) {
        assert_eq!(envelope.kind(), other.kind(), "respelled as {respelled}");
        assert_eq!(envelope.object_kind(), other.object_kind(), "respelled as {respelled}");
    }
    same_envelope(respelled.as_bytes(), &other);
    if is_plain(&theirs) {
        let object = envelope.object().map(|object| json(object.as_bytes()));
        assert_eq!(object.as_ref(), theirs.get("object"), "the object");
    }
}

fn same_envelope(bytes: &[u8], envelope: &Envelope<'_>) {
    let object = AnyObject::parse(bytes).expect("there is an envelope");
    let parsed = AnyActivity::parse(bytes).expect("there is an envelope");
    let activity = parsed.activity();
    // What is no IRI is no id in the typed view.
    let id = |text: Option<&str>| {
        text.filter(|text| *text == "Public" || Iri::parse(*text).is_ok()).map(str::to_owned)
    };
    let iri = |iri: Option<&Iri>| iri.map(|iri| iri.as_str().to_owned());
    assert_eq!(id(envelope.id()), iri(object.id()), "the id");
    assert_eq!(id(envelope.id()), iri(parsed.id()), "the id of the activity");
    assert_eq!(id(envelope.actor()), iri(activity.actor_id()), "the actor");
    assert_eq!(id(envelope.object_id()), iri(activity.object_id()), "the object");
    // A name with escapes is read as none.
    for name in [object.type_name(), parsed.type_name()].into_iter().flatten() {
        assert_eq!(envelope.kind(), Some(name), "the type");
    }
    if let [Ref::Object(embedded)] = activity.object.as_slice()
        && activity.object.odd().next().is_none()
        && let Some(name) = embedded.type_name()
    {
        assert_eq!(envelope.object_kind(), Some(name), "the type of the object");
    }
}

/// Documents and values that are kept as bytes stay as they are.
pub fn raw(bytes: &[u8]) {
    let raw = Raw::<AnyObject>::new(bytes);
    assert_eq!(raw.bytes(), bytes);
    assert_eq!(raw.envelope(), Envelope::parse(bytes));
    let parsed = raw.parse();
    assert_eq!(parsed, from_slice::<AnyObject>(bytes));
    assert_eq!(raw.clone(), raw);
    // Whoever reads the document may ask what others may read in it.
    let ambiguities = raw.ambiguities();
    assert!(parsed.is_err() || ambiguities.is_ok());
    let listed = ambiguities.unwrap_or_default();
    assert!(listed.len() <= 100 && listed.iter().all(|found| found.path.starts_with('$')));
    assert!(!format!("{raw:?}").is_empty());
    if let Ok(parsed) = parsed {
        let of = Raw::of(&parsed.value);
        assert_eq!(of.bytes(), to_document(&parsed.value));
        assert!(of.parse().is_ok(), "{of:?}");
        // The list ends somewhere, and says where each one is.
        assert!(parsed.issues.len() <= 100);
        assert!(parsed.issues.iter().all(|issue| issue.path.starts_with('$') && !issue.reason.is_empty()));
    }
    assert_eq!(raw.into_bytes(), bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        raw_json(text);
    }
}

fn raw_json(text: &str) {
    let Ok(raw) = RawJson::parse(text) else { return };
    // The white space around it is left out.
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    assert_eq!(raw.as_str(), text);
    // Every value can be asked for, whatever is there.
    let _ = raw.read::<Many<Ref<AnyObject>>>();
    let _ = raw.read::<Option<bool>>();
    let _ = raw.read::<Option<i64>>();
    let _ = raw.read::<Option<Timestamp>>();
    let _ = raw.read::<Option<Decimal>>();
    let _ = raw.read::<Option<u64>>();
    let mut note = Note::default();
    note.base.rest.set("x", &raw);
    note.base.rest.set("y", &RawJson::parse("[]").expect("it is JSON"));
    // What is written may be nested one level too deep to be read.
    for (name, expected) in [("x", text), ("y", "[]")] {
        assert_eq!(note.base.rest.get(name), Some(expected), "set by hand: {note:?}");
        if let Ok(again) = from_slice::<Note>(&to_vec(&note)) {
            assert_eq!(again.value.base.rest.get(name), Some(expected), "written and read again");
        }
    }
    assert!(note.base.rest.remove("x").is_some());
    assert_eq!(note.base.rest.len(), 1);
}

/// An extension that is read and set again changes nothing.
pub fn extension<T, G>(node: &T)
where
    T: Node + Clone + Debug,
    G: Properties + Default + PartialEq + Debug,
{
    let group: G = node.extension();
    let mut changed = node.clone();
    changed.set_extension(&group);
    assert_eq!(written(&changed), written(node), "set again: {group:?}");
    assert_eq!(changed.extension::<G>(), group, "read again from {changed:?}");
    // Taking it away must leave a document, too.
    changed.set_extension(&G::default());
    let without = to_vec(&changed);
    assert!(from_slice::<AnyObject>(&without).is_ok(), "{}", text(&without));
}

/// What is read as another type is the same document.
pub fn read_as<K: Kind + Debug>(node: &AnyObject, theirs: Option<&Value>) {
    let Some(read) = node.read_as::<K>() else { return };
    assert!(node.type_names().any(|name| is::<K>(&name)), "{node:?} is none");
    // Translated names stay translated: only the whole document remembers how they were.
    if theirs.is_some_and(is_plain) {
        assert_eq!(written(&read), written(node), "read as {read:?}");
    }
}
