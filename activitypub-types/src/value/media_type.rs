//! Media types.

use std::fmt;
use std::str::FromStr;

use super::Value;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

/// A media type, with its parameters where it has any
/// ([RFC 9110, section 8.3.1](https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1)).
///
/// It holds nothing that could end a header or begin another.
///
/// ```
/// use howdah_types::MediaType;
///
/// let media_type: MediaType = "text/HTML; charset=utf-8".parse()?;
/// assert_eq!(media_type.essence(), "text/HTML");
/// assert!(media_type.is("text", "html") && !media_type.is_a("image"));
/// assert!("image/png\r\nSet-Cookie: a=b".parse::<MediaType>().is_err());
/// # Ok::<(), howdah_types::ParseMediaTypeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MediaType(Box<str>);

/// Text that is no media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a media type, as \"text/html\"")]
#[non_exhaustive]
pub struct ParseMediaTypeError;

impl MediaType {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Type and subtype, without the parameters.
    pub fn essence(&self) -> &str {
        self.0.split(';').next().unwrap_or_default().trim_end()
    }

    /// Whether it is of this type, whatever the subtype: `image`, `video`, `audio`.
    pub fn is_a(&self, top: &str) -> bool {
        self.essence().split_once('/').is_some_and(|(found, _)| found.eq_ignore_ascii_case(top))
    }

    /// Whether it is of this type and subtype, whatever the parameters.
    pub fn is(&self, top: &str, subtype: &str) -> bool {
        let parts = self.essence().split_once('/');
        parts.is_some_and(|found| found.0.eq_ignore_ascii_case(top) && found.1.eq_ignore_ascii_case(subtype))
    }
}

impl MediaType {
    /// That of ActivityPub documents, in either form
    /// ([ActivityPub, section 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects)); in no other charset than UTF-8.
    ///
    /// ```
    /// use howdah_types::MediaType;
    ///
    /// let media_type: MediaType = r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#.parse()?;
    /// assert!(media_type.is_activity());
    /// assert!(!"application/activity+json; charset=utf-16".parse::<MediaType>()?.is_activity());
    /// # Ok::<(), howdah_types::ParseMediaTypeError>(())
    /// ```
    pub fn is_activity(&self) -> bool {
        let utf8 = self.parameter("charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"));
        let profile = || {
            let profiles = self.parameter("profile").unwrap_or_default();
            profiles.split(' ').any(|profile| profile == "https://www.w3.org/ns/activitystreams")
        };
        let activity = self.is("application", "activity+json");
        utf8 && (activity || (self.is("application", "ld+json") && profile()))
    }

    /// A parameter, without its quotes; one with escapes in it is none.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        parameters(&self.0).find_map(|parameter| {
            let (found, value) = parameter.split_once('=')?;
            let value = value.trim();
            let bare = match value.strip_prefix('"') {
                Some(quoted) => quoted.strip_suffix('"').filter(|text| !text.contains('\\'))?,
                None => value,
            };
            found.trim().eq_ignore_ascii_case(name).then_some(bare)
        })
    }
}

/// The parts behind a semicolon that does not stand in quotes.
fn parameters(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let parts = text.split(move |letter| {
        quoted ^= letter == '"';
        letter == ';' && !quoted
    });
    parts.skip(1)
}

impl FromStr for MediaType {
    type Err = ParseMediaTypeError;

    fn from_str(text: &str) -> Result<Self, ParseMediaTypeError> {
        let essence = text.split(';').next().unwrap_or_default().trim_end();
        let (top, subtype) = essence.split_once('/').ok_or(ParseMediaTypeError)?;
        let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if is_token(top) && is_token(subtype) && printable {
            Ok(Self(text.into()))
        } else {
            Err(ParseMediaTypeError)
        }
    }
}

/// A token ([RFC 9110, section 5.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2)).
fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

impl Value for MediaType {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string()?.parse().map_err(|error: ParseMediaTypeError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MediaType({:?})", self.0)
    }
}
