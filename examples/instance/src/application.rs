//! What the federation asks the community: its actors, keys, posts and collections.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use howdah_federation::{Addresses, Application, BoxError, Collection, Served, Slice};
use howdah_signatures::{CryptoProvider, PrivateKey, SignKey, provider};
use howdah_types::{Iri, Ref, Timestamp, Tombstone};
use howdah_webfinger::nodeinfo::NodeInfo;
use rusqlite::Connection;

use crate::document;
use crate::store::timelines::{self, Profile, Window};
use crate::store::{Store, accounts, statuses};

/// Posts on a page of an outbox.
const OUTBOX_PAGE: i64 = 20;

/// The community as the federation sees it.
#[derive(Debug)]
pub struct App {
    title: String,
    addresses: Addresses,
    store: Store,
    /// The members' keys, parsed once.
    keys: RwLock<HashMap<String, Arc<dyn SignKey>>>,
}

impl App {
    pub(crate) fn new(title: String, addresses: Addresses, store: Store) -> Self {
        Self { title, addresses, store, keys: RwLock::default() }
    }

    /// The name of the community.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The tables.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    fn known_key(&self, name: &str) -> Option<Arc<dyn SignKey>> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }
}

impl Application for App {
    async fn actor(&self, name: &str) -> Result<Option<Served>, BoxError> {
        let Some(key) = self.key(name).await? else { return Ok(None) };
        let mut person = self.addresses.person(name, key.public_key());
        let name = name.to_owned();
        let Some(row) = self.store.read(move |db| accounts::member(db, &name)).await? else {
            return Ok(None);
        };
        let object = &mut person.base.base;
        object.name = row.display_name.into();
        object.summary = row.note.into();
        object.url = Iri::parse(row.url)?.into();
        object.published = timestamp(row.created_at);
        Ok(Some(Served::document(&person)))
    }

    async fn key(&self, name: &str) -> Result<Option<Arc<dyn SignKey>>, BoxError> {
        if let Some(key) = self.known_key(name) {
            return Ok(Some(key));
        }
        let wanted = name.to_owned();
        let row = self.store.read(move |db| accounts::member(db, &wanted)).await?;
        let Some(pem) = row.and_then(|row| row.key_pem) else { return Ok(None) };
        let key = provider::AwsLcRs.sign_key(&PrivateKey::from_pem(&pem)?)?;
        self.keys.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), key.clone());
        Ok(Some(key))
    }

    async fn object(&self, path: &str) -> Result<Option<Served>, BoxError> {
        let uri = self.addresses.iri(path);
        let addresses = self.addresses.clone();
        self.store.read(move |db| served(db, &addresses, &uri)).await
    }

    async fn collection(
        &self,
        name: &str,
        collection: Collection,
        cursor: Option<&str>,
    ) -> Result<Option<Slice>, BoxError> {
        let before = cursor.map_or(Ok(i64::MAX), str::parse);
        let Ok(before) = before else { return Ok(None) };
        let (name, addresses) = (name.to_owned(), self.addresses.clone());
        let found = self.store.read(move |db| {
            let Some(row) = accounts::member(db, &name)? else { return Ok(None) };
            let (followers, followed, _) = accounts::counts(db, row.id)?;
            Ok(Some(match collection {
                Collection::Followers => Slice::count(followers),
                Collection::Following => Slice::count(followed),
                _ => outbox(db, &addresses, row.id, before)?,
            }))
        });
        found.await
    }

    async fn node_info(&self) -> Result<NodeInfo, BoxError> {
        let count = |db: &Connection| Ok((accounts::member_count(db)?, statuses::member_count(db)?));
        let (members, posts) = self.store.read(count).await?;
        let mut info = NodeInfo::new("howdah-instance", env!("CARGO_PKG_VERSION"));
        info.usage.users.total = Some(members);
        info.usage.local_posts = Some(posts);
        info.metadata.insert("nodeName".to_owned(), self.title.clone().into());
        Ok(info)
    }
}

/// A public post by its id, or what is left of it.
fn served(db: &Connection, addresses: &Addresses, uri: &Iri) -> Result<Option<Served>, BoxError> {
    if statuses::is_tombstone(db, uri.as_str())? {
        return Ok(Some(Served::gone(&Tombstone::new(uri.clone()))));
    }
    let Some(status) = statuses::by_uri(db, uri.as_str())? else { return Ok(None) };
    let author = accounts::by_id(db, status.account)?.filter(accounts::AccountRow::is_member);
    let shown = status.is_open() && status.reblog_of.is_none();
    let Some(author) = author.filter(|_| shown) else { return Ok(None) };
    Ok(Some(Served::document(&document::note(db, addresses, &author, &status)?)))
}

/// A page of what a member wrote for everybody to see.
fn outbox(db: &Connection, addresses: &Addresses, account: i64, before: i64) -> Result<Slice, BoxError> {
    let Some(author) = accounts::by_id(db, account)? else { return Ok(Slice::default()) };
    let wanted = Profile { boosts: false, ..Profile::of(account) };
    let rows = timelines::profile(db, None, &wanted, Window::before(before, OUTBOX_PAGE))?;
    let full = i64::try_from(rows.len()) == Ok(OUTBOX_PAGE);
    let next = rows.last().filter(|_| full).map(|row| row.id.to_string());
    let mut items = Vec::new();
    for row in &rows {
        let create = document::create(document::note(db, addresses, &author, row)?);
        items.push(Ref::Object(Box::new(create.into())));
    }
    Ok(Slice::page(timelines::open_count(db, account)?, items, next))
}

/// A time in milliseconds as documents write it.
pub(crate) fn timestamp(milliseconds: i64) -> Option<Timestamp> {
    crate::view::moment(milliseconds).map(Timestamp::from)
}
