//! What proposals add to actors.
//!
//! ```
//! use howdah_types::ext::proposals::ActorDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{
//!     "type": "Person",
//!     "id": "ap://did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2/actor",
//!     "gateways": ["https://one.example", "https://two.example"]
//! }"#)?;
//! assert_eq!(ada.extension::<ActorDetails>().gateways.len(), 2);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::did;
use crate::Kind;
use crate::collection::AnyCollection;
use crate::value::{Iri, Many, Ref};

/// What actors have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// The servers that hand out a portable actor, the first being the one to ask first
    /// ([FEP-ef61](https://w3id.org/fep/ef61)). It is an array even of one: make it from a `Vec`.
    #[property(iri = "https://w3id.org/fep/ef61/gateways", list)]
    pub gateways: Many<Iri>,
    /// Who asked to follow the actor and waits for an answer, as `Follow` activities
    /// ([FEP-4ccd](https://w3id.org/fep/4ccd)).
    #[property(iri = "https://purl.archive.org/socialweb/pending#pendingFollowers")]
    pub pending_followers: Option<Ref<AnyCollection>>,
    /// Whom the actor asked to follow and who has not answered, as `Follow` activities
    /// ([FEP-4ccd](https://w3id.org/fep/4ccd)).
    #[property(iri = "https://purl.archive.org/socialweb/pending#pendingFollowing")]
    pub pending_following: Option<Ref<AnyCollection>>,
    /// Whom the actor blocks ([FEP-c648](https://w3id.org/fep/c648)).
    #[property(iri = "https://purl.archive.org/socialweb/blocked#blocked")]
    pub blocked: Option<Ref<AnyCollection>>,
    /// The actor's `Block` activities ([FEP-c648](https://w3id.org/fep/c648)).
    #[property(iri = "https://purl.archive.org/socialweb/blocked#blocks")]
    pub blocks: Option<Ref<AnyCollection>>,
    /// The objects that move here from earlier accounts, with [`MigrationDetails`](super::MigrationDetails)
    /// ([FEP-1580](https://w3id.org/fep/1580)).
    #[property(iri = "https://w3id.org/fep/1580#migration")]
    pub migration: Option<Ref<AnyCollection>>,
    /// The `Move` activities by which the actor came here ([FEP-1580](https://w3id.org/fep/1580)).
    #[property(iri = "https://w3id.org/fep/1580#moves")]
    pub moves: Option<Ref<AnyCollection>>,
    /// Who has which role in a group ([FEP-5219](https://w3id.org/fep/5219)).
    #[property(plain)]
    pub affiliations: Option<Ref<AnyCollection>>,
    /// What is offered to the actor, such as an [export](did::Export)
    /// ([FEP-9091](https://w3id.org/fep/9091)).
    #[property(iri = "https://www.w3.org/ns/did#service")]
    pub service: Many<Ref<did::Service>>,
}

/// What actors have among their [`Endpoints`](crate::Endpoints).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EndpointsDetails {
    /// Where one delivery reaches several actors of the server that it names
    /// ([FEP-0499](https://w3id.org/fep/0499)).
    #[property(iri = "https://w3id.org/fep/0499/multibox")]
    pub multibox: Option<Iri>,
}
