//! The fields of profiles, with terms of [schema.org](https://schema.org/PropertyValue).

use crate::Kind;
use crate::object::Object;
use crate::value::Text;
use crate::vocabulary::vocabulary;

/// A field of a profile.
///
/// ```
/// use howdah_types::{Person, PropertyValue};
///
/// let mut ada = Person::default();
/// ada.base.base.attachment.push(PropertyValue::new("Pronouns", "she/her").into());
/// assert_eq!(ada.base.fields().collect::<Vec<_>>(), [("Pronouns", "she/her")]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://schema.org#PropertyValue")]
#[non_exhaustive]
pub struct PropertyValue {
    /// The properties of an object; `name` is the name of the field.
    #[property(group)]
    pub base: Object,
    /// Its value, as HTML.
    #[property(iri = "http://schema.org#value")]
    pub value: Option<Box<str>>,
}

impl PropertyValue {
    /// The field called `name`.
    pub fn new(name: impl Into<Text>, value: impl Into<Box<str>>) -> Self {
        Self { base: Object { name: name.into(), ..Object::default() }, value: Some(value.into()) }
    }
}

vocabulary! { types PropertyValue; properties }
