//! Collections of accounts that people recommend ([FEP-7aa9](https://w3id.org/fep/7aa9)), as Mastodon has them from 4.6
//! on.
//!
//! ```
//! use howdah_types::ext::featured::FeaturedCollection;
//! use howdah_types::from_slice;
//!
//! let collection = from_slice::<FeaturedCollection>(
//!     br#"{
//!         "type": "FeaturedCollection",
//!         "name": "Writers",
//!         "orderedItems": [{"type": "FeaturedItem", "featuredObject": "https://a.example/ada"}]
//!     }"#,
//! )?.value;
//! assert_eq!(collection.featured().next().unwrap(), "https://a.example/ada");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::activities;
use crate::any::AnyObject;
use crate::collection::{Collection, OrderedCollection};
use crate::ext::gotosocial::authorizations;
use crate::ext::hashtag::Hashtag;
use crate::object::Object;
use crate::value::{Iri, Ref};
use crate::vocabulary::vocabulary;

/// Accounts that somebody recommends; `name` and `summary` of the object say what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/7aa9#FeaturedCollection")]
#[non_exhaustive]
pub struct FeaturedCollection {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
    /// What it is about.
    #[property(iri = "https://w3id.org/fep/7aa9#topic")]
    pub topic: Option<Ref<Hashtag>>,
}

impl FeaturedCollection {
    /// The collection called `id`, without items.
    pub fn new(id: Iri) -> Self {
        Self { base: OrderedCollection::new(id), topic: None }
    }

    /// The ids of what it recommends.
    pub fn featured(&self) -> impl Iterator<Item = &Iri> {
        let collection: &Collection = self.as_ref();
        collection.members().filter_map(Ref::object).filter_map(|item| match item {
            AnyObject::FeaturedItem(item) => item.featured_object.as_ref()?.id(),
            _ => None,
        })
    }
}

/// One that is recommended.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/fep/7aa9#FeaturedItem")]
#[non_exhaustive]
pub struct FeaturedItem {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Who or what.
    #[property(iri = "https://w3id.org/fep/7aa9#featuredObject")]
    pub featured_object: Option<Ref<AnyObject>>,
    /// Its type.
    #[property(iri = "https://w3id.org/fep/7aa9#featuredObjectType")]
    pub featured_object_type: Option<Box<str>>,
    /// The proof that they agree.
    #[property(iri = "https://w3id.org/fep/7aa9#featureAuthorization")]
    pub feature_authorization: Option<Ref<AnyObject>>,
}

activities! {
    /// Asks `object`, an actor, whether it may stand in the collection `instrument`.
    FeatureRequest = "https://w3id.org/fep/7aa9#FeatureRequest";
}

authorizations! {
    /// The yes to a recommendation.
    FeatureAuthorization = "https://w3id.org/fep/7aa9#FeatureAuthorization";
}

vocabulary! { types FeaturedCollection, FeaturedItem, FeatureRequest, FeatureAuthorization; properties }
