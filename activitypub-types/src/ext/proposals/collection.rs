//! What proposals add to collections.
//!
//! ```
//! use howdah_types::ext::proposals::CollectionDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let thread = AnyObject::parse(br#"{"type": "OrderedCollection", "orderType": "ForwardChronological"}"#)?;
//! assert_eq!(thread.extension::<CollectionDetails>().order_type.as_deref(), Some("ForwardChronological"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::collection::AnyCollection;
use crate::value::{Many, Ref};

/// What collections have.
///
/// A collection that says whose it is can be believed where its owner names it in return.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct CollectionDetails {
    /// `ForwardChronological`, the oldest first, or `ReverseChronological`
    /// ([FEP-1985](https://w3id.org/fep/1985)).
    #[property(iri = "https://w3id.org/fep/1985/orderType")]
    pub order_type: Option<Box<str>>,
    /// What a conversation is a collection of: `Activity`, or `Object` for the posts themselves
    /// ([FEP-171b](https://w3id.org/fep/171b)).
    #[property(plain)]
    pub collection_of: Option<Box<str>>,
    /// The object that these like ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#likesOf")]
    pub likes_of: Option<Ref<AnyObject>>,
    /// The object that these share ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#sharesOf")]
    pub shares_of: Option<Ref<AnyObject>>,
    /// The object that these answer ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#repliesOf")]
    pub replies_of: Option<Ref<AnyObject>>,
    /// The actor whose inbox it is ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#inboxOf")]
    pub inbox_of: Option<Ref<AnyActor>>,
    /// The actor whose outbox it is ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#outboxOf")]
    pub outbox_of: Option<Ref<AnyActor>>,
    /// The actor whom these follow ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#followersOf")]
    pub followers_of: Option<Ref<AnyActor>>,
    /// The actor who follows these ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#followingOf")]
    pub following_of: Option<Ref<AnyActor>>,
    /// The actor who likes these ([FEP-5711](https://w3id.org/fep/5711)).
    #[property(iri = "https://w3id.org/fep/5711#likedOf")]
    pub liked_of: Option<Ref<AnyActor>>,
    /// The actor whom these asked to follow ([FEP-4ccd](https://w3id.org/fep/4ccd)).
    #[property(iri = "https://purl.archive.org/socialweb/pending#pendingFollowersOf")]
    pub pending_followers_of: Option<Ref<AnyActor>>,
}

/// What the collection of the objects that move to an actor has ([FEP-1580](https://w3id.org/fep/1580)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct MigrationDetails {
    /// The accounts that the objects come from.
    #[property(iri = "https://w3id.org/fep/1580#actors")]
    pub actors: Many<Ref<AnyActor>>,
    /// Whether all of them have arrived.
    #[property(iri = "https://w3id.org/fep/1580#migrationComplete")]
    pub migration_complete: Option<bool>,
    /// The `Move` activities that they come by.
    #[property(iri = "https://w3id.org/fep/1580#moves")]
    pub moves: Option<Ref<AnyCollection>>,
}
