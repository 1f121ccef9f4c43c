//! The members of an object that its type does not know.

use std::collections::HashMap;

use super::members::{Named, keep_last};
use super::{RawJson, Value};

/// Members that are not known, or not in the form that was expected, as raw JSON and in their order.
///
/// A known property that came in an odd form (or as `null`) is kept here under its name. It is written again,
/// unless the property has been set meanwhile.
///
/// ```
/// use howdah_types::{Note, from_slice};
///
/// let note = from_slice::<Note>(br#"{"type": "Note", "isCat": true, "published": "yesterday"}"#)?.value;
/// assert_eq!(note.base.rest.read::<bool>("isCat"), Some(true));
/// assert_eq!(note.base.published, None);
/// assert_eq!(note.base.rest.get("published"), Some(r#""yesterday""#));
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Rest(Option<Box<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    members: Vec<Member>,
    untyped: bool,
}

/// Name and value in one piece of text, since most objects have a few members that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Member {
    text: Box<str>,
    name: usize,
}

impl Member {
    fn new(name: &str, json: &str) -> Self {
        Self { text: [name, json].concat().into(), name: name.len() }
    }

    fn name(&self) -> &str {
        self.text.get(..self.name).unwrap_or_default()
    }

    fn json(&self) -> &str {
        self.text.get(self.name..).unwrap_or_default()
    }
}

impl Named for Member {
    fn name(&self) -> &str {
        self.name()
    }
}

impl Rest {
    /// Sets a member; `type` and `@context` can be set like any other.
    pub fn set(&mut self, key: &str, value: &RawJson) {
        self.remove(key);
        self.push(key, value.as_str());
    }

    /// Removes a member.
    pub fn remove(&mut self, key: &str) -> Option<RawJson> {
        let members = &mut self.0.as_mut()?.members;
        let index = members.iter().rposition(|member| member.name() == key)?;
        Some(RawJson::trusted(members.remove(index).json()))
    }

    /// The member called `key`, as JSON text.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.members().iter().rev().find(|member| member.name() == key).map(Member::json)
    }

    /// The member called `key`, if it can be read as `T`.
    pub fn read<T: Value>(&self, key: &str) -> Option<T> {
        RawJson::trusted(self.get(key)?).read().ok()
    }

    /// The members in their order: names, and values as JSON text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members().iter().map(|member| (member.name(), member.json()))
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.members().is_empty()
    }

    /// Whether the object came without a `type`, and is to stay so.
    pub(crate) fn is_untyped(&self) -> bool {
        self.0.as_ref().is_some_and(|inner| inner.untyped)
    }

    pub(crate) fn set_untyped(&mut self) {
        self.inner().untyped = true;
    }

    /// Appends a member without looking for another of its name.
    pub(crate) fn push(&mut self, key: &str, json: &str) {
        self.inner().members.push(Member::new(key, json));
    }

    /// Of members with the same name, keeps the last.
    pub(crate) fn drop_duplicates(&mut self) {
        if let Some(inner) = &mut self.0 {
            keep_last(&mut inner.members);
        }
    }

    fn members(&self) -> &[Member] {
        self.0.as_ref().map_or(&[], |inner| &inner.members)
    }

    fn inner(&mut self) -> &mut Inner {
        self.0.get_or_insert_default()
    }
}

/// The order of members does not matter, as in JSON.
impl PartialEq for Rest {
    fn eq(&self, other: &Self) -> bool {
        self.is_untyped() == other.is_untyped()
            && self.len() == other.len()
            && self.iter().collect::<HashMap<_, _>>() == other.iter().collect()
    }
}

impl Eq for Rest {}
