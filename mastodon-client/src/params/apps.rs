//! Parameters of <https://docs.joinmastodon.org/methods/apps/>

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scopes::Scopes;
use crate::tolerant::Tolerant;

params! {
    /// The registration of an application.
    pub struct CreateApp {
        required {
            /// The name that users see.
            client_name: String,
            /// Where users may be sent after logging in.
            redirect_uris: RedirectUris,
        }
        optional {
            /// What its tokens may be used for at most; `read` unless said otherwise.
            scopes: Scopes,
            /// Its web site.
            website: String,
        }
        plain {}
    }
}

/// Where users may be sent after logging in: the addresses, a line each.
///
/// A list is understood, but never written: servers before 4.3 and GoToSocial want one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedirectUris(Vec<String>);

impl RedirectUris {
    /// For programs that no browser can call: the user copies the code from a page.
    pub const OUT_OF_BAND: &str = "urn:ietf:wg:oauth:2.0:oob";

    /// The addresses.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl From<&str> for RedirectUris {
    fn from(lines: &str) -> Self {
        Self(lines.split_ascii_whitespace().map(str::to_owned).collect())
    }
}

impl Serialize for RedirectUris {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.join("\n"))
    }
}

impl Tolerant for RedirectUris {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let Some(texts) = Vec::<String>::read(deserializer)? else { return Ok(None) };
        Ok(Some(Self::from(texts.join("\n").as_str())).filter(|uris| !uris.0.is_empty()))
    }
}

impl<'de> Deserialize<'de> for RedirectUris {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::read(deserializer)?.unwrap_or_default())
    }
}
