//! Handles such as `@name@example.com`: read, brought into one form, and written as `acct:` URIs.
//!
//! [`Handle`] is where to start. It follows [RFC 7565](https://www.rfc-editor.org/rfc/rfc7565) with the
//! narrower rules that fediverse servers keep.

mod user;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::authority::Authority;

/// A name at a host, as people write it and WebFinger asks for it.
///
/// The forms `@name@host`, `name@host` and `acct:name@host` are read. The host is brought into the form that
/// is sent (lower case, international names by UTS 46), so that equal hosts are equal text; the name keeps
/// its case, since only its server knows whether case matters there. A name has at most 256 bytes, a host at
/// most 253 and each of its labels at most 63.
///
/// A port may follow the host. `localhost`, its subdomains and IP numbers are handles too, for use during
/// development; a [`Resolver`](crate::Resolver) asks loopback hosts over plain `http`, and only if its
/// transport allows them.
///
/// ```
/// use howdah_webfinger::Handle;
///
/// let handle = Handle::parse("@Alice@Bücher.example")?;
/// assert_eq!(handle.user(), "Alice");
/// assert_eq!(handle.host(), "xn--bcher-kva.example");
/// assert_eq!(handle.to_string(), "Alice@xn--bcher-kva.example");
/// assert_eq!(handle.acct(), "acct:Alice@xn--bcher-kva.example");
/// # Ok::<(), howdah_webfinger::ParseHandleError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle {
    user: String,
    authority: Authority,
}

impl Handle {
    /// Reads `@name@host`, `name@host` or `acct:name@host`.
    ///
    /// Percent-encoding in the name is undone, as in
    /// [RFC 7565, section 7](https://www.rfc-editor.org/rfc/rfc7565#section-7). A name has ASCII letters,
    /// digits and ``-._~!$&'()*+,;=``, and letters and digits of other scripts; an encoded `@` or `/` is
    /// refused as well as a bare one.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, ParseHandleError> {
        let text = without_acct(text).or_else(|| text.strip_prefix('@')).unwrap_or(text);
        let (user, host) = text.split_once('@').ok_or(ParseHandleError::MissingHost)?;
        if host.contains('@') {
            return Err(ParseHandleError::RepeatedAt);
        }
        Self::new(user, host)
    }

    /// A handle of its two parts: `host` may carry a port.
    ///
    /// # Errors
    ///
    /// The first rule that one of the parts breaks.
    pub fn new(user: &str, host: &str) -> Result<Self, ParseHandleError> {
        Self::at(user, Authority::parse(host)?)
    }

    pub(crate) fn at(user: &str, authority: Authority) -> Result<Self, ParseHandleError> {
        Ok(Self { user: user::parse(user)?, authority })
    }

    /// The name before the `@`, without percent-encoding.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The host in its sent form: ASCII, lower case, an IPv6 number in brackets, without the port.
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// The port, if one was given that is not the scheme's own.
    pub fn port(&self) -> Option<u16> {
        self.authority.port()
    }

    /// The `acct:` URI, the name percent-encoded where RFC 7565 demands it.
    pub fn acct(&self) -> String {
        format!("acct:{}@{}", user::encode(&self.user), self.authority)
    }

    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Whether both are the same account for a server that ignores the case of names, as most do.
    pub(crate) fn matches(&self, other: &Self) -> bool {
        self.authority == other.authority && self.user.eq_ignore_ascii_case(&other.user)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.user, self.authority)
    }
}

impl FromStr for Handle {
    type Err = ParseHandleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Handle {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Handle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

/// What follows the scheme `acct:`, in any case.
fn without_acct(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("acct").then_some(rest)
}

/// Why a text is no handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ParseHandleError {
    /// There is no `@` between a name and a host.
    #[error("the handle names no host")]
    MissingHost,
    /// There is more than one `@` between name and host.
    #[error("the handle has an at sign too many")]
    RepeatedAt,
    /// The name is empty.
    #[error("the name is empty")]
    EmptyUser,
    /// The name is longer than 256 bytes.
    #[error("the name is longer than 256 bytes")]
    UserTooLong,
    /// The name has a character that no handle may have, among them invisible ones.
    #[error("the name has the character {:?}", .0)]
    InvalidUser(char),
    /// The percent-encoding of the name is no UTF-8.
    #[error("the name is not encoded as UTF-8")]
    InvalidEncoding,
    /// The host or one of its labels is longer than DNS allows.
    #[error("the host is longer than DNS allows")]
    HostTooLong,
    /// The host is neither a domain name nor an IP number in its plain form.
    #[error("the host is no domain name")]
    InvalidHost,
    /// What follows the host is no port.
    #[error("the port is not a number from 1 to 65535")]
    InvalidPort,
}

#[cfg(test)]
mod tests;
