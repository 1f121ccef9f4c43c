//! Public and private keys: PEM and Multikey in and out, bounds checked before any provider sees them.
//!
//! Start with [`PublicKey::from_pem`] for a stranger's key and [`PrivateKey::from_pem`] for one's own.

mod der;
mod ed25519;
mod multikey;
mod pem;
mod private;
mod public;
mod rsa;

pub use private::{PrivateKey, SecretPem};
pub use public::PublicKey;

#[cfg(feature = "aws-lc-rs")]
pub(crate) use ed25519::has_small_order;
#[cfg(feature = "rustcrypto")]
pub(crate) use {public::Material, rsa::RsaNumbers};

/// What kind of key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyKind {
    /// RSA, 2,048 to 8,192 bits; generated with 2,048 bits, which every server accepts.
    Rsa,
    /// Ed25519, [RFC 8032](https://www.rfc-editor.org/rfc/rfc8032).
    Ed25519,
}
