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

/// The hash under which a token is kept. The token is random, so no salt is needed.
pub(crate) fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token))
}

/// Whether the verifier of PKCE fits its challenge ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636), S256).
pub(crate) fn proves(verifier: &str, challenge: &str) -> bool {
    hash(verifier) == challenge
}

/// A password's salted hash, slow on purpose.
pub(crate) fn hash_password(password: &str) -> Result<String, BoxError> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether a password is the one behind the hash.
pub(crate) fn is_password(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}
