//! Points in time.

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, NaiveDateTime, SecondsFormat, Utc};

use super::Value;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

/// A point in time, with the text that it was written as.
///
/// ```
/// use howdah_types::Timestamp;
///
/// let published: Timestamp = "2026-11-23T11:00:00+01:00".parse()?;
/// assert_eq!(published.as_datetime().to_rfc3339(), "2026-11-23T10:00:00+00:00");
/// assert_eq!(published.as_str(), "2026-11-23T11:00:00+01:00");
/// # Ok::<(), howdah_types::ParseTimestampError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Timestamp {
    text: Box<str>,
    datetime: DateTime<Utc>,
}

/// Text that is no point in time, or one outside the years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a date and time, as \"2026-11-23T10:00:00Z\"")]
#[non_exhaustive]
pub struct ParseTimestampError;

impl Timestamp {
    /// The point in time.
    pub fn as_datetime(&self) -> DateTime<Utc> {
        self.datetime
    }

    /// The text, as the document writes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Written to the second, as `2026-11-23T10:00:00Z`; years outside 0 to 9999 become the nearest.
impl From<DateTime<Utc>> for Timestamp {
    fn from(datetime: DateTime<Utc>) -> Self {
        const FIRST: i64 = -62_167_219_200;
        const LAST: i64 = 253_402_300_799;
        let seconds = datetime.timestamp().clamp(FIRST, LAST);
        let datetime = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        Self { text: datetime.to_rfc3339_opts(SecondsFormat::Secs, true).into(), datetime }
    }
}

/// As from a [`DateTime`].
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let seconds = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
        };
        let fallback = if seconds < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        Self::from(DateTime::from_timestamp(seconds, 0).unwrap_or(fallback))
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, ParseTimestampError> {
        let datetime = parse(text).filter(|datetime| (0..=9999).contains(&datetime.year()));
        datetime.map(|datetime| Self { text: text.into(), datetime }).ok_or(ParseTimestampError)
    }
}

/// RFC 3339, as the standard asks, and the other forms that servers write; without a zone it is UTC.
fn parse(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(datetime) = DateTime::parse_from_rfc3339(text) {
        return Some(datetime.to_utc());
    }
    let zoned = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z", "%Y%m%dT%H:%M:%S%#z"];
    let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"];
    let zoned = zoned.iter().find_map(|form| DateTime::parse_from_str(text, form).ok());
    zoned.or_else(|| DateTime::parse_from_rfc2822(text).ok()).map(|datetime| datetime.to_utc()).or_else(
        || {
            local
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                .map(|local| local.and_utc())
        },
    )
}

impl Value for Timestamp {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string()?.parse().map_err(|error: ParseTimestampError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.text);
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
