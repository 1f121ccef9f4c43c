//! JSON that is kept as it came.

use std::fmt;

use super::Value;
use crate::error::Error;
use crate::limits::Limits;
use crate::read::{Mismatch, Reader};
use crate::scan;
use crate::write::Writer;

/// A JSON value as text.
///
/// Two are equal if their texts are.
///
/// ```
/// use howdah_types::{RawJson, Timestamp};
///
/// let raw = RawJson::parse(r#""2026-11-23T10:00:00Z""#)?;
/// assert_eq!(raw.read::<Timestamp>().unwrap().as_str(), "2026-11-23T10:00:00Z");
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson(Box<str>);

/// The white space of JSON.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

impl RawJson {
    /// Checks text and keeps it without the white space around it, within the default [`Limits`].
    ///
    /// # Errors
    ///
    /// If it is not one JSON value, or exceeds a limit.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let checked = scan::check(text.as_bytes(), &Limits::new())?;
        Ok(Self::trusted(checked.text.trim_matches(SPACE)))
    }

    /// Text that has been checked.
    pub(crate) fn trusted(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads it as a value. Odd members inside are kept and not listed.
    ///
    /// # Errors
    ///
    /// If it does not fit.
    pub fn read<T: Value>(&self) -> Result<T, Mismatch> {
        let checked = scan::check(self.0.as_bytes(), &Limits::MOST)
            .map_err(|error| Mismatch::new(error.to_string()))?;
        T::read(&mut Reader::new(checked))
    }
}

impl Value for RawJson {
    const LIST: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        Ok(reader.raw())
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(self);
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({})", self.0)
    }
}

impl fmt::Display for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
