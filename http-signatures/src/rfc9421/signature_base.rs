//! The signature base, [section 2.5](https://www.rfc-editor.org/rfc/rfc9421#section-2.5).

use super::SignatureInput;
use crate::message::Message;
use crate::refusal::Refused;

impl SignatureInput<'_> {
    /// The text that was signed if nothing was changed since.
    ///
    /// Identifiers and parameters are taken byte for byte from the field, never written anew.
    ///
    /// # Errors
    ///
    /// As [`Component::value`](super::Component::value).
    pub fn signature_base(&self, message: &Message<'_>) -> Result<String, Refused> {
        let mut base = String::with_capacity(512 + self.raw.len());
        for component in self.components() {
            base.push_str(component.raw);
            base.push_str(": ");
            base.push_str(&component.value(message)?);
            base.push('\n');
        }
        push_parameters(&mut base, self.raw);
        Ok(base)
    }
}

/// The last line.
pub(super) fn push_parameters(base: &mut String, parameters: &str) {
    base.push_str("\"@signature-params\": ");
    base.push_str(parameters);
}
