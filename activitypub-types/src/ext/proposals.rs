//! Terms of [Fediverse Enhancement Proposals](https://w3id.org/fep/) that have a few terms each, by what they
//! extend.
//!
//! ```
//! use howdah_types::ext::proposals::{CollectionDetails, ObjectDetails};
//! use howdah_types::{AnyObject, Node};
//!
//! let post = AnyObject::parse(br#"{
//!     "type": "Note",
//!     "content": "<span class=\"mfm-spin\">Whee</span>",
//!     "htmlMfm": true
//! }"#)?;
//! assert_eq!(post.extension::<ObjectDetails>().html_mfm, Some(true));
//!
//! let likes = AnyObject::parse(br#"{"type": "Collection", "likesOf": "https://social.example/notes/1"}"#)?;
//! let details: CollectionDetails = likes.extension();
//! assert_eq!(details.likes_of.unwrap().id().unwrap(), "https://social.example/notes/1");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::Activity;
use crate::object::Document;
use crate::value::{Iri, Rest};
use crate::vocabulary::vocabulary;

pub use actor::{ActorDetails, EndpointsDetails};
pub use collection::{CollectionDetails, MigrationDetails};
pub use identity::VerifiableIdentityStatement;
pub use object::{MediaDetails, ObjectDetails};

mod actor;
mod collection;
pub mod did;
mod identity;
mod object;

/// Files that are shared by [BitTorrent](https://www.bittorrent.org/beps/bep_0003.html)
/// ([FEP-d8c8](https://w3id.org/fep/d8c8)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/d8c8#Torrent")]
#[non_exhaustive]
pub struct Torrent {
    /// The properties of a document.
    #[property(group)]
    pub base: Document,
    /// The hash that peers find each other by, in hexadecimal digits.
    #[property(name = "Infohash", plain)]
    pub infohash: Option<Box<str>>,
}

/// An activity that only its recipients can read, as what it encloses is encrypted
/// ([FEP-0806](https://w3id.org/fep/0806)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "EncryptedActivity")]
#[non_exhaustive]
pub struct EncryptedActivity {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
}

/// The intent to answer a poll, by which another server takes people to where they can
/// ([FEP-9967](https://w3id.org/fep/9967)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/9967/Respond")]
#[non_exhaustive]
pub struct Respond {
    /// Its identifier.
    pub id: Option<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

vocabulary! {
    types EncryptedActivity, Respond, Torrent, VerifiableIdentityStatement, did::Export, did::Service;
    properties ActorDetails, CollectionDetails, EndpointsDetails, MediaDetails, MigrationDetails,
        ObjectDetails
}
