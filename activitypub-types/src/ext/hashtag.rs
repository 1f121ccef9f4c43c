//! Hashtags, which every server sends and the ActivityStreams context does not define.

use crate::Kind;
use crate::link::Link;
use crate::value::{Iri, Text};
use crate::vocabulary::vocabulary;

/// A link to the posts with a hashtag
/// ([miscellaneous terms](https://swicg.github.io/miscellany/#Hashtag)).
///
/// ```
/// use howdah_types::build::ObjectBuilder;
/// use howdah_types::{Hashtag, Iri, Note};
///
/// let books = Hashtag::new(Iri::parse("https://social.example/tags/books")?, "#books");
/// let note = Note::default().tag(books);
/// assert_eq!(note.base.hashtags().next(), Some("books"));
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Hashtag")]
#[non_exhaustive]
pub struct Hashtag {
    /// The properties of a link; `name` is the tag with its `#`.
    #[property(group)]
    pub base: Link,
}

impl Hashtag {
    /// The hashtag `name`, with its `#`, and the page with its posts.
    pub fn new(href: Iri, name: impl Into<Text>) -> Self {
        Self { base: Link { name: name.into(), ..Link::new(href) } }
    }
}

vocabulary! { types Hashtag; properties }
