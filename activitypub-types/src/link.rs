//! Links: [`Link`] itself and [`Mention`].

use crate::Kind;
use crate::any::AnyObject;
use crate::group::{Rare, rare};
use crate::value::{Iri, Many, MediaType, Ref, Rest, Text};

/// The properties of every link, which is no object
/// ([ActivityStreams, section 4.2](https://www.w3.org/TR/activitystreams-core/#link)).
///
/// ```
/// use howdah_types::{Iri, Link};
///
/// let mut file = Link::new(Iri::parse("https://video.example/1.mp4")?);
/// file.details.media_type = Some("video/mp4".parse()?);
/// file.details.height = Some(720);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Link", open)]
#[non_exhaustive]
pub struct Link {
    /// Its identifier, which links seldom have.
    pub id: Option<Iri>,
    /// Where it leads.
    pub href: Option<Iri>,
    /// Its name as plain text.
    #[property(language_map)]
    pub name: Text,
    /// Properties that few links have.
    #[property(group)]
    pub details: Rare<LinkDetails>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Properties of [`Link`] that few links have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct LinkDetails {
    /// The media type of what it leads to.
    pub media_type: Option<MediaType>,
    /// What it is to the object, as `alternate` ([registry](https://www.iana.org/assignments/link-relations)).
    pub rel: Many<Box<str>>,
    /// The language of what it leads to.
    pub hreflang: Option<Box<str>>,
    /// Width in pixels.
    pub width: Option<u64>,
    /// Height in pixels.
    pub height: Option<u64>,
    /// A shorter form of what it leads to.
    pub preview: Many<Ref<AnyObject>>,
}

rare!(LinkDetails);

/// A link to an actor who is mentioned
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-mention)).
///
/// ```
/// use howdah_types::{Iri, Mention};
///
/// let mention = Mention::new(Iri::parse("https://social.example/users/ada")?, "@ada@social.example");
/// assert_eq!(mention.base.name.as_str(), Some("@ada@social.example"));
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Mention")]
#[non_exhaustive]
pub struct Mention {
    /// The properties of a link; `href` is the actor's id.
    #[property(group)]
    pub base: Link,
}

impl Link {
    /// A link to `href`.
    pub fn new(href: Iri) -> Self {
        Self { href: Some(href), ..Self::default() }
    }
}

impl Mention {
    /// A mention of the actor called `actor`, whose handle is `name`.
    pub fn new(actor: Iri, name: impl Into<Text>) -> Self {
        Self { base: Link { name: name.into(), ..Link::new(actor) } }
    }
}
