//! Objects, activities and actors of whatever type the document says.

use crate::Kind;
use crate::activity::{Accept, Activity, Announce, Create, Delete, Follow, Like, Reject, Undo, Update};
use crate::actor::{Actor, Application, Group, Organization, Person, Service};
use crate::collection::{Collection, CollectionPage, OrderedCollection, OrderedCollectionPage};
use crate::context::Terms;
use crate::document::from_slice;
use crate::error::Error;
use crate::ext::hashtag::Hashtag;
use crate::group::{Node, is};
use crate::link::{Link, Mention};
use crate::object::{Document, Image, Note, Object, Tombstone};
use crate::read::{Mismatch, Reader, Shape, TypeAhead};
use crate::value::{Iri, Rest, Value};
use crate::write::Writer;

/// Writes an enum of kinds, with one arm for all others.
macro_rules! any {
    (
        $(#[$meta:meta])*
        $any:ident, else $other:ty: $($arm:ident($kind:ty),)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $any {
            $(
                #[doc = concat!("`", stringify!($arm), "`")]
                $arm(Box<$kind>),
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
                $(
                    if is::<$kind>(name) {
                        return Some(|reader| {
                            // Filled where it stays: the largest kinds have several hundred bytes.
                            let mut node = Box::<$kind>::default();
                            reader.node(&mut *node, Some(<$kind as Kind>::NAME))?;
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
            impl From<$kind> for $any {
                fn from(node: $kind) -> Self {
                    Self::$arm(Box::new(node))
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

any! {
    /// An object of any type, an activity, actor, collection or link included.
    ///
    /// ```
    /// use howdah_types::AnyObject;
    ///
    /// let object = AnyObject::parse(br#"{"type": ["Note", "Poem"], "content": "Roses are red"}"#)?;
    /// let AnyObject::Note(note) = object else { panic!() };
    /// assert_eq!(note.base.content.as_str(), Some("Roses are red"));
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    AnyObject, else Object:
        Note(Note),
        Image(Image),
        Document(Document),
        Tombstone(Tombstone),
        Mention(Mention),
        Hashtag(Hashtag),
        Link(Link),
        Person(Person),
        Service(Service),
        Application(Application),
        Group(Group),
        Organization(Organization),
        Create(Create),
        Update(Update),
        Delete(Delete),
        Follow(Follow),
        Accept(Accept),
        Reject(Reject),
        Undo(Undo),
        Like(Like),
        Announce(Announce),
        Collection(Collection),
        CollectionPage(CollectionPage),
        OrderedCollection(OrderedCollection),
        OrderedCollectionPage(OrderedCollectionPage),
}

any! {
    /// An activity of any type.
    AnyActivity, else Activity:
        Create(Create),
        Update(Update),
        Delete(Delete),
        Follow(Follow),
        Accept(Accept),
        Reject(Reject),
        Undo(Undo),
        Like(Like),
        Announce(Announce),
}

any! {
    /// An actor of any type.
    AnyActor, else Actor:
        Person(Person),
        Service(Service),
        Application(Application),
        Group(Group),
        Organization(Organization),
}

impl AnyObject {
    /// The properties of an object; `None` for the links.
    pub fn base(&self) -> Option<&Object> {
        macro_rules! base {
            ($($arm:ident)+) => {
                match self {
                    $(Self::$arm(node) => Some(AsRef::<Object>::as_ref(&**node)),)+
                    Self::Mention(_) | Self::Hashtag(_) | Self::Link(_) => None,
                }
            };
        }
        base!(
            Note Image Document Tombstone Person Service Application Group Organization Create Update Delete Follow
            Accept Reject Undo Like Announce Collection CollectionPage OrderedCollection OrderedCollectionPage Other
        )
    }
}

/// Writes access to the properties that the activities among the objects share.
macro_rules! activities {
    ($($arm:ident)+) => {
        impl AnyObject {
            /// The properties of an activity, if it is one of a type that is known here.
            pub fn activity(&self) -> Option<&Activity> {
                match self {
                    $(Self::$arm(node) => Some(&node.base),)+
                    _ => None,
                }
            }

            /// As [`activity`](Self::activity), to change them.
            pub fn activity_mut(&mut self) -> Option<&mut Activity> {
                match self {
                    $(Self::$arm(node) => Some(&mut node.base),)+
                    _ => None,
                }
            }
        }
    };
}

activities! { Create Update Delete Follow Accept Reject Undo Like Announce }

/// Writes `activity()` or `actor()`: the properties that all arms share.
macro_rules! shared {
    ($any:ident, $group:ty, $(#[$meta:meta])* $get:ident, $get_mut:ident: $($arm:ident)+) => {
        impl $any {
            $(#[$meta])*
            pub fn $get(&self) -> &$group {
                match self {
                    $(Self::$arm(node) => &node.base,)+
                    Self::Other(node) => node,
                }
            }

            #[doc = concat!("As [`", stringify!($get), "`](Self::", stringify!($get), "), to change them.")]
            pub fn $get_mut(&mut self) -> &mut $group {
                match self {
                    $(Self::$arm(node) => &mut node.base,)+
                    Self::Other(node) => node,
                }
            }
        }
    };
}

shared! {
    AnyActivity, Activity,
    /// The properties of an activity.
    activity, activity_mut: Create Update Delete Follow Accept Reject Undo Like Announce
}

shared! {
    AnyActor, Actor,
    /// The properties of an actor.
    actor, actor_mut: Person Service Application Group Organization
}
