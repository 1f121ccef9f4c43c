//! The members of an object that its type does not know.

use std::collections::HashMap;

use super::members::keep_last;
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
/// assert_eq!(note.base.rest.get("published").unwrap().as_str(), r#""yesterday""#);
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Rest(Option<Box<Inner>>);

#[derive(Clone, Debug, Default)]
struct Inner {
    members: Vec<(Box<str>, RawJson)>,
    untyped: bool,
}

impl Rest {
    /// Sets a member; `type` and `@context` can be set like any other.
    pub fn set(&mut self, key: &str, value: RawJson) {
        self.remove(key);
        self.push(key, value);
    }

    /// Removes a member.
    pub fn remove(&mut self, key: &str) -> Option<RawJson> {
        let members = &mut self.0.as_mut()?.members;
        let index = members.iter().rposition(|(name, _)| &**name == key)?;
        Some(members.remove(index).1)
    }

    /// The member called `key`.
    pub fn get(&self, key: &str) -> Option<&RawJson> {
        self.members().iter().rev().find(|(name, _)| &**name == key).map(|(_, raw)| raw)
    }

    /// The member called `key`, if it can be read as `T`.
    pub fn read<T: Value>(&self, key: &str) -> Option<T> {
        self.get(key)?.read().ok()
    }

    /// The members in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.members().iter().map(|(name, raw)| (&**name, raw))
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
    pub(crate) fn push(&mut self, key: &str, value: RawJson) {
        self.inner().members.push((key.into(), value));
    }

    /// Of members with the same name, keeps the last.
    pub(crate) fn drop_duplicates(&mut self) {
        if let Some(inner) = &mut self.0 {
            keep_last(&mut inner.members);
        }
    }

    fn members(&self) -> &[(Box<str>, RawJson)] {
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
