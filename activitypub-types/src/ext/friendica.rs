//! What Friendica adds: identifiers of Diaspora, and addresses as vCards name them.
//!
//! The names have a prefix, as documents write them.
//!
//! ```
//! use howdah_types::ext::friendica::PersonDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{
//!     "type": "Person",
//!     "vcard:bday": "1815-12-10",
//!     "vcard:hasAddress": {"@type": "vcard:Home", "vcard:locality": "London"}
//! }"#)?;
//! let details: PersonDetails = ada.extension();
//! assert_eq!(details.birthday.as_deref(), Some("1815-12-10"));
//! assert_eq!(details.has_address.unwrap().locality.as_deref(), Some("London"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyObject;
use crate::value::{Iri, Many, Ref, Rest};
use crate::vocabulary::vocabulary;

/// What persons have ([vCard](https://www.w3.org/TR/vcard-rdf/)). Misskey and Smithereen send some of it too.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// The birthday, as `1815-12-10`; Friendica writes the year 0000 for one that is kept secret.
    #[property(name = "vcard:bday", iri = "http://www.w3.org/2006/vcard/ns#bday")]
    pub birthday: Option<Box<str>>,
    /// Where the person lives, in one line.
    #[property(name = "vcard:Address", iri = "http://www.w3.org/2006/vcard/ns#Address")]
    pub address: Option<Box<str>>,
    /// Where the person lives, in its parts.
    #[property(name = "vcard:hasAddress", iri = "http://www.w3.org/2006/vcard/ns#hasAddress")]
    pub has_address: Option<Address>,
    /// Where to write to at once, as `xmpp:ada@social.example`.
    #[property(name = "vcard:hasInstantMessage", iri = "http://www.w3.org/2006/vcard/ns#hasInstantMessage")]
    pub has_instant_message: Many<Iri>,
    /// Where to write to by mail, as `mailto:ada@social.example`.
    #[property(name = "vcard:hasEmail", iri = "http://www.w3.org/2006/vcard/ns#hasEmail")]
    pub has_email: Many<Iri>,
}

/// A postal address. Parts that are not known are often empty instead of absent.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Address {
    /// The name of the country.
    #[property(name = "vcard:country-name", iri = "http://www.w3.org/2006/vcard/ns#country-name")]
    pub country_name: Option<Box<str>>,
    /// The state or province.
    #[property(name = "vcard:region", iri = "http://www.w3.org/2006/vcard/ns#region")]
    pub region: Option<Box<str>>,
    /// The town.
    #[property(name = "vcard:locality", iri = "http://www.w3.org/2006/vcard/ns#locality")]
    pub locality: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// What actors and posts have
/// ([federation protocol of Diaspora](https://diaspora.github.io/diaspora_federation/)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// The identifier that Diaspora knows it by, as older versions write it.
    #[property(iri = "https://diasporafoundation.org/ns/guid")]
    pub guid: Option<Box<str>>,
    /// The identifier that Diaspora knows it by.
    #[property(name = "diaspora:guid", iri = "https://diasporafoundation.org/ns/guid")]
    pub diaspora_guid: Option<Box<str>>,
    /// The comment as Diaspora signs it: JSON in a string.
    #[property(name = "diaspora:comment", iri = "https://diasporafoundation.org/ns/comment")]
    pub comment: Option<Box<str>>,
    /// The likes as Diaspora signs them.
    #[property(name = "diaspora:likes", iri = "https://diasporafoundation.org/ns/likes")]
    pub likes: Option<Box<str>>,
}

impl ObjectDetails {
    /// The identifier that Diaspora knows it by, whichever way it is written.
    pub fn identifier(&self) -> Option<&str> {
        self.diaspora_guid.as_deref().or(self.guid.as_deref())
    }
}

/// What activities have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActivityDetails {
    /// A `Like` or `Dislike` as Diaspora signs it: JSON in a string.
    #[property(name = "diaspora:like", iri = "https://diasporafoundation.org/ns/like")]
    pub like: Option<Box<str>>,
    /// What is no longer followed; only old versions send it.
    #[property(name = "dfrn:unfollow", iri = "http://purl.org/macgirvin/dfrn/1.0/unfollow")]
    pub unfollow: Many<Ref<AnyObject>>,
}

vocabulary! { types ; properties ActivityDetails, Address, ObjectDetails, PersonDetails }
