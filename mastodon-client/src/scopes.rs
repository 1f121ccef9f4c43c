//! What a token may be used for: <https://docs.joinmastodon.org/api/oauth-scopes/>

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::tolerant::{Leaf, Scalar, strict_leaf};

/// A set of OAuth scopes, such as `read write:statuses`.
///
/// On the wire it is one text with spaces between the scopes.
///
/// ```
/// use howdah_client::Scopes;
///
/// let scopes = Scopes::from("read write:statuses");
/// assert!(scopes.allow("read:accounts"));
/// assert!(!scopes.allow("write"));
/// assert_eq!(scopes.to_string(), "read write:statuses");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scopes(BTreeSet<Box<str>>);

impl Scopes {
    /// Whether `scope` is covered, by itself or by a wider scope: `write` covers `write:statuses`.
    pub fn allow(&self, scope: &str) -> bool {
        let mut wider = scope;
        loop {
            if self.0.contains(wider) {
                return true;
            }
            match wider.rsplit_once(':') {
                Some((parent, _)) => wider = parent,
                None => return false,
            }
        }
    }

    /// The scopes in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Scopes {
    fn from(text: &str) -> Self {
        text.split_ascii_whitespace().collect()
    }
}

impl From<&Scopes> for Scopes {
    fn from(scopes: &Scopes) -> Self {
        scopes.clone()
    }
}

impl<'a> FromIterator<&'a str> for Scopes {
    fn from_iter<I: IntoIterator<Item = &'a str>>(scopes: I) -> Self {
        Self(scopes.into_iter().map(Into::into).collect())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, scope) in self.iter().enumerate() {
            if place > 0 {
                formatter.write_str(" ")?;
            }
            formatter.write_str(scope)?;
        }
        Ok(())
    }
}

leaves! { Scopes }

impl Leaf for Scopes {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Text(text) => Some(Self::from(text)),
            _ => None,
        }
    }
}

impl Serialize for Scopes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scopes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strict_leaf(deserializer, "scopes with spaces between them")
    }
}
