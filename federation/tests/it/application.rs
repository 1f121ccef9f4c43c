//! A small application: one member, whose handlers tell what reached them.

use std::sync::Arc;

use howdah_federation::{
    Addresses, Application, BoxError, Collection, Context, Inbox, Served, Slice, Verified,
};
use howdah_signatures::SignKey;
use howdah_types::{
    Announce, Create, Delete, Follow, Iri, Kind, Like, Note, Ref, Tombstone, Undo, Update, to_vec,
};
use howdah_webfinger::nodeinfo::NodeInfo;
use tokio::sync::mpsc::UnboundedSender;

/// The server of `editor`.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) addresses: Addresses,
    pub(crate) key: Arc<dyn SignKey>,
    /// A line for each run of a handler: the type, the actor, the activity as the handler sees it.
    pub(crate) handled: UnboundedSender<String>,
}

impl Application for App {
    async fn actor(&self, name: &str) -> Result<Option<Served>, BoxError> {
        Ok(match name {
            "editor" => Some(Served::document(&self.addresses.person(name, self.key.public_key()))),
            "former" => Some(Served::gone(&Tombstone::new(self.addresses.actor(name)))),
            "broken" => return Err("the store is broken".into()),
            _ => None,
        })
    }

    async fn key(&self, name: &str) -> Result<Option<Arc<dyn SignKey>>, BoxError> {
        assert_ne!(name, "panicking", "a key that panics");
        Ok((name == "editor").then(|| self.key.clone()))
    }

    async fn object(&self, path: &str) -> Result<Option<Served>, BoxError> {
        let id = self.addresses.iri(path);
        Ok(match path {
            "/notes/1" => {
                let mut note = Note::default();
                note.base.id = Some(id);
                Some(Served::document(&note))
            }
            "/notes/gone" => Some(Served::gone(&Tombstone::new(id))),
            _ => None,
        })
    }

    async fn collection(
        &self,
        name: &str,
        collection: Collection,
        cursor: Option<&str>,
    ) -> Result<Option<Slice>, BoxError> {
        let item = |number: u32| Ref::Iri(self.addresses.iri(&format!("/activities/{number}")));
        Ok(match (name, collection, cursor) {
            ("editor", Collection::Outbox, None) => {
                Some(Slice::page(3, [item(3), item(2)], Some("1 &2".into())))
            }
            ("editor", Collection::Outbox, Some("1 &2")) => Some(Slice::page(3, [item(1)], None)),
            ("editor", Collection::Followers, None) => Some(Slice::count(7)),
            _ => None,
        })
    }

    async fn node_info(&self) -> Result<NodeInfo, BoxError> {
        Ok(NodeInfo::new("test", "1.0.0"))
    }
}

/// Handlers for the types that the tests send; each tells, and fails or panics if the activity's id says so.
pub(crate) fn inbox() -> Inbox<App> {
    Inbox::new()
        .on::<Follow, _, _>(tell)
        .on::<Create, _, _>(tell)
        .on::<Update, _, _>(tell)
        .on::<Delete, _, _>(tell)
        .on::<Undo, _, _>(tell)
        .on::<Like, _, _>(tell)
        .on::<Announce, _, _>(tell)
        .on::<howdah_types::Accept, _, _>(tell)
}

// Not an async function, so that a panic can happen before there is a future.
#[expect(clippy::needless_pass_by_value, reason = "handlers take their arguments by value")]
fn tell<K>(
    context: Context<App>,
    activity: Verified<K>,
) -> impl Future<Output = Result<(), BoxError>> + Send + 'static
where
    K: Kind + Send + Sync + 'static,
{
    let id = activity.id().map_or("", Iri::as_str).to_owned();
    let document = String::from_utf8(to_vec(&*activity)).unwrap();
    context.app().handled.send(format!("{} {} {document}", K::NAME, activity.actor())).unwrap();
    assert!(!id.contains("panic-at-once"), "before there is a future");
    async move {
        assert!(!id.contains("panic"), "as the activity asked");
        if id.contains("fail") { Err("as the activity asked".into()) } else { Ok(()) }
    }
}
