//! What Hubzilla and its successor Streams add: channels that live on several servers, and who may comment.
//!
//! The namespace of these terms is another on each server, so no context written here declares them; they are
//! found by their names.
//!
//! ```
//! use howdah_types::ext::zot::ActorDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{
//!     "type": "Person",
//!     "nomadicLocations": [{
//!         "id": "https://hub.example/locs/ada",
//!         "type": "nomadicLocation",
//!         "locationAddress": "acct:ada@hub.example",
//!         "locationPrimary": true
//!     }]
//! }"#)?;
//! let details: ActorDetails = ada.extension();
//! let location = details.nomadic_locations.first().unwrap().object().unwrap();
//! assert_eq!(location.location_address.as_deref(), Some("acct:ada@hub.example"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::link::Link;
use crate::value::{Iri, Many, Ref, Rest, Timestamp};
use crate::vocabulary::vocabulary;

/// A category that its author put a post into, beside its hashtags.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Category")]
#[non_exhaustive]
pub struct Category {
    /// The properties of a link; `name` is the category.
    #[property(group)]
    pub base: Link,
}

/// What posts have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// Whether it is a private message.
    #[property(plain)]
    pub direct_message: Option<bool>,
    /// When it is to be deleted.
    #[property(plain)]
    pub expires: Option<Timestamp>,
    /// Who may comment and until when, in the server's own notation.
    #[property(plain)]
    pub comment_policy: Option<Box<str>>,
    /// To whom answers are to be sent.
    #[property(plain)]
    pub reply_to: Option<Iri>,
    /// Whether only answers that the author passes on belong to the conversation.
    #[property(plain)]
    pub is_contained_conversation: Option<bool>,
    /// The post once more, signed as Diaspora does it.
    #[property(plain)]
    pub magic_env: Option<Ref<AnyObject>>,
}

/// What a `Like` has that is a reaction.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct LikeDetails {
    /// The emoji, or its name.
    #[property(plain)]
    pub emoji_reaction: Option<Box<str>>,
}

/// What events have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EventDetails {
    /// How the event repeats.
    #[property(plain)]
    pub event_repeat: Option<Ref<AnyObject>>,
}

/// What actors have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// A place where the channel lives.
    #[property(plain)]
    pub nomadic_location: Option<Ref<NomadicLocation>>,
    /// The places where the channel lives.
    #[property(plain)]
    pub nomadic_locations: Many<Ref<NomadicLocation>>,
    /// The servers on which the channel lives.
    #[property(plain)]
    pub nomadic_hubs: Many<Ref<AnyObject>>,
    /// The posts of the channel by topic.
    #[property(plain)]
    pub topical_collection: Option<Ref<AnyCollection>>,
}

/// A server on which a channel lives, and its address there.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NomadicLocation {
    /// Its identifier.
    pub id: Option<Iri>,
    /// The address, as `acct:ada@hub.example`.
    #[property(plain)]
    pub location_address: Option<Box<str>>,
    /// Whether it is the one to be used in the first place.
    #[property(plain)]
    pub location_primary: Option<bool>,
    /// Whether the channel has left the server.
    #[property(plain)]
    pub location_deleted: Option<bool>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

vocabulary! {
    types Category;
    properties ActorDetails, EventDetails, LikeDetails, NomadicLocation, ObjectDetails
}
