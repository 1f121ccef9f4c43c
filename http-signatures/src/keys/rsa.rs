//! RSA public numbers, their bounds, and PKCS#1: [RFC 8017 appendix A.1](https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1).

use std::ops::RangeInclusive;

use zeroize::Zeroizing;

use super::der::{self, Reader};
use crate::error::Error;

/// An exponent above 2^32-1 makes verification slow, which a stranger could abuse.
const LONGEST_EXPONENT: usize = 4;

/// The public numbers of an RSA key, big-endian and without leading zeros, within bounds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct RsaNumbers {
    pub(crate) modulus: Box<[u8]>,
    pub(crate) exponent: Box<[u8]>,
}

impl RsaNumbers {
    /// The sizes of the modulus that are accepted.
    pub(crate) const BITS: RangeInclusive<usize> = 2_048..=8_192;

    fn new(modulus: &[u8], exponent: &[u8]) -> Result<Self, Error> {
        if !Self::BITS.contains(&bits(modulus)) {
            return Err(Error::weak_key("an RSA key must have 2048 to 8192 bits"));
        }
        if exponent.len() > LONGEST_EXPONENT || exponent == [1] || !is_odd(exponent) || !is_odd(modulus) {
            return Err(Error::weak_key("an RSA exponent must be odd and from 3 to 2^32-1"));
        }
        Ok(Self { modulus: modulus.into(), exponent: exponent.into() })
    }

    /// Reads `RSAPublicKey`.
    pub(super) fn from_public_der(bytes: &[u8]) -> Result<Self, Error> {
        let (modulus, exponent) =
            public_numbers(bytes).ok_or_else(|| Error::bad_key("not an RSA public key in DER"))?;
        Self::new(modulus, exponent)
    }

    /// Reads the public part of `RSAPrivateKey`.
    pub(super) fn from_private_der(bytes: &[u8]) -> Result<Self, Error> {
        let (modulus, exponent) =
            private_numbers(bytes).ok_or_else(|| Error::bad_key("not an RSA private key in DER"))?;
        Self::new(modulus, exponent)
    }

    pub(super) fn to_public_der(&self) -> Zeroizing<Vec<u8>> {
        der::sequence(&[&der::integer(&self.modulus), &der::integer(&self.exponent)])
    }

    pub(super) fn bits(&self) -> usize {
        bits(&self.modulus)
    }
}

fn public_numbers(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut outer = Reader::new(bytes);
    let mut key = outer.sequence()?;
    outer.end()?;
    let numbers = (key.integer()?, key.integer()?);
    key.end()?;
    Some(numbers)
}

fn private_numbers(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut outer = Reader::new(bytes);
    let mut key = outer.sequence()?;
    outer.end()?;
    let version_with_two_primes = key.integer()?;
    if !version_with_two_primes.is_empty() {
        return None;
    }
    let numbers = (key.integer()?, key.integer()?);
    for _private in ["d", "p", "q", "dp", "dq", "qinv"] {
        key.integer()?;
    }
    key.end()?;
    Some(numbers)
}

fn bits(magnitude: &[u8]) -> usize {
    let unused = magnitude.first().map_or(0, |first| first.leading_zeros() as usize);
    magnitude.len() * 8 - unused
}

fn is_odd(magnitude: &[u8]) -> bool {
    magnitude.last().is_some_and(|last| last % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn public_der(modulus: &[u8], exponent: &[u8]) -> Zeroizing<Vec<u8>> {
        der::sequence(&[&der::integer(modulus), &der::integer(exponent)])
    }

    #[test]
    fn bounds_size_and_exponent() {
        let good = [0xff; 256];
        assert!(RsaNumbers::from_public_der(&public_der(&good, &[1, 0, 1])).is_ok());
        assert!(RsaNumbers::from_public_der(&public_der(&[0xff; 1024], &[3])).is_ok());
        let mut even = good;
        even[255] = 0xfe;
        for (modulus, exponent) in [
            (&[0x7f; 256][..], &[3][..]),
            (&[0xff; 128], &[3]),
            (&[0xff; 1025], &[3]),
            (&good, &[1]),
            (&good, &[]),
            (&good, &[4]),
            (&good, &[1, 0, 0, 0, 1]),
            (&even, &[3]),
        ] {
            let error = RsaNumbers::from_public_der(&public_der(modulus, exponent)).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::WeakKey);
        }
    }
}
