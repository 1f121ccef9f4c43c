//! Music, as Funkwhale describes it
//! ([documentation](https://docs.funkwhale.audio/develop/developer/federation/index.html)).
//!
//! ```
//! use howdah_types::ext::funkwhale::Track;
//! use howdah_types::from_slice;
//!
//! let track = from_slice::<Track>(
//!     br#"{"type": "Track", "name": "Fugue", "position": 2,
//!          "artist_credit": [{"credit": "Ada", "joinphrase": " & "}, {"credit": "Bob"}]}"#,
//! )?.value;
//! assert_eq!(track.position, Some(2));
//! assert_eq!(track.credits.as_written(), "Ada & Bob");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::description::{Description, Entry};
use crate::Kind;
use crate::link::Link;
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Rest};
use crate::vocabulary::vocabulary;

/// A recording, which belongs to an album.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://funkwhale.audio/ns#Track")]
#[non_exhaustive]
pub struct Track {
    /// The properties of an object; `name` is the title.
    #[property(group)]
    pub base: Object,
    /// Its place on the disc, from 1.
    #[property(iri = "https://funkwhale.audio/ns#position")]
    pub position: Option<u64>,
    /// The disc of the album, from 1.
    #[property(iri = "https://funkwhale.audio/ns#disc")]
    pub disc: Option<u64>,
    /// The album.
    #[property(iri = "https://funkwhale.audio/ns#album")]
    pub album: Option<Ref<Album>>,
    /// Who made it.
    #[property(group)]
    pub credits: Credits,
    /// Under which terms it may be used.
    #[property(group)]
    pub rights: Rights,
    /// Where catalogues of music have it.
    #[property(group)]
    pub catalogue: Catalogue,
}

/// Recordings that were published together.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://funkwhale.audio/ns#Album")]
#[non_exhaustive]
pub struct Album {
    /// The properties of an object; `name` is the title.
    #[property(group)]
    pub base: Object,
    /// The day it came out, as `1984-01-01`.
    #[property(iri = "https://funkwhale.audio/ns#released")]
    pub released: Option<Box<str>>,
    /// The picture on its cover.
    #[property(iri = "https://funkwhale.audio/ns#cover")]
    pub cover: Option<Ref<Link>>,
    /// Who made it.
    #[property(group)]
    pub credits: Credits,
    /// Where catalogues of music have it.
    #[property(group)]
    pub catalogue: Catalogue,
}

/// Somebody who makes music, a band included.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://funkwhale.audio/ns#Artist")]
#[non_exhaustive]
pub struct Artist {
    /// The properties of an object; `name` is the artist's.
    #[property(group)]
    pub base: Object,
    /// Where catalogues of music have the artist.
    #[property(group)]
    pub catalogue: Catalogue,
}

/// Recordings that somebody has uploaded, to be followed as one.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://funkwhale.audio/ns#Library")]
#[non_exhaustive]
pub struct Library {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// Who made a recording or an album.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Credits {
    /// The artists in their order; the older form of `artist_credit`.
    #[property(iri = "https://funkwhale.audio/ns#artists", list)]
    pub artists: Many<Ref<Artist>>,
    /// The artists in their order, and how they are named.
    #[property(name = "artist_credit", iri = "https://funkwhale.audio/ns#artist_credit", list)]
    pub artist_credit: Many<Ref<ArtistCredit>>,
}

impl Credits {
    /// The artists as they are named, one after the other, as `Ada & Bob`; those that the document only names
    /// are left out.
    pub fn as_written(&self) -> String {
        let mut text = String::new();
        for credit in self.artist_credit.iter().filter_map(Ref::object) {
            text.extend([credit.credit.as_deref(), credit.joinphrase.as_deref()].into_iter().flatten());
        }
        text
    }
}

/// How an artist is named on a recording or an album.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ArtistCredit {
    /// Its identifier.
    pub id: Option<Iri>,
    /// The artist's name, as it is printed there.
    #[property(iri = "https://funkwhale.audio/ns#credit")]
    pub credit: Option<Box<str>>,
    /// What stands between this name and the next, with its spaces.
    #[property(iri = "https://funkwhale.audio/ns#joinphrase")]
    pub joinphrase: Option<Box<str>>,
    /// Its place among the names, from 0.
    #[property(iri = "https://funkwhale.audio/ns#index")]
    pub index: Option<u64>,
    /// Members that are not known here, the artist among them.
    #[property(rest)]
    pub rest: Rest,
}

/// Under which terms a recording may be used.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Rights {
    /// The address of the licence.
    #[property(iri = "https://funkwhale.audio/ns#license")]
    pub license: Option<Iri>,
    /// Who holds the rights, in words.
    #[property(iri = "https://funkwhale.audio/ns#copyright")]
    pub copyright: Option<Box<str>>,
}

/// Where catalogues of music have it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Catalogue {
    /// The identifier at [MusicBrainz](https://musicbrainz.org/doc/MusicBrainz_Identifier), a UUID.
    #[property(iri = "https://funkwhale.audio/ns#musicbrainzId")]
    pub musicbrainz_id: Option<Box<str>>,
}

/// What Funkwhale adds to an `Audio`, an uploaded file; [`Rights`] are apart.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct AudioDetails {
    /// Bits in a second.
    #[property(iri = "https://funkwhale.audio/ns#bitrate")]
    pub bitrate: Option<u64>,
    /// The file's size in bytes.
    #[property(iri = "https://funkwhale.audio/ns#size")]
    pub size: Option<u64>,
    /// The recording in it.
    #[property(iri = "https://funkwhale.audio/ns#track")]
    pub track: Option<Ref<Track>>,
    /// The library it belongs to.
    #[property(iri = "https://funkwhale.audio/ns#library")]
    pub library: Option<Ref<Library>>,
}

/// What Funkwhale adds to the actor of a channel.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ChannelDetails {
    /// What the channel is about.
    #[property(iri = "http://schema.org/category")]
    pub category: Option<Description<Entry>>,
    /// The language that is spoken there.
    #[property(iri = "http://schema.org/inLanguage")]
    pub language: Option<Description<Entry>>,
}

vocabulary! {
    types Album, Artist, Library, Track;
    properties ArtistCredit, AudioDetails, ChannelDetails, Entry, Rights
}
