//! JSON strings: the end of one, its escapes, and writing one.

use std::borrow::Cow;

/// A string between its quotes, as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted<'a> {
    pub(crate) written: &'a str,
    pub(crate) escaped: bool,
}

impl<'a> Quoted<'a> {
    /// What it says.
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
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = ONES << 7;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    // A byte below n borrows from its top bit when n is taken from it.
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word;
    (below(quote, 1) | below(backslash, 1) | below(word, 0x20)) & HIGHS
}

/// The number that four hexadecimal digits write.
pub(crate) fn hex(digits: &[u8]) -> Option<u32> {
    digits.first_chunk::<4>()?.iter().try_fold(0, |number, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(number * 16 + digit)
    })
}

/// What a JSON string says, given what stands between its quotes; the text has been checked before.
fn unescape(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut letters = escape.chars();
        match letters.next() {
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let (letter, after) = unicode_escape(letters.as_str());
                text.push(letter);
                rest = after;
                continue;
            }
            Some(letter) => text.push(letter),
            None => {}
        }
        rest = letters.as_str();
    }
    text.push_str(rest);
    text
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
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
    }
}
