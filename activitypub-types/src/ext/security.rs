//! The security vocabulary: keys.

use crate::Kind;
use crate::value::{Iri, Rest};
use crate::vocabulary::vocabulary;

/// A key that requests are signed with, as the fleet writes it
/// ([security vocabulary, version 1](https://w3id.org/security/v1)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PublicKey {
    /// Its identifier, which signatures name.
    pub id: Option<Iri>,
    /// The actor whose key it is.
    #[property(iri = "https://w3id.org/security#owner")]
    pub owner: Option<Iri>,
    /// The key in PEM.
    #[property(iri = "https://w3id.org/security#publicKeyPem")]
    pub public_key_pem: Option<String>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl PublicKey {
    /// The key of the actor called `owner`, in PEM.
    pub fn new(id: Iri, owner: Iri, pem: impl Into<String>) -> Self {
        Self { id: Some(id), owner: Some(owner), public_key_pem: Some(pem.into()), rest: Rest::default() }
    }
}

vocabulary! { types ; properties PublicKey }
