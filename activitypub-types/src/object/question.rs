//! Polls.

use crate::Kind;
use crate::any::AnyObject;
use crate::group::Node;
use crate::object::Object;
use crate::read::{Mismatch, Reader, Shape};
use crate::value::{Iri, Many, Ref, Timestamp, Value};
use crate::write::Writer;

/// A question with answers to choose from
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-question)).
///
/// The standard calls it an activity; the fediverse posts it as an object, inside a `Create`
/// ([FEP-9967](https://w3id.org/fep/9967)), and so it is one here.
///
/// ```
/// use howdah_types::{Question, from_slice};
///
/// let poll = from_slice::<Question>(
///     br#"{
///         "type": "Question",
///         "content": "<p>Tea or coffee?</p>",
///         "endTime": "2026-12-01T10:00:00Z",
///         "votersCount": 3,
///         "oneOf": [
///             {"type": "Note", "name": "Tea", "replies": {"type": "Collection", "totalItems": 2}},
///             {"type": "Note", "name": "Coffee", "replies": {"type": "Collection", "totalItems": 1}}
///         ]
///     }"#,
/// )?.value;
/// let options: Vec<_> = poll.options().map(|option| (option.name, option.votes)).collect();
/// assert_eq!(options, [("Tea", Some(2)), ("Coffee", Some(1))]);
/// assert!(!poll.is_multiple());
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Question")]
#[non_exhaustive]
pub struct Question {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The answers, of which one may be chosen; at most 100.
    #[property(most = 100)]
    pub one_of: Many<Ref<AnyObject>>,
    /// The answers, of which several may be chosen; at most 100.
    #[property(most = 100)]
    pub any_of: Many<Ref<AnyObject>>,
    /// That or when it has been closed.
    pub closed: Option<Closed>,
    /// How many people have voted.
    #[property(iri = "http://joinmastodon.org/ns#votersCount")]
    pub voters_count: Option<u64>,
}

/// That a poll is closed, and when.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Closed {
    /// Since then.
    At(Timestamp),
    /// Yes or no.
    Flag(bool),
    /// By this object.
    By(Iri),
}

/// An answer of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PollOption<'a> {
    /// The answer.
    pub name: &'a str,
    /// How often it has been chosen, where the server tells.
    pub votes: Option<u64>,
}

impl Question {
    /// A poll without answers.
    pub fn new(id: Iri) -> Self {
        Self { base: Object::new(id), ..Self::default() }
    }

    /// The answers in their order.
    pub fn options(&self) -> impl Iterator<Item = PollOption<'_>> {
        self.any_of.iter().chain(&self.one_of).filter_map(Ref::object).filter_map(|option| {
            let base = option.base()?;
            Some(PollOption { name: base.name.as_str()?, votes: votes(base) })
        })
    }

    /// Whether several answers may be chosen.
    pub fn is_multiple(&self) -> bool {
        !self.any_of.is_empty()
    }
}

/// The count that stands in the collection of the replies.
fn votes(option: &Object) -> Option<u64> {
    let replies = option.interactions.replies.as_ref()?.object()?;
    match replies.collection() {
        Some(collection) => collection.total_items,
        None => replies.rest().read("totalItems"),
    }
}

impl Value for Closed {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() == Shape::Boolean {
            return reader.boolean().map(Self::Flag);
        }
        if reader.shape() == Shape::Object {
            return Iri::read(reader).map(Self::By);
        }
        let text = reader.string()?;
        if let Ok(time) = text.parse() {
            return Ok(Self::At(time));
        }
        match &*text {
            "true" | "false" => {
                reader.coerced();
                Ok(Self::Flag(text == "true"))
            }
            _ => {
                Iri::parse(&*text).map(Self::By).map_err(|_| Mismatch::new("expected a time, true or false"))
            }
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::At(time) => time.write(writer),
            Self::Flag(flag) => writer.boolean(*flag),
            Self::By(iri) => iri.write(writer),
        }
    }
}
