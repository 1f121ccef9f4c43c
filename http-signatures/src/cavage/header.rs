//! The `Signature` field of the draft, sections 2.1 and 4.1.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::refusal::{Reason, Refused};

/// The longest field looked at, in bytes.
const LONGEST: usize = 8_192;
const MOST_NAMES: usize = 64;
/// Unknown parameters are remembered to find repeated ones, so their number is bounded.
const MOST_UNKNOWN: usize = 16;

/// The parameters of a `Signature` field.
///
/// ```
/// use howdah_signatures::cavage::SignatureHeader;
///
/// let header = SignatureHeader::parse(
///     r#"keyId="https://a.example/u#key",algorithm="rsa-sha256",headers="(request-target) host date",signature="AAAA""#,
/// )?;
/// assert_eq!(header.key_id(), "https://a.example/u#key");
/// assert!(header.headers().eq(["(request-target)", "host", "date"]));
/// # Ok::<(), howdah_signatures::Refused>(())
/// ```
#[derive(Clone, Debug)]
pub struct SignatureHeader<'a> {
    key_id: &'a str,
    algorithm: Option<&'a str>,
    created: Option<i64>,
    expires: Option<i64>,
    headers: Cow<'a, str>,
    signature: Vec<u8>,
}

impl<'a> SignatureHeader<'a> {
    /// Reads the field strictly; a leading word `Signature ` is dropped, unknown parameters are ignored.
    ///
    /// # Errors
    ///
    /// `malformed` if a parameter is repeated, badly quoted or missing, if a name in `headers` is repeated or there
    /// are more than 64, or if the field is longer than 8 KiB.
    pub fn parse(field: &'a str) -> Result<Self, Refused> {
        if field.len() > LONGEST {
            return Err(Refused::malformed("the Signature field is longer than 8 KiB"));
        }
        let found = Parameters::parse(field.strip_prefix("Signature ").unwrap_or(field))?;
        let key_id = found.key_id.ok_or_else(|| Refused::malformed("the Signature field has no keyId"))?;
        let signature =
            found.signature.ok_or_else(|| Refused::malformed("the Signature field has no signature"))?;
        let headers = found.headers.unwrap_or_else(|| default_headers(found.algorithm));
        Ok(Self {
            key_id,
            algorithm: found.algorithm,
            created: found.created.map(seconds).transpose()?,
            expires: found.expires.map(seconds).transpose()?,
            headers: checked_names(headers)?,
            signature: STANDARD
                .decode(signature)
                .map_err(|_| Refused::malformed("the signature is not base64 with padding"))?,
        })
    }

    /// Where the key is.
    pub fn key_id(&self) -> &'a str {
        self.key_id
    }

    /// The algorithm as named, if any.
    pub fn algorithm(&self) -> Option<&'a str> {
        self.algorithm
    }

    /// The `created` parameter, in seconds since 1970; meaningless unless `(created)` is among the headers.
    pub fn created(&self) -> Option<i64> {
        self.created
    }

    /// The `expires` parameter, in seconds since 1970; meaningless unless `(expires)` is among the headers.
    pub fn expires(&self) -> Option<i64> {
        self.expires
    }

    /// The names of what is signed, in lower case, in order.
    pub fn headers(&self) -> impl Iterator<Item = &str> {
        self.headers.split(' ')
    }

    /// Whether this name is among the headers.
    pub fn covers(&self, name: &str) -> bool {
        self.headers().any(|covered| covered == name)
    }

    /// The signature itself.
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    pub(super) fn into_signature(self) -> Vec<u8> {
        self.signature
    }
}

/// The raw values of the parameters that matter.
#[derive(Default)]
struct Parameters<'a> {
    key_id: Option<&'a str>,
    algorithm: Option<&'a str>,
    created: Option<&'a str>,
    expires: Option<&'a str>,
    headers: Option<&'a str>,
    signature: Option<&'a str>,
}

impl<'a> Parameters<'a> {
    fn parse(text: &'a str) -> Result<Self, Refused> {
        let mut found = Self::default();
        let mut unknown: Vec<&str> = Vec::new();
        let mut rest = text;
        loop {
            let (name, value, after) = parameter(rest)?;
            match found.place(name) {
                Some(place) if place.is_none() => *place = Some(value),
                None if unknown.len() >= MOST_UNKNOWN => {
                    return Err(Refused::malformed("more than 16 unknown parameters in the Signature field"));
                }
                None if !unknown.iter().any(|known| known.eq_ignore_ascii_case(name)) => unknown.push(name),
                _ => return Err(Refused::malformed("a parameter of the Signature field is repeated")),
            }
            if after.is_empty() {
                return Ok(found);
            }
            rest = after
                .strip_prefix(',')
                .ok_or_else(|| Refused::malformed("text behind a parameter of the Signature field"))?
                .trim_start_matches([' ', '\t']);
        }
    }

    fn place(&mut self, name: &str) -> Option<&mut Option<&'a str>> {
        Some(match name {
            "keyId" => &mut self.key_id,
            "algorithm" => &mut self.algorithm,
            "created" => &mut self.created,
            "expires" => &mut self.expires,
            "headers" => &mut self.headers,
            "signature" => &mut self.signature,
            _ => return None,
        })
    }
}

/// The first `name="value"` or `name=digits`, and what follows it.
fn parameter(text: &str) -> Result<(&str, &str, &str), Refused> {
    let cut = || {
        let (name, rest) = text.split_once('=')?;
        let named = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        if let Some(quoted) = rest.strip_prefix('"') {
            let (value, after) = quoted.split_once('"')?;
            return (named && !value.contains('\\')).then_some((name, value, after));
        }
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at_checked(end)?;
        (named && !digits.is_empty()).then_some((name, digits, after))
    };
    cut().ok_or_else(|| Refused::malformed("the Signature field is not a list of name=\"value\""))
}

/// Section 2.1.6: `(created)`, but `date` where the algorithm is of a kind that must not use it.
fn default_headers(algorithm: Option<&str>) -> &'static str {
    if algorithm.is_some_and(forbids_created) { "date" } else { "(created)" }
}

/// Section 2.3: older algorithms may not cover `(created)` and `(expires)`.
pub(super) fn forbids_created(algorithm: &str) -> bool {
    algorithm != "hs2019"
}

fn seconds(digits: &str) -> Result<i64, Refused> {
    digits
        .parse()
        .ok()
        .filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or_else(|| Refused::malformed("created or expires is not a number of seconds"))
}

fn checked_names(headers: &str) -> Result<Cow<'_, str>, Refused> {
    let lower = if headers.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(headers.to_ascii_lowercase())
    } else {
        Cow::Borrowed(headers)
    };
    for (at, name) in lower.split(' ').enumerate() {
        if at >= MOST_NAMES {
            return Err(Refused::malformed("more than 64 names in headers"));
        }
        if name.is_empty() || lower.split(' ').take(at).any(|earlier| earlier == name) {
            return Err(Refused::malformed("an empty or repeated name in headers"));
        }
        if name.starts_with('(') && !matches!(name, "(request-target)" | "(created)" | "(expires)") {
            return Err(Refused::new(
                Reason::UnsupportedComponent,
                "an unknown name in parentheses in headers",
            ));
        }
    }
    Ok(lower)
}

#[cfg(test)]
mod tests;
