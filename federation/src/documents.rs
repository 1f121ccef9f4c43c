//! The documents that the federation serves: actors, collections, WebFinger and NodeInfo.

use howdah_types::{
    AnyObject, Endpoints, Iri, OrderedCollection, OrderedCollectionPage, Person, PublicKey, Ref,
};
use howdah_webfinger::nodeinfo::Discovery;
use howdah_webfinger::{Jrd, Query};
use http::Response;

use crate::addresses::{Addresses, Collection, NODEINFO_PATH};
use crate::application::{Application, Served, Slice};
use crate::error::{Error, ErrorKind};
use crate::federation::Federation;

/// The query parameter that names a page of a collection.
const CURSOR: &str = "page";

/// What stands in [`CURSOR`] for the first page.
const FIRST: &str = "first";

impl Addresses {
    /// The document of a local actor with everything that the federation serves: inboxes, collections, key.
    ///
    /// The application adds what it knows: display name, biography, pictures.
    pub fn person(&self, name: &str, key: &howdah_signatures::PublicKey) -> Person {
        let id = self.actor(name);
        let mut person = Person::default();
        let actor = &mut person.base;
        actor.base.id = Some(id.clone());
        // Local names come from the application, which knows what a handle can hold.
        actor.preferred_username = name.parse().ok();
        actor.inbox = Some(self.inbox(name));
        let collection = |which| Some(Ref::Iri(self.collection(name, which)));
        actor.outbox = collection(Collection::Outbox);
        actor.followers = collection(Collection::Followers);
        actor.following = collection(Collection::Following);
        actor.endpoints = Some(Endpoints::with_shared_inbox(self.shared_inbox()).into());
        actor.public_key = PublicKey::new(self.key(name), id, key.to_pem()).into();
        person
    }
}

impl<A: Application> Federation<A> {
    pub(crate) async fn actor_document(&self, name: &str) -> Result<Option<Served>, Error> {
        self.app().actor(name).await.map_err(application)
    }

    pub(crate) async fn object(&self, path: &str) -> Result<Option<Served>, Error> {
        self.app().object(path).await.map_err(application)
    }

    /// The collection itself, or with the parameter `page` one of its pages.
    pub(crate) async fn collection(
        &self,
        name: &str,
        collection: Collection,
        query: Option<&str>,
    ) -> Result<Option<Served>, Error> {
        let id = self.addresses().collection(name, collection);
        let page = url::form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let page = page.into_iter().find(|(key, _)| key == CURSOR).map(|(_, value)| value.into_owned());
        let cursor = page.as_deref().filter(|page| *page != FIRST);
        let slice = self.app().collection(name, collection, cursor).await.map_err(application)?;
        Ok(slice.map(|slice| match page {
            None => Served::document(&whole(id, &slice)),
            Some(page) => Served::document(&page_of(&id, &page, slice)),
        }))
    }

    /// Answers for the handles of the community, and for the ids of its actors.
    pub(crate) async fn web_finger(&self, query: Option<&str>) -> Result<Response<Vec<u8>>, Error> {
        let query = match Query::parse(query) {
            Ok(query) => query,
            Err(error) => return Ok(howdah_webfinger::refuse(&error)),
        };
        let addresses = self.addresses();
        let hosts = [addresses.handle_host(), addresses.host()];
        let by_handle = hosts.iter().find_map(|host| query.user_at(host));
        let by_id = || {
            let id = Iri::parse(query.resource()).ok()?;
            addresses.name_of(&id).map(str::to_owned)
        };
        let Some(name) = by_handle.or_else(by_id) else {
            return Ok(howdah_webfinger::answer(&query, None));
        };
        let known = matches!(self.actor_document(&name).await?, Some(Served::Document(_)));
        let jrd = addresses.handle(&name).filter(|_| known).map(|handle| {
            let id = addresses.actor(&name);
            Jrd::for_actor(&handle, id.as_str(), id.as_str())
        });
        Ok(howdah_webfinger::answer(&query, jrd))
    }

    pub(crate) fn node_info_discovery(&self) -> Response<Vec<u8>> {
        Discovery::of(format!("{}{NODEINFO_PATH}", self.addresses().origin())).answer()
    }

    pub(crate) async fn node_info(&self) -> Result<Response<Vec<u8>>, Error> {
        Ok(self.app().node_info().await.map_err(application)?.answer())
    }
}

fn whole(id: Iri, slice: &Slice) -> OrderedCollection {
    let first = (!slice.items.is_empty()).then(|| page_id(&id, FIRST));
    let mut collection = OrderedCollection::new(id);
    collection.base.total_items = Some(slice.total);
    collection.base.first = first.map(Ref::Iri);
    collection
}

fn page_of(collection: &Iri, page: &str, slice: Slice) -> OrderedCollectionPage {
    let mut document = OrderedCollectionPage::new(page_id(collection, page), collection.clone());
    document.base.base.total_items = Some(slice.total);
    document.base.next = slice.next.map(|next| Ref::Iri(page_id(collection, &next)));
    let items: Vec<Ref<AnyObject>> = slice.items;
    document.base.base.ordered_items = items.into();
    document
}

fn page_id(collection: &Iri, page: &str) -> Iri {
    let page: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
    collection.with_suffix(&format!("?{CURSOR}={page}"))
}

fn application(error: crate::error::BoxError) -> Error {
    Error::new(ErrorKind::Application, error)
}
