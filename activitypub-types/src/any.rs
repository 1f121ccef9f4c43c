//! Objects, activities and actors of whatever type the document says.

use crate::Kind;
use crate::activity::{
    Accept, Activity, Add, Announce, Arrive, Block, Create, Delete, Dislike, Flag, Follow, Ignore,
    IntransitiveActivity, Invite, Join, Leave, Like, Listen, Move, Offer, Read, Reject, Remove,
    TentativeAccept, TentativeReject, Travel, Undo, Update, View,
};
use crate::actor::{Actor, Application, Group, Organization, Person, Service};
use crate::collection::{Collection, CollectionPage, OrderedCollection, OrderedCollectionPage};
use crate::context::Terms;
use crate::document::from_slice;
use crate::error::Error;
use crate::ext::featured::{FeatureAuthorization, FeatureRequest, FeaturedCollection, FeaturedItem};
use crate::ext::gotosocial::{
    AnnounceApproval, AnnounceAuthorization, AnnounceRequest, LikeApproval, LikeAuthorization, LikeRequest,
    ReplyApproval, ReplyAuthorization, ReplyRequest,
};
use crate::ext::hashtag::Hashtag;
use crate::ext::litepub::{ChatMessage, EmojiReact};
use crate::ext::mastodon::Emoji;
use crate::ext::quote::{QuoteAuthorization, QuoteRequest};
use crate::ext::schema::PropertyValue;
use crate::ext::security::Multikey;
use crate::group::{Node, is_iri};
use crate::link::{Link, Mention};
use crate::object::{
    Article, Audio, Document, Event, Image, Note, Object, Page, Place, Profile, Question, Relationship,
    Tombstone, Video,
};
use crate::read::{Mismatch, Reader, Shape, TypeAhead};
use crate::value::{Iri, Many, Ref, Rest, Value};
use crate::vocabulary::Vocabulary;
use crate::write::Writer;

pub use core_type::CoreType;

mod core_type;

/// Writes an enum of kinds, with one arm for all others. Frequent kinds come first: they are looked for in this order.
macro_rules! any {
    (
        $(#[$meta:meta])*
        $any:ident, else $other:ident: $($arm:ident)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $any {
            $(
                #[doc = concat!("`", stringify!($arm), "`")]
                $arm(Box<$arm>),
            )+
            /// Every other type, and none at all: [`Node::type_name`] tells.
            Other(Box<$other>),
        }

        impl $any {
            /// Reads a document within the default [`Limits`](crate::Limits), without the list of what is odd about
            /// it, which [`from_slice`] gives.
            ///
            /// # Errors
            ///
            /// If the bytes are not a JSON object, or exceed a limit.
            pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
                from_slice(bytes).map(|parsed| parsed.value)
            }

            /// Its `id`.
            pub fn id(&self) -> Option<&Iri> {
                Node::id(self)
            }

            /// Its `type` as the document writes it; the first where there are several.
            pub fn type_name(&self) -> Option<&str> {
                Node::type_name(self)
            }

            fn reader(name: &str) -> Option<fn(&mut Reader<'_>) -> Result<Self, Mismatch>> {
                // Most names are plain, and are not looked at twice.
                let iri = name.contains(':');
                $(
                    if name == <$arm as Kind>::NAME || (iri && is_iri::<$arm>(name)) {
                        return Some(|reader| {
                            // Filled where it stays: the largest kinds have several hundred bytes.
                            let mut node = Box::<$arm>::default();
                            reader.node(&mut *node, Some(<$arm as Kind>::NAME))?;
                            Ok(Self::$arm(node))
                        });
                    }
                )+
                None
            }
        }

        impl Node for $any {
            fn id(&self) -> Option<&Iri> {
                match self {
                    $(Self::$arm(node) => Node::id(&**node),)+
                    Self::Other(node) => Node::id(&**node),
                }
            }

            fn rest(&self) -> &Rest {
                match self {
                    $(Self::$arm(node) => node.rest(),)+
                    Self::Other(node) => node.rest(),
                }
            }

            fn rest_mut(&mut self) -> &mut Rest {
                match self {
                    $(Self::$arm(node) => node.rest_mut(),)+
                    Self::Other(node) => node.rest_mut(),
                }
            }

            fn own_type(&self) -> Option<(&'static str, &'static str)> {
                match self {
                    $(Self::$arm(node) => node.own_type(),)+
                    Self::Other(node) => node.own_type(),
                }
            }
        }

        impl Value for $any {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
                if reader.shape() != Shape::Object {
                    return Err(Mismatch::new(format!("expected an object, found {}", reader.shape())));
                }
                match reader.type_ahead(Self::reader) {
                    TypeAhead::Known(read) => read(reader),
                    TypeAhead::Absent | TypeAhead::Unknown => Ok(Self::Other(Box::new(<$other>::read(reader)?))),
                }
            }

            fn write(&self, writer: &mut Writer) {
                match self {
                    $(Self::$arm(node) => node.write(writer),)+
                    Self::Other(node) => node.write(writer),
                }
            }

            fn terms(&self, terms: &mut Terms) {
                match self {
                    $(Self::$arm(node) => Value::terms(&**node, terms),)+
                    Self::Other(node) => Value::terms(&**node, terms),
                }
            }
        }

        $(
            impl From<$arm> for $any {
                fn from(node: $arm) -> Self {
                    Self::$arm(Box::new(node))
                }
            }

            impl From<$arm> for Ref<$any> {
                fn from(node: $arm) -> Self {
                    Self::from($any::from(node))
                }
            }

            impl From<$arm> for Many<Ref<$any>> {
                fn from(node: $arm) -> Self {
                    Self::from($any::from(node))
                }
            }
        )+

        impl From<$other> for $any {
            fn from(node: $other) -> Self {
                Self::Other(Box::new(node))
            }
        }
    };
}

