//! The digest of a body, computed once.

use std::cell::OnceCell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use sha2::{Digest, Sha256, Sha512};

use super::DigestAlgorithm;

/// The digest of a body that is going to be sent, computed once however many recipients it has.
///
/// ```
/// use howdah_signatures::BodyDigest;
///
/// let digest = BodyDigest::of(br#"{"hello": "world"}"#);
/// assert!(!digest.is_none());
/// ```
#[derive(Clone, Debug)]
pub struct BodyDigest(Option<Values>);

#[derive(Clone, Debug)]
struct Values {
    digest: HeaderValue,
    content_digest: HeaderValue,
}

impl BodyDigest {
    /// The digest of a body, also of an empty one.
    pub fn of(body: &[u8]) -> Self {
        let base64 = STANDARD.encode(Sha256::digest(body));
        let digest = HeaderValue::try_from(format!("SHA-256={base64}"));
        let content_digest = HeaderValue::try_from(format!("sha-256=:{base64}:"));
        // Base64 is always a field value; were it not, the request could not be signed.
        Self(
            digest
                .ok()
                .zip(content_digest.ok())
                .map(|(digest, content_digest)| Values { digest, content_digest }),
        )
    }

    /// For a request without a body, as GET is.
    pub fn none() -> Self {
        Self(None)
    }

    /// Whether there is no body.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn digest(&self) -> Option<&HeaderValue> {
        self.0.as_ref().map(|values| &values.digest)
    }

    pub(crate) fn content_digest(&self) -> Option<&HeaderValue> {
        self.0.as_ref().map(|values| &values.content_digest)
    }
}

/// The hashes of a received body, each computed when first asked for.
pub(crate) struct BodyHashes<'a> {
    body: &'a [u8],
    sha256: OnceCell<[u8; 32]>,
    sha512: OnceCell<[u8; 64]>,
}

impl<'a> BodyHashes<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Self {
        Self { body, sha256: OnceCell::new(), sha512: OnceCell::new() }
    }

    pub(super) fn get(&self, algorithm: DigestAlgorithm) -> &[u8] {
        match algorithm {
            DigestAlgorithm::Sha256 => self.sha256.get_or_init(|| Sha256::digest(self.body).into()),
            DigestAlgorithm::Sha512 => self.sha512.get_or_init(|| Sha512::digest(self.body).into()),
        }
    }
}
