//! Why a document cannot be read at all; for a single odd member see [`ParseIssue`](crate::ParseIssue).

use std::fmt;

use crate::limits::Limit;

/// A document that cannot be read: it is not JSON, too large, or something else altogether.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    offset: usize,
    reason: &'static str,
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are not JSON in UTF-8 ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)); a byte order mark
    /// and the escape of a lone surrogate are refused too.
    InvalidJson,
    /// The document exceeds one of the [`Limits`](crate::Limits).
    LimitExceeded(Limit),
    /// The document is JSON, but neither an object nor, as JSON-LD allows, an array with one.
    NotAnObject,
    /// The document says that it is of another type than the one asked for.
    WrongType,
    /// The document says two things at once: a keyword of JSON-LD and its alias (`@id` and `id`) have different values.
    Ambiguous,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, offset: usize, reason: &'static str) -> Self {
        Self(Box::new(Inner { kind, offset, reason }))
    }

    pub(crate) fn not_an_object() -> Self {
        Self::new(ErrorKind::NotAnObject, 0, "the document is not an object")
    }

    /// What is wrong, for a program to decide on.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Where in the document, in bytes from its start.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, offset, reason } = &*self.0;
        match kind {
            ErrorKind::InvalidJson => write!(f, "invalid JSON at byte {offset}: {reason}"),
            ErrorKind::LimitExceeded(limit) => {
                write!(f, "the document exceeds the limit of {limit} at byte {offset}")
            }
            ErrorKind::NotAnObject | ErrorKind::WrongType | ErrorKind::Ambiguous => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {}
