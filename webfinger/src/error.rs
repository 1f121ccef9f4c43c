//! What can go wrong between a handle and its actor.

use std::fmt;

use crate::BoxError;

/// Why a lookup or a document was refused.
///
/// It says what was asked and of whom, and holds nothing of what a stranger answered beyond that.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    about: String,
    status: Option<http::StatusCode>,
    source: Option<BoxError>,
}

/// The most characters that an error says about what was asked.
const MAX_ABOUT: usize = 2048;

/// The kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A part that was passed in makes no handle.
    InvalidHandle,
    /// The actor's id is no `https` address with a host name.
    InvalidActor,
    /// The host is an IP number or this machine, and may not be asked.
    BlockedAddress,
    /// The transport could not bring an answer.
    Transport,
    /// A redirect led to something other than `https`, or was not followed by the transport.
    RedirectRefused,
    /// The host does not know the resource: it answered 404 or 410.
    NotFound,
    /// The host answered with another status than success.
    Status,
    /// The answer is of a media type other than JSON.
    UnsupportedContentType,
    /// The answer is larger than allowed: too many bytes, or too many links.
    LimitExceeded,
    /// The answer is not the JSON document it should be.
    Malformed,
    /// The document names no ActivityPub actor.
    NoActor,
    /// The hosts involved do not agree on which handle is which actor.
    SubjectMismatch,
    /// The host offers no NodeInfo document of a version known here.
    NoNodeInfo,
}

impl Error {
    /// `about` may be an address that a stranger wrote: it is kept on one line, and cut.
    pub(crate) fn new(kind: ErrorKind, about: impl AsRef<str>) -> Self {
        let about = about.as_ref().chars().filter(|c| !c.is_control()).take(MAX_ABOUT).collect();
        Self(Box::new(Inner { kind, about, status: None, source: None }))
    }

    pub(crate) fn with_status(mut self, status: http::StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if that was the reason.
    pub fn status(&self) -> Option<http::StatusCode> {
        self.0.status
    }

    /// Whether the same question may be answered later: the transport failed, or the host answered 429 or a
    /// server error.
    pub fn is_retryable(&self) -> bool {
        let busy = |status: http::StatusCode| status.is_server_error() || status.as_u16() == 429;
        self.0.kind == ErrorKind::Transport || self.0.status.is_some_and(busy)
    }
}

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::InvalidHandle => "no valid handle",
            Self::InvalidActor => "no valid actor id",
            Self::BlockedAddress => "this host may not be asked",
            Self::Transport => "the host could not be asked",
            Self::RedirectRefused => "redirected to where no answer is taken from",
            Self::NotFound => "not known to its host",
            Self::Status => "the host answered with an error",
            Self::UnsupportedContentType => "the answer is not JSON by its content type",
            Self::LimitExceeded => "the answer is too large",
            Self::Malformed => "the answer is malformed",
            Self::NoActor => "the answer names no actor",
            Self::SubjectMismatch => "the hosts disagree on whose handle it is",
            Self::NoNodeInfo => "no NodeInfo document on offer",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.kind.text(), self.0.about)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
