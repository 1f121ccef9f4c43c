#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// The guide of the repository, whose examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/types.md")]
mod guide {}

// The derive names this crate as its users do.
extern crate self as howdah_types;

mod activity;
mod actor;
mod ambiguity;
mod any;
pub mod build;
mod collection;
pub mod context;
pub mod display;
mod document;
mod envelope;
mod error;
pub mod ext;
pub mod group;
#[cfg(feature = "html")]
#[cfg_attr(docsrs, doc(cfg(feature = "html")))]
pub mod html;
mod jsonld;
mod limits;
mod link;
mod object;
mod raw;
pub mod read;
mod scan;
mod text;
pub mod value;
pub mod vocabulary;
pub mod write;

pub use activity::{
    Accept, Activity, Add, Announce, Arrive, Block, Create, Delete, Dislike, Flag, Follow, Ignore,
    IntransitiveActivity, Invite, Join, Leave, Like, Listen, Move, Offer, Read, Reject, Remove,
    TentativeAccept, TentativeReject, Travel, Undo, Update, View,
};
pub use actor::{Actor, ActorDetails, Application, Endpoints, Group, Key, Organization, Person, Service};
pub use ambiguity::{Ambiguity, AmbiguityKind};
pub use any::{AnyActivity, AnyActor, AnyObject, CoreType};
pub use collection::{AnyCollection, Collection, CollectionPage, OrderedCollection, OrderedCollectionPage};
pub use document::{Parsed, from_slice, from_slice_with, to_delivery, to_document, to_vec};
pub use envelope::Envelope;
pub use error::{Error, ErrorKind};
pub use ext::hashtag::Hashtag;
pub use ext::mastodon::Emoji;
pub use ext::schema::PropertyValue;
pub use ext::security::{DataIntegrityProof, Multikey, PublicKey};
pub use group::{Kind, Node, Rare};
pub use howdah_types_macros::Kind;
pub use limits::{Limit, Limits};
pub use link::{Link, LinkDetails, Mention};
pub use object::{
    Article, Attachment, Audio, Closed, Document, Event, Icon, Image, Interactions, Note, Object,
    ObjectDetails, PUBLIC, Page, Place, PollOption, Post, Profile, Question, Relationship, RelationshipKind,
    Source, Tombstone, Video, Visibility,
};
pub use raw::Raw;
pub use read::ParseIssue;
pub use value::{
    Blurhash, Decimal, Duration, Iri, Many, MediaType, ParseBlurhashError, ParseDecimalError,
    ParseDurationError, ParseIriError, ParseMediaTypeError, ParseTimestampError, ParseUsernameError, RawJson,
    Ref, Rest, Text, Timestamp, Username,
};
