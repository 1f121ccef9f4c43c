//! Proofs that an actor has a key.
//!
//! ```
//! use howdah_types::ext::proposals::VerifiableIdentityStatement;
//! use howdah_types::from_slice;
//!
//! let statement = from_slice::<VerifiableIdentityStatement>(br#"{
//!     "type": "VerifiableIdentityStatement",
//!     "subject": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
//!     "alsoKnownAs": "https://social.example/users/ada"
//! }"#)?.value;
//! assert_eq!(statement.also_known_as.unwrap(), "https://social.example/users/ada");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::object::Object;
use crate::value::Iri;

/// The statement that an identifier and an actor are of the same person, signed by the identifier's key
/// ([FEP-c390](https://w3id.org/fep/c390)).
///
/// It says nothing until its `proof` has been checked.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/c390/VerifiableIdentityStatement")]
#[non_exhaustive]
pub struct VerifiableIdentityStatement {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The identifier, as `did:key:z6Mk…`.
    pub subject: Option<Iri>,
    /// The actor; it must be the one that the statement is attached to.
    pub also_known_as: Option<Iri>,
}
