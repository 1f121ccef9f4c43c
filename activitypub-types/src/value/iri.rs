//! Identifiers of objects.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Value;
use crate::object::PUBLIC;
use crate::read::{Mismatch, Reader, Shape};
use crate::text::{hex_digit, letters};
use crate::write::Writer;

/// An absolute IRI ([RFC 3987](https://www.rfc-editor.org/rfc/rfc3987)), kept letter by letter.
///
/// Any scheme is accepted (`https:`, `tag:`, `ap:`, `did:`, `urn:`, `at:`), and nothing is normalised: an id must
/// stay the text that its owner chose. An `Iri` is therefore no promise that it may be fetched or linked to.
///
/// ```
/// use howdah_types::Iri;
///
/// let id = Iri::parse("https://social.example:8443/users/ada#main-key")?;
/// assert_eq!(id.host(), Some("social.example"));
/// assert_eq!(id.authority(), Some("social.example:8443"));
/// assert_eq!(id.without_fragment(), "https://social.example:8443/users/ada");
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iri(Box<str>);

/// Why text is not an [`Iri`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ParseIriError {
    /// Nothing is there.
    #[error("an IRI is not empty")]
    Empty,
    /// It is longer than [`Iri::MAX_BYTES`].
    #[error("an IRI has at most 2048 bytes here")]
    TooLong,
    /// It does not begin with a scheme and a colon.
    #[error("an IRI begins with a scheme, as in \"https:\"")]
    NoScheme,
    /// It contains white space, a control character or a backslash, which URL parsers drop or change.
    #[error("an IRI contains no white space, control character or backslash")]
    Character,
    /// It has a user name before the host, which hides the host from people.
    #[error("an http IRI has no user name before its host")]
    UserName,
    /// It has no host behind `http://` or `https://`, where URL parsers make one of what follows
    /// ([RFC 9110, section 4.2](https://www.rfc-editor.org/rfc/rfc9110#section-4.2)).
    #[error("an http IRI has a host, as in \"https://a.example\"")]
    NoHost,
}

impl Iri {
    /// The longest IRI, in bytes.
    pub const MAX_BYTES: usize = 2_048;

    /// Checks text and keeps it.
    ///
    /// # Errors
    ///
    /// If it is not an absolute IRI, or one of those that are only written to deceive.
    pub fn parse(text: impl Into<Box<str>>) -> Result<Self, ParseIriError> {
        let text = text.into();
        check(&text)?;
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the first colon.
    pub fn scheme(&self) -> &str {
        self.0.split_once(':').map_or("", |(scheme, _)| scheme)
    }

    /// The host, as written: compare it without regard to case. `None` where the IRI has none (`did:`, `tag:`), or
    /// something else in its place (`ap://did:key:…`).
    pub fn host(&self) -> Option<&str> {
        let authority = self.authority()?;
        let (host, port) = split_port(authority);
        let valid_port = port.is_none_or(|port| port.is_empty() || is_port(port));
        (valid_port && !host.is_empty() && (host.starts_with('[') || !host.contains(':'))).then_some(host)
    }

    /// The host and, where one is written, the port; a user name is left out.
    pub fn authority(&self) -> Option<&str> {
        let authority = written_authority(&self.0)?;
        Some(authority.rsplit_once('@').map_or(authority, |(_, host)| host))
    }

    /// Whether both have the same scheme, host and port (the scheme's own where none is written).
    ///
    /// What has no host has no origin, and is not of the same origin as anything.
    pub fn same_origin(&self, other: &Self) -> bool {
        match (self.host(), other.host()) {
            (Some(host), Some(other_host)) => {
                host.eq_ignore_ascii_case(other_host)
                    && self.scheme().eq_ignore_ascii_case(other.scheme())
                    && self.port() == other.port()
            }
            _ => false,
        }
    }

    /// Whether it is the address of everybody, in any of the three spellings that the standard allows
    /// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing)), or in full with `http:`, as
    /// some write it.
    pub fn is_public(&self) -> bool {
        const UNENCRYPTED: &str = "http://www.w3.org/ns/activitystreams#Public";
        matches!(self.as_str(), PUBLIC | "as:Public" | "Public" | UNENCRYPTED)
    }

    /// Whether it begins with `https:` or `http:`, and so can be shown as a link. A `javascript:` IRI cannot.
    pub fn is_web(&self) -> bool {
        let scheme = self.scheme();
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    }

    /// The text up to the fragment.
    pub fn without_fragment(&self) -> &str {
        self.0.split_once('#').map_or(&*self.0, |(before, _)| before)
    }

    /// This IRI with `suffix` behind it, which begins with `/`, `?` or `#`; what an IRI cannot hold is percent-encoded.
    ///
    /// ```
    /// use howdah_types::Iri;
    ///
    /// let origin = Iri::parse("https://social.example")?;
    /// assert_eq!(origin.with_suffix("/users/ada lovelace"), "https://social.example/users/ada%20lovelace");
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let mut text = String::from(&*self.0);
        for letter in suffix.chars() {
            if letter.is_whitespace() || letter.is_control() || letter == '\\' {
                let mut bytes = [0; 4];
                for byte in letter.encode_utf8(&mut bytes).bytes() {
                    text.push('%');
                    text.extend([byte >> 4, byte & 0xF].map(hex_digit));
                }
            } else {
                text.push(letter);
            }
        }
        Self(text.into())
    }

