//! Private keys: zeroized when dropped, never printed.

use std::fmt;

use zeroize::Zeroizing;

use super::KeyKind;
use super::der::{self, Reader};
use super::pem;
use super::public::{ID_ED25519, PublicKey, RSA_ENCRYPTION};
use super::rsa::RsaNumbers;
use crate::error::{Error, ErrorKind};
use crate::provider::default_provider;

const PKCS8_LABEL: &str = "PRIVATE KEY";
const PKCS1_LABEL: &str = "RSA PRIVATE KEY";

/// 1.2.840.113549.1.1.10, an RSA key that its maker meant for PSS.
const RSASSA_PSS: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a];

/// A private key, kept as PKCS#8 and wiped from memory when dropped.
///
/// It is made by [`CryptoProvider::generate`](crate::CryptoProvider::generate) or read from PEM, and used
/// through [`CryptoProvider::sign_key`](crate::CryptoProvider::sign_key). `Debug` tells only the kind.
#[derive(Clone)]
pub struct PrivateKey {
    pkcs8: Zeroizing<Vec<u8>>,
    /// Read from the file itself; an Ed25519 file holds only the secret half.
    rsa: Option<RsaNumbers>,
}

impl PrivateKey {
    /// Reads PEM, `PRIVATE KEY` (PKCS#8) or `RSA PRIVATE KEY` (PKCS#1), with any white space and line ends.
    ///
    /// # Errors
    ///
    /// `BadKey` if it is no unencrypted RSA or Ed25519 key, `WeakKey` if an RSA key is out of bounds.
    pub fn from_pem(text: &str) -> Result<Self, Error> {
        let (label, bytes) = pem::decode(text).ok_or_else(|| Error::bad_key("not a PEM text"))?;
        match label {
            PKCS8_LABEL => Self::from_pkcs8_der(&bytes),
            PKCS1_LABEL => Self::from_pkcs1_der(&bytes),
            _ => Err(Error::bad_key("the PEM text holds no unencrypted private key")),
        }
    }

    /// Reads PKCS#8, [RFC 5958](https://www.rfc-editor.org/rfc/rfc5958).
    ///
    /// # Errors
    ///
    /// As [`from_pem`](Self::from_pem).
    pub fn from_pkcs8_der(bytes: &[u8]) -> Result<Self, Error> {
        let (kind, key) = private_key_info(bytes)
            .ok_or_else(|| Error::bad_key("not an RSA or Ed25519 key in PKCS#8 form"))?;
        match kind {
            KeyKind::Rsa => Self::from_pkcs1_der(key),
            KeyKind::Ed25519 => Self::from_ed25519_seed(key),
        }
    }

    fn from_pkcs1_der(bytes: &[u8]) -> Result<Self, Error> {
        let rsa = Some(RsaNumbers::from_private_der(bytes)?);
        let algorithm = der::sequence(&[&der::object_identifier(RSA_ENCRYPTION), &der::null()]);
        Ok(Self { pkcs8: pkcs8(&algorithm, bytes), rsa })
    }

    pub(crate) fn from_ed25519_seed(seed: &[u8]) -> Result<Self, Error> {
        if seed.len() != 32 {
            return Err(Error::bad_key("an Ed25519 seed has 32 bytes"));
        }
        let algorithm = der::sequence(&[&der::object_identifier(ID_ED25519)]);
        Ok(Self { pkcs8: pkcs8(&algorithm, &der::octet_string(seed)), rsa: None })
    }

    /// What kind of key it is.
    pub fn kind(&self) -> KeyKind {
        if self.rsa.is_some() { KeyKind::Rsa } else { KeyKind::Ed25519 }
    }

    /// The public half.
    ///
    /// That of an Ed25519 key is computed by the [`default_provider`]; where none is compiled in, ask
    /// [`SignKey::public_key`](crate::SignKey::public_key) of your own.
    ///
    /// # Errors
    ///
    /// `NoProvider` as said, and whatever that provider says of the key.
    pub fn public_key(&self) -> Result<PublicKey, Error> {
        if let Some(rsa) = &self.rsa {
            return Ok(PublicKey::from_rsa(rsa.clone()));
        }
        let provider = default_provider()
            .ok_or_else(|| Error::new(ErrorKind::NoProvider, "no provider of cryptography is compiled in"))?;
        Ok(provider.sign_key(self)?.public_key().clone())
    }

    /// The key as PKCS#8 in DER, for providers.
    pub fn pkcs8_der(&self) -> &[u8] {
        &self.pkcs8
    }

    /// The key as PKCS#8 in PEM, to be stored.
    pub fn to_pem(&self) -> SecretPem {
        SecretPem(pem::encode(PKCS8_LABEL, &self.pkcs8))
    }

    #[cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
    pub(crate) fn ed25519_seed(&self) -> Option<&[u8; 32]> {
        match self.kind() {
            KeyKind::Ed25519 => self.pkcs8.last_chunk(),
            KeyKind::Rsa => None,
        }
    }
}

/// `PrivateKeyInfo` of version 0, which everything can read.
fn pkcs8(algorithm: &[u8], key: &[u8]) -> Zeroizing<Vec<u8>> {
    der::sequence(&[&der::integer(&[]), algorithm, &der::octet_string(key)])
}

fn private_key_info(bytes: &[u8]) -> Option<(KeyKind, &[u8])> {
    let mut outer = Reader::new(bytes);
    let mut info = outer.sequence()?;
    outer.end()?;
    // Version 1 adds the public half behind the key; it is not needed.
    let version = info.integer()?;
    if !matches!(version, [] | [1]) {
        return None;
    }
    let mut algorithm = info.sequence()?;
    let identifier = algorithm.object_identifier()?;
    let key = info.octet_string()?;
    if version.is_empty() && !info.is_empty() {
        return None;
    }
    match identifier {
        RSA_ENCRYPTION => algorithm.null().and_then(|()| algorithm.end()).map(|()| (KeyKind::Rsa, key)),
        RSASSA_PSS => algorithm.end().map(|()| (KeyKind::Rsa, key)),
        ID_ED25519 => {
            algorithm.end()?;
            let mut inner = Reader::new(key);
            let seed = inner.octet_string()?;
            inner.end().map(|()| (KeyKind::Ed25519, seed))
        }
        _ => None,
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey").field("kind", &self.kind()).field("pkcs8", &"REDACTED").finish()
    }
}

/// The PEM text of a private key: wiped from memory when dropped, not shown by `Debug`.
pub struct SecretPem(Zeroizing<String>);

impl SecretPem {
    /// The text, to be written where only this server can read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretPem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretPem(REDACTED)")
    }
}
