//! What an object shows, and what it belongs to.

use crate::any::AnyObject;
use crate::link::Link;
use crate::object::{Document, Image, Interactions, Object};
use crate::value::{Blurhash, Iri, Many, MediaType, Ref};

/// A file that is attached to an object.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Attachment<'a> {
    /// Where it is.
    pub url: &'a Iri,
    /// Its media type.
    pub media_type: Option<&'a MediaType>,
    /// What it shows, for people who cannot see it.
    pub description: Option<&'a str>,
    /// A blurred form of it.
    pub blurhash: Option<&'a Blurhash>,
    /// The point that is to stay visible when it is cut: from -1 (left) to 1 (right), from -1 (bottom) to 1 (top).
    pub focal_point: Option<(f64, f64)>,
    /// Width in pixels.
    pub width: Option<u64>,
    /// Height in pixels.
    pub height: Option<u64>,
    /// Whether it should be hidden until asked for.
    pub sensitive: bool,
}

/// A picture of several to choose from.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Icon<'a> {
    /// Where it is.
    pub url: &'a Iri,
    /// Its media type.
    pub media_type: Option<&'a MediaType>,
    /// Width in pixels.
    pub width: Option<u64>,
    /// Height in pixels.
    pub height: Option<u64>,
}

impl Object {
    /// The id of what it answers; the first where it answers several.
    pub fn reply_parent(&self) -> Option<&Iri> {
        self.in_reply_to.iter().find_map(Ref::id)
    }

    /// The id of the post that it quotes, in any of the forms that servers write: `quote`
    /// ([FEP-044f](https://w3id.org/fep/044f)), `quoteUrl`, `quoteUri`, `_misskey_quote`, or a link among the tags
    /// ([FEP-e232](https://w3id.org/fep/e232)).
    ///
    /// ```
    /// use howdah_types::{Note, from_slice};
    ///
    /// let note = from_slice::<Note>(br#"{"type": "Note", "_misskey_quote": "https://a.example/notes/1"}"#)?.value;
    /// assert_eq!(note.base.quoted().unwrap(), "https://a.example/notes/1");
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    pub fn quoted(&self) -> Option<&Iri> {
        let Interactions { quote, quote_url, quote_uri, misskey_quote, .. } = &*self.interactions;
        let named = quote.as_ref().and_then(Ref::id);
        named
            .or(quote_url.as_ref())
            .or(quote_uri.as_ref())
            .or(misskey_quote.as_ref())
            .or_else(|| self.object_links().find(|link| is_quote(link)).and_then(|link| link.href.as_ref()))
    }

    /// The links to other objects among its tags ([FEP-e232](https://w3id.org/fep/e232)).
    pub fn object_links(&self) -> impl Iterator<Item = &Link> {
        self.tag.iter().filter_map(Ref::object).filter_map(|tag| match tag {
            AnyObject::Link(link) if link.details.media_type.as_ref().is_some_and(MediaType::is_activity) => {
                Some(&**link)
            }
            _ => None,
        })
    }

    /// The files that are attached to it: everything in `attachment` that leads somewhere and is no profile field.
    ///
    /// ```
    /// use howdah_types::{Note, from_slice};
    ///
    /// let note = from_slice::<Note>(
    ///     br#"{
    ///         "type": "Note",
    ///         "attachment": {
    ///             "type": "Document",
    ///             "mediaType": "image/png",
    ///             "url": "https://a.example/1.png",
    ///             "name": "A tree",
    ///             "focalPoint": [0, -0.5]
    ///         }
    ///     }"#,
    /// )?.value;
    /// let tree = note.base.attachments().next().unwrap();
    /// assert_eq!((tree.description, tree.focal_point), (Some("A tree"), Some((0.0, -0.5))));
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    pub fn attachments(&self) -> impl Iterator<Item = Attachment<'_>> {
        self.attachment.iter().filter_map(|attachment| match attachment {
            Ref::Iri(url) => Some(Attachment::bare(url)),
            Ref::Object(object) => match &**object {
                AnyObject::Image(image) => Attachment::document(&image.base),
                AnyObject::Video(video) => Attachment::document(&video.base),
                AnyObject::Audio(audio) => Attachment::document(&audio.base),
                AnyObject::Document(document) => Attachment::document(document),
                AnyObject::Link(link) => Attachment::link(link),
                AnyObject::Other(object) => Attachment::object(object),
                // Fields of profiles, and what nobody would show.
                _ => None,
            },
        })
    }

    /// The best of its icons (of an actor: the avatar) to be shown with `size` pixels: the smallest that is as wide, or
    /// else the widest, or else the first.
    pub fn best_icon(&self, size: u64) -> Option<Icon<'_>> {
        best(self.details.icon.iter().filter_map(Ref::object).flat_map(icons), size, || {
            first_iri(&self.details.icon)
        })
    }

    /// As [`best_icon`](Self::best_icon), of the pictures in `image` (of an actor: the header).
    pub fn best_image(&self, size: u64) -> Option<Icon<'_>> {
        best(self.details.image.iter().filter_map(Ref::object).flat_map(icons), size, || {
            first_iri(&self.details.image)
        })
    }

    /// Where a person can look at it: the first `url` that is a page rather than a file.
    pub fn page(&self) -> Option<&Iri> {
        let link = |link: &Ref<Link>| match link {
            Ref::Iri(_) => true,
            Ref::Object(link) => {
                link.details.media_type.as_ref().is_none_or(|found| found.is("text", "html"))
            }
        };
        let page = self.url.iter().filter(|url| link(url)).find_map(target);
        page.filter(|iri| iri.is_web())
    }
}

