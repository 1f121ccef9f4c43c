//! Services, as documents of [decentralized identifiers](https://www.w3.org/TR/did-1.0/#services) list them.
//!
//! ```
//! use howdah_types::ext::proposals::{ActorDetails, did};
//! use howdah_types::group::is;
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{
//!     "type": "Person",
//!     "service": [{
//!         "id": "https://social.example/users/ada#export",
//!         "type": "https://w3id.org/fep/9091#Export",
//!         "serviceEndpoint": "https://social.example/users/ada/export"
//!     }]
//! }"#)?;
//! let details: ActorDetails = ada.extension();
//! let service = details.service.first().unwrap().object().unwrap();
//! assert!(service.type_name().is_some_and(is::<did::Export>));
//! assert_eq!(service.service_endpoint.first().unwrap(), "https://social.example/users/ada/export");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::value::{Iri, Many, Rest};

/// Something that is offered to the owner of an identifier, or to those who look it up. It is no actor,
/// although the actor of ActivityStreams has the same name.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/did#Service", open)]
#[non_exhaustive]
pub struct Service {
    /// Its identifier, mostly that of the owner with a fragment.
    pub id: Option<Iri>,
    /// Where to find it.
    #[property(iri = "https://www.w3.org/ns/did#serviceEndpoint")]
    pub service_endpoint: Many<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Where the owner of an account gets all that belongs to it ([FEP-9091](https://w3id.org/fep/9091)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/9091#Export")]
#[non_exhaustive]
pub struct Export {
    /// The properties of a service.
    #[property(group)]
    pub base: Service,
}