/// Writes [`AnyObject`] and the other enums from one list, and the access to what groups of kinds share.
macro_rules! every {
    (
        objects: $($object:ident)+;
        links: $($link:ident)+;
        actors: $($actor:ident)+;
        activities: $($activity:ident)+;
        collections: $($collection:ident)+;
        others: $($other:ident)+;
    ) => {
        any! {
            /// An object of any type, an activity, actor, collection or link included.
            ///
            /// Types of the larger vocabularies are [`Other`](Self::Other) here, so that no feature changes what an arm
            /// holds; [`Node::read_as`] reads them.
            ///
            /// ```
            /// use howdah_types::AnyObject;
            ///
            /// let object = AnyObject::parse(br#"{"type": ["Note", "Poem"], "content": "Roses are red"}"#)?;
            /// let AnyObject::Note(note) = object else { panic!() };
            /// assert_eq!(note.base.content.as_str(), Some("Roses are red"));
            /// # Ok::<(), howdah_types::Error>(())
            /// ```
            AnyObject, else Object: $($object)+ $($link)+ $($activity)+ $($actor)+ $($collection)+ $($other)+
        }

        any! {
            /// An activity of any type.
            ///
            /// ```
            /// use howdah_types::AnyActivity;
            ///
            /// let activity = AnyActivity::parse(br#"{"type": "Follow", "actor": "https://a.example/ada"}"#)?;
            /// assert!(matches!(activity, AnyActivity::Follow(_)));
            /// assert_eq!(activity.activity().actor_id().unwrap(), "https://a.example/ada");
            /// # Ok::<(), howdah_types::Error>(())
            /// ```
            AnyActivity, else Activity: $($activity)+
        }

        any! {
            /// An actor of any type.
            ///
            /// ```
            /// use howdah_types::AnyActor;
            ///
            /// let actor = AnyActor::parse(br#"{"type": "Robot", "inbox": "https://a.example/robot/inbox"}"#)?;
            /// assert_eq!(actor.type_name(), Some("Robot"));
            /// assert_eq!(actor.actor().delivery_inbox().unwrap(), "https://a.example/robot/inbox");
            /// # Ok::<(), howdah_types::Error>(())
            /// ```
            AnyActor, else Actor: $($actor)+
        }

        impl AnyObject {
            /// The properties of an object; `None` for links and keys.
            pub fn base(&self) -> Option<&Object> {
                match self {
                    $(Self::$object(node) => Some((**node).as_ref()),)+
                    $(Self::$actor(node) => Some((**node).as_ref()),)+
                    $(Self::$activity(node) => Some((**node).as_ref()),)+
                    $(Self::$collection(node) => Some((**node).as_ref()),)+
                    $(Self::$link(_) => None,)+
                    $(Self::$other(_) => None,)+
                    Self::Other(node) => Some(node),
                }
            }

            /// As [`base`](Self::base), to change them.
            pub fn base_mut(&mut self) -> Option<&mut Object> {
                match self {
                    $(Self::$object(node) => Some((**node).as_mut()),)+
                    $(Self::$actor(node) => Some((**node).as_mut()),)+
                    $(Self::$activity(node) => Some((**node).as_mut()),)+
                    $(Self::$collection(node) => Some((**node).as_mut()),)+
                    $(Self::$link(_) => None,)+
                    $(Self::$other(_) => None,)+
                    Self::Other(node) => Some(node),
                }
            }

            /// The properties of a link, if it is one.
            pub fn link(&self) -> Option<&Link> {
                match self {
                    $(Self::$link(node) => Some((**node).as_ref()),)+
                    _ => None,
                }
            }

            /// The properties of an activity, if it is one of a type that is known here.
            pub fn activity(&self) -> Option<&Activity> {
                match self {
                    $(Self::$activity(node) => Some(&node.base),)+
                    _ => None,
                }
            }

            /// As [`activity`](Self::activity), to change them.
            pub fn activity_mut(&mut self) -> Option<&mut Activity> {
                match self {
                    $(Self::$activity(node) => Some(&mut node.base),)+
                    _ => None,
                }
            }

            /// The properties of an actor, if it is one of a type that is known here.
            pub fn actor(&self) -> Option<&Actor> {
                match self {
                    $(Self::$actor(node) => Some(&node.base),)+
                    _ => None,
                }
            }

            /// The properties of a collection or page, if it is one of a type that is known here.
            pub fn collection(&self) -> Option<&Collection> {
                match self {
                    $(Self::$collection(node) => Some((**node).as_ref()),)+
                    _ => None,
                }
            }

            /// As [`collection`](Self::collection), to change them.
            pub fn collection_mut(&mut self) -> Option<&mut Collection> {
                match self {
                    $(Self::$collection(node) => Some((**node).as_mut()),)+
                    _ => None,
                }
            }
        }

        impl AnyActivity {
            /// The properties of an activity.
            pub fn activity(&self) -> &Activity {
                match self {
                    $(Self::$activity(node) => &node.base,)+
                    Self::Other(node) => node,
                }
            }

            /// As [`activity`](Self::activity), to change them.
            pub fn activity_mut(&mut self) -> &mut Activity {
                match self {
                    $(Self::$activity(node) => &mut node.base,)+
                    Self::Other(node) => node,
                }
            }
        }

        impl AnyActor {
            /// The properties of an actor.
            pub fn actor(&self) -> &Actor {
                match self {
                    $(Self::$actor(node) => &node.base,)+
                    Self::Other(node) => node,
                }
            }

            /// As [`actor`](Self::actor), to change them.
            pub fn actor_mut(&mut self) -> &mut Actor {
                match self {
                    $(Self::$actor(node) => &mut node.base,)+
                    Self::Other(node) => node,
                }
            }
        }

        /// Lists the terms of all kinds.
        pub(crate) fn describe(list: &mut Vocabulary) {
            list.kind::<Object>();
            list.kind::<Activity>();
            list.group::<Actor>();
            $(list.kind::<$object>();)+
            $(list.kind::<$link>();)+
            $(list.kind::<$actor>();)+
            $(list.kind::<$activity>();)+
            $(list.kind::<$collection>();)+
            $(list.kind::<$other>();)+
        }
    };
}

every! {
    objects:
        Note Document Image Emoji PropertyValue Tombstone Article Question Page Video Audio Event Place Profile
        Relationship ChatMessage QuoteAuthorization FeaturedItem FeatureAuthorization LikeAuthorization
        ReplyAuthorization AnnounceAuthorization LikeApproval ReplyApproval AnnounceApproval;
    links:
        Mention Hashtag Link;
    actors:
        Person Service Application Group Organization;
    activities:
        Create Announce Like Delete Update Follow Undo Accept Reject Add Remove Block Flag Move Dislike EmojiReact
        QuoteRequest FeatureRequest LikeRequest ReplyRequest AnnounceRequest TentativeAccept TentativeReject Offer
        Invite Join Leave Ignore Listen Read View Arrive Travel IntransitiveActivity;
    collections:
        Collection OrderedCollection CollectionPage OrderedCollectionPage FeaturedCollection;
    others:
        Multikey;
}
