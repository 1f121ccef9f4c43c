//! Masks what must not be seen in texts that people read.

use std::fmt;

/// Members of JSON objects whose values are masked whatever they are.
const SECRET_MEMBERS: [&str; 7] =
    ["access_token", "client_secret", "refresh_token", "code", "code_verifier", "token", "password"];

/// How much of an answer an error shows.
const EXCERPT: usize = 200;

/// How much around it is masked: no secret that begins farther away reaches into the excerpt.
const MARGIN: usize = 4096;

/// The secrets of one call.
#[derive(Clone, Default)]
pub(crate) struct Secrets(Vec<Box<str>>);

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} secrets", self.0.len())
    }
}

impl Secrets {
    pub(crate) fn add(&mut self, secret: &str) {
        if !secret.is_empty() {
            self.0.push(secret.into());
        }
    }

    /// Masks every secret, byte for byte, so that places in the text stay what they were.
    pub(crate) fn mask(&self, text: &[u8]) -> Vec<u8> {
        let mut masked = text.to_vec();
        for secret in &self.0 {
            mask_all(&mut masked, secret.as_bytes());
        }
        for member in SECRET_MEMBERS {
            mask_member(&mut masked, format!("\"{member}\"").as_bytes());
        }
        masked
    }

    /// Masks every secret in a text.
    pub(crate) fn mask_text(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.mask(text.as_bytes())).into_owned()
    }

    /// The beginning of a text, masked before it is cut, so that no half of a secret is left.
    pub(crate) fn short(&self, text: &str, most: usize) -> String {
        let text: String = text.chars().take(most.saturating_add(MARGIN)).collect();
        self.mask_text(&text).chars().take(most).collect()
    }

    /// A part of the text around a place, on one line, masked.
    pub(crate) fn excerpt(&self, text: &[u8], place: usize) -> String {
        let first = place.saturating_sub(MARGIN).min(text.len());
        let last = place.saturating_add(MARGIN).min(text.len());
        let masked = self.mask(text.get(first..last).unwrap_or_default());
        let start = (place - first.min(place)).saturating_sub(EXCERPT / 2).min(masked.len());
        let end = start.saturating_add(EXCERPT).min(masked.len());
        let part = String::from_utf8_lossy(masked.get(start..end).unwrap_or_default());
        part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

fn mask_all(text: &mut [u8], secret: &[u8]) {
    let mut from = 0;
    while let Some(place) = find(text, secret, from) {
        from = place + secret.len();
        if let Some(found) = text.get_mut(place..from) {
            found.fill(b'*');
        }
    }
}

/// Masks the string that follows the name of a member.
fn mask_member(text: &mut [u8], name: &[u8]) {
    let mut from = 0;
    while let Some(place) = find(text, name, from) {
        from = place + name.len();
        let Some(rest) = text.get_mut(from..) else { return };
        let gap = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b':').count();
        if let Some((b'"', string)) = rest.get_mut(gap..).and_then(|rest| rest.split_first_mut()) {
            mask_string(string);
        }
    }
}

/// Masks up to the quote that ends the string.
fn mask_string(string: &mut [u8]) {
    let mut escaped = false;
    for byte in string {
        if *byte == b'"' && !escaped {
            return;
        }
        escaped = *byte == b'\\' && !escaped;
        *byte = b'*';
    }
}

fn find(text: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|place| from + place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_known_secrets_and_secret_members() {
        let mut secrets = Secrets::default();
        secrets.add("s3cret");
        let cases = [
            ("the token s3cret, again s3cret", "the token ******, again ******"),
            (r#"{"access_token" : "ab\"cd", "a":1}"#, r#"{"access_token" : "******", "a":1}"#),
            (r#"{"client_secret":"cut off"#, r#"{"client_secret":"*******"#),
            (r#"{"code":12}"#, r#"{"code":12}"#),
        ];
        for (text, expected) in cases {
            assert_eq!(secrets.mask_text(text), expected);
        }
    }

    #[test]
    fn an_excerpt_is_short_and_around_its_place() {
        let text = "a".repeat(1000) + "\nhere" + &"b".repeat(1000);
        let excerpt = Secrets::default().excerpt(text.as_bytes(), 1000);
        assert_eq!(excerpt.len(), EXCERPT);
        assert!(excerpt.contains(" here"), "{excerpt}");
    }
}
