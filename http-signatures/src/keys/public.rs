//! Public keys as actors publish them.

use std::fmt;
use std::str::FromStr;

use super::KeyKind;
use super::der::{self, Reader};
use super::ed25519::has_small_order;
use super::multikey::{self, Multikey};
use super::pem;
use super::rsa::RsaNumbers;
use crate::error::Error;

const SPKI_LABEL: &str = "PUBLIC KEY";
const PKCS1_LABEL: &str = "RSA PUBLIC KEY";

/// 1.2.840.113549.1.1.1
pub(super) const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
/// 1.3.101.112
pub(super) const ID_ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// A public key within safe bounds, not yet prepared for verification.
///
/// RSA keys have 2,048 to 8,192 bits and an odd exponent of at most 32 bits; Ed25519 keys are points of full
/// order. Two keys are equal when their material is, however they were written.
///
/// ```
/// use howdah_signatures::{KeyKind, PublicKey};
///
/// let key = PublicKey::from_multikey("z6MkgQ5SMqDghHf3abohishm8TCCRf3y2rxMVEtVcd9MS6o9")?;
/// assert_eq!(key.kind(), KeyKind::Ed25519);
/// assert_eq!(PublicKey::from_pem(&key.to_pem())?, key);
/// # Ok::<(), howdah_signatures::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(Material);

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Material {
    Rsa(RsaNumbers),
    Ed25519([u8; 32]),
}

impl PublicKey {
    /// Reads PEM, `PUBLIC KEY` (SPKI) or `RSA PUBLIC KEY` (PKCS#1), with any white space and line ends.
    ///
    /// # Errors
    ///
    /// `BadKey` if it is no such key, and also if it is a *private* key: somebody published it by mistake.
    /// `WeakKey` if the key is out of bounds.
    pub fn from_pem(text: &str) -> Result<Self, Error> {
        let (label, bytes) = pem::decode(text).ok_or_else(|| Error::bad_key("not a PEM text"))?;
        match label {
            SPKI_LABEL => Self::from_spki_der(&bytes),
            PKCS1_LABEL => RsaNumbers::from_public_der(&bytes).map(|rsa| Self(Material::Rsa(rsa))),
            _ if label.ends_with("PRIVATE KEY") => {
                Err(Error::bad_key("a private key where a public key belongs"))
            }
            _ => Err(Error::bad_key("the PEM text holds no public key")),
        }
    }

    /// Reads `SubjectPublicKeyInfo`, [RFC 5280 section 4.1](https://www.rfc-editor.org/rfc/rfc5280#section-4.1).
    ///
    /// # Errors
    ///
    /// `BadKey` if it is no RSA or Ed25519 key, `WeakKey` if the key is out of bounds.
    pub fn from_spki_der(bytes: &[u8]) -> Result<Self, Error> {
        let (kind, key) =
            spki(bytes).ok_or_else(|| Error::bad_key("not an RSA or Ed25519 key in SPKI form"))?;
        match kind {
            KeyKind::Rsa => RsaNumbers::from_public_der(key).map(|rsa| Self(Material::Rsa(rsa))),
            KeyKind::Ed25519 => Self::from_ed25519(key),
        }
    }

    /// Reads the `publicKeyMultibase` of a
    /// [Multikey](https://codeberg.org/fediverse/fep/src/branch/main/fep/521a/fep-521a.md).
    ///
    /// # Errors
    ///
    /// `BadKey` if it is no Ed25519 or RSA key in base58, `WeakKey` if the key is out of bounds.
    pub fn from_multikey(text: &str) -> Result<Self, Error> {
        match multikey::decode(text) {
            Some(Multikey::Ed25519(key)) => Self::from_ed25519(&key),
            Some(Multikey::Rsa(der)) => RsaNumbers::from_public_der(&der).map(|rsa| Self(Material::Rsa(rsa))),
            None => Err(Error::bad_key("not an Ed25519 or RSA key as Multikey")),
        }
    }

    pub(crate) fn from_ed25519(bytes: &[u8]) -> Result<Self, Error> {
        let key = <[u8; 32]>::try_from(bytes).map_err(|_| Error::bad_key("an Ed25519 key has 32 bytes"))?;
        if has_small_order(&key) {
            return Err(Error::weak_key("an Ed25519 key of small order"));
        }
        Ok(Self(Material::Ed25519(key)))
    }

    pub(super) fn from_rsa(numbers: RsaNumbers) -> Self {
        Self(Material::Rsa(numbers))
    }

    /// What kind of key it is.
    pub fn kind(&self) -> KeyKind {
        match self.0 {
            Material::Rsa(_) => KeyKind::Rsa,
            Material::Ed25519(_) => KeyKind::Ed25519,
        }
    }

    /// The size of the key in bits: of an RSA modulus, or 256.
    pub fn bits(&self) -> usize {
        match &self.0 {
            Material::Rsa(rsa) => rsa.bits(),
            Material::Ed25519(_) => 256,
        }
    }

    /// The key as `SubjectPublicKeyInfo` in DER.
    pub fn to_spki_der(&self) -> Vec<u8> {
        let algorithm = match self.0 {
            Material::Rsa(_) => der::sequence(&[&der::object_identifier(RSA_ENCRYPTION), &der::null()]),
            Material::Ed25519(_) => der::sequence(&[&der::object_identifier(ID_ED25519)]),
        };
        let key = match &self.0 {
            Material::Rsa(rsa) => der::bit_string(&rsa.to_public_der()),
            Material::Ed25519(key) => der::bit_string(key),
        };
        der::sequence(&[&algorithm, &key]).to_vec()
    }

    /// The key as actors publish it in `publicKeyPem`: SPKI, lines of 64 characters.
    pub fn to_pem(&self) -> String {
        pem::encode(SPKI_LABEL, &self.to_spki_der()).to_string()
    }

    /// The key as actors publish it in `publicKeyMultibase`.
    pub fn to_multikey(&self) -> String {
        match &self.0 {
            Material::Rsa(rsa) => multikey::encode_rsa(&rsa.to_public_der()),
            Material::Ed25519(key) => multikey::encode_ed25519(key),
        }
    }

    #[cfg(feature = "rustcrypto")]
    pub(crate) fn material(&self) -> &Material {
        &self.0
    }
}

fn spki(bytes: &[u8]) -> Option<(KeyKind, &[u8])> {
    let mut outer = Reader::new(bytes);
    let mut info = outer.sequence()?;
    outer.end()?;
    let mut algorithm = info.sequence()?;
    let kind = match algorithm.object_identifier()? {
        RSA_ENCRYPTION => {
            algorithm.null()?;
            KeyKind::Rsa
        }
        ID_ED25519 => KeyKind::Ed25519,
        _ => return None,
    };
    algorithm.end()?;
    let key = info.bit_string()?;
    info.end()?;
    Some((kind, key))
}

impl FromStr for PublicKey {
    type Err = Error;

    /// Reads PEM.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_pem(text)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublicKey").field("kind", &self.kind()).field("bits", &self.bits()).finish()
    }
}
