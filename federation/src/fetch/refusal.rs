//! Why the guard refused an outbound request: flat reasons that a test and a log can name.

use std::fmt;

/// Why an outbound request was not made, or its answer not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// The text is no absolute URL with a host, or was written to be read in two ways.
    NotAUrl,
    /// Longer than [`MAX_URL_BYTES`](super::MAX_URL_BYTES).
    UrlTooLong,
    /// Another scheme than `https`.
    NotHttps,
    /// A user name or password in the URL.
    Userinfo,
    /// A global IP address in place of a name.
    AddressLiteral,
    /// Another port than 443.
    Port,
    /// A name of the machine or the local network.
    LocalName,
    /// A name of this server.
    OwnHost,
    /// An address that is not global unicast, named in the URL or found by resolving the name.
    PrivateAddress,
    /// More than three redirects, or a redirect back to where it came from.
    TooManyRedirects,
    /// A redirect without a usable target.
    BadRedirect,
    /// The answer is larger than the limit for its kind.
    TooLarge,
    /// The answer has a content type that its kind does not allow.
    ContentType,
    /// The document says that it lives at another origin than the one that served it.
    ForeignId,
}

impl Refusal {
    /// The reason as a code in kebab case, for logs and tests.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAUrl => "not-a-url",
            Self::UrlTooLong => "url-too-long",
            Self::NotHttps => "not-https",
            Self::Userinfo => "userinfo",
            Self::AddressLiteral => "address-literal",
            Self::Port => "port",
            Self::LocalName => "local-name",
            Self::OwnHost => "own-host",
            Self::PrivateAddress => "private-address",
            Self::TooManyRedirects => "too-many-redirects",
            Self::BadRedirect => "bad-redirect",
            Self::TooLarge => "too-large",
            Self::ContentType => "content-type",
            Self::ForeignId => "foreign-id",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::error::Error for Refusal {}
