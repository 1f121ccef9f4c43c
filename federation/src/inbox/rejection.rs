//! Why a request to an inbox was refused: flat reasons, and what the peer is told of them.

use std::fmt;

use howdah_signatures::Reason;
use http::StatusCode;

/// Why an activity was not accepted.
///
/// The peer gets the code and a general sentence; the details go to the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rejection {
    /// The path is no inbox, or of nobody.
    NoSuchInbox,
    /// Not posted.
    Method,
    /// The body is larger than the limit, or broke off.
    Body,
    /// The body did not arrive in time.
    Timeout,
    /// Another content type than ActivityPub's, or a body that is compressed.
    ContentType,
    /// The body is no JSON object, or breaks a limit on depth and size.
    Document,
    /// The activity names no actor or no type.
    Incomplete,
    /// The signature was refused.
    Signature(Reason),
    /// The signer is not the actor of the activity.
    ActorMismatch,
    /// The activity's id is of another origin than its actor.
    ForeignId,
    /// The object is not the actor's to create, update, delete, undo or answer.
    ForeignObject,
    /// The queue or the application failed; the peer should try again.
    Unavailable,
}

impl Rejection {
    /// The reason as a code in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoSuchInbox => "no-such-inbox",
            Self::Method => "method",
            Self::Body => "body",
            Self::Timeout => "timeout",
            Self::ContentType => "content-type",
            Self::Document => "document",
            Self::Incomplete => "incomplete",
            Self::Signature(reason) => reason.as_str(),
            Self::ActorMismatch => "actor-mismatch",
            Self::ForeignId => "foreign-id",
            Self::ForeignObject => "foreign-object",
            Self::Unavailable => "unavailable",
        }
    }

    /// The status of the answer.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NoSuchInbox => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Body => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Document | Self::Incomplete => StatusCode::BAD_REQUEST,
            Self::Signature(_) => StatusCode::UNAUTHORIZED,
            Self::ActorMismatch | Self::ForeignId | Self::ForeignObject => StatusCode::FORBIDDEN,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The sentence for the peer.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::NoSuchInbox => "there is no such inbox",
            Self::Method => "an inbox takes POST only",
            Self::Body => "the body is too large",
            Self::Timeout => "the body is too slow",
            Self::ContentType => "the content type is not ActivityPub's",
            Self::Document | Self::Incomplete => "the activity cannot be read",
            Self::Signature(_) => "the signature was refused",
            Self::ActorMismatch | Self::ForeignId | Self::ForeignObject => "the signer may not say this",
            Self::Unavailable => "try again later",
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::error::Error for Rejection {}
