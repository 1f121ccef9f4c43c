//! Payloads of other servers: each is read, says what its JSON says, and is written back without a loss.

use std::path::Path;

use howdah_testdata::{Tally, files, folder};
use howdah_webfinger::nodeinfo::{Discovery, NodeInfo};
use howdah_webfinger::{Error, Jrd};
use serde_json::{Map, Value};

#[test]
fn reads_every_jrd() {
    table("corpus-webfinger", "corpus/webfinger", |bytes| {
        let jrd = Jrd::parse(bytes).map_err(|error| described(&error))?;
        let json: Value = serde_json::from_slice(bytes).unwrap();
        same("subject", &jrd.subject.as_deref(), &json["subject"].as_str())?;
        same("links", &jrd.links.len(), &json["links"].as_array().map_or(0, Vec::len))?;
        same("actor", &jrd.actor(), &actor(&json))?;
        same("written", &normal(serde_json::to_value(&jrd).unwrap()), &normal(json))
    });
}

#[test]
fn reads_every_nodeinfo_document() {
    table("corpus-nodeinfo", "corpus/nodeinfo", |bytes| {
        let info = NodeInfo::parse(bytes).map_err(|error| described(&error))?;
        let json: Value = serde_json::from_slice(bytes).unwrap();
        same("version", &info.version.as_str(), &text(&json["version"]))?;
        same("name", &info.software.name.as_str(), &text(&json["software"]["name"]))?;
        same("software version", &info.software.version.as_str(), &text(&json["software"]["version"]))?;
        same("users", &info.usage.users.total, &json["usage"]["users"]["total"].as_u64())?;
        same("posts", &info.usage.local_posts, &json["usage"]["localPosts"].as_u64())?;
        same(
            "registrations",
            &info.open_registrations,
            &json["openRegistrations"].as_bool().unwrap_or(false),
        )?;
        same("metadata", &info.metadata.len(), &json["metadata"].as_object().map_or(0, Map::len))?;
        same("no protocols", &info.protocols.is_empty(), &texts(&json["protocols"]).is_empty())
    });
}

#[test]
fn reads_every_nodeinfo_discovery_document() {
    table("corpus-nodeinfo-discovery", "corpus/nodeinfo/discovery", |bytes| {
        let discovery = Discovery::parse(bytes).map_err(|error| described(&error))?;
        let json = serde_json::from_slice(bytes).unwrap();
        let is_known = |text: &&str| {
            let version = text.strip_prefix("http://nodeinfo.diaspora.software/ns/schema/");
            version.is_some_and(|version| ["1.0", "1.1", "2.0", "2.1", "2.2"].contains(&version))
        };
        let known = texts(&json).iter().any(is_known);
        same("a document on offer", &discovery.document().is_some(), &known)
    });
}

/// Runs the JSON files that lie in a folder itself, not those in folders below.
fn table(name: &str, inside: &str, case: impl Fn(&[u8]) -> Result<(), String>) {
    let Some(root) = folder(name, inside) else { return };
    let mut tally = Tally::new(name);
    for file in files(&root, "json").iter().filter(|file| file.parent() == Some(root.as_path())) {
        tally.case(file.file_name().map(Path::new).unwrap().display(), case(&std::fs::read(file).unwrap()));
    }
    tally.finish();
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, read: &T, sent: &T) -> Result<(), String> {
    if read == sent { Ok(()) } else { Err(format!("{what} is read as {read:?}, but sent as {sent:?}")) }
}

fn described(error: &Error) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string);
    format!("{error} ({})", source.unwrap_or_default())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Every text in it, at any depth.
fn texts(json: &Value) -> Vec<&str> {
    match json {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The actor by another route: the media type squeezed into one spelling.
fn actor(json: &Value) -> Option<&str> {
    let is_actor = |link: &&Value| {
        let media_type = text(&link["type"]).to_lowercase().replace([' ', '"'], "");
        let plain = media_type.starts_with("application/activity+json");
        let linked_data = "application/ld+json;profile=https://www.w3.org/ns/activitystreams";
        link["rel"] == "self" && link["href"].is_string() && (plain || media_type.starts_with(linked_data))
    };
    json["links"].as_array()?.iter().find(is_actor)?["href"].as_str()
}

/// Without members that are null or empty, which say as much as if they were left out; null is a value of a
/// property, though.
fn normal(value: Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .into_iter()
                .map(|(name, value)| if name == "properties" { (name, value) } else { (name, normal(value)) })
                .filter(|(_, value)| !is_blank(value))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(normal).collect()),
        other => other,
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}
