//! The two formats of HTTP signatures.

use std::fmt;

/// Which format a signature has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// [draft-cavage-http-signatures-12](https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12),
    /// which every server of the fediverse accepts.
    #[default]
    Cavage12,
    /// [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421), the standard that follows the draft.
    Rfc9421,
}

impl Scheme {
    /// A short name for logs and stores: `cavage-12` or `rfc9421`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cavage12 => "cavage-12",
            Self::Rfc9421 => "rfc9421",
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
