//! The name of a handle: which characters it may have, and how they are sent.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::ParseHandleError;

const MAX_USER: usize = 256;

/// What [`parse`] lets through is ASCII that RFC 7565 allows bare, or not ASCII and always encoded.
const ENCODED: &AsciiSet = CONTROLS;

/// Undoes percent-encoding and checks what comes out.
pub(super) fn parse(text: &str) -> Result<String, ParseHandleError> {
    // Three bytes at most stand for one.
    if text.len() > 3 * MAX_USER {
        return Err(ParseHandleError::UserTooLong);
    }
    let user = percent_decode_str(text).decode_utf8().map_err(|_| ParseHandleError::InvalidEncoding)?;
    if user.is_empty() {
        return Err(ParseHandleError::EmptyUser);
    }
    if user.len() > MAX_USER {
        return Err(ParseHandleError::UserTooLong);
    }
    match user.chars().find(|c| !may_stand_in_a_name(*c)) {
        Some(character) => Err(ParseHandleError::InvalidUser(character)),
        None => Ok(user.into_owned()),
    }
}

pub(super) fn encode(user: &str) -> impl std::fmt::Display {
    utf8_percent_encode(user, ENCODED)
}

fn may_stand_in_a_name(c: char) -> bool {
    if c.is_ascii() {
        // `unreserved` and `sub-delims` of RFC 3986, of which RFC 7565 makes the name.
        c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(c)
    } else {
        c.is_alphanumeric() && !is_blank_letter(c)
    }
}

/// The fillers of the Hangul and Khmer scripts: letters by category, yet nothing is seen of them.
fn is_blank_letter(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}')
}
