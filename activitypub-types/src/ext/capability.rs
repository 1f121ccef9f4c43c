//! What a server understands ([FEP-844e](https://w3id.org/fep/844e)).
//!
//! ```
//! use howdah_types::ext::capability::Implements;
//! use howdah_types::{Application, Node, from_slice};
//!
//! let server = from_slice::<Application>(
//!     br#"{"type": "Application", "implements": [{"href": "https://datatracker.ietf.org/doc/html/rfc9421", "name": "RFC-9421"}]}"#,
//! )?.value;
//! assert!(server.extension::<Implements>().names("rfc9421"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::link::Link;
use crate::value::{Many, Ref};
use crate::vocabulary::vocabulary;

/// What it adds to applications, which stand in the `generator` of an actor.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Implements {
    /// The specifications.
    #[property(iri = "https://w3id.org/fep/844e/implements")]
    pub implements: Many<Ref<Link>>,
}

impl Implements {
    /// Whether one of the specifications has an address that ends in `specification`, as `rfc9421`.
    pub fn names(&self, specification: &str) -> bool {
        let address = |link: &Ref<Link>| match link {
            Ref::Iri(iri) => Some(iri.as_str().to_owned()),
            Ref::Object(link) => link.href.as_ref().map(|href| href.as_str().to_owned()),
        };
        self.implements.iter().filter_map(address).any(|address| address.ends_with(specification))
    }
}

vocabulary! { types ; properties Implements }
