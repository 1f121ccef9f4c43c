#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

// The derive names this crate as its users do.
extern crate self as howdah_types;

mod activity;
mod actor;
mod any;
mod collection;
pub mod context;
mod document;
mod envelope;
mod error;
pub mod ext;
pub mod group;
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

pub use activity::{Accept, Activity, Announce, Create, Delete, Follow, Like, Reject, Undo, Update};
pub use actor::{Actor, ActorDetails, Application, Endpoints, Group, Organization, Person, Service};
pub use any::{AnyActivity, AnyActor, AnyObject};
pub use collection::{AnyCollection, Collection, CollectionPage, OrderedCollection, OrderedCollectionPage};
pub use document::{Parsed, from_slice, from_slice_with, to_document, to_vec};
pub use envelope::Envelope;
pub use error::{Error, ErrorKind};
pub use ext::hashtag::Hashtag;
pub use ext::security::PublicKey;
pub use group::{Kind, Node, Rare};
pub use howdah_types_macros::Kind;
pub use limits::{Limit, Limits};
pub use link::{Link, LinkDetails, Mention};
pub use object::{Document, Image, Note, Object, ObjectDetails, PUBLIC, Source, Tombstone};
pub use raw::Raw;
pub use read::ParseIssue;
pub use value::{
    Decimal, Duration, Iri, Many, MediaType, ParseDecimalError, ParseDurationError, ParseIriError, ParseMediaTypeError,
    ParseTimestampError, RawJson, Ref, Rest, Text, Timestamp,
};
