//! Rows as the documents that other communities read.

use howdah_federation::{Addresses, BoxError, Collection};
use howdah_types::{Create, Hashtag, Iri, Mention, Note, PUBLIC, Ref};
use rusqlite::Connection;

use crate::application::timestamp;
use crate::store::accounts::{self, AccountRow};
use crate::store::statuses::{self, StatusRow};

/// A member's post.
pub(crate) fn note(
    db: &Connection,
    addresses: &Addresses,
    author: &AccountRow,
    status: &StatusRow,
) -> Result<Note, BoxError> {
    let mut note = Note::new(Iri::parse(status.uri.as_str())?);
    let object = &mut note.base;
    object.attributed_to = Iri::parse(author.uri.as_str())?.into();
    object.content = status.content.clone().into();
    object.published = timestamp(status.created_at);
    object.updated = status.edited_at.and_then(timestamp);
    object.url = Iri::parse(status.uri.as_str())?.into();
    if let Some(parent) = status.in_reply_to.map(|id| statuses::by_id(db, id)).transpose()?.flatten() {
        object.in_reply_to = Iri::parse(parent.uri)?.into();
    }
    let mut mentioned = Vec::new();
    for id in statuses::mentions(db, status.id)? {
        let Some(account) = accounts::by_id(db, id)? else { continue };
        let iri = Iri::parse(account.uri)?;
        let mention = Mention::new(iri.clone(), format!("@{}@{}", account.name, account.host));
        object.tag.push(Ref::Object(Box::new(mention.into())));
        mentioned.push(iri);
    }
    for name in statuses::tags(db, status.id)? {
        let hashtag = Hashtag::new(addresses.iri(&tag_path(&name)), format!("#{name}"));
        object.tag.push(Ref::Object(Box::new(hashtag.into())));
    }
    let followers = addresses.collection(&author.name, Collection::Followers);
    let (to, cc) = audience(&status.visibility, followers, mentioned)?;
    object.to = references(to);
    object.cc = references(cc);
    Ok(note)
}

/// The activity that publishes a note: to the same audience, with an id of its own.
pub(crate) fn create(note: Note) -> Create {
    let (to, cc, published) = (note.base.to.clone(), note.base.cc.clone(), note.base.published.clone());
    let author: Vec<Ref<_>> = note.base.attributed_to.iter().filter_map(Ref::id).cloned().map(Ref::Iri).collect();
    let id = note.base.id.as_ref().map(|id| id.with_suffix("/activity"));
    let mut create = Create::default();
    create.base.actor = author.into_iter().next().map_or_else(Default::default, Into::into);
    create.base.object = Ref::Object(Box::new(note.into())).into();
    create.base.base.id = id;
    create.base.base.to = to;
    create.base.base.cc = cc;
    create.base.base.published = published;
    create
}

/// The path of a hashtag's page.
pub(crate) fn tag_path(name: &str) -> String {
    format!("/tags/{name}")
}

/// To whom a post goes, in `to` and in `cc`.
fn audience(visibility: &str, followers: Iri, mentioned: Vec<Iri>) -> Result<(Vec<Iri>, Vec<Iri>), BoxError> {
    let public = Iri::parse(PUBLIC)?;
    let with = |first: Iri| [first].into_iter().chain(mentioned.iter().cloned()).collect();
    Ok(match visibility {
        "public" => (vec![public], with(followers)),
        "unlisted" => (vec![followers], with(public)),
        "private" => (vec![followers], mentioned),
        _ => (mentioned, Vec::new()),
    })
}

fn references<T>(iris: Vec<Iri>) -> howdah_types::Many<Ref<T>> {
    iris.into_iter().map(Ref::Iri).collect()
}
