//! Digest fields as received, and their comparison with the body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{BodyHashes, DigestAlgorithm};
use crate::refusal::{Reason, Refused};
use crate::structured;

/// The digests that a field states, without those of unknown or unsafe algorithms.
///
/// ```
/// use howdah_signatures::digest::Digests;
///
/// let digests = Digests::from_digest("SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=")?;
/// digests.verify(br#"{"hello": "world"}"#)?;
/// assert!(digests.verify(b"another body").is_err());
/// # Ok::<(), howdah_signatures::Refused>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests(Vec<(DigestAlgorithm, Vec<u8>)>);

impl Digests {
    /// Reads `Content-Digest` or `Repr-Digest`, [RFC 9530 section 2](https://www.rfc-editor.org/rfc/rfc9530#section-2).
    ///
    /// Of a repeated key the last value counts, as structured fields say.
    ///
    /// # Errors
    ///
    /// `malformed` if it is no dictionary of byte sequences in canonical base64.
    pub fn from_content_digest(field: &str) -> Result<Self, Refused> {
        let members = structured::dictionary(field)
            .map_err(|_| Refused::malformed("Content-Digest is not a dictionary"))?;
        let mut digests = Vec::new();
        for member in members {
            let value = member
                .bytes()
                .ok_or_else(|| Refused::malformed("a member of Content-Digest is not a byte sequence"))?;
            let Some(algorithm) = DigestAlgorithm::from_name(member.key) else { continue };
            digests.retain(|(known, _)| *known != algorithm);
            digests.push((algorithm, value));
        }
        Ok(Self(digests))
    }

    /// Reads `Digest`, [RFC 3230 section 4.3.2](https://www.rfc-editor.org/rfc/rfc3230#section-4.3.2).
    ///
    /// A repeated algorithm is kept, so that two different values can never both match.
    ///
    /// # Errors
    ///
    /// `malformed` if it is no list of `algorithm=value`, or a known algorithm's value is not base64 with padding.
    pub fn from_digest(field: &str) -> Result<Self, Refused> {
        let mut digests = Vec::new();
        for member in field.split(',') {
            let (name, value) = member
                .trim_matches([' ', '\t'])
                .split_once('=')
                .filter(|(name, _)| !name.is_empty())
                .ok_or_else(|| Refused::malformed("a member of Digest is not algorithm=value"))?;
            let Some(algorithm) = DigestAlgorithm::from_name(name) else { continue };
            let value =
                STANDARD.decode(value).map_err(|_| Refused::malformed("a value of Digest is not base64"))?;
            digests.push((algorithm, value));
        }
        Ok(Self(digests))
    }

    /// Compares with a body: every digest must match, and there must be one.
    ///
    /// # Errors
    ///
    /// `digest-unsupported` if no known algorithm was used, `digest-mismatch` if the body is another one.
    pub fn verify(&self, body: &[u8]) -> Result<(), Refused> {
        self.verify_hashes(&BodyHashes::new(body))
    }

    pub(crate) fn verify_hashes(&self, hashes: &BodyHashes<'_>) -> Result<(), Refused> {
        if self.0.is_empty() {
            return Err(Refused::new(
                Reason::DigestUnsupported,
                "the digest uses neither SHA-256 nor SHA-512",
            ));
        }
        if self.0.iter().any(|(algorithm, value)| hashes.get(*algorithm) != value.as_slice()) {
            return Err(Refused::new(Reason::DigestMismatch, "the digest is not that of the body"));
        }
        Ok(())
    }

    /// Whether there is a digest of this algorithm.
    pub fn contains(&self, algorithm: DigestAlgorithm) -> bool {
        self.0.iter().any(|(known, _)| *known == algorithm)
    }

    /// Only the digests of this algorithm.
    pub(crate) fn only(mut self, key: &str) -> Self {
        self.0.retain(|(algorithm, _)| algorithm.as_str() == key);
        self
    }
}
