//! What must not be shown.

use std::fmt;

use super::Value;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

/// Text that no log shows: the secret half of a key.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Box<str>);

impl Secret {
    /// Keeps a secret.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Value for Secret {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string().map(Self::new)
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
