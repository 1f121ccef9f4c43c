//! What every object has, and the types of objects.

pub use audience::Visibility;
pub use content::{Attachment, Icon};
pub use details::{Interactions, ObjectDetails, Source};
pub use media::{Audio, Document, Image, Video};
pub use types::{Article, Event, Note, Page, Place, Profile, Relationship, RelationshipKind, Tombstone};

use std::ops::{Deref, DerefMut};

use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::group::{Rare, rare};
use crate::link::Link;
use crate::value::{Iri, Many, MediaType, Ref, Rest, Text, Timestamp};

mod audience;
mod content;
mod details;
mod media;
mod question;
pub(crate) mod types;

pub use question::{Closed, PollOption, Question};

/// The address of everybody, as the standard writes it
/// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing)).
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// The properties of every object; also an object of a type that is not known here
/// ([ActivityStreams, section 4.1](https://www.w3.org/TR/activitystreams-core/#object)).
///
/// ```
/// use howdah_types::{Iri, Object, PUBLIC};
///
/// let mut object = Object::default();
/// object.name = "A picture book".into();
/// object.to = Iri::parse(PUBLIC)?.into();
/// assert!(object.is_public());
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Object", open)]
#[non_exhaustive]
pub struct Object {
    /// Its identifier; `None` for an object that only exists inside another, or for a moment.
    pub id: Option<Iri>,
    /// Its name as plain text: a title, a display name, the description of a picture.
    #[property(language_map)]
    pub name: Text,
    /// Where people can look at it.
    pub url: Many<Ref<Link>>,
    /// The media type of `content`, or of what `url` leads to.
    pub media_type: Option<MediaType>,
    /// What it says, of whom it is and to whom; reached without naming it, as in `object.content`.
    #[property(group)]
    pub post: Rare<Post>,
    /// What others do with it: answers, likes, shares, quotes.
    #[property(group)]
    pub interactions: Rare<Interactions>,
    /// Properties that few objects have.
    #[property(group)]
    pub details: Rare<ObjectDetails>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// The properties of [`Object`] that posts, activities and actors have, and most embedded objects have not: pictures,
/// collections, emoji.
///
/// An object leads to them by itself, so that the content of a note is `note.base.content`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Post {
    /// Who wrote or made it.
    pub attributed_to: Many<Ref<AnyActor>>,
    /// The content; HTML unless `media_type` says otherwise.
    #[property(language_map)]
    pub content: Text,
    /// A summary as HTML; on Mastodon the content warning of a post and the biography of an actor.
    #[property(language_map)]
    pub summary: Text,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// What it answers.
    pub in_reply_to: Many<Ref<AnyObject>>,
    /// To whom it is addressed in the first place; at most 10,000.
    #[property(most = 10_000)]
    pub to: Many<Ref<AnyActor>>,
    /// To whom else it is addressed; at most 10,000.
    #[property(most = 10_000)]
    pub cc: Many<Ref<AnyActor>>,
    /// Mentions, hashtags, emoji.
    pub tag: Many<Ref<AnyObject>>,
    /// Media, links, profile fields.
    pub attachment: Many<Ref<AnyObject>>,
    /// Whether it should be hidden until asked for.
    #[property(iri = "https://www.w3.org/ns/activitystreams#sensitive")]
    pub sensitive: Option<bool>,
}

rare!(Post);

impl Deref for Object {
    type Target = Post;

    fn deref(&self) -> &Post {
        &self.post
    }
}

impl DerefMut for Object {
    fn deref_mut(&mut self) -> &mut Post {
        &mut self.post
    }
}

impl Object {
    /// An object without anything but its id.
    pub fn new(id: Iri) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// Removes the secret recipients, as must be done before it is sent
    /// ([ActivityPub, section 6](https://www.w3.org/TR/activitypub/#client-to-server-interactions)).
    ///
    /// [`to_delivery`](crate::to_delivery) removes those of embedded objects too.
    pub fn strip_blind_recipients(&mut self) {
        if !self.details.bto.is_none() || !self.details.bcc.is_none() {
            self.details.bto = Many::NONE;
            self.details.bcc = Many::NONE;
        }
        // There they are in a form that could not be read, which is written all the same.
        self.rest.remove("bto");
        self.rest.remove("bcc");
    }
}
