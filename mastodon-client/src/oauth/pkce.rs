//! Proof that who asks for the token is who sent the user: RFC 7636.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::random;
use crate::text::Secret;

/// A secret of which the server first sees the hash, then the secret itself.
///
/// ```
/// use howdah_client::oauth::Pkce;
///
/// let pkce = Pkce::from_verifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
/// assert_eq!(pkce.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pkce(Secret);

impl Pkce {
    /// A new secret.
    ///
    /// # Errors
    ///
    /// If the system has no random numbers to give.
    pub fn generate() -> Result<Self, Error> {
        Ok(Self(random::text()?.into()))
    }

    /// A secret that was stored.
    pub fn from_verifier(verifier: impl Into<Secret>) -> Self {
        Self(verifier.into())
    }

    /// The secret.
    pub fn verifier(&self) -> &Secret {
        &self.0
    }

    /// Its hash, in the way of `S256`.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.expose()))
    }
}
