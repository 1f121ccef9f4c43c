//! The provider over aws-lc-rs.

use std::sync::Arc;

use aws_lc_rs::encoding::{AsBigEndian, AsDer, Curve25519SeedBin};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    self, Ed25519KeyPair, KeyPair, ParsedPublicKey, RsaEncoding, RsaKeyPair, VerificationAlgorithm,
};

use super::{Algorithm, CryptoProvider, InvalidSignature, SignKey, VerifyKey};
use crate::error::Error;
use crate::keys::{KeyKind, PrivateKey, PublicKey, has_small_order};

/// [aws-lc-rs](https://docs.rs/aws-lc-rs): the fast provider, which needs a C compiler to build.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::exhaustive_structs, reason = "a value without fields, written by its name")]
pub struct AwsLcRs;

impl CryptoProvider for AwsLcRs {
    fn verify_key(&self, key: &PublicKey) -> Result<Arc<dyn VerifyKey>, Error> {
        let spki = key.to_spki_der();
        Ok(match key.kind() {
            KeyKind::Rsa => Arc::new(RsaVerifyKey {
                v15: parsed(&signature::RSA_PKCS1_2048_8192_SHA256, &spki)?,
                pss: parsed(&signature::RSA_PSS_2048_8192_SHA512, &spki)?,
            }),
            KeyKind::Ed25519 => Arc::new(Ed25519VerifyKey(parsed(&signature::ED25519, &spki)?)),
        })
    }

    fn sign_key(&self, key: &PrivateKey) -> Result<Arc<dyn SignKey>, Error> {
        let Some(seed) = key.ed25519_seed() else {
            let pair = RsaKeyPair::from_pkcs8(key.pkcs8_der()).map_err(|_| rejected())?;
            return Ok(Arc::new(RsaSignKey { pair, public: key.public_key()? }));
        };
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| rejected())?;
        let public = PublicKey::from_ed25519(pair.public_key().as_ref())?;
        Ok(Arc::new(Ed25519SignKey { pair, public }))
    }

    fn generate(&self, kind: KeyKind) -> Result<PrivateKey, Error> {
        match kind {
            KeyKind::Rsa => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| not_generated())?;
                PrivateKey::from_pkcs8_der(pair.as_der().map_err(|_| not_generated())?.as_ref())
            }
            KeyKind::Ed25519 => {
                let pair = Ed25519KeyPair::generate().map_err(|_| not_generated())?;
                let seed = pair.seed().map_err(|_| not_generated())?;
                let seed: Curve25519SeedBin<'_> = seed.as_be_bytes().map_err(|_| not_generated())?;
                PrivateKey::from_ed25519_seed(seed.as_ref())
            }
        }
    }
}

fn parsed(algorithm: &'static dyn VerificationAlgorithm, spki: &[u8]) -> Result<ParsedPublicKey, Error> {
    ParsedPublicKey::new(algorithm, spki)
        .map_err(|_| Error::bad_key("aws-lc-rs does not accept the public key"))
}

fn rejected() -> Error {
    Error::bad_key("aws-lc-rs does not accept the private key")
}

fn not_generated() -> Error {
    Error::crypto("aws-lc-rs could not generate a key")
}

struct RsaVerifyKey {
    v15: ParsedPublicKey,
    pss: ParsedPublicKey,
}

impl VerifyKey for RsaVerifyKey {
    fn kind(&self) -> KeyKind {
        KeyKind::Rsa
    }

    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        let key = match algorithm {
            Algorithm::RsaV15Sha256 => &self.v15,
            Algorithm::RsaPssSha512 => &self.pss,
            Algorithm::Ed25519 => return Err(InvalidSignature),
        };
        key.verify_sig(message, signature).map_err(|_| InvalidSignature)
    }
}

struct Ed25519VerifyKey(ParsedPublicKey);

impl VerifyKey for Ed25519VerifyKey {
    fn kind(&self) -> KeyKind {
        KeyKind::Ed25519
    }

    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), InvalidSignature> {
        // aws-lc accepts a commitment of small order, strict verification (and the other provider) does not.
        let commitment = signature.first_chunk().ok_or(InvalidSignature)?;
        if algorithm != Algorithm::Ed25519 || has_small_order(commitment) {
            return Err(InvalidSignature);
        }
        self.0.verify_sig(message, signature).map_err(|_| InvalidSignature)
    }
}

struct RsaSignKey {
    pair: RsaKeyPair,
    public: PublicKey,
}

impl SignKey for RsaSignKey {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, Error> {
        let encoding: &'static dyn RsaEncoding = match algorithm {
            Algorithm::RsaV15Sha256 => &signature::RSA_PKCS1_SHA256,
            Algorithm::RsaPssSha512 => &signature::RSA_PSS_SHA512,
            Algorithm::Ed25519 => return Err(Error::crypto("an RSA key cannot sign with ed25519")),
        };
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(encoding, &SystemRandom::new(), message, &mut signature)
            .map_err(|_| Error::crypto("aws-lc-rs could not sign"))?;
        Ok(signature)
    }
}

struct Ed25519SignKey {
    pair: Ed25519KeyPair,
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
        let signature = self.pair.try_sign(message).map_err(|_| Error::crypto("aws-lc-rs could not sign"))?;
        Ok(signature.as_ref().to_vec())
    }
}

debug_without_key!(RsaVerifyKey, Ed25519VerifyKey, RsaSignKey, Ed25519SignKey);
