//! PEM as it is found in actor documents: [RFC 7468](https://www.rfc-editor.org/rfc/rfc7468), any white space.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The longest text looked at: an RSA key of 8,192 bits takes about 6,500 characters.
const LONGEST: usize = 16_384;

/// The label and the bytes of the one block that the text holds.
pub(super) fn decode(text: &str) -> Option<(&str, Zeroizing<Vec<u8>>)> {
    if text.len() > LONGEST {
        return None;
    }
    let (label, rest) = text.trim().strip_prefix("-----BEGIN ")?.split_once("-----")?;
    let (body, end) = rest.split_once("-----END ")?;
    if end.strip_prefix(label)? != "-----" {
        return None;
    }
    // Reserved in one piece, so that no copy of a secret is left behind by growing.
    let mut base64 = Zeroizing::new(Vec::with_capacity(body.len()));
    base64.extend(body.bytes().filter(|byte| !byte.is_ascii_whitespace()));
    let mut bytes = Zeroizing::new(vec![0; base64.len() / 4 * 3 + 3]);
    let length = STANDARD.decode_slice(base64.as_slice(), &mut bytes).ok()?;
    bytes.truncate(length);
    Some((label, bytes))
}

/// The text of a block, with lines of 64 characters.
pub(super) fn encode(label: &str, bytes: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(STANDARD.encode(bytes));
    let mut text = Zeroizing::new(String::with_capacity(base64.len() * 66 / 64 + 2 * label.len() + 40));
    text.push_str("-----BEGIN ");
    text.push_str(label);
    text.push_str("-----\n");
    for (at, character) in base64.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            text.push('\n');
        }
        text.push(character);
    }
    text.push_str("\n-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_a_block_is_found_in_the_wild() {
        for text in [
            "-----BEGIN PUBLIC KEY-----\nAQID\nBAUG\n-----END PUBLIC KEY-----\n",
            "-----BEGIN PUBLIC KEY-----\r\nAQID\r\nBAUG\r\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY----- AQIDBAUG -----END PUBLIC KEY-----",
            "\n  -----BEGIN PUBLIC KEY-----\n  AQID\n\n  BAUG\n-----END PUBLIC KEY-----  \n",
        ] {
            let (label, bytes) = decode(text).unwrap();
            assert_eq!((label, bytes.as_slice()), ("PUBLIC KEY", &[1, 2, 3, 4, 5, 6][..]));
        }
    }

    #[test]
    fn refuses_anything_else() {
        for text in [
            "",
            "AQID",
            "-----BEGIN A-----\nAQID\n-----END B-----",
            "-----BEGIN A-----\nAQ_D\n-----END A-----",
            "-----BEGIN A-----\nAQI\n-----END A-----",
            "-----BEGIN A-----\nAQID\n-----END A-----\n-----BEGIN A-----\nAQID\n-----END A-----",
            "-----BEGIN A-----\nAQID",
        ] {
            assert!(decode(text).is_none(), "{text}");
        }
    }

    #[test]
    fn reads_what_it_writes() {
        let bytes: Vec<u8> = (0..=255).collect();
        let text = encode("PUBLIC KEY", &bytes);
        assert!(text.lines().all(|line| line.len() <= 64));
        assert_eq!(decode(&text).unwrap().1.as_slice(), bytes);
    }
}
