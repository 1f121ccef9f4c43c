//! One parameter of the query, [section 2.2.8](https://www.rfc-editor.org/rfc/rfc9421#section-2.2.8).

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::refusal::{Reason, Refused};

/// The set of `application/x-www-form-urlencoded`, but with spaces as `%20`.
const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');

/// The encoded value of the one parameter with this encoded name.
pub(super) fn value(query: &str, name: &str) -> Result<String, Refused> {
    let mut values = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .filter(|(found, _)| encoded_again(found) == name);
    match (values.next(), values.next()) {
        (Some((_, value)), None) => Ok(encoded_again(value)),
        (Some(_), Some(_)) => Err(Refused::malformed("a covered query parameter is repeated")),
        (None, _) => Err(Refused::new(Reason::MissingHeader, "a covered query parameter is not there")),
    }
}

/// One spelling for all that mean the same.
fn encoded_again(text: &str) -> String {
    let spaces = if text.contains('+') { Cow::Owned(text.replace('+', " ")) } else { Cow::Borrowed(text) };
    let decoded = percent_decode_str(&spaces).decode_utf8_lossy();
    utf8_percent_encode(&decoded, FORM).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_repeated_parameter() {
        assert_eq!(value("a=1&a=2", "a").unwrap_err().reason(), Reason::Malformed);
        assert_eq!(value("b=1", "a").unwrap_err().reason(), Reason::MissingHeader);
    }

    #[test]
    fn writes_one_spelling() {
        assert_eq!(value("a=x+%79%2a&b", "a").unwrap(), "x%20y*");
    }
}
