//! Terms from the protocol before ActivityPub that Mastodon and others still send.
//!
//! ```
//! use howdah_types::ext::ostatus::ObjectDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let note = AnyObject::parse(br#"{"type": "Note", "conversation": "tag:a.example,2026:objectId=1:objectType=Conversation"}"#)?;
//! let details: ObjectDetails = note.extension();
//! assert!(details.conversation.unwrap().starts_with("tag:"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::value::Iri;
use crate::vocabulary::vocabulary;

/// What it adds to objects.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// The id in the old protocol.
    #[property(iri = "http://ostatus.org#atomUri")]
    pub atom_uri: Option<Iri>,
    /// The id in the old protocol of what it answers.
    #[property(iri = "http://ostatus.org#inReplyToAtomUri")]
    pub in_reply_to_atom_uri: Option<Iri>,
    /// The conversation that it belongs to, mostly as a `tag:` IRI; now it stands in `context`.
    #[property(iri = "http://ostatus.org#conversation")]
    pub conversation: Option<Box<str>>,
}

vocabulary! { types ; properties ObjectDetails }
