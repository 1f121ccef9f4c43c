//! A reference to an object, or the object itself.

use super::{Iri, Many, Value};
use crate::context::Terms;
use crate::group::Node;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// An object by its IRI, or embedded.
///
/// An embedded object says what its sender says; whether its `id` agrees must be asked at its origin.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "JSON-LD has these two forms")]
pub enum Ref<T> {
    /// The IRI.
    Iri(Iri),
    /// The object.
    Object(Box<T>),
}

impl<T> Ref<T> {
    /// The object, if it is embedded.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Iri(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl<T: Node> Ref<T> {
    /// The IRI, or the `id` of the embedded object.
    pub fn id(&self) -> Option<&Iri> {
        match self {
            Self::Iri(iri) => Some(iri),
            Self::Object(object) => object.id(),
        }
    }
}

impl<T: Value> Value for Ref<T> {
    const REFERENCE: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        match reader.shape() {
            Shape::String => Iri::read(reader).map(Self::Iri),
            Shape::Object => T::read(reader).map(|object| Self::Object(Box::new(object))),
            found => Err(Mismatch::new(format!("expected an IRI or an object, found {found}"))),
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Iri(iri) => iri.write(writer),
            Self::Object(object) => object.write(writer),
        }
    }

    fn terms(&self, terms: &mut Terms) {
        if let Self::Object(object) = self {
            object.terms(terms);
        }
    }
}

impl<T> From<Iri> for Ref<T> {
    fn from(iri: Iri) -> Self {
        Self::Iri(iri)
    }
}

impl<T> From<Iri> for Many<Ref<T>> {
    fn from(iri: Iri) -> Self {
        Self::from(Ref::Iri(iri))
    }
}

impl<T> From<Box<T>> for Ref<T> {
    fn from(object: Box<T>) -> Self {
        Self::Object(object)
    }
}

impl<T: Node> From<T> for Ref<T> {
    fn from(object: T) -> Self {
        Self::Object(Box::new(object))
    }
}

impl<T: Node> From<T> for Many<Ref<T>> {
    fn from(object: T) -> Self {
        Self::from(Ref::from(object))
    }
}
