//! One value or several.

use std::fmt;

use super::{RawJson, Value};
use crate::context::Terms;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// None, one or many values; in JSON nothing, a value, or an array.
///
/// An array of one stays an array, and an empty array stays there. Elements of an array that do not fit are kept in
/// their places, beside the values: see [`odd`](Self::odd).
///
/// ```
/// use howdah_types::Many;
///
/// let mut languages = Many::from("de");
/// languages.push("fr");
/// assert_eq!(languages.iter().copied().collect::<Vec<_>>(), ["de", "fr"]);
/// assert_eq!(languages.first(), Some(&"de"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Many<T>(Form<T>);

#[derive(Clone, PartialEq, Eq)]
enum Form<T> {
    None,
    One(T),
    Many(Vec<T>),
    Mixed(Box<Mixed<T>>),
}

/// An array with elements that do not fit.
#[derive(Clone, PartialEq, Eq)]
struct Mixed<T> {
    values: Vec<T>,
    /// The others, with their places in the whole array.
    odd: Vec<(usize, RawJson)>,
}

impl<T> Many<T> {
    /// The absence of the property.
    pub const NONE: Self = Self(Form::None);

    /// Adds a value; two or more stand in an array.
    pub fn push(&mut self, value: T) {
        self.0 = match std::mem::replace(&mut self.0, Form::None) {
            Form::None => Form::One(value),
            Form::One(first) => Form::Many(vec![first, value]),
            Form::Many(mut values) => {
                values.push(value);
                Form::Many(values)
            }
            Form::Mixed(mut mixed) => {
                mixed.values.push(value);
                Form::Mixed(mixed)
            }
        };
    }

    /// Keeps the values that `keep` says yes to; elements that do not fit stay.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        match &mut self.0 {
            Form::None => {}
            Form::One(value) => {
                if !keep(value) {
                    self.0 = Form::None;
                }
            }
            Form::Many(values) => values.retain(keep),
            Form::Mixed(mixed) => mixed.values.retain(keep),
        }
    }

    /// Elements of the array that do not fit, as `null` and values of another shape; they are written again.
    pub fn odd(&self) -> impl Iterator<Item = &RawJson> {
        let odd = if let Form::Mixed(mixed) = &self.0 { &*mixed.odd } else { &[] };
        odd.iter().map(|(_, json)| json)
    }

    /// Whether the property is absent. An empty array is not.
    pub fn is_none(&self) -> bool {
        matches!(self.0, Form::None)
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
        match &self.0 {
            Form::None => &[],
            Form::One(value) => std::slice::from_ref(value),
            Form::Many(values) => values,
            Form::Mixed(mixed) => &mixed.values,
        }
    }

    /// The values as a slice, to change them.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        match &mut self.0 {
            Form::None => &mut [],
            Form::One(value) => std::slice::from_mut(value),
            Form::Many(values) => values,
            Form::Mixed(mixed) => &mut mixed.values,
        }
    }
}

impl<T: Value> Value for Many<T> {
    const REFERENCE: bool = T::REFERENCE;
    const LIST: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() != Shape::Array {
            return T::read(reader).map(|value| Self(Form::One(value)));
        }
        let mut values = Vec::with_capacity(reader.count());
        let mut odd = Vec::new();
        let mut index = 0;
        reader.array(|reader| {
            match reader.element() {
                Ok(value) => values.push(value),
                Err(json) => odd.push((index, json)),
            }
            index += 1;
            Ok(())
        })?;
        if odd.is_empty() {
            return Ok(Self(Form::Many(values)));
        }
        Ok(Self(Form::Mixed(Box::new(Mixed { values, odd }))))
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Form::None => {}
            Form::One(value) => value.write(writer),
            Form::Many(values) => writer.array(values, |writer, value| value.write(writer)),
            Form::Mixed(mixed) => writer.array(mixed.elements(), |writer, element| match element {
                Element::Value(value) => value.write(writer),
                Element::Odd(json) => writer.raw(json),
            }),
        }
    }

    fn is_absent(&self) -> bool {
        matches!(self.0, Form::None)
    }

    fn terms(&self, terms: &mut Terms) {
        for value in self {
            value.terms(terms);
        }
    }
}

enum Element<'a, T> {
    Value(&'a T),
    Odd(&'a RawJson),
}

impl<T> Mixed<T> {
    /// All elements in the order of the array.
    fn elements(&self) -> impl Iterator<Item = Element<'_, T>> {
        let mut values = self.values.iter();
        let mut odd = self.odd.iter().peekable();
        let mut index = 0;
        std::iter::from_fn(move || {
            let due = odd.next_if(|(place, _)| *place <= index).map(|(_, json)| Element::Odd(json));
            index += 1;
            due.or_else(|| values.next().map(Element::Value))
                .or_else(|| odd.next().map(|(_, json)| Element::Odd(json)))
        })
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T: fmt::Debug> fmt::Debug for Many<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::None => f.write_str("None"),
            Form::One(value) => value.fmt(f),
            Form::Many(values) => values.fmt(f),
            Form::Mixed(mixed) => {
                f.debug_list().entries(&mixed.values).entries(mixed.odd.iter().map(|(_, json)| json)).finish()
            }
        }
    }
}

impl<T> From<T> for Many<T> {
    fn from(value: T) -> Self {
        Self(Form::One(value))
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(values: Vec<T>) -> Self {
        Self(Form::Many(values))
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(Form::Many(values.into_iter().collect()))
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
        match self.0 {
            Form::None => Vec::new(),
            Form::One(value) => vec![value],
            Form::Many(values) => values,
            Form::Mixed(mixed) => mixed.values,
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
