//! The provider in pure Rust, over rsa and ed25519-dalek.

use std::sync::Arc;

use ed25519_dalek::{SigningKey, VerifyingKey};
use getrandom::SysRng;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::signature::{RandomizedSigner, SignatureEncoding, Signer, Verifier};
use rsa::{BoxedUint, pkcs1v15, pss};
use sha2::{Sha256, Sha512};
use zeroize::Zeroizing;

use super::{Algorithm, CryptoProvider, InvalidSignature, SignKey, VerifyKey};
use crate::error::Error;
use crate::keys::{KeyKind, Material, PrivateKey, PublicKey, RsaNumbers};

const GENERATED_RSA_BITS: usize = 2_048;

/// The [rsa](https://docs.rs/rsa) and [ed25519-dalek](https://docs.rs/ed25519-dalek) crates: for wasm and for
/// machines without a C compiler, 3 to 11 times slower with RSA.
///
/// Every RSA signature is blinded, since the time that unblinded ones take tells about the key
/// ([RUSTSEC-2023-0071](https://rustsec.org/advisories/RUSTSEC-2023-0071)); the advisory concerns private
/// operations only, so verifying was never affected. The randomness is the operating system's, in a browser or a
/// worker that of JavaScript.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "a value without fields, written by its name")]
pub struct RustCrypto;

impl CryptoProvider for RustCrypto {
    fn verify_key(&self, key: &PublicKey) -> Result<Arc<dyn VerifyKey>, Error> {
        Ok(match key.material() {
            Material::Rsa(numbers) => {
                let key = rsa_public_key(numbers)?;
                Arc::new(RsaVerifyKey {
                    v15: pkcs1v15::VerifyingKey::new(key.clone()),
                    pss: pss::VerifyingKey::new(key),
                })
            }
            Material::Ed25519(bytes) => Arc::new(Ed25519VerifyKey(
                VerifyingKey::from_bytes(bytes)
                    .map_err(|error| Error::bad_key("not a point of the curve").with_source(error))?,
            )),
        })
    }

    fn sign_key(&self, key: &PrivateKey) -> Result<Arc<dyn SignKey>, Error> {
        let Some(seed) = key.ed25519_seed() else {
            let pair = rsa::PrivateKey::from_pkcs8_der(key.pkcs8_der())
                .map_err(|error| Error::bad_key("rsa does not accept the private key").with_source(error))?;
            return Ok(Arc::new(RsaSignKey {
                v15: pkcs1v15::SigningKey::new(pair.clone()),
                pss: pss::SigningKey::new(pair),
                public: key.public_key()?,
            }));
        };
        let pair = SigningKey::from_bytes(seed);
        let public = PublicKey::from_ed25519(pair.verifying_key().as_bytes())?;
        Ok(Arc::new(Ed25519SignKey { pair, public }))
    }

    fn generate(&self, kind: KeyKind) -> Result<PrivateKey, Error> {
        let failed = || Error::crypto("could not generate a key");
        match kind {
            KeyKind::Rsa => {
                let key = rsa::PrivateKey::new(&mut SysRng, GENERATED_RSA_BITS)
                    .map_err(|error| failed().with_source(error))?;
                let der = key.to_pkcs8_der().map_err(|error| failed().with_source(error))?;
                PrivateKey::from_pkcs8_der(der.as_bytes())
            }
            KeyKind::Ed25519 => {
                let mut seed = Zeroizing::new([0; 32]);
                getrandom::fill(seed.as_mut_slice()).map_err(|error| failed().with_source(error))?;
                PrivateKey::from_ed25519_seed(seed.as_slice())
            }
        }
    }
}

fn rsa_public_key(numbers: &RsaNumbers) -> Result<rsa::PublicKey, Error> {
    let modulus = BoxedUint::from_be_slice_vartime(&numbers.modulus);
    let exponent = BoxedUint::from_be_slice_vartime(&numbers.exponent);
    rsa::PublicKey::new_with_size_limits(modulus, exponent, RsaNumbers::BITS)
        .map_err(|error| Error::bad_key("rsa does not accept the public key").with_source(error))
}

struct RsaVerifyKey {
    v15: pkcs1v15::VerifyingKey<Sha256>,
    pss: pss::VerifyingKey<Sha512>,
}

impl VerifyKey for RsaVerifyKey {
    fn kind(&self) -> KeyKind {
        KeyKind::Rsa
    }

    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        let verified = match algorithm {
            Algorithm::RsaV15Sha256 => pkcs1v15::Signature::try_from(signature)
                .and_then(|signature| self.v15.verify(message, &signature)),
            Algorithm::RsaPssSha512 => {
                pss::Signature::try_from(signature).and_then(|signature| self.pss.verify(message, &signature))
            }
            Algorithm::Ed25519 => return Err(InvalidSignature),
        };
        verified.map_err(|_| InvalidSignature)
    }
}

struct Ed25519VerifyKey(VerifyingKey);

impl VerifyKey for Ed25519VerifyKey {
    fn kind(&self) -> KeyKind {
        KeyKind::Ed25519
    }

    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        if algorithm != Algorithm::Ed25519 {
            return Err(InvalidSignature);
        }
        let signature = ed25519_dalek::Signature::from_slice(signature).map_err(|_| InvalidSignature)?;
        self.0.verify_strict(message, &signature).map_err(|_| InvalidSignature)
    }
}

struct RsaSignKey {
    v15: pkcs1v15::SigningKey<Sha256>,
    pss: pss::SigningKey<Sha512>,
    public: PublicKey,
}

impl SignKey for RsaSignKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, Error> {
        // Given randomness, both sign blinded.
        let signed = match algorithm {
            Algorithm::RsaV15Sha256 => {
                self.v15.try_sign_with_rng(&mut SysRng, message).map(|signature| signature.to_vec())
            }
            Algorithm::RsaPssSha512 => {
                self.pss.try_sign_with_rng(&mut SysRng, message).map(|signature| signature.to_vec())
            }
            Algorithm::Ed25519 => return Err(Error::crypto("an RSA key cannot sign with ed25519")),
        };
        signed.map_err(|error| Error::crypto("rsa could not sign").with_source(error))
    }
}

struct Ed25519SignKey {
    pair: SigningKey,
    public: PublicKey,
}

impl SignKey for Ed25519SignKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, Error> {
        if algorithm != Algorithm::Ed25519 {
            return Err(Error::crypto("an Ed25519 key signs with ed25519 only"));
        }
        let signature = self
            .pair
            .try_sign(message)
            .map_err(|error| Error::crypto("could not sign").with_source(error))?;
        Ok(signature.to_bytes().to_vec())
    }
}

debug_without_key!(RsaVerifyKey, Ed25519VerifyKey, RsaSignKey, Ed25519SignKey);
