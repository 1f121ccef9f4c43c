//! Single terms of several projects.
//!
//! ```
//! use howdah_types::ext::others::Bite;
//! use howdah_types::from_slice;
//!
//! let bite = from_slice::<Bite>(br#"{
//!     "type": "Bite",
//!     "actor": "https://social.example/users/ada",
//!     "target": "https://remote.example/users/bob"
//! }"#)?.value;
//! assert_eq!(bite.bitten().unwrap().id().unwrap(), "https://remote.example/users/bob");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::Activity;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::value::{Many, Ref};
use crate::vocabulary::vocabulary;

/// Bites somebody, or a post, in fun ([description](https://ns.mia.jetzt/as)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://ns.mia.jetzt/as#Bite")]
#[non_exhaustive]
pub struct Bite {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
}

impl Bite {
    /// Who or what is bitten: `target`, or `object` where servers write it there.
    pub fn bitten(&self) -> Option<&Ref<AnyObject>> {
        self.base.target.first().or_else(|| self.base.object.first())
    }
}

/// What actors have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// Who pays to read what the actor publishes for them, on Mitra.
    #[property(iri = "http://jsonld.mitra.social#subscribers")]
    pub subscribers: Option<Ref<AnyCollection>>,
}

/// What posts have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// The conversation that the post belongs to, on GNU social.
    #[property(iri = "https://www.gnu.org/software/social/ns#inConversation")]
    pub in_conversation: Option<Ref<AnyObject>>,
    /// The number of the conversation in the database of a Pleroma server, where it has slipped out.
    #[property(name = "context_id", plain)]
    pub context_id: Option<u64>,
}

/// What is left of deleted posts.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct TombstoneDetails {
    /// What it was: [`former_type`](crate::Tombstone::former_type) as lotide spells it.
    #[property(name = "former_type", plain)]
    pub former_type: Many<Box<str>>,
}

vocabulary! { types Bite; properties ActorDetails, ObjectDetails, TombstoneDetails }
