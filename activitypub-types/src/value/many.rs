//! One value or several.

use super::Value;
use crate::context::Terms;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// None, one or many values; in JSON nothing, a value, or an array.
///
/// An array of one stays an array, and an empty array stays there.
///
/// ```
/// use howdah_types::Many;
///
/// let mut languages = Many::One("de");
/// languages.push("fr");
/// assert_eq!(languages.iter().copied().collect::<Vec<_>>(), ["de", "fr"]);
/// assert_eq!(languages.first(), Some(&"de"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "there is no fourth form")]
pub enum Many<T> {
    /// The property is absent.
    #[default]
    None,
    /// A value that stands alone.
    One(T),
    /// An array.
    Many(Vec<T>),
}

impl<T> Many<T> {
    /// Adds a value; two or more stand in an array.
    pub fn push(&mut self, value: T) {
        *self = match std::mem::take(self) {
            Self::None => Self::One(value),
            Self::One(first) => Self::Many(vec![first, value]),
            Self::Many(mut values) => {
                values.push(value);
                Self::Many(values)
            }
        };
    }

    /// The values in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.as_slice().iter()
    }

    /// The first value.
    pub fn first(&self) -> Option<&T> {
        self.as_slice().first()
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there is no value; an empty array has none either.
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// The values as a slice.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    /// The values as a slice, to change them.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Self::None => &mut [],
            Self::One(value) => std::slice::from_mut(value),
            Self::Many(values) => values,
        }
    }
}

impl<T: Value> Value for Many<T> {
    const REFERENCE: bool = T::REFERENCE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() != Shape::Array {
            return T::read(reader).map(Self::One);
        }
        let mut values = Vec::new();
        reader.array(|reader| {
            values.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(Self::Many(values))
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::None => {}
            Self::One(value) => value.write(writer),
            Self::Many(values) => writer.array(values, |writer, value| value.write(writer)),
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self, Self::None)
    }

    fn terms(&self, terms: &mut Terms) {
        for value in self {
            value.terms(terms);
        }
    }
}

impl<T> From<T> for Many<T> {
    fn from(value: T) -> Self {
        Self::One(value)
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(values: Vec<T>) -> Self {
        Self::Many(values)
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::Many(values.into_iter().collect())
    }
}

impl<T> Extend<T> for Many<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        values.into_iter().for_each(|value| self.push(value));
    }
}

impl<T> IntoIterator for Many<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Self::None => Vec::new(),
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
        .into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
