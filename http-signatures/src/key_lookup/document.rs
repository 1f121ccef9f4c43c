//! Key documents and actors, read as leniently as the fleet writes them.

use serde::Deserialize;
use serde_json::Value;

use crate::keys::PublicKey;
use crate::refusal::{Reason, Refused};

/// The largest document looked at.
const LARGEST: usize = 1_048_576;
const MOST_KEYS: usize = 16;

/// What matters of an actor, or of a key that stands alone. Members of unexpected types are as good as absent.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    owner: Value,
    #[serde(default)]
    controller: Value,
    #[serde(default)]
    public_key_pem: Value,
    #[serde(default)]
    public_key_multibase: Value,
    #[serde(default)]
    public_key: Value,
    #[serde(default)]
    assertion_method: Value,
}

/// A key that a document lists.
pub(super) struct Listed {
    pub(super) owner: Option<String>,
    /// Absent where only the id is given.
    pub(super) key: Option<PublicKey>,
}

/// A key as written, not yet understood.
#[derive(Clone, Copy)]
struct Entry<'a> {
    id: Option<&'a str>,
    owner: Option<&'a str>,
    controller: Option<&'a str>,
    pem: Option<&'a str>,
    multibase: Option<&'a str>,
}

impl Document {
    pub(super) fn parse(body: &[u8]) -> Result<Self, Refused> {
        if body.len() > LARGEST {
            return Err(Refused::malformed("the document is larger than 1 MiB"));
        }
        // Serde would take an array for the members in order.
        let is_object = body.trim_ascii_start().first() == Some(&b'{');
        let parsed = if is_object { serde_json::from_slice(body).ok() } else { None };
        parsed.ok_or_else(|| Refused::malformed("the document is not a JSON object"))
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_str()
    }

    /// The key that a key id means here: the one with this id, or, where the id is the document's own, the only one.
    pub(super) fn listed(&self, key_id: &str) -> Result<Option<Listed>, Refused> {
        let entries = self.entries();
        if entries.len() > MOST_KEYS {
            return Err(Refused::new(Reason::BadKey, "the document lists more than 16 keys"));
        }
        let named: Vec<_> = entries.iter().filter(|entry| entry.id == Some(key_id)).copied().collect();
        if named.is_empty() && self.id() == Some(key_id) {
            return merged(&entries);
        }
        merged(&named)
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let itself = Entry {
            id: self.id(),
            owner: self.owner.as_str(),
            controller: self.controller.as_str(),
            pem: self.public_key_pem.as_str(),
            multibase: self.public_key_multibase.as_str(),
        };
        let listed =
            [&self.public_key, &self.assertion_method].into_iter().flat_map(one_or_many).map(Entry::of);
        let all = Some(itself).filter(Entry::has_material).into_iter().chain(listed);
        // One more than is allowed tells enough.
        all.take(MOST_KEYS + 1).collect()
    }
}

fn one_or_many(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(values) => values,
        one => std::slice::from_ref(one),
    }
}

impl<'a> Entry<'a> {
    fn of(value: &'a Value) -> Self {
        let text = |member: &str| value.get(member).and_then(Value::as_str);
        Self {
            id: value.as_str().or_else(|| text("id")),
            owner: text("owner"),
            controller: text("controller"),
            pem: text("publicKeyPem"),
            multibase: text("publicKeyMultibase"),
        }
    }

    fn has_material(&self) -> bool {
        self.pem.is_some() || self.multibase.is_some()
    }

    fn key(&self) -> Option<Result<PublicKey, Refused>> {
        let read = match (self.pem, self.multibase) {
            (Some(pem), _) => PublicKey::from_pem(pem),
            (None, Some(multibase)) => PublicKey::from_multikey(multibase),
            (None, None) => return None,
        };
        Some(read.map_err(Refused::from))
    }

    fn owner(&self) -> Result<Option<&'a str>, Refused> {
        match (self.owner, self.controller) {
            (Some(owner), Some(controller)) if owner != controller => {
                Err(Refused::new(Reason::OwnerMismatch, "owner and controller of the key differ"))
            }
            (owner, controller) => Ok(owner.or(controller)),
        }
    }
}

/// Several entries are one key if they say the same; a broken one is ignored beside a good one.
fn merged(entries: &[Entry<'_>]) -> Result<Option<Listed>, Refused> {
    let mut found: Option<(PublicKey, Option<&str>)> = None;
    let mut broken = None;
    for entry in entries {
        match (entry.key(), &found) {
            (None, _) => {}
            (Some(Err(refused)), _) => broken = Some(refused),
            (Some(Ok(key)), None) => found = Some((key, entry.owner()?)),
            (Some(Ok(key)), Some((known, owner))) if key == *known && entry.owner()? == *owner => {}
            (Some(Ok(_)), Some(_)) => {
                return Err(Refused::new(Reason::AmbiguousKey, "the key id stands for several keys"));
            }
        }
    }
    match (found, broken) {
        (Some((key, owner)), _) => Ok(Some(Listed { owner: owner.map(str::to_owned), key: Some(key) })),
        (None, Some(refused)) => Err(refused),
        (None, None) => Ok(entries.first().map(|_| Listed { owner: None, key: None })),
    }
}
