//! JSON strings: the end of one, its escapes, and writing one.

use std::borrow::Cow;

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The top bit of each of eight bytes.
const HIGHS: u64 = ONES << 7;

/// A string between its quotes, as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted<'a> {
    pub(crate) written: &'a str,
    pub(crate) escaped: bool,
}

impl<'a> Quoted<'a> {
    /// What it says.
    #[inline]
    pub(crate) fn text(self) -> Cow<'a, str> {
        if self.escaped { Cow::Owned(unescape(self.written)) } else { Cow::Borrowed(self.written) }
    }
}

/// The first byte from `from` on that cannot stand in a JSON string as it is (a quote, a backslash, a control
/// character), or the length.
///
/// Many bytes at a time: strings are most of a document.
#[inline]
pub(crate) fn find_special(bytes: &[u8], from: usize) -> usize {
    let (chunks, tail) = bytes.get(from..).unwrap_or_default().as_chunks::<8>();
    let mut at = from;
    for chunk in chunks {
        let hits = specials(u64::from_le_bytes(*chunk));
        if hits != 0 {
            return at + (hits.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + tail.iter().position(|byte| matches!(byte, 0..0x20 | b'"' | b'\\')).unwrap_or(tail.len())
}

/// The top bit of each byte that is special; of several, only the lowest is sure to be right.
#[inline]
fn specials(word: u64) -> u64 {
    // With the second bit turned, a quote comes right behind the control characters.
    let quote_or_control = below(word ^ (ONES * 2), 0x21);
    let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
    (quote_or_control | backslash) & HIGHS
}

/// Sets the top bit of the lowest byte below `n`: it borrows when `n` is taken from it.
#[inline]
fn below(word: u64, n: u64) -> u64 {
    word.wrapping_sub(ONES * n) & !word
}

/// What stands in a text, in one pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// All are printable ASCII, and none is a backslash.
    pub(crate) plain: bool,
    /// There is an `@`.
    pub(crate) at: bool,
}

/// Looks at all bytes, without an early exit, so that the compiler compares many of them at once.
pub(crate) fn letters(bytes: &[u8]) -> Letters {
    let (words, tail) = bytes.as_chunks::<8>();
    let (mut odd, mut at) = (0, 0);
    for word in words {
        let word = u64::from_le_bytes(*word);
        // From 0x7F on the top bit is set, or is after one has been added.
        odd |=
            below(word, 0x21) | below(word ^ (ONES * u64::from(b'\\')), 1) | word | word.wrapping_add(ONES);
        at |= below(word ^ (ONES * u64::from(b'@')), 1);
    }
    let plain = |byte: &u8| matches!(byte, b'!'..=b'~') && *byte != b'\\';
    Letters { plain: odd & HIGHS == 0 && tail.iter().all(plain), at: at & HIGHS != 0 || tail.contains(&b'@') }
}

/// The number that four hexadecimal digits write.
pub(crate) fn hex(digits: &[u8]) -> Option<u32> {
    digits.first_chunk::<4>()?.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(number * 16 + digit)
    })
}

/// A number below 16 as a digit.
pub(crate) fn hex_digit(number: u8) -> char {
    char::from_digit(u32::from(number), 16).unwrap_or('0').to_ascii_uppercase()
}

/// What a JSON string says, given what stands between its quotes; the text has been checked before.
fn unescape(written: &str) -> String {
    let bytes = written.as_bytes();
    let mut text = String::with_capacity(unescaped_length(written));
    let mut at = 0;
    loop {
        // In text that has been checked, only a backslash is special.
        let escape = find_special(bytes, at);
        text.push_str(written.get(at..escape).unwrap_or_default());
        at = escape + 2;
        match bytes.get(escape + 1) {
            None => return text,
            Some(b'b') => text.push('\u{8}'),
            Some(b'f') => text.push('\u{c}'),
            Some(b'n') => text.push('\n'),
            Some(b'r') => text.push('\r'),
            Some(b't') => text.push('\t'),
            Some(b'u') => {
                let (letter, after) = unicode_escape(written.get(at..).unwrap_or_default());
                text.push(letter);
                at = written.len() - after.len();
            }
            Some(letter) => text.push(char::from(*letter)),
        }
    }
}

