//! Numbers with a fraction.

use std::fmt;
use std::str::FromStr;

use super::Value;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// A number, with the text that it was written as: `52.50` stays `52.50`.
///
/// ```
/// use howdah_types::Decimal;
///
/// let latitude: Decimal = "52.50".parse()?;
/// assert_eq!(latitude.as_f64(), 52.5);
/// assert_eq!(latitude.to_string(), "52.50");
/// # Ok::<(), howdah_types::ParseDecimalError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Decimal(Box<str>);

/// Text that is no number in the notation of JSON, or one that no 64-bit float can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a number, as 52.5")]
#[non_exhaustive]
pub struct ParseDecimalError;

impl Decimal {
    /// The number; the nearest one where it has more digits than a float can tell apart.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or_default()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let json = crate::scan::is_number(text);
        let finite = text.parse::<f64>().is_ok_and(f64::is_finite);
        if json && finite { Ok(Self(text.into())) } else { Err(ParseDecimalError) }
    }
}

impl TryFrom<f64> for Decimal {
    type Error = ParseDecimalError;

    /// Fails for infinity and for what is no number.
    fn try_from(number: f64) -> Result<Self, ParseDecimalError> {
        if number.is_finite() { Ok(Self(number.to_string().into())) } else { Err(ParseDecimalError) }
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self(number.to_string().into())
    }
}

/// A number in a string is read too.
impl Value for Decimal {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let parsed = if reader.shape() == Shape::String {
            reader.coerced();
            reader.string()?.trim().parse()
        } else {
            reader.number()?.parse()
        };
        parsed.map_err(|error: ParseDecimalError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(self);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decimal({})", self.0)
    }
}
