//! Structured fields with their raw text: [RFC 9651](https://www.rfc-editor.org/rfc/rfc9651).
//!
//! `sfv` checks the grammar; the walkers here then cut the checked text into pieces, because a signature is made
//! over the bytes that were sent and `sfv` keeps neither them nor repeated keys.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sfv::Parser;
use sfv::visitor::Ignored;

/// The text is no structured field of the wanted type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotStructured;

/// A member of a dictionary: its key, and its value with parameters, as sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    pub(crate) key: &'a str,
    pub(crate) value: &'a str,
}

/// All members of a dictionary in order, repeated keys included; a value is empty for a bare key.
pub(crate) fn dictionary(text: &str) -> Result<Vec<Member<'_>>, NotStructured> {
    Parser::new(text).parse_dictionary_with_visitor(Ignored).map_err(|_| NotStructured)?;
    if text.trim_matches(' ').is_empty() {
        return Ok(Vec::new());
    }
    Ok(split(text, b',').map(|member| member.trim_matches([' ', '\t'])).map(Member::cut).collect())
}

impl<'a> Member<'a> {
    fn cut(text: &'a str) -> Self {
        let end = text.find(['=', ';']).unwrap_or(text.len());
        let (key, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        Self { key, value: rest.strip_prefix('=').unwrap_or(rest) }
    }

    /// The raw items of an inner list, and the raw parameters of the list.
    pub(crate) fn inner_list(&self) -> Option<(impl Iterator<Item = &'a str> + use<'a>, &'a str)> {
        let inside = self.value.strip_prefix('(')?;
        let end = split(inside, b')').next()?.len();
        let (items, rest) = inside.split_at_checked(end)?;
        Some((split(items, b' ').filter(|item| !item.is_empty()), rest.strip_prefix(')')?))
    }

    /// The bytes of a byte sequence in canonical base64; its parameters are ignored.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let (bare, _parameters) = cut_parameters(self.value);
        STANDARD.decode(bare.strip_prefix(':')?.strip_suffix(':')?).ok()
    }
}

/// Whether the text is one item.
pub(crate) fn check_item(text: &str) -> Result<(), NotStructured> {
    Parser::new(text).parse_item_with_visitor(Ignored).map_err(|_| NotStructured)
}

/// Cuts a checked item into its bare item and its raw parameters.
pub(crate) fn cut_parameters(item: &str) -> (&str, &str) {
    let end = split(item, b';').next().map_or(0, str::len);
    item.split_at_checked(end).unwrap_or((item, ""))
}

/// The keys and raw values of checked parameters; the value is empty for a bare key, which means true.
pub(crate) fn parameters(text: &str) -> impl Iterator<Item = Member<'_>> {
    split(text, b';').skip(1).map(|parameter| Member::cut(parameter.trim_matches(' ')))
}

/// The text of a raw string item.
pub(crate) fn string(raw: &str) -> Option<Cow<'_, str>> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    let mut text = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        text.push(if character == '\\' { characters.next()? } else { character });
    }
    Some(Cow::Owned(text))
}

/// The value of a raw integer item.
pub(crate) fn integer(raw: &str) -> Option<i64> {
    raw.parse().ok().filter(|_| !raw.starts_with('+'))
}

/// Writes a string item; `None` if the text has characters that a string cannot hold.
pub(crate) fn write_string(text: &str, to: &mut String) -> Option<()> {
    if !text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return None;
    }
    to.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            to.push('\\');
        }
        to.push(character);
    }
    to.push('"');
    Some(())
}

/// Splits checked text at a delimiter that is outside of strings.
fn split(text: &str, delimiter: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let end = find_outside_strings(all, delimiter);
        rest = end.and_then(|end| all.get(end + 1..));
        all.get(..end.unwrap_or(all.len()))
    })
}

fn find_outside_strings(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == delimiter || *byte == b'"')?;
        if bytes.get(at) == Some(&delimiter) {
            return Some(at);
        }
        from = end_of_string(bytes, at)?;
    }
}

/// Where the string that opens at `open` is over. In a display string (`%"..."`) a backslash escapes nothing.
fn end_of_string(bytes: &[u8], open: usize) -> Option<usize> {
    let is_display_string = open.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'%');
    let mut from = open + 1;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        from = match bytes.get(at) {
            Some(b'"') => return Some(at + 1),
            _ if is_display_string => at + 1,
            _ => at + 2,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_raw_text_of_every_member() {
        let text = r#"sig1=("@method"  "a,)b";key="x;y" "z");created=1.0;nonce="\",;", a;q ,  a=:AA==:"#;
        let members = dictionary(text).unwrap();
        let keys: Vec<_> = members.iter().map(|member| member.key).collect();
        assert_eq!(keys, ["sig1", "a", "a"]);
        assert_eq!(members[0].value, r#"("@method"  "a,)b";key="x;y" "z");created=1.0;nonce="\",;""#);
        let (items, parameters_of_list) = members[0].inner_list().unwrap();
        assert_eq!(items.collect::<Vec<_>>(), [r#""@method""#, r#""a,)b";key="x;y""#, r#""z""#]);
        let found: Vec<_> = parameters(parameters_of_list).map(|found| (found.key, found.value)).collect();
        assert_eq!(found, [("created", "1.0"), ("nonce", r#""\",;""#)]);
        assert_eq!(string(found[1].1).unwrap(), "\",;");
        assert_eq!(members[2].bytes().unwrap(), [0]);
    }

    #[test]
    fn knows_that_display_strings_have_no_escapes() {
        let members = dictionary(r#"a=%"x\", b=1"#).unwrap();
        assert_eq!(members.iter().map(|member| member.key).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn wants_canonical_base64() {
        for text in ["a=:AA:", "a=:AB==:", "a=:AA===:", "a=\"AA==\"", "a=(:AA==:)"] {
            let bytes = dictionary(text).ok().and_then(|members| members[0].bytes());
            assert_eq!(bytes, None, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_dictionary() {
        for text in ["a=", "a,", "A=1", "sig1=((((", "a=\"x", "a b"] {
            assert!(dictionary(text).is_err(), "{text}");
        }
        assert!(dictionary("").unwrap().is_empty());
    }
}
