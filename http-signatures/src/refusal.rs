//! Why a signed request or a key is not believed: one flat list of reasons, and a detail for the log.

use std::borrow::Cow;
use std::fmt;

use crate::error::{Error, ErrorKind};

/// Why a signature, or the key behind it, was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// A field or a document does not follow its grammar, or says something twice.
    Malformed,
    /// The signature covers too little.
    MissingComponent,
    /// The signature lists a field that the request does not have.
    MissingHeader,
    /// The signature covers something that this verifier cannot rebuild.
    UnsupportedComponent,
    /// The covered `Date` is not a date.
    BadDate,
    /// The signature is older than the policy allows.
    Stale,
    /// The signature was made further in the future than clocks may differ.
    Future,
    /// The signature says itself that it is no longer valid.
    Expired,
    /// The request was signed for another host.
    WrongAuthority,
    /// The body is not the one that was signed.
    DigestMismatch,
    /// The digest uses no algorithm that is still safe.
    DigestUnsupported,
    /// The signature names an algorithm that is never accepted.
    AlgorithmUnsupported,
    /// The signature names an algorithm that does not belong to the key.
    AlgorithmMismatch,
    /// The key id is not an https URL that may be fetched.
    BadKeyId,
    /// The document behind the key id does not hold the key.
    KeyNotFound,
    /// The document holds several keys that the key id could mean.
    AmbiguousKey,
    /// The key names no owner, or one of another origin, or one whose document says otherwise.
    OwnerMismatch,
    /// The owner's own document does not list the key.
    OwnerDoesNotListKey,
    /// The owner's own document lists the key id with another key.
    KeyMaterialDiffers,
    /// The key is too short, too long, or degenerate.
    WeakKey,
    /// The published text is not a public key.
    BadKey,
    /// The owner is gone for good.
    Gone,
    /// The signature does not match the request and the key.
    BadSignature,
    /// The very same signature was seen before.
    Replayed,
    /// The key document was served from another origin than the key id's.
    CrossOriginRedirect,
    /// The key id claims to be on this very host.
    OwnHost,
}

impl Reason {
    /// The stable code of the reason, for logs and metrics: `missing-component`, `stale`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::MissingComponent => "missing-component",
            Self::MissingHeader => "missing-header",
            Self::UnsupportedComponent => "unsupported-component",
            Self::BadDate => "bad-date",
            Self::Stale => "stale",
            Self::Future => "future",
            Self::Expired => "expired",
            Self::WrongAuthority => "wrong-authority",
            Self::DigestMismatch => "digest-mismatch",
            Self::DigestUnsupported => "digest-unsupported",
            Self::AlgorithmUnsupported => "algorithm-unsupported",
            Self::AlgorithmMismatch => "algorithm-mismatch",
            Self::BadKeyId => "bad-key-id",
            Self::KeyNotFound => "key-not-found",
            Self::AmbiguousKey => "ambiguous-key",
            Self::OwnerMismatch => "owner-mismatch",
            Self::OwnerDoesNotListKey => "owner-does-not-list-key",
            Self::KeyMaterialDiffers => "key-material-differs",
            Self::WeakKey => "weak-key",
            Self::BadKey => "bad-key",
            Self::Gone => "gone",
            Self::BadSignature => "bad-signature",
            Self::Replayed => "replayed",
            Self::CrossOriginRedirect => "cross-origin-redirect",
            Self::OwnHost => "own-host",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal: the [`Reason`] for code, and a detail for the log.
///
/// The peer may be told the reason's code ([`Reason::as_str`]); the detail, which an administrator asks for, is for
/// the log only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    reason: Reason,
    detail: Cow<'static, str>,
}

impl Refused {
    /// A refusal with its detail, for the checks that only the caller can make (replays, gone owners).
    pub fn new(reason: Reason, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { reason, detail: detail.into() }
    }

    /// The reason, to match on.
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// What exactly was wrong, for the log.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    pub(crate) fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Reason::Malformed, detail)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.reason, self.detail)
    }
}

impl std::error::Error for Refused {}

/// A stranger's key that cannot be used is a refusal.
impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::WeakKey => Reason::WeakKey,
            _ => Reason::BadKey,
        };
        Self::new(reason, error.message())
    }
}
