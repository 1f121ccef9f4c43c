//! The crate's error: one opaque type with a kind that a program can match on.

use std::error::Error as StdError;
use std::fmt;

use http::StatusCode;

use crate::fetch::Refusal;

/// What an application's own functions may fail with.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Why something in this crate failed.
///
/// `Display` says what failed; the cause, where there is one, is the [`source`](StdError::source).
#[derive(Debug)]
pub struct Error {
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    source: Option<BoxError>,
}

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The guard refused the request or its answer.
    Refused(Refusal),
    /// The other server answered with this status.
    Status(StatusCode),
    /// No answer within the deadline.
    Timeout,
    /// The connection failed, or TLS could not be set up.
    Io,
    /// The request could not be built from what was given.
    BadRequest,
    /// A document could not be read.
    Document,
    /// The document is none of the kind that was asked for, an actor say.
    WrongKind,
    /// The handle did not lead to an actor.
    Handle,
    /// The queue failed.
    Queue,
    /// A function of the application failed.
    Application,
    /// There is no such local actor, or it has no key.
    NoSuchActor,
    /// The signature could not be made.
    Signature,
    /// The settings contradict each other.
    Settings,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, source: impl Into<BoxError>) -> Self {
        Self { inner: Box::new(Inner { kind, source: Some(source.into()) }) }
    }

    /// The kind, for programs.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The guard's reason, if the guard refused.
    pub fn refusal(&self) -> Option<Refusal> {
        match self.inner.kind {
            ErrorKind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the same call may succeed later.
    pub fn is_retryable(&self) -> bool {
        match self.inner.kind {
            ErrorKind::Timeout | ErrorKind::Io | ErrorKind::Queue | ErrorKind::Application => true,
            ErrorKind::Status(status) => {
                status.is_server_error() || matches!(status.as_u16(), 408 | 425 | 429)
            }
            _ => false,
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { inner: Box::new(Inner { kind, source: None }) }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        ErrorKind::Refused(refusal).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.inner.kind {
            ErrorKind::Refused(refusal) => write!(f, "the request was refused by the guard: {refusal}"),
            ErrorKind::Status(status) => write!(f, "the server answered {status}"),
            ErrorKind::Timeout => f.write_str("no answer within the deadline"),
            ErrorKind::Io => f.write_str("the connection failed"),
            ErrorKind::BadRequest => f.write_str("the request could not be built"),
            ErrorKind::Document => f.write_str("the document could not be read"),
            ErrorKind::WrongKind => f.write_str("the document is of another kind"),
            ErrorKind::Handle => f.write_str("the handle does not lead to an actor"),
            ErrorKind::Queue => f.write_str("the queue failed"),
            ErrorKind::Application => f.write_str("the application failed"),
            ErrorKind::NoSuchActor => f.write_str("there is no such local actor"),
            ErrorKind::Signature => f.write_str("the signature could not be made"),
            ErrorKind::Settings => f.write_str("the settings contradict each other"),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
