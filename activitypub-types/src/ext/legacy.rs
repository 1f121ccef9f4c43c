//! Terms of ActivityStreams 1, which its second version names as deprecated
//! ([ActivityStreams, appendix A](https://www.w3.org/TR/activitystreams-core/#compatibility)), and terms that servers
//! put into its namespace.
//!
//! ```
//! use howdah_types::ext::legacy::ActivityStreams1;
//! use howdah_types::{AnyObject, Node};
//!
//! let old = AnyObject::parse(br#"{"objectType": "note", "verb": "post"}"#)?;
//! assert_eq!(old.extension::<ActivityStreams1>().verb.as_deref(), Some("post"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::value::{Decimal, Many, Ref};
use crate::vocabulary::vocabulary;

/// The deprecated properties.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActivityStreams1 {
    /// Now `attributedTo`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#author")]
    pub author: Many<Ref<AnyObject>>,
    /// Now `attachment`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#attachments")]
    pub attachments: Many<Ref<AnyObject>>,
    /// Now `tag`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#tags")]
    pub tags: Many<Ref<AnyObject>>,
    /// Now `generator`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#provider")]
    pub provider: Many<Ref<AnyObject>>,
    /// Now `type`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#objectType")]
    pub object_type: Option<Box<str>>,
    /// Now `type`.
    #[property(iri = "https://www.w3.org/ns/activitystreams#verb")]
    pub verb: Option<Box<str>>,
    /// Objects that are the same, and were before it.
    #[property(iri = "https://www.w3.org/ns/activitystreams#upstreamDuplicates")]
    pub upstream_duplicates: Many<Ref<AnyObject>>,
    /// Objects that are the same, and came after it.
    #[property(iri = "https://www.w3.org/ns/activitystreams#downstreamDuplicates")]
    pub downstream_duplicates: Many<Ref<AnyObject>>,
    /// How good it is.
    #[property(iri = "https://www.w3.org/ns/activitystreams#rating")]
    pub rating: Option<Decimal>,
}

/// Properties of objects that servers put into the namespace of ActivityStreams, which does not define them.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Squatters {
    /// Who voted against it.
    #[property(iri = "https://www.w3.org/ns/activitystreams#dislikes")]
    pub dislikes: Option<Ref<AnyCollection>>,
    /// The answers, as PeerTube calls them.
    #[property(iri = "https://www.w3.org/ns/activitystreams#comments")]
    pub comments: Option<Ref<AnyCollection>>,
    /// Who may answer, as Hubzilla tells.
    #[property(iri = "https://www.w3.org/ns/activitystreams#commentPolicy")]
    pub comment_policy: Option<Box<str>>,
    /// Whether answers are seen by those who see it, as Hubzilla tells.
    #[property(iri = "https://www.w3.org/ns/activitystreams#inheritPrivacy")]
    pub inherit_privacy: Option<bool>,
}

vocabulary! { types ; properties ActivityStreams1, Squatters }
