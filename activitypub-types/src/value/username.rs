//! The names of accounts.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use super::Value;
use crate::display::is_invisible;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

/// The name before the `@` of a handle: without white space, control characters, and what hides or turns text.
///
/// ```
/// use howdah_types::Username;
///
/// assert_eq!("ada".parse::<Username>()?.as_str(), "ada");
/// assert!("ada\0lovelace".parse::<Username>().is_err());
/// # Ok::<(), howdah_types::ParseUsernameError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Username(Box<str>);

/// Text that cannot be the name of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a name without white space and control characters")]
#[non_exhaustive]
pub struct ParseUsernameError;

impl Username {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Username {
    type Err = ParseUsernameError;

    fn from_str(text: &str) -> Result<Self, ParseUsernameError> {
        let misleading = |letter: char| letter.is_whitespace() || letter.is_control() || is_invisible(letter);
        if text.is_empty() || text.chars().any(misleading) {
            return Err(ParseUsernameError);
        }
        Ok(Self(text.into()))
    }
}

impl Deref for Username {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Value for Username {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        String::read(reader)?.parse().map_err(|error: ParseUsernameError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
