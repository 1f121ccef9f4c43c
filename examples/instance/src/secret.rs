//! Secrets: made at random, kept as hashes.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use howdah_federation::BoxError;
use sha2::{Digest, Sha256};

/// 256 bits from the system, as text for URLs and header fields.
pub(crate) fn new() -> Result<String, BoxError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// The hash under which a random secret is kept; it needs no salt. It is also the challenge of a PKCE verifier
/// by S256 ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636#section-4.2)).
pub(crate) fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}

/// Whether a secret is the one behind the hash.
///
/// How long the comparison takes tells something of the hashes only, which lead back to no secret.
pub(crate) fn fits(secret: &str, kept: &str) -> bool {
    hash(secret) == kept
}

/// A password's salted hash, slow on purpose.
pub(crate) fn hash_password(password: &str) -> Result<String, BoxError> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether a password is the one behind the hash; without a hash it is not, after as long a time.
pub(crate) fn is_password(password: &str, hash: Option<&str>) -> bool {
    let Some(hash) = hash else {
        drop(hash_password(password));
        return false;
    };
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}
