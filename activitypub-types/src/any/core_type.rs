//! What an object is at its core, whatever its type is called.

use super::AnyObject;
use crate::object::Object;

/// The core types, into which every type falls ([FEP-2277](https://w3id.org/fep/2277)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CoreType {
    /// Something that is.
    Object,
    /// Something that is done.
    Activity,
    /// One who does something, and has an inbox.
    Actor,
    /// A collection, or a page of one.
    Collection,
    /// A link.
    Link,
    /// A key.
    Key,
}

impl AnyObject {
    /// What it is at its core: by its type where that is known here, else by the members that it has, also where it has
    /// no type at all.
    ///
    /// [`read_as`](crate::Node::read_as) and [`AnyActor`](crate::AnyActor) or [`AnyActivity`](crate::AnyActivity) then read
    /// the properties.
    ///
    /// ```
    /// use howdah_types::{AnyObject, CoreType};
    ///
    /// let robot = AnyObject::parse(br#"{"type": "Robot", "inbox": "https://a.example/in", "outbox": "https://a.example/out"}"#)?;
    /// assert_eq!(robot.core_type(), CoreType::Actor);
    /// let untyped = AnyObject::parse(br#"{"actor": "https://a.example/ada", "object": "https://b.example/1"}"#)?;
    /// assert_eq!(untyped.core_type(), CoreType::Activity);
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    pub fn core_type(&self) -> CoreType {
        match self {
            Self::Other(object) => by_members(object),
            Self::Multikey(_) => CoreType::Key,
            _ if self.link().is_some() => CoreType::Link,
            _ if self.activity().is_some() => CoreType::Activity,
            _ if self.actor().is_some() => CoreType::Actor,
            _ if self.collection().is_some() => CoreType::Collection,
            _ => CoreType::Object,
        }
    }
}

/// The rules of FEP-2277, by which one object is one thing only.
fn by_members(object: &Object) -> CoreType {
    let has = |name: &str| object.rest.get(name).is_some_and(|json| json != "null");
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    if has("inbox") && has("outbox") {
        CoreType::Actor
    } else if any(&["publicKeyPem", "publicKeyMultibase"]) {
        CoreType::Key
    } else if has("actor") {
        CoreType::Activity
    } else if any(&["items", "orderedItems", "totalItems", "first", "partOf", "next"]) {
        CoreType::Collection
    } else if has("href") {
        CoreType::Link
    } else {
        CoreType::Object
    }
}