/// Where a link or the IRI in its place leads.
fn target(link: &Ref<Link>) -> Option<&Iri> {
    match link {
        Ref::Iri(iri) => Some(iri),
        Ref::Object(link) => link.href.as_ref(),
    }
}

fn is_quote(link: &Link) -> bool {
    const MISSKEY: &str = "https://misskey-hub.net/ns#_misskey_quote";
    link.details.rel.iter().any(|rel| &**rel == MISSKEY)
        || link.name.as_str().is_some_and(|name| name.starts_with("RE: "))
}

fn first_iri(images: &Many<Ref<Image>>) -> Option<&Iri> {
    images.iter().find_map(|image| match image {
        Ref::Iri(iri) => Some(iri),
        Ref::Object(_) => None,
    })
}

/// The pictures that an image offers: several where its `url` is several links.
fn icons(image: &Image) -> impl Iterator<Item = Icon<'_>> {
    let document = &image.base;
    document.base.url.iter().filter_map(move |url| {
        let link = url.object();
        Some(Icon {
            url: target(url)?,
            media_type: link
                .and_then(|link| link.details.media_type.as_ref())
                .or(document.base.media_type.as_ref()),
            width: link.and_then(|link| link.details.width).or(document.width),
            height: link.and_then(|link| link.details.height).or(document.height),
        })
    })
}

fn best<'a>(
    icons: impl Iterator<Item = Icon<'a>>,
    size: u64,
    bare: impl FnOnce() -> Option<&'a Iri>,
) -> Option<Icon<'a>> {
    // Whether it is too small, and by how much it differs; one without a width comes after all others.
    let rank = |icon: &Icon<'_>| {
        let width = icon.width.map(|width| (width < size, width.abs_diff(size)));
        width.unwrap_or((true, u64::MAX))
    };
    let best = icons.min_by_key(rank);
    best.or_else(|| bare().map(|url| Icon { url, media_type: None, width: None, height: None }))
}

impl<'a> Attachment<'a> {
    fn bare(url: &'a Iri) -> Self {
        Self {
            url,
            media_type: None,
            description: None,
            blurhash: None,
            focal_point: None,
            width: None,
            height: None,
            sensitive: false,
        }
    }

    fn object(object: &'a Object) -> Option<Self> {
        let url = object.url.first()?;
        let link = url.object();
        Some(Self {
            media_type: object.media_type.as_ref().or_else(|| link?.details.media_type.as_ref()),
            description: object.name.as_str().or_else(|| object.summary.as_str()),
            sensitive: object.sensitive.unwrap_or(false),
            width: link.and_then(|link| link.details.width),
            height: link.and_then(|link| link.details.height),
            ..Self::bare(target(url)?)
        })
    }

    fn document(document: &'a Document) -> Option<Self> {
        let object = Self::object(&document.base)?;
        let focal_point = match document.focal_point.as_slice() {
            [across, up] => Some((across.as_f64(), up.as_f64())),
            _ => None,
        };
        let (width, height) = (document.width.or(object.width), document.height.or(object.height));
        Some(Self { blurhash: document.blurhash.as_ref(), focal_point, width, height, ..object })
    }

    fn link(link: &'a Link) -> Option<Self> {
        let details = &*link.details;
        Some(Self {
            media_type: details.media_type.as_ref(),
            description: link.name.as_str(),
            width: details.width,
            height: details.height,
            ..Self::bare(link.href.as_ref()?)
        })
    }
}
