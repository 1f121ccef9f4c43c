//! Multikey, the way FEP-521a publishes keys: `z`, base58, and two bytes that tell the kind.
//!
//! [W3C Controlled Identifiers, section 2.2.2](https://www.w3.org/TR/cid-1.0/#Multikey)

/// The multicodec prefixes, already written as varints.
const ED25519: [u8; 2] = [0xed, 0x01];
const RSA: [u8; 2] = [0x85, 0x24];

/// Base58 takes quadratic time; an RSA key of 8,192 bits has about 1,430 characters.
const LONGEST: usize = 2_048;

/// What a Multikey holds.
pub(super) enum Multikey {
    Ed25519(Vec<u8>),
    /// `RSAPublicKey` in DER.
    Rsa(Vec<u8>),
}

pub(super) fn decode(text: &str) -> Option<Multikey> {
    if text.len() > LONGEST {
        return None;
    }
    let bytes = bs58::decode(text.strip_prefix('z')?).into_vec().ok()?;
    let (prefix, key) = bytes.split_first_chunk::<2>()?;
    match *prefix {
        ED25519 => Some(Multikey::Ed25519(key.to_vec())),
        RSA => Some(Multikey::Rsa(key.to_vec())),
        _ => None,
    }
}

pub(super) fn encode_ed25519(key: &[u8]) -> String {
    encode(ED25519, key)
}

pub(super) fn encode_rsa(der: &[u8]) -> String {
    encode(RSA, der)
}

fn encode(prefix: [u8; 2], key: &[u8]) -> String {
    let bytes = [&prefix[..], key].concat();
    format!("z{}", bs58::encode(bytes).into_string())
}