/// How long the text will be, so that it need not shrink: what stands between the escapes, and what they say.
fn unescaped_length(written: &str) -> usize {
    let bytes = written.as_bytes();
    let (mut length, mut at) = (0, 0);
    loop {
        let escape = find_special(bytes, at);
        length += escape - at;
        at = match bytes.get(escape..) {
            Some([b'\\', b'u', ..]) => {
                let digits = written.get(escape + 2..).unwrap_or_default();
                let (letter, after) = unicode_escape(digits);
                length += letter.len_utf8();
                written.len() - after.len()
            }
            Some([b'\\', ..]) => {
                length += 1;
                escape + 2
            }
            _ => return length,
        };
    }
}

/// The character that `XXXX` or `XXXX\uXXXX` stands for, and what follows.
fn unicode_escape(digits: &str) -> (char, &str) {
    let first = hex(digits.as_bytes()).unwrap_or_default();
    let after = digits.get(4..).unwrap_or_default();
    if let Some(letter) = char::from_u32(first) {
        return (letter, after);
    }
    let second = after.strip_prefix(r"\u").map(|low| (hex(low.as_bytes()).unwrap_or_default(), low));
    let Some((second, low)) = second else {
        return (char::REPLACEMENT_CHARACTER, after);
    };
    let code = 0x1_0000 + ((first & 0x3FF) << 10) + (second & 0x3FF);
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), low.get(4..).unwrap_or_default())
}

/// Writes `text` as a JSON string.
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let bytes = text.as_bytes();
    let mut done = 0;
    loop {
        let special = find_special(bytes, done);
        out.push_str(text.get(done..special).unwrap_or_default());
        let Some(byte) = bytes.get(special) else { break };
        push_escape(out, *byte);
        done = special + 1;
    }
    out.push('"');
}

fn push_escape(out: &mut String, byte: u8) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        control => {
            out.push_str("\\u00");
            for digit in [control >> 4, control & 0xF] {
                out.push(hex_digit(digit));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Letters, find_special, letters, push_string, unescape, unescaped_length};

    #[test]
    fn unescapes_what_the_standard_allows() {
        for (written, text) in [
            (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
            (r"\u0041\u00e9\u20AC", "Aé€"),
            (r"a\uD83D\uDE00b", "a😀b"),
            (r"\\u0041", r"\u0041"),
        ] {
            assert_eq!(unescape(written), text);
        }
    }

    proptest! {
        #[test]
        fn writes_strings_as_serde_json_reads_them(text in any::<String>()) {
            let mut out = String::new();
            push_string(&mut out, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), &*text);
            prop_assert_eq!(unescape(&out[1..out.len() - 1]), &*text);
            prop_assert_eq!(unescaped_length(&out[1..out.len() - 1]), text.len());
        }

        #[test]
        fn finds_the_first_special_byte(bytes in proptest::collection::vec(any::<u8>(), 0..40), from in 0_usize..40) {
            let from = from.min(bytes.len());
            let special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            let expected = bytes[from..].iter().position(special).map_or(bytes.len(), |at| from + at);
            prop_assert_eq!(find_special(&bytes, from), expected);
        }

        #[test]
        fn plain_is_printable_ascii(bytes in proptest::collection::vec(prop_oneof![b'!'..=b'~', any::<u8>()], 0..40)) {
            let plain = bytes.iter().all(|byte| byte.is_ascii_graphic() && *byte != b'\\');
            prop_assert_eq!(letters(&bytes), Letters { plain, at: bytes.contains(&b'@') });
        }
    }
}
