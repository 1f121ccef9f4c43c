//! Where the cryptography comes from: two providers, and the traits to write another.
//!
//! [`AwsLcRs`] is the default; [`RustCrypto`] is for wasm and for machines without a C compiler. A key is
//! prepared once, with [`CryptoProvider::verify_key`] or [`CryptoProvider::sign_key`], and used often. A key that
//! never leaves a hardware module or a key service is one that implements [`SignKey`].

/// Prepared keys show their type and nothing of the key.
#[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
macro_rules! debug_without_key {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

#[cfg(feature = "aws-lc-rs")]
mod aws_lc_rs;
#[cfg(feature = "rustcrypto")]
mod rust_crypto;

use std::fmt::{self, Debug};
use std::sync::Arc;

#[cfg(feature = "aws-lc-rs")]
pub use self::aws_lc_rs::AwsLcRs;
#[cfg(feature = "rustcrypto")]
pub use self::rust_crypto::RustCrypto;
use crate::error::Error;
use crate::keys::{KeyKind, PrivateKey, PublicKey};

/// A signature algorithm, by its name in the
/// [registry of RFC 9421](https://www.rfc-editor.org/rfc/rfc9421#section-6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// `rsa-v1_5-sha256`, what the draft calls `rsa-sha256` and the fediverse also means by `hs2019`.
    RsaV15Sha256,
    /// `rsa-pss-sha512`, with a salt of 64 bytes.
    RsaPssSha512,
    /// `ed25519`, verified strictly.
    Ed25519,
}

impl Algorithm {
    /// The name in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaV15Sha256 => "rsa-v1_5-sha256",
            Self::RsaPssSha512 => "rsa-pss-sha512",
            Self::Ed25519 => "ed25519",
        }
    }

    /// The algorithm with this name in the registry, if it is one that is accepted from strangers.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::RsaV15Sha256, Self::RsaPssSha512, Self::Ed25519]
            .into_iter()
            .find(|known| known.as_str() == name)
    }

    /// The kind of key that it needs.
    pub fn key_kind(self) -> KeyKind {
        match self {
            Self::RsaV15Sha256 | Self::RsaPssSha512 => KeyKind::Rsa,
            Self::Ed25519 => KeyKind::Ed25519,
        }
    }

    /// What a key signs with when nothing is said.
    pub(crate) fn usual(kind: KeyKind) -> Self {
        match kind {
            KeyKind::Rsa => Self::RsaV15Sha256,
            KeyKind::Ed25519 => Self::Ed25519,
        }
    }
}

/// An implementation of the cryptography.
pub trait CryptoProvider: Debug + Send + Sync {
    /// Prepares a public key; the result is worth caching.
    ///
    /// # Errors
    ///
    /// If the provider cannot use the key.
    fn verify_key(&self, key: &PublicKey) -> Result<Arc<dyn VerifyKey>, Error>;

    /// Prepares a private key.
    ///
    /// # Errors
    ///
    /// If the provider cannot use the key.
    fn sign_key(&self, key: &PrivateKey) -> Result<Arc<dyn SignKey>, Error>;

    /// Makes a new key; RSA keys have 2,048 bits.
    ///
    /// # Errors
    ///
    /// If the system has no randomness.
    fn generate(&self, kind: KeyKind) -> Result<PrivateKey, Error>;
}

/// A prepared public key.
pub trait VerifyKey: Debug + Send + Sync {
    /// What kind of key it is.
    fn kind(&self) -> KeyKind;

    /// Checks a signature.
    ///
    /// # Errors
    ///
    /// If the signature is not right, or the algorithm is none of this key's.
    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature>;
}

/// A prepared private key, or one that lies elsewhere.
pub trait SignKey: Debug + Send + Sync {
    /// The public half, which also tells the kind.
    fn public_key(&self) -> &PublicKey;

    /// Signs a message.
    ///
    /// # Errors
    ///
    /// If the algorithm is none of this key's, or signing fails.
    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, Error>;
}

/// A signature does not fit the message and the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a value without fields, written by its name")]
pub struct InvalidSignature;

impl fmt::Display for InvalidSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature does not fit the message and the key")
    }
}

impl std::error::Error for InvalidSignature {}

/// The fastest provider that is compiled in: aws-lc-rs before rustcrypto.
pub fn default_provider() -> Option<Arc<dyn CryptoProvider>> {
    #[cfg(feature = "aws-lc-rs")]
    return Some(Arc::new(AwsLcRs));
    #[cfg(all(feature = "rustcrypto", not(feature = "aws-lc-rs")))]
    return Some(Arc::new(RustCrypto));
    #[cfg(not(any(feature = "aws-lc-rs", feature = "rustcrypto")))]
    None
}
