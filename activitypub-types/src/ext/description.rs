//! Values that come as text or as an object: languages, categories, licences, addresses.

use crate::Kind;
use crate::context::Terms;
use crate::read::{Mismatch, Reader, Shape};
use crate::value::{Rest, Value};
use crate::write::Writer;

/// What something is: in text, or as an object that says more.
///
/// ```
/// use howdah_types::ext::description::{Description, Entry};
///
/// let short: Description<Entry> = "SPORTS".into();
/// let long = Description::from(Entry::new("1", "Music"));
/// assert_eq!((short.identifier(), short.name()), (Some("SPORTS"), None));
/// assert_eq!((long.identifier(), long.name()), (Some("1"), Some("Music")));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "servers send these two forms")]
pub enum Description<T> {
    /// The text.
    Text(Box<str>),
    /// The object.
    Object(Box<T>),
}

/// An entry of a fixed list: a language, a category, a licence.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Entry {
    /// What programs call it; of languages the tag ([BCP 47](https://www.rfc-editor.org/info/bcp47)), else a
    /// number or a word that the server has chosen.
    #[property(iri = "http://schema.org/identifier")]
    pub identifier: Option<Box<str>>,
    /// What people call it.
    pub name: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Entry {
    /// An entry with its identifier and its name.
    pub fn new(identifier: impl Into<Box<str>>, name: impl Into<Box<str>>) -> Self {
        Self { identifier: Some(identifier.into()), name: Some(name.into()), rest: Rest::default() }
    }
}

impl<T> Description<T> {
    /// The text, if it is no object.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Object(_) => None,
        }
    }

    /// The object, if it is one.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Text(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl Description<Entry> {
    /// What programs call the entry: its identifier, or the text.
    pub fn identifier(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Object(entry) => entry.identifier.as_deref(),
        }
    }

    /// What people call the entry; text says nothing about that.
    pub fn name(&self) -> Option<&str> {
        self.object()?.name.as_deref()
    }
}

impl<T> From<&str> for Description<T> {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl<T: Value> From<T> for Description<T> {
    fn from(object: T) -> Self {
        Self::Object(Box::new(object))
    }
}

impl<T: Value> Value for Description<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        match reader.shape() {
            Shape::String | Shape::Number => Value::read(reader).map(Self::Text),
            Shape::Object => Value::read(reader).map(|object| Self::Object(Box::new(object))),
            found => Err(Mismatch::new(format!("expected text or an object, found {found}"))),
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Text(text) => text.write(writer),
            Self::Object(object) => object.write(writer),
        }
    }

    fn terms(&self, terms: &mut Terms) {
        if let Self::Object(object) = self {
            object.terms(terms);
        }
    }
}
