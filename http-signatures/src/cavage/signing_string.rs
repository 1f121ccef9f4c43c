//! The string that is signed, section 2.3 of the draft.

use super::SignatureHeader;
use crate::message::Message;
use crate::refusal::{Reason, Refused};

impl SignatureHeader<'_> {
    /// The string that was signed if nothing was changed since.
    ///
    /// # Errors
    ///
    /// `missing-header` if a listed field is absent, `malformed` if `(created)` or `(expires)` is listed without
    /// its parameter.
    pub fn signing_string(&self, message: &Message<'_>) -> Result<String, Refused> {
        self.string_with_target(message, &message.path_and_query())
    }

    /// The string of a signer who left the query out.
    pub(super) fn string_with_target(&self, message: &Message<'_>, target: &str) -> Result<String, Refused> {
        let mut string = String::with_capacity(512);
        for name in self.headers() {
            if !string.is_empty() {
                string.push('\n');
            }
            match name {
                "(request-target)" => push_target(&mut string, message, target),
                "(created)" => push_seconds(&mut string, name, self.created())?,
                "(expires)" => push_seconds(&mut string, name, self.expires())?,
                _ => push_field(&mut string, message, name)?,
            }
        }
        Ok(string)
    }
}

pub(super) fn push_target(string: &mut String, message: &Message<'_>, target: &str) {
    string.push_str("(request-target): ");
    string.extend(message.method().chars().map(|character| character.to_ascii_lowercase()));
    string.push(' ');
    string.push_str(target);
}

fn push_seconds(string: &mut String, name: &str, seconds: Option<i64>) -> Result<(), Refused> {
    let seconds =
        seconds.ok_or_else(|| Refused::malformed(format!("{name} is listed without its parameter")))?;
    string.push_str(name);
    string.push_str(": ");
    string.push_str(&seconds.to_string());
    Ok(())
}

pub(super) fn push_field(string: &mut String, message: &Message<'_>, name: &str) -> Result<(), Refused> {
    let value = message
        .field(name)?
        .ok_or_else(|| Refused::new(Reason::MissingHeader, format!("{name} is listed but not sent")))?;
    string.push_str(name);
    string.push_str(": ");
    string.push_str(&value);
    Ok(())
}
