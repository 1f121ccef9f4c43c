//! Spans of time.

use std::fmt;
use std::str::FromStr;
use std::time;

use super::Value;
use crate::read::{Mismatch, Reader, Shape};
use crate::write::Writer;

/// A span of time, with the text that it was written as
/// ([XML Schema, section 3.3.6](https://www.w3.org/TR/xmlschema11-2/#duration)): `PT2M3S`, `P1DT12H`.
///
/// Negative ones are refused: nothing in the vocabularies lasts that long.
///
/// ```
/// use howdah_types::Duration;
///
/// let length: Duration = "PT2M3.5S".parse()?;
/// assert_eq!(length.as_std(), Some(std::time::Duration::from_millis(123_500)));
/// assert_eq!("P1Y".parse::<Duration>()?.as_std(), None, "a year has no fixed length");
/// # Ok::<(), howdah_types::ParseDurationError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Duration(Box<str>);

/// Text that is no span of time, or one of more than 2^64 seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a span of time, as \"PT2M3S\"")]
#[non_exhaustive]
pub struct ParseDurationError;

impl Duration {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The length; `None` for one with years or months, which have no fixed length.
    pub fn as_std(&self) -> Option<time::Duration> {
        parse(&self.0).and_then(|parts| parts.length)
    }
}

struct Parts {
    length: Option<time::Duration>,
}

/// The parts, if all fit.
fn parse(text: &str) -> Option<Parts> {
    let text = text.strip_prefix('P')?;
    let (date, clock) = match text.split_once('T') {
        Some((date, clock)) if !clock.is_empty() => (date, clock),
        Some(_) => return None,
        None if text.is_empty() => return None,
        None => (text, ""),
    };
    let [years, months, days] = units(date, ['Y', 'M', 'D'])?;
    let (clock, fraction) = split_fraction(clock)?;
    let [hours, minutes, seconds] = units(&clock, ['H', 'M', 'S'])?;
    years.checked_mul(12)?.checked_add(months)?;
    let seconds = days
        .checked_mul(86_400)?
        .checked_add(hours.checked_mul(3_600)?)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_add(seconds)?;
    let fixed = years == 0 && months == 0;
    Some(Parts { length: fixed.then(|| time::Duration::new(seconds, fraction)) })
}

/// The numbers before the units, which stand in this order where they do.
fn units(mut text: &str, order: [char; 3]) -> Option<[u64; 3]> {
    let mut found = [0; 3];
    for (number, unit) in found.iter_mut().zip(order) {
        if let Some((digits, rest)) = text.split_once(unit) {
            if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
                return None;
            }
            *number = digits.parse().ok()?;
            text = rest;
        }
    }
    text.is_empty().then_some(found)
}

/// Takes the fraction of the seconds out of the text, in nanoseconds.
fn split_fraction(clock: &str) -> Option<(String, u32)> {
    let Some((whole, fraction)) = clock.split_once('.') else { return Some((clock.to_owned(), 0)) };
    let digits = fraction.strip_suffix('S')?;
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let nanoseconds = format!("{digits:0<9.9}").parse().ok()?;
    Some((format!("{whole}S"), nanoseconds))
}

impl FromStr for Duration {
    type Err = ParseDurationError;

    fn from_str(text: &str) -> Result<Self, ParseDurationError> {
        parse(text).map(|_| Self(text.into())).ok_or(ParseDurationError)
    }
}

impl From<time::Duration> for Duration {
    fn from(length: time::Duration) -> Self {
        let seconds = length.as_secs();
        let fraction = format!("{:09}", length.subsec_nanos());
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        Self(format!("PT{seconds}{point}{fraction}S").into())
    }
}

/// A number is read as seconds.
impl Value for Duration {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let parsed = if reader.shape() == Shape::Number {
            reader.coerced();
            format!("PT{}S", reader.number()?).parse()
        } else {
            reader.string()?.parse()
        };
        parsed.map_err(|error: ParseDurationError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Duration({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::time;

    use super::Duration;

    #[test]
    fn reads_what_the_standard_allows() {
        for (text, seconds) in [
            ("PT123S", Some(123)),
            ("PT0S", Some(0)),
            ("P1DT2H3M4S", Some(93_784)),
            ("PT1H", Some(3_600)),
            ("P2D", Some(172_800)),
            ("P1Y2M", None),
        ] {
            let duration: Duration = text.parse().unwrap();
            assert_eq!(duration.as_std(), seconds.map(time::Duration::from_secs), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_span_or_too_long() {
        for text in [
            "",
            "P",
            "PT",
            "P1",
            "1S",
            "PT1e9S",
            "-P1D",
            "P99999999999999999999Y",
            "P1S",
            "PT1D",
            "PT1S1H",
            "PT1.S",
            "PT18446744073709551616S",
            "P4611686018427387904Y",
        ] {
            assert!(text.parse::<Duration>().is_err(), "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        let length = time::Duration::from_millis(61_250);
        assert_eq!(Duration::from(length).as_str(), "PT61.25S");
        assert_eq!(Duration::from(length).as_std(), Some(length));
    }
}