    /// As a URL, to be fetched. The URL's text may differ from the IRI's.
    ///
    /// # Errors
    ///
    /// If it is not a URL.
    #[cfg(feature = "url")]
    #[cfg_attr(docsrs, doc(cfg(feature = "url")))]
    pub fn as_url(&self) -> Result<url::Url, url::ParseError> {
        url::Url::parse(&self.0)
    }

    fn port(&self) -> Option<u16> {
        let written = self.authority().and_then(|authority| split_port(authority).1);
        match written {
            Some(port) if !port.is_empty() => port.parse().ok(),
            _ if self.scheme().eq_ignore_ascii_case("https") => Some(443),
            _ if self.scheme().eq_ignore_ascii_case("http") => Some(80),
            _ => None,
        }
    }
}

fn check(text: &str) -> Result<(), ParseIriError> {
    if text.is_empty() {
        return Err(ParseIriError::Empty);
    }
    if text.len() > Iri::MAX_BYTES {
        return Err(ParseIriError::TooLong);
    }
    let letters = letters(text.as_bytes());
    if !letters.plain
        && text.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '\\')
    {
        return Err(ParseIriError::Character);
    }
    match text.strip_prefix("https://") {
        Some(rest) => check_authority(rest, letters.at),
        None => check_scheme(text, letters.at),
    }
}

fn check_scheme(text: &str, at: bool) -> Result<(), ParseIriError> {
    let (scheme, rest) = text.split_once(':').ok_or(ParseIriError::NoScheme)?;
    let mut letters = scheme.bytes();
    let valid = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'-' | b'.'));
    if !valid || rest.is_empty() {
        return Err(ParseIriError::NoScheme);
    }
    let http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    if !http {
        return Ok(());
    }
    let rest = rest.strip_prefix("//").ok_or(ParseIriError::NoHost)?;
    check_authority(rest, at)
}

/// `rest` is what follows `//`; `at` says whether there is an `@` in it at all.
fn check_authority(rest: &str, at: bool) -> Result<(), ParseIriError> {
    if matches!(rest.bytes().next(), None | Some(b'/' | b'?' | b'#' | b':')) {
        return Err(ParseIriError::NoHost);
    }
    let ends = |byte: &u8| matches!(byte, b'/' | b'?' | b'#' | b'@');
    if at && rest.bytes().find(ends) == Some(b'@') {
        return Err(ParseIriError::UserName);
    }
    Ok(())
}

/// What stands between `//` and the path.
fn written_authority(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(':')?;
    let rest = rest.strip_prefix("//")?;
    rest.split(['/', '?', '#']).next()
}

/// `u16` would also take a plus sign.
fn is_port(port: &str) -> bool {
    port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    let after_brackets = authority.rfind(']').unwrap_or(0);
    match authority.rfind(':') {
        Some(colon) if colon > after_brackets || after_brackets == 0 => {
            (authority.get(..colon).unwrap_or_default(), authority.get(colon + 1..))
        }
        _ => (authority, None),
    }
}

/// Reads any absolute IRI, and the one relative name that the standard allows: `Public`
/// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing)); of an object its `id`, or else
/// its `href`.
impl Value for Iri {
    const REFERENCE: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() == Shape::Object {
            reader.coerced();
            return embedded(reader);
        }
        let text = reader.string()?;
        if text != "Public" {
            check(&text).map_err(|error| Mismatch::new(error.to_string()))?;
        }
        Ok(Self(text.into()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

fn embedded(reader: &mut Reader<'_>) -> Result<Iri, Mismatch> {
    let (mut id, mut href) = (None, None);
    reader.object(|reader, name| {
        let slot = match name {
            "id" => &mut id,
            "href" => &mut href,
            _ => return Ok(()),
        };
        if reader.shape() == Shape::String {
            *slot = Some(Iri::read(reader)?);
        }
        Ok(())
    })?;
    id.or(href).ok_or_else(|| Mismatch::new("expected an IRI, found an object without one"))
}

impl fmt::Display for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Iri({:?})", self.0)
    }
}

impl FromStr for Iri {
    type Err = ParseIriError;

    fn from_str(text: &str) -> Result<Self, ParseIriError> {
        Self::parse(text)
    }
}

impl AsRef<str> for Iri {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Iri {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Iri {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl Serialize for Iri {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Iri {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
