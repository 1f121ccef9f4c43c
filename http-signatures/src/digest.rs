//! Digests of the body: `Content-Digest` of [RFC 9530](https://www.rfc-editor.org/rfc/rfc9530) and the older
//! `Digest` of [RFC 3230](https://www.rfc-editor.org/rfc/rfc3230).
//!
//! [`BodyDigest`] is for senders, [`Digests`] for receivers.

mod body;
mod received;

pub use body::BodyDigest;
pub use received::Digests;

pub(crate) use body::BodyHashes;

/// A hash algorithm that is still safe for digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DigestAlgorithm {
    /// `sha-256`
    Sha256,
    /// `sha-512`
    Sha512,
}

impl DigestAlgorithm {
    /// The key in the [registry](https://www.rfc-editor.org/rfc/rfc9530#section-7.2): `sha-256`, `sha-512`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha-256",
            Self::Sha512 => "sha-512",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Sha256, Self::Sha512].into_iter().find(|known| known.as_str().eq_ignore_ascii_case(name))
    }
}
