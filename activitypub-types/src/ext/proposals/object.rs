//! What proposals add to objects.
//!
//! ```
//! use howdah_types::ext::proposals::ObjectDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let reply = AnyObject::parse(br#"{"type": "Note", "thread": "https://social.example/threads/7"}"#)?;
//! let details: ObjectDetails = reply.extension();
//! assert_eq!(details.thread.first().unwrap().id().unwrap(), "https://social.example/threads/7");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::value::{Many, Ref, Timestamp};

/// What objects have, activities and actors included.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// The activities of the conversation, as its owner confirms them
    /// ([FEP-171b](https://w3id.org/fep/171b)).
    #[property(iri = "https://w3id.org/fep/171b/contextHistory")]
    pub context_history: Option<Ref<AnyCollection>>,
    /// All posts of the conversation, the answers to answers included; of several where the object answers
    /// in several ([FEP-76ea](https://w3id.org/fep/76ea)).
    #[property(iri = "https://purl.archive.org/socialweb/thread#thread")]
    pub thread: Many<Ref<AnyCollection>>,
    /// The activities that made the object what it is, the newest first
    /// ([FEP-bad1](https://w3id.org/fep/bad1)).
    #[property(iri = "https://w3id.org/fep/bad1/history")]
    pub history: Option<Ref<AnyCollection>>,
    /// Whether `content` holds the effects of Misskey's markup as HTML, so that nobody needs to render
    /// `source` anew ([FEP-c16b](https://w3id.org/fep/c16b)).
    #[property(iri = "https://w3id.org/fep/c16b#htmlMfm")]
    pub html_mfm: Option<bool>,
    /// `attachment`, where the order matters ([FEP-a070](https://w3id.org/fep/a070)).
    #[property(iri = "https://www.w3.org/ns/activitystreams#attachment", list)]
    pub ordered_attachment: Many<Ref<AnyObject>>,
    /// `tag`, where the order matters ([FEP-a070](https://w3id.org/fep/a070)).
    #[property(iri = "https://www.w3.org/ns/activitystreams#tag", list)]
    pub ordered_tag: Many<Ref<AnyObject>>,
    /// The activity that shows that the object stands among the answers
    /// ([FEP-0391](https://w3id.org/fep/0391)).
    #[property(iri = "https://w3id.org/fep/0391/inReplyToProof")]
    pub in_reply_to_proof: Many<Ref<AnyObject>>,
    /// The activity that shows that the object belongs to the conversation
    /// ([FEP-0391](https://w3id.org/fep/0391)).
    #[property(iri = "https://w3id.org/fep/0391/contextProof")]
    pub context_proof: Many<Ref<AnyObject>>,
    /// The activities that show that a `Relationship` holds ([FEP-0391](https://w3id.org/fep/0391)).
    #[property(iri = "https://w3id.org/fep/0391/relationshipProof")]
    pub relationship_proof: Many<Ref<AnyObject>>,
    /// What the object was called where it comes from ([FEP-1580](https://w3id.org/fep/1580)).
    #[property(iri = "https://w3id.org/fep/1580#migratedFrom")]
    pub migrated_from: Option<Ref<AnyObject>>,
    /// When it came here ([FEP-1580](https://w3id.org/fep/1580)).
    #[property(iri = "https://w3id.org/fep/1580#migratedAt")]
    pub migrated_at: Option<Timestamp>,
    /// What an actor, whom one follows for news, looks after ([FEP-f06f](https://w3id.org/fep/f06f)).
    #[property(plain)]
    pub observer_of: Many<Ref<AnyObject>>,
}

/// What media and links to them have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct MediaDetails {
    /// The hash of the bytes, as a [multihash in multibase](https://www.w3.org/TR/cid-1.0/#multihash)
    /// ([FEP-ef61](https://w3id.org/fep/ef61)).
    #[property(iri = "https://www.w3.org/ns/credentials/v2#digestMultibase")]
    pub digest_multibase: Option<Box<str>>,
}
