//! What can go wrong with keys and with signing; a refused request is a [`Refused`](crate::Refused) instead.

use std::error::Error as StdError;
use std::fmt;

type Source = Box<dyn StdError + Send + Sync>;

/// Why a key could not be used or a request could not be signed.
///
/// It never holds key bytes, so it can be logged.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: &'static str,
    source: Option<Source>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text or the bytes are not a key of the wanted form.
    BadKey,
    /// It is a key, but one that must not be trusted: too short, too long, or a degenerate point.
    WeakKey,
    /// No provider is compiled in, and the operation needs one.
    NoProvider,
    /// The key id cannot be written in a signature field.
    BadKeyId,
    /// The request lacks something that must be signed.
    BadRequest,
    /// The provider failed to sign or to generate.
    Crypto,
}

impl Error {
    /// An error of this kind; `message` is a constant, so that no secret can slip into it.
    ///
    /// For implementations of [`SignKey`](crate::SignKey) and [`CryptoProvider`](crate::CryptoProvider).
    pub fn new(kind: ErrorKind, message: &'static str) -> Self {
        Self(Box::new(Inner { kind, message, source: None }))
    }

    /// The same error with its cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    pub(crate) fn message(&self) -> &'static str {
        self.0.message
    }

    pub(crate) fn bad_key(message: &'static str) -> Self {
        Self::new(ErrorKind::BadKey, message)
    }

    pub(crate) fn weak_key(message: &'static str) -> Self {
        Self::new(ErrorKind::WeakKey, message)
    }

    pub(crate) fn bad_request(message: &'static str) -> Self {
        Self::new(ErrorKind::BadRequest, message)
    }

    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub(crate) fn crypto(message: &'static str) -> Self {
        Self::new(ErrorKind::Crypto, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
