//! What the application tells the federation: its actors, their keys and documents.

use std::sync::Arc;

use bytes::Bytes;
use howdah_signatures::SignKey;
use howdah_types::{AnyActor, AnyObject, Iri, Node, Ref, Tombstone};
use howdah_webfinger::nodeinfo::NodeInfo;

use crate::addresses::Collection;
use crate::error::BoxError;

/// The application behind a [`Federation`](crate::Federation): what lives here, and who may sign for it.
///
/// Every method may be called for anything a stranger asks for, and often: look things up by key. An error
/// becomes the answer 500 and a line in the log; `Ok(None)` becomes 404.
pub trait Application: Send + Sync + 'static {
    /// The document of the local actor with this name.
    ///
    /// Start from [`Addresses::person`](crate::Addresses::person), which fills in everything that the
    /// federation serves.
    fn actor(&self, name: &str) -> impl Future<Output = Result<Option<Served>, BoxError>> + Send;

    /// The key with which the local actor signs, parsed once and kept.
    fn key(&self, name: &str) -> impl Future<Output = Result<Option<Arc<dyn SignKey>>, BoxError>> + Send;

    /// The document at a path that is none of the federation's own, a note say, if everybody may see it.
    fn object(&self, path: &str) -> impl Future<Output = Result<Option<Served>, BoxError>> + Send {
        let _ = path;
        async { Ok(None) }
    }

    /// One page of a collection of a local actor: the first for no cursor.
    ///
    /// `None` hides the collection.
    fn collection(
        &self,
        name: &str,
        collection: Collection,
        cursor: Option<&str>,
    ) -> impl Future<Output = Result<Option<Slice>, BoxError>> + Send {
        let _ = (name, collection, cursor);
        async { Ok(None) }
    }

    /// What the server says about itself.
    fn node_info(&self) -> impl Future<Output = Result<NodeInfo, BoxError>> + Send;
}

/// A document as it is served.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Served {
    /// It is there.
    Document(Bytes),
    /// It was there: the [`Tombstone`], served with the status 410.
    Gone(Bytes),
}

impl Served {
    /// A document that is there, with the `@context` it needs.
    pub fn document<T: Node>(value: &T) -> Self {
        Self::Document(howdah_types::to_document(value).into())
    }

    /// A document that is there no more.
    pub fn gone(tombstone: &Tombstone) -> Self {
        Self::Gone(howdah_types::to_document(tombstone).into())
    }
}

/// A part of a collection.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Slice {
    /// How many items the whole collection has.
    pub total: u64,
    /// The items of this page, the latest first; none shows the number alone.
    pub items: Vec<Ref<AnyObject>>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

impl Slice {
    /// A collection that tells only how large it is.
    pub fn count(total: u64) -> Self {
        Self { total, ..Self::default() }
    }

    /// A page.
    pub fn page(total: u64, items: impl IntoIterator<Item = Ref<AnyObject>>, next: Option<String>) -> Self {
        Self { total, items: items.into_iter().collect(), next }
    }
}

/// Somebody who receives: an inbox, and the one that all actors of that server share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Recipient {
    /// The actor's own inbox.
    pub inbox: Iri,
    /// The inbox of the whole server, which is preferred: one delivery serves all its actors.
    pub shared_inbox: Option<Iri>,
}

impl Recipient {
    /// A recipient at `inbox`.
    pub fn new(inbox: Iri, shared_inbox: Option<Iri>) -> Self {
        Self { inbox, shared_inbox }
    }

    /// Where an actor says that it receives; `None` if it does not say.
    pub fn of(actor: &AnyActor) -> Option<Self> {
        let actor = actor.actor();
        Some(Self::new(actor.inbox.clone()?, actor.shared_inbox().cloned()))
    }
}
