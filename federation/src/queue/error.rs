//! Why a queue could not do what it was asked for.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// A failure of a queue.
///
/// It can be cloned, since one failed write to a disk may fail several requests.
#[derive(Clone, Debug)]
pub struct Error(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What sort of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The store could not be read or written: disk full, no permission, locked by another process.
    Io,
    /// The store holds something that is no queue, or is damaged.
    Corrupt,
    /// The store was written by a later version of this library.
    Version,
    /// The queue has stopped.
    Closed,
    /// The lease is no longer held, or the job was already reported.
    Stale,
}

impl Error {
    /// A failure with its cause.
    pub fn new(kind: ErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Arc::new(Inner { kind, source: Some(source.into()) }))
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Arc::new(Inner { kind, source: None }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0.kind {
            ErrorKind::Io => "the queue could not be read or written",
            ErrorKind::Corrupt => "the queue's store is damaged or belongs to something else",
            ErrorKind::Version => "the queue was written by a later version of this library",
            ErrorKind::Closed => "the queue has stopped",
            ErrorKind::Stale => "the lease is no longer held, or the job was already reported",
        })
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
