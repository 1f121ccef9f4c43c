//! Collections and their pages.

use crate::Kind;
use crate::any::AnyObject;
use crate::object::Object;
use crate::value::{Iri, Many, Ref};

/// What a property refers to that ought to be a collection: any object, as servers also send others.
pub type AnyCollection = AnyObject;

/// Objects in no particular order
/// ([ActivityStreams, section 4.4](https://www.w3.org/TR/activitystreams-core/#collections)).
///
/// ```
/// use howdah_types::{Collection, from_slice};
///
/// let replies = from_slice::<Collection>(
///     br#"{"type": "Collection", "totalItems": 1, "items": "https://social.example/notes/2"}"#,
/// )?.value;
/// assert_eq!(replies.members().next().and_then(|reply| reply.id()).unwrap(), "https://social.example/notes/2");
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Collection")]
#[non_exhaustive]
pub struct Collection {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// How many there are, on all pages.
    pub total_items: Option<u64>,
    /// The page with the newest items.
    pub current: Option<Ref<AnyObject>>,
    /// The first page.
    pub first: Option<Ref<AnyObject>>,
    /// The last page.
    pub last: Option<Ref<AnyObject>>,
    /// The items, or those of this page.
    pub items: Many<Ref<AnyObject>>,
    /// The items in their order, as ordered collections have them.
    #[property(iri = "https://www.w3.org/ns/activitystreams#items")]
    pub ordered_items: Many<Ref<AnyObject>>,
}

/// A page of a [`Collection`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#CollectionPage")]
#[non_exhaustive]
pub struct CollectionPage {
    /// The properties of a collection.
    #[property(group)]
    pub base: Collection,
    /// The collection that it is a page of.
    pub part_of: Option<Ref<AnyObject>>,
    /// The next page.
    pub next: Option<Ref<AnyObject>>,
    /// The page before.
    pub prev: Option<Ref<AnyObject>>,
}

/// Objects in an order, the newest first where activities are meant.
///
/// ```
/// use howdah_types::{Iri, OrderedCollection};
///
/// let mut followers = OrderedCollection::new(Iri::parse("https://social.example/users/ada/followers")?);
/// followers.base.total_items = Some(0);
/// assert_eq!(followers.base.members().count(), 0);
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#OrderedCollection")]
#[non_exhaustive]
pub struct OrderedCollection {
    /// The properties of a collection.
    #[property(group)]
    pub base: Collection,
}

/// A page of an [`OrderedCollection`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#OrderedCollectionPage")]
#[non_exhaustive]
pub struct OrderedCollectionPage {
    /// The properties of a page.
    #[property(group)]
    pub base: CollectionPage,
    /// The position of the page's first item in the whole collection, from 0.
    pub start_index: Option<u64>,
}

impl Collection {
    /// An empty collection.
    pub fn new(id: Iri) -> Self {
        Self { base: Object::new(id), ..Self::default() }
    }

    /// The items that are here, whether they are said to be in order or not.
    pub fn members(&self) -> impl Iterator<Item = &Ref<AnyObject>> {
        self.ordered_items.iter().chain(&self.items)
    }
}

impl CollectionPage {
    /// An empty page of the collection called `part_of`.
    pub fn new(id: Iri, part_of: Iri) -> Self {
        Self { base: Collection::new(id), part_of: Some(part_of.into()), ..Self::default() }
    }
}

impl OrderedCollection {
    /// An empty collection.
    pub fn new(id: Iri) -> Self {
        Self { base: Collection::new(id) }
    }
}

impl OrderedCollectionPage {
    /// An empty page of the collection called `part_of`.
    pub fn new(id: Iri, part_of: Iri) -> Self {
        Self { base: CollectionPage::new(id, part_of), ..Self::default() }
    }
}
