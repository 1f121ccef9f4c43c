//! What Smithereen adds: friends, walls, statuses, photo albums, discussion boards and privacy settings
//! ([how Smithereen federates](https://github.com/grishka/Smithereen/blob/master/FEDERATION.md)).
//!
//! ```
//! use howdah_types::ext::smithereen::{ActorDetails, PersonDetails};
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{
//!     "type": "Person",
//!     "firstName": "Ada",
//!     "maidenName": "Byron",
//!     "wall": "https://social.example/users/1/wall",
//!     "privacySettings": {
//!         "commenting": {"allowedTo": ["as:Public"], "except": ["https://remote.example/users/troll"]}
//!     }
//! }"#)?;
//! assert_eq!(ada.extension::<PersonDetails>().maiden_name.as_deref(), Some("Byron"));
//! let settings = ada.extension::<ActorDetails>().privacy_settings.unwrap();
//! let commenting = settings.audience("commenting").unwrap();
//! assert!(commenting.allowed_to.iter().any(|iri| iri.is_public()));
//! assert_eq!(commenting.except.len(), 1);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyObject;
use crate::collection::{AnyCollection, CollectionPage};
use crate::object::Object;
use crate::value::{Iri, Many, Ref};
use crate::vocabulary::vocabulary;

pub use board::{BoardTopic, TopicCreationRequest, TopicRenameRequest};
pub use crop_region::CropRegion;
pub use person::PersonDetails;
pub use photos::{ImageDetails, Photo, PhotoAlbum, TaggedPerson};
pub use privacy::{Audience, PrivacySettings};

mod board;
mod crop_region;
mod person;
mod photos;
mod privacy;

/// What an actor says of itself in a line, until it says something else
/// ([FEP-82f6](https://w3id.org/fep/82f6)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#ActorStatus")]
#[non_exhaustive]
pub struct ActorStatus {
    /// The properties of an object; `content` is the line, `end_time` the moment from which it no longer
    /// holds.
    #[property(group)]
    pub base: Object,
}

/// The items out of a set that a collection holds: the answer of the endpoint
/// [`collection_simple_query`](EndpointsDetails::collection_simple_query).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#CollectionQueryResult")]
#[non_exhaustive]
pub struct CollectionQueryResult {
    /// The properties of a page; `items` are those that were asked for and are there, `part_of` is the
    /// collection.
    #[property(group)]
    pub base: CollectionPage,
}

/// What persons and groups have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// The posts on the actor's wall, its own and those of others
    /// ([FEP-400e](https://w3id.org/fep/400e)).
    #[property(iri = "http://smithereen.software/ns#wall")]
    pub wall: Option<Ref<AnyCollection>>,
    /// The current status ([FEP-82f6](https://w3id.org/fep/82f6)).
    #[property(iri = "http://smithereen.software/ns#status")]
    pub status: Option<Ref<ActorStatus>>,
    /// Earlier statuses ([FEP-82f6](https://w3id.org/fep/82f6)).
    #[property(iri = "http://smithereen.software/ns#statusHistory")]
    pub status_history: Option<Ref<AnyCollection>>,
    /// The [albums](PhotoAlbum).
    #[property(iri = "http://smithereen.software/ns#photoAlbums")]
    pub photo_albums: Option<Ref<AnyCollection>>,
    /// The photos that the actor is tagged in.
    #[property(iri = "http://smithereen.software/ns#taggedPhotos")]
    pub tagged_photos: Option<Ref<AnyCollection>>,
    /// The programs that the actor uses or offers.
    #[property(iri = "http://smithereen.software/ns#apps")]
    pub apps: Many<Ref<AnyObject>>,
    /// Who may do and see what.
    #[property(iri = "http://smithereen.software/ns#privacySettings")]
    pub privacy_settings: Option<PrivacySettings>,
    /// Who hears in the news feed of what the actor changes.
    #[property(iri = "http://smithereen.software/ns#newsfeedUpdatesPrivacy")]
    pub newsfeed_updates_privacy: Option<Audience>,
}

/// What groups have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct GroupDetails {
    /// `open`, `closed` or `private`; `open` where it is absent ([FEP-db0e](https://w3id.org/fep/db0e)).
    #[property(iri = "http://smithereen.software/ns#accessType")]
    pub access_type: Option<Box<str>>,
    /// The discussion board.
    #[property(iri = "http://smithereen.software/ns#board")]
    pub board: Option<Ref<AnyCollection>>,
    /// The [topics](BoardTopic) of the board.
    #[property(iri = "http://smithereen.software/ns#boardTopics")]
    pub board_topics: Option<Ref<AnyCollection>>,
    /// The topics that stay at the top of the board.
    #[property(iri = "http://smithereen.software/ns#pinnedBoardTopics")]
    pub pinned_board_topics: Option<Ref<AnyCollection>>,
    /// Links to other actors and to pages, shown beside the wall.
    #[property(iri = "http://smithereen.software/ns#links")]
    pub links: Many<Ref<AnyObject>>,
    /// Who may use a part of the group, such as its wall or its board.
    #[property(iri = "http://smithereen.software/ns#featureState")]
    pub feature_state: Option<Box<str>>,
}

/// What actors have among their [`Endpoints`](crate::Endpoints).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EndpointsDetails {
    /// Where members get a token that other servers take as a proof of their membership in a group that is
    /// not open ([FEP-db0e](https://w3id.org/fep/db0e)).
    #[property(iri = "http://smithereen.software/ns#actorToken")]
    pub actor_token: Option<Iri>,
    /// Where one asks which objects are in a collection; the answer is a [`CollectionQueryResult`].
    #[property(iri = "http://smithereen.software/ns#collectionSimpleQuery")]
    pub collection_simple_query: Option<Iri>,
}

/// What actors have among their `capabilities`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct CapabilitiesDetails {
    /// Whether the actor understands friend requests: an `Offer` of a `Follow`.
    #[property(iri = "http://smithereen.software/ns#supportsFriendRequests")]
    pub supports_friend_requests: Option<bool>,
    /// Whether one can join an event without being sure to come.
    #[property(iri = "http://smithereen.software/ns#tentativeMembership")]
    pub tentative_membership: Option<bool>,
}

/// What programs have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ApplicationDetails {
    /// Where people are sent back to after they let the program in.
    #[property(iri = "http://smithereen.software/ns#redirectUri")]
    pub redirect_uri: Many<Iri>,
}

/// What posts have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NoteDetails {
    /// What the post reports, where it was not written by hand, such as a new profile picture.
    #[property(iri = "http://smithereen.software/ns#action")]
    pub action: Option<Box<str>>,
    /// The photo that the post is about.
    #[property(iri = "http://smithereen.software/ns#photo")]
    pub photo: Option<Ref<AnyObject>>,
}

/// What polls have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct QuestionDetails {
    /// Whether everybody can see who voted for what.
    #[property(iri = "http://smithereen.software/ns#nonAnonymous")]
    pub non_anonymous: Option<bool>,
}

vocabulary! {
    types ActorStatus, BoardTopic, CollectionQueryResult, Photo, PhotoAlbum, TaggedPerson,
        TopicCreationRequest, TopicRenameRequest;
    properties ActorDetails, ApplicationDetails, Audience, CapabilitiesDetails, EndpointsDetails,
        GroupDetails, ImageDetails, NoteDetails, PersonDetails, PrivacySettings, QuestionDetails
}
