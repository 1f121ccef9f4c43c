//! The members in text that has been checked.

use std::borrow::Cow;

use crate::text::{Quoted, find_special};

/// A member of an object whose text has been checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    /// The whole of it.
    pub(crate) text: &'a str,
    /// The name with its quotes.
    pub(crate) quoted: &'a str,
    pub(crate) json: &'a str,
}

impl<'a> Member<'a> {
    /// Its name.
    pub(crate) fn name(&self) -> Cow<'a, str> {
        let written = self.quoted.get(1..self.quoted.len().saturating_sub(1)).unwrap_or_default();
        Quoted { written, escaped: written.contains('\\') }.text()
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        // Names with escapes are longer than they look.
        self.quoted.len() >= name.len() + 2 && self.name() == name
    }
}

/// The members in the text of an object without its braces and without space between its members; it has been checked.
pub(crate) fn members(text: &str) -> impl Iterator<Item = Member<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        text.get(start..).filter(|rest| !rest.is_empty())?;
        let name_end = value_end(text.as_bytes(), start);
        let json_end = value_end(text.as_bytes(), name_end + 1);
        at = json_end + 1;
        Some(Member {
            text: text.get(start..json_end)?,
            quoted: text.get(start..name_end)?,
            json: text.get(name_end + 1..json_end)?,
        })
    })
}

/// Where the value ends that begins at `start`, in text that has been checked.
fn value_end(bytes: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string_end(bytes, at + 1);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            b',' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

/// Behind the closing quote of the string whose text begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = find_special(bytes, at);
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(_) => return at + 1,
            None => return at,
        }
    }
}
