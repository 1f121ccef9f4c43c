//! Plain values: text, numbers, truth, and what may be missing.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::{LanguageMap, Value};
use crate::context::Terms;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// A number or a truth value is read as its text.
impl Value for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        text(reader).map(Into::into)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

/// As for [`String`].
impl Value for Box<str> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        text(reader).map(Into::into)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

fn text<'a>(reader: &mut Reader<'a>) -> Result<Cow<'a, str>, Mismatch> {
    match reader.shape() {
        Shape::Number => {
            reader.coerced();
            reader.number().map(Cow::Borrowed)
        }
        Shape::Boolean => {
            reader.coerced();
            reader.boolean().map(|value| Cow::Borrowed(if value { "true" } else { "false" }))
        }
        _ => reader.string(),
    }
}

/// `"true"`, `"false"`, `1` and `0` are read too.
impl Value for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let written = match reader.shape() {
            Shape::String => reader.string()?,
            Shape::Number => reader.number()?.into(),
            _ => return reader.boolean(),
        };
        reader.coerced();
        match &*written {
            "true" | "True" | "1" => Ok(true),
            "false" | "False" | "0" => Ok(false),
            _ => Err(Mismatch::new("expected true or false")),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }
}

/// A whole number in a string, or in another notation as `3.0`, is read too.
impl Value for u64 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        whole(reader, "expected a whole number from 0 to 2^64 - 1")
    }

    fn write(&self, writer: &mut Writer) {
        writer.unsigned(*self);
    }
}

/// As for `u64`.
impl Value for i64 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        whole(reader, "expected a whole number from -2^63 to 2^63 - 1")
    }

    fn write(&self, writer: &mut Writer) {
        writer.signed(*self);
    }
}

fn whole<T: FromStr + Display>(reader: &mut Reader<'_>, expected: &'static str) -> Result<T, Mismatch> {
    let written = if reader.shape() == Shape::String {
        reader.coerced();
        reader.string()?
    } else {
        let number = reader.number()?;
        if number.bytes().all(|digit| digit.is_ascii_digit()) {
            return number.parse().map_err(|_| Mismatch::new(expected));
        }
        number.into()
    };
    let digits = written.trim().trim_start_matches('+');
    let whole = match digits.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0') => whole,
        _ => digits,
    };
    let number: T = whole.parse().map_err(|_| Mismatch::new(expected))?;
    if whole.len() != written.len() || number.to_string() != whole {
        reader.coerced();
    }
    Ok(number)
}

impl<T: Value> Value for Option<T> {
    const REFERENCE: bool = T::REFERENCE;
    const LIST: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if T::LIST {
            return T::read(reader).map(Some);
        }
        reader.unlisted(T::read).map(Some)
    }

    fn write(&self, writer: &mut Writer) {
        if let Some(value) = self {
            value.write(writer);
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn terms(&self, terms: &mut Terms) {
        if let Some(value) = self {
            value.terms(terms);
        }
    }
}

/// Languages without a text are left out, and written again.
impl Value for Box<LanguageMap> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let mut languages = LanguageMap::default();
        reader.object(|reader, tag| {
            if reader.shape() == Shape::String {
                languages.push(tag, reader.string()?.into());
            } else {
                reader.coerced();
            }
            Ok(())
        })?;
        languages.drop_duplicates();
        Ok(Self::new(languages))
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(self.iter(), Writer::string);
    }
}
