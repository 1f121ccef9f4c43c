//! NodeInfo: what software a server runs, and how much goes on there.
//!
//! A server answers `/.well-known/nodeinfo` with [`Discovery::answer`] and the address named there with
//! [`NodeInfo::answer`]; [`discover`] takes both steps on another server. The protocol is described at
//! <https://nodeinfo.diaspora.software/protocol>.
//!
//! ```
//! use howdah_webfinger::nodeinfo::{Discovery, NodeInfo};
//!
//! let discovery = Discovery::of("https://example.com/nodeinfo/2.1").answer();
//! assert_eq!(discovery.headers()["content-type"], "application/json");
//!
//! let mut info = NodeInfo::new("howdah-example", "0.1.0");
//! info.usage.users.total = Some(12);
//! assert!(info.answer().headers()["content-type"].to_str()?.contains("schema/2.1#"));
//! # Ok::<(), http::header::ToStrError>(())
//! ```

mod discovery;
mod read;

use http::Response;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

pub use discovery::{Discovery, discover};

use crate::response;

/// Where every host answers with a [`Discovery`] document.
pub const PATH: &str = "/.well-known/nodeinfo";

/// The media type of [`NodeInfo::answer`].
pub const CONTENT_TYPE: &str =
    r#"application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#""#;

/// The most bytes of a document that [`NodeInfo::parse`] reads: 256 KiB.
pub const MAX_BYTES: usize = 256 * 1024;

const WRITTEN_VERSION: &str = "2.1";

/// What a server tells about itself ([schema 2.1](https://nodeinfo.diaspora.software/ns/schema/2.1)).
///
/// [`parse`](Self::parse) reads versions 1.0 to 2.2, with a field of the wrong shape as absent; writing is
/// always by schema 2.1. All of it is the server's own word: show it, but decide nothing by it that matters.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NodeInfo {
    /// The version of the schema that was read, empty where the document has none.
    #[serde(serialize_with = "written_version")]
    pub version: String,
    /// The software that the server runs.
    pub software: Software,
    /// The protocols it federates by, such as `activitypub`.
    pub protocols: Vec<String>,
    /// Other sites that it takes posts from or sends posts to.
    pub services: Services,
    /// Whether anyone may sign up.
    pub open_registrations: bool,
    /// How much it is used.
    pub usage: Usage,
    /// What the software likes to add.
    pub metadata: Map<String, Value>,
    /// Members that the schema does not know, as they came; they are not written.
    #[serde(skip)]
    pub rest: Map<String, Value>,
}

/// The software of a server.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Software {
    /// Its name: by the schema lower case letters, digits and hyphens. At most 256 characters are read.
    pub name: String,
    /// Its version, in a form of its own. At most 256 characters are read.
    pub version: String,
    /// Where its source is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// Where its home page is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
}

/// The sites that a server is connected with.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Services {
    /// Those it takes posts from.
    pub inbound: Vec<String>,
    /// Those it sends posts to.
    pub outbound: Vec<String>,
}

/// How much a server is used.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Usage {
    /// Its users, by activity.
    pub users: Users,
    /// Posts that were written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_posts: Option<u64>,
    /// Comments that were written there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_comments: Option<u64>,
}

/// The number of users of a server.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Users {
    /// All of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// Those who signed in during the last 180 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_halfyear: Option<u64>,
    /// Those who signed in during the last 30 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_month: Option<u64>,
}

impl NodeInfo {
    /// A document for a server that speaks ActivityPub and counts nothing yet.
    ///
    /// The schema allows lower case letters, digits and hyphens in `software`.
    #[must_use]
    pub fn new(software: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            version: WRITTEN_VERSION.to_owned(),
            software: Software { name: software.into(), version: version.into(), ..Software::default() },
            protocols: vec!["activitypub".to_owned()],
            ..Self::default()
        }
    }

    /// The response to a request for the document, readable by every web page.
    pub fn answer(&self) -> Response<Vec<u8>> {
        response::json(CONTENT_TYPE, self)
    }
}

fn written_version<S: Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(WRITTEN_VERSION)
}

#[cfg(test)]
mod tests;
