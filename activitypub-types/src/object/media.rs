//! Files: pictures, videos, sound.

use crate::Kind;
use crate::group::kinds;
use crate::object::Object;
use crate::value::{Blurhash, Decimal, Iri, Many, MediaType};

/// A file of any sort, as servers attach it to posts
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-document)).
///
/// Its `name` is the description for people who cannot see it.
///
/// ```
/// use howdah_types::{Document, Iri};
///
/// let mut picture = Document::new(Iri::parse("https://social.example/media/1.jpeg")?, "image/jpeg".parse()?);
/// picture.base.name = "A tree without leaves".into();
/// picture.width = Some(1_280);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// A blurred form of the picture, to be shown until it is there.
    #[property(iri = "http://joinmastodon.org/ns#blurhash")]
    pub blurhash: Option<Blurhash>,
    /// The point that is to stay visible when the picture is cut: from -1 (left) to 1 (right), and from -1 (bottom) to 1
    /// (top).
    #[property(iri = "http://joinmastodon.org/ns#focalPoint", list, most = 2)]
    pub focal_point: Many<Decimal>,
}

impl Document {
    /// The file at `url`.
    pub fn new(url: Iri, media_type: MediaType) -> Self {
        let base = Object { url: url.into(), media_type: Some(media_type), ..Object::default() };
        Self { base, ..Self::default() }
    }
}

kinds! {
    struct {
        /// The properties of a document.
        #[property(group)]
        pub base: Document,
    }
    impl {
        /// The file at `url`.
        pub fn new(url: Iri, media_type: MediaType) -> Self {
            Self { base: Document::new(url, media_type) }
        }
    }
    /// A picture ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-image)).
    ///
    /// ```
    /// use howdah_types::{Image, Iri, Person};
    ///
    /// let mut ada = Person::default();
    /// let avatar = Image::new(Iri::parse("https://social.example/ada.png")?, "image/png".parse()?);
    /// ada.base.base.details.icon = avatar.into();
    /// assert_eq!(ada.base.base.best_icon(400).unwrap().url, "https://social.example/ada.png");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Image = "https://www.w3.org/ns/activitystreams#Image";
    /// A video ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-video)); its `url` may lead to many
    /// files and to a page.
    Video = "https://www.w3.org/ns/activitystreams#Video";
    /// Something to listen to ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-audio)).
    Audio = "https://www.w3.org/ns/activitystreams#Audio";
}
