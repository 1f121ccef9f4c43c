//! Photos and their albums.
//!
//! ```
//! use howdah_types::ext::smithereen::PhotoAlbum;
//! use howdah_types::from_slice;
//!
//! let album = from_slice::<PhotoAlbum>(br#"{"type": "PhotoAlbum", "name": "Alps", "totalItems": 12}"#)?;
//! assert_eq!(album.value.base.base.total_items, Some(12));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::{Audience, CropRegion};
use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::collection::OrderedCollection;
use crate::object::{Image, Object};
use crate::value::Ref;

/// An album, whose items are [photos](Photo).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#PhotoAlbum")]
#[non_exhaustive]
pub struct PhotoAlbum {
    /// The properties of a collection; `name` is the title.
    #[property(group)]
    pub base: OrderedCollection,
    /// Who may see it.
    #[property(iri = "http://smithereen.software/ns#viewPrivacy")]
    pub view_privacy: Option<Audience>,
    /// Who may comment on its photos.
    #[property(iri = "http://smithereen.software/ns#commentPrivacy")]
    pub comment_privacy: Option<Audience>,
    /// In the album of a group, whether only those who run it can add photos.
    #[property(iri = "http://smithereen.software/ns#uploadsRestricted")]
    pub uploads_restricted: Option<bool>,
    /// In the album of a group, whether nobody can comment.
    #[property(iri = "http://smithereen.software/ns#commentingDisabled")]
    pub commenting_disabled: Option<bool>,
    /// Its purpose, where the server made it: for the profile pictures, say.
    #[property(iri = "http://smithereen.software/ns#systemAlbumType")]
    pub system_album_type: Option<Box<str>>,
    /// Its place among the albums of its owner.
    #[property(iri = "http://smithereen.software/ns#displayOrder")]
    pub display_order: Option<i64>,
}

/// A photo in an album.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#Photo")]
#[non_exhaustive]
pub struct Photo {
    /// The properties of a picture.
    #[property(group)]
    pub base: Image,
    /// Its place in the album.
    #[property(iri = "http://smithereen.software/ns#displayOrder")]
    pub display_order: Option<i64>,
    /// Who added it, where the album belongs to somebody else.
    #[property(iri = "http://smithereen.software/ns#author")]
    pub author: Option<Ref<AnyActor>>,
}

/// The mark that a person is on a photo.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#TaggedPerson")]
#[non_exhaustive]
pub struct TaggedPerson {
    /// The properties of an object; `name` is the person's name.
    #[property(group)]
    pub base: Object,
    /// The photo.
    #[property(iri = "http://smithereen.software/ns#photo")]
    pub photo: Option<Ref<AnyObject>>,
}

/// What pictures have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ImageDetails {
    /// Which part of the picture in `image` is the square one.
    #[property(iri = "http://smithereen.software/ns#cropRegion", list)]
    pub crop_region: Option<CropRegion>,
    /// Whether it was drawn on a wall by hand.
    #[property(iri = "http://smithereen.software/ns#graffiti")]
    pub graffiti: Option<bool>,
}
