//! Properties that only some objects have.

use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::collection::AnyCollection;
use crate::ext::gotosocial::InteractionPolicy;
use crate::group::rare;
use crate::object::Image;
use crate::read::{Mismatch, Reader, Shape};
use crate::value::{Decimal, Duration, Iri, Many, MediaType, Ref, Rest, Text, Timestamp, Value};
use crate::write::Writer;

/// Properties of [`Object`](crate::Object) that few objects have.
///
/// ```
/// use howdah_types::{Event, Iri, Place};
///
/// let mut reading = Event::new(Iri::parse("https://events.example/1")?);
/// reading.base.name = "A reading".into();
/// reading.base.details.start_time = Some("2026-12-01T19:00:00+01:00".parse()?);
/// reading.base.details.location = Place::default().into();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// A small square picture; of actors the avatar.
    pub icon: Many<Ref<Image>>,
    /// A picture; of actors the header.
    pub image: Many<Ref<Image>>,
    /// Whom it concerns; a community where groups are federated.
    #[property(most = 10_000)]
    pub audience: Many<Ref<AnyActor>>,
    /// Secret recipients, to be removed before it is sent.
    #[property(most = 10_000)]
    pub bto: Many<Ref<AnyActor>>,
    /// Further secret recipients, to be removed before it is sent.
    #[property(most = 10_000)]
    pub bcc: Many<Ref<AnyActor>>,
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
    /// How long it lasts.
    pub duration: Option<Duration>,
    /// The height of the place, in the `units` of the [`Place`](crate::Place).
    pub altitude: Option<Decimal>,
    /// What its author wrote, before it became HTML.
    pub source: Option<Box<Source>>,
}

rare!(ObjectDetails);

/// Properties of [`Object`](crate::Object) about what others do with it: answers, likes, shares, quotes.
///
/// ```
/// use howdah_types::{Iri, Note};
///
/// let mut note = Note::new(Iri::parse("https://social.example/notes/1")?);
/// note.base.interactions.replies = Some(Iri::parse("https://social.example/notes/1/replies")?.into());
/// note.base.interactions.quote = Some(Iri::parse("https://remote.example/notes/7")?.into());
/// assert_eq!(note.base.quoted().unwrap(), "https://remote.example/notes/7");
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Interactions {
    /// The answers.
    pub replies: Option<Ref<AnyCollection>>,
    /// Who liked it.
    pub likes: Option<Ref<AnyCollection>>,
    /// Who shared it.
    pub shares: Option<Ref<AnyCollection>>,
    /// What it belongs to, such as a conversation.
    pub context: Many<Ref<AnyObject>>,
    /// What the author allows others to do with it
    /// ([interaction policies](https://docs.gotosocial.org/en/latest/federation/interaction_policy/)).
    #[property(iri = "https://gotosocial.org/ns#interactionPolicy")]
    pub interaction_policy: Option<Ref<InteractionPolicy>>,
    /// The quoted post ([FEP-044f](https://w3id.org/fep/044f)); [`Object::quoted`](crate::Object::quoted) finds it in
    /// older forms too.
    #[property(iri = "https://w3id.org/fep/044f#quote")]
    pub quote: Option<Ref<AnyObject>>,
    /// The proof that the author of the quoted post agrees ([FEP-044f](https://w3id.org/fep/044f)).
    #[property(iri = "https://w3id.org/fep/044f#quoteAuthorization")]
    pub quote_authorization: Option<Ref<AnyObject>>,
    /// The quoted post, as several servers wrote it before there was a standard.
    #[property(iri = "https://www.w3.org/ns/activitystreams#quoteUrl")]
    pub quote_url: Option<Iri>,
    /// The quoted post, as Fedibird wrote it.
    #[property(iri = "http://fedibird.com/ns#quoteUri")]
    pub quote_uri: Option<Iri>,
    /// The quoted post, as Misskey writes it.
    #[property(name = "_misskey_quote", iri = "https://misskey-hub.net/ns#_misskey_quote")]
    pub misskey_quote: Option<Iri>,
}

rare!(Interactions);

/// The text that content was made from
/// ([ActivityPub, section 3.3](https://www.w3.org/TR/activitypub/#source-property)).
///
/// Some servers send the text alone, which is read as its `content`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Source {
    /// The text.
    #[property(language_map)]
    pub content: Text,
    /// Its media type, as `text/markdown`.
    pub media_type: Option<MediaType>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Source {
    /// A text and its media type.
    pub fn new(content: impl Into<Text>, media_type: MediaType) -> Self {
        Self { content: content.into(), media_type: Some(media_type), ..Self::default() }
    }
}

impl Value for Box<Source> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() == Shape::String {
            reader.coerced();
            let text = reader.string()?;
            return Ok(Self::new(Source { content: text.as_ref().into(), ..Source::default() }));
        }
        Source::read(reader).map(Self::new)
    }

    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}
