//! What every object has, and the plain objects: [`Note`], [`Image`], [`Document`], [`Tombstone`].

use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::collection::AnyCollection;
use crate::group::{Rare, rare};
use crate::link::Link;
use crate::value::{Iri, Many, Ref, Rest, Text, Timestamp};

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
    /// Who wrote or made it.
    pub attributed_to: Many<Ref<AnyActor>>,
    /// Its name as plain text: a title, a display name, the description of a picture.
    #[property(language_map)]
    pub name: Text,
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
    /// Where people can look at it.
    pub url: Many<Ref<Link>>,
    /// To whom it is addressed in the first place.
    pub to: Many<Ref<AnyActor>>,
    /// To whom else it is addressed.
    pub cc: Many<Ref<AnyActor>>,
    /// Mentions, hashtags, emoji.
    pub tag: Many<Ref<AnyObject>>,
    /// Media, links, profile fields.
    pub attachment: Many<Ref<AnyObject>>,
    /// Whether it should be hidden until asked for.
    #[property(iri = "https://www.w3.org/ns/activitystreams#sensitive")]
    pub sensitive: Option<bool>,
    /// Properties that few objects have.
    #[property(group)]
    pub details: Rare<ObjectDetails>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Properties of [`Object`] that few objects have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// The media type of `content`, or of what `url` leads to.
    pub media_type: Option<String>,
    /// A small square picture; of actors the avatar.
    pub icon: Many<Ref<Image>>,
    /// A picture; of actors the header.
    pub image: Many<Ref<Image>>,
    /// The answers.
    pub replies: Option<Ref<AnyCollection>>,
    /// Who liked it.
    pub likes: Option<Ref<AnyCollection>>,
    /// Who shared it.
    pub shares: Option<Ref<AnyCollection>>,
    /// Whom it concerns; a community where groups are federated.
    pub audience: Many<Ref<AnyActor>>,
    /// Secret recipients, to be removed before it is sent.
    pub bto: Many<Ref<AnyActor>>,
    /// Further secret recipients, to be removed before it is sent.
    pub bcc: Many<Ref<AnyActor>>,
    /// What it belongs to, such as a conversation.
    pub context: Many<Ref<AnyObject>>,
    /// The program that made it.
    pub generator: Many<Ref<AnyObject>>,
    /// Where it happened.
    pub location: Many<Ref<AnyObject>>,
    /// A shorter form of it.
    pub preview: Many<Ref<AnyObject>>,
    /// When it begins.
    pub start_time: Option<Timestamp>,
    /// When it ends.
    pub end_time: Option<Timestamp>,
    /// How long it lasts, as an [XML Schema duration](https://www.w3.org/TR/xmlschema11-2/#duration).
    pub duration: Option<String>,
    /// What its author wrote, before it became HTML.
    pub source: Option<Source>,
}

rare!(ObjectDetails);

/// The text that content was made from
/// ([ActivityPub, section 3.3](https://www.w3.org/TR/activitypub/#source-property)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Source {
    /// The text.
    #[property(language_map)]
    pub content: Text,
    /// Its media type, as `text/markdown`.
    pub media_type: Option<String>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// A short piece of writing ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-note)).
///
/// ```
/// use howdah_types::{Iri, Note, PUBLIC};
///
/// let mut note = Note::new(Iri::parse("https://social.example/notes/1")?);
/// note.base.attributed_to = Iri::parse("https://social.example/users/ada")?.into();
/// note.base.content = "<p>Hello</p>".into();
/// note.base.to = vec![Iri::parse(PUBLIC)?.into()].into();
/// assert!(note.base.is_public());
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Note")]
#[non_exhaustive]
pub struct Note {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// A file of any sort, as servers attach it to posts
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-document)).
///
/// Its `name` is the description for people who cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Document", open)]
#[non_exhaustive]
pub struct Document {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Width in pixels.
    pub width: Option<u64>,
    /// Height in pixels.
    pub height: Option<u64>,
    /// A blurred form of the picture, to be shown until it is there ([BlurHash](https://blurha.sh)).
    #[property(iri = "http://joinmastodon.org/ns#blurhash")]
    pub blurhash: Option<String>,
}

/// A picture ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-image)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Image")]
#[non_exhaustive]
pub struct Image {
    /// The properties of a document.
    #[property(group)]
    pub base: Document,
}

/// What is left of a deleted object ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-tombstone)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Tombstone")]
#[non_exhaustive]
pub struct Tombstone {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// What it was.
    pub former_type: Many<String>,
    /// When it was deleted.
    pub deleted: Option<Timestamp>,
}

impl Object {
    /// Whether it is addressed to everybody, in any of the three spellings that the standard allows
    /// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing)).
    pub fn is_public(&self) -> bool {
        self.recipients().any(Iri::is_public)
    }

    /// Everyone it is addressed to: `to`, `cc`, `bto`, `bcc` and `audience`, as they come.
    pub fn recipients(&self) -> impl Iterator<Item = &Iri> {
        let details = &*self.details;
        [&self.to, &self.cc, &details.bto, &details.bcc, &details.audience]
            .into_iter()
            .flatten()
            .filter_map(Ref::id)
    }
}

impl Object {
    /// Removes the secret recipients, as must be done before it is sent
    /// ([ActivityPub, section 6](https://www.w3.org/TR/activitypub/#client-to-server-interactions)).
    pub fn strip_blind_recipients(&mut self) {
        if !self.details.bto.is_empty() || !self.details.bcc.is_empty() {
            self.details.bto = Many::NONE;
            self.details.bcc = Many::NONE;
        }
        // There they are in a form that could not be read, which is written all the same.
        self.rest.remove("bto");
        self.rest.remove("bcc");
    }
}

impl Note {
    /// A note without content.
    pub fn new(id: Iri) -> Self {
        Self { base: Object { id: Some(id), ..Object::default() } }
    }
}

impl Tombstone {
    /// What is left of the object called `id`.
    pub fn new(id: Iri) -> Self {
        Self { base: Object { id: Some(id), ..Object::default() }, ..Self::default() }
    }
}
