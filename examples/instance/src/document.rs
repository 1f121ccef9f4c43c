//! Rows as the documents that other communities read.

use howdah_federation::{Addresses, BoxError, Collection};
use howdah_types::{AnyActor, Create, Hashtag, Iri, Many, Mention, Note, PUBLIC, Ref};
use rusqlite::Connection;

use crate::application::timestamp;
use crate::store::accounts::{self, AccountRow};
use crate::store::statuses::{self, StatusRow};

type Actors = Many<Ref<AnyActor>>;

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
    if !status.warning.is_empty() {
        object.summary = status.warning.as_str().into();
    }
    object.sensitive = status.sensitive.then_some(true);
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
    (object.to, object.cc) = audience(addresses, &author.name, &status.visibility, mentioned)?;
    Ok(note)
}

/// The activity that publishes a note: to the same audience, with an id of its own.
pub(crate) fn create(note: Note) -> Create {
    let (to, cc, published) = (note.base.to.clone(), note.base.cc.clone(), note.base.published.clone());
    let author: Vec<Ref<_>> =
        note.base.attributed_to.iter().filter_map(Ref::id).cloned().map(Ref::Iri).collect();
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

/// To whom a member's post or boost goes, in `to` and in `cc`; `others` are those mentioned.
pub(crate) fn audience(
    addresses: &Addresses,
    member: &str,
    visibility: &str,
    others: Vec<Iri>,
) -> Result<(Actors, Actors), BoxError> {
    let (public, followers) = (Iri::parse(PUBLIC)?, addresses.collection(member, Collection::Followers));
    let (to, cc) = match visibility {
        "public" => (vec![public], [vec![followers], others].concat()),
        "unlisted" => (vec![followers], [vec![public], others].concat()),
        "private" => (vec![followers], others),
        _ => (others, Vec::new()),
    };
    let actors = |iris: Vec<Iri>| iris.into_iter().map(Ref::Iri).collect();
    Ok((actors(to), actors(cc)))
}
