//! A strict reader and a small writer of DER, enough for the keys of this crate.
//!
//! Strict means: definite and shortest lengths, positive integers in their shortest form, nothing left over.

use zeroize::Zeroizing;

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const NULL: u8 = 0x05;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// Reads one value after the other; `None` means that the bytes are not what was asked for.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn sequence(&mut self) -> Option<Self> {
        self.value(SEQUENCE).map(Self)
    }

    /// The magnitude of a positive integer, without leading zeros; zero itself is empty.
    pub(super) fn integer(&mut self) -> Option<&'a [u8]> {
        match self.value(INTEGER)? {
            [0] => Some(&[]),
            [0, magnitude @ ..] if magnitude.first().is_some_and(|first| *first >= 0x80) => Some(magnitude),
            magnitude @ [1..=0x7f, ..] => Some(magnitude),
            _ => None,
        }
    }

    pub(super) fn object_identifier(&mut self) -> Option<&'a [u8]> {
        self.value(OBJECT_IDENTIFIER)
    }

    pub(super) fn null(&mut self) -> Option<()> {
        self.value(NULL)?.is_empty().then_some(())
    }

    pub(super) fn octet_string(&mut self) -> Option<&'a [u8]> {
        self.value(OCTET_STRING)
    }

    /// The bytes of a bit string of whole bytes.
    pub(super) fn bit_string(&mut self) -> Option<&'a [u8]> {
        match self.value(BIT_STRING)? {
            [0, bytes @ ..] => Some(bytes),
            _ => None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Some` when everything has been read.
    pub(super) fn end(&self) -> Option<()> {
        self.is_empty().then_some(())
    }

    fn value(&mut self, tag: u8) -> Option<&'a [u8]> {
        let [found, rest @ ..] = self.0 else { return None };
        let (length, rest) = length(rest)?;
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        (*found == tag).then_some(value)
    }
}

/// The length and what follows it; at most two length bytes, which is far more than any key needs.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    match bytes {
        [short @ 0..=0x7f, rest @ ..] => Some((usize::from(*short), rest)),
        [0x81, long @ 0x80..=0xff, rest @ ..] => Some((usize::from(*long), rest)),
        [0x82, high @ 1..=0xff, low, rest @ ..] => {
            Some((usize::from(u16::from_be_bytes([*high, *low])), rest))
        }
        _ => None,
    }
}

pub(super) fn sequence(parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    tagged(SEQUENCE, parts)
}

pub(super) fn integer(magnitude: &[u8]) -> Zeroizing<Vec<u8>> {
    match magnitude.first() {
        Some(0..=0x7f) => tagged(INTEGER, &[magnitude]),
        _ => tagged(INTEGER, &[&[0], magnitude]),
    }
}

pub(super) fn octet_string(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    tagged(OCTET_STRING, &[bytes])
}

pub(super) fn bit_string(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    tagged(BIT_STRING, &[&[0], bytes])
}

pub(super) fn object_identifier(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    tagged(OBJECT_IDENTIFIER, &[bytes])
}

pub(super) fn null() -> Zeroizing<Vec<u8>> {
    tagged(NULL, &[])
}

/// Reserves the exact size first: a vector that grows would leave copies of a secret behind.
fn tagged(tag: u8, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length + 4));
    bytes.push(tag);
    let [.., high, low] = length.to_be_bytes();
    match (high, low) {
        (0, 0..=0x7f) => bytes.push(low),
        (0, _) => bytes.extend([0x81, low]),
        _ => bytes.extend([0x82, high, low]),
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let big = vec![0x80; 300];
        let written =
            sequence(&[&integer(&big), &integer(&[]), &integer(&[1]), &null(), &bit_string(&[7; 130])]);
        let mut outer = Reader::new(&written);
        let mut inner = outer.sequence().unwrap();
        assert_eq!(inner.integer().unwrap(), big);
        assert_eq!(inner.integer().unwrap(), [] as [u8; 0]);
        assert_eq!(inner.integer().unwrap(), [1]);
        inner.null().unwrap();
        assert_eq!(inner.bit_string().unwrap(), [7; 130]);
        inner.end().unwrap();
        outer.end().unwrap();
    }

    #[test]
    fn refuses_loose_encodings() {
        for bytes in [
            &[0x02, 0x02, 0x00, 0x01][..], // a leading zero too many
            &[0x02, 0x01, 0x80],           // negative
            &[0x02, 0x00],                 // no bytes
            &[0x02, 0x81, 0x01, 0x01],     // a longer length than needed
            &[0x02, 0x82, 0x00, 0x01, 1],  // the same with two bytes
            &[0x02, 0x80, 0x01],           // indefinite
            &[0x02, 0x05, 0x01],           // cut off
            &[0x04, 0x01, 0x01],           // another tag
            &[],
        ] {
            assert!(Reader::new(bytes).integer().is_none(), "{bytes:x?}");
        }
        assert!(Reader::new(&[0x03, 0x02, 0x01, 0x80]).bit_string().is_none(), "unused bits");
    }
}
