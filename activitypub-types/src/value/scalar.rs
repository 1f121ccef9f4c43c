//! Plain values: text, numbers, truth, and what may be missing.

use super::{LanguageMap, Value};
use crate::context::Terms;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

impl Value for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string().map(Into::into)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Value for Box<str> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string().map(Into::into)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self);
    }
}

impl Value for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.boolean()
    }

    fn write(&self, writer: &mut Writer) {
        writer.boolean(*self);
    }
}

/// Numbers in another notation, as `3.0`, `1e2` or `-0`, do not fit: they would be written differently.
impl Value for u64 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.number()?.parse().map_err(|_| Mismatch::new("expected a whole number from 0 to 2^64 - 1"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.unsigned(*self);
    }
}

impl<T: Value> Value for Option<T> {
    const REFERENCE: bool = T::REFERENCE;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        T::read(reader).map(Some)
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

impl Value for Box<LanguageMap> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let mut languages = LanguageMap::default();
        reader.object(|reader, tag| {
            languages.push(tag, reader.string()?.into());
            Ok(())
        })?;
        languages.drop_duplicates();
        Ok(Self::new(languages))
    }

    fn write(&self, writer: &mut Writer) {
        writer.object(self.iter(), Writer::string);
    }
}
