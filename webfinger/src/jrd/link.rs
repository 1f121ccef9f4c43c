//! One link of a document.

use serde::Serialize;
use serde_json::{Map, Value};

/// A link from the subject of a [`Jrd`](crate::Jrd) to something else
/// ([RFC 7033, section 4.4.4](https://www.rfc-editor.org/rfc/rfc7033#section-4.4.4)).
///
/// ```
/// use howdah_webfinger::{Link, rel};
///
/// let avatar = Link::to(rel::AVATAR, "https://example.com/alice.png").typed("image/png");
/// assert_eq!(avatar.media_type.as_deref(), Some("image/png"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// The relation: a registered name or a URI. Empty where the document has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rel: String,
    /// The media type to expect.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// An address with places to fill in, which the standard does not know but servers write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Titles by language tag, `und` for none in particular.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub titles: Map<String, Value>,
    /// Facts about the link, each named by a URI, with text or null as its value.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<String, Value>,
    /// Members that the standard does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Link {
    /// A link to an address.
    #[must_use]
    pub fn to(rel: impl Into<String>, href: impl Into<String>) -> Self {
        Self { rel: rel.into(), href: Some(href.into()), ..Self::default() }
    }

    /// A link with an address to be filled in.
    #[must_use]
    pub fn templated(rel: impl Into<String>, template: impl Into<String>) -> Self {
        Self { rel: rel.into(), template: Some(template.into()), ..Self::default() }
    }

    /// Says what media type to expect.
    #[must_use]
    pub fn typed(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}
