//! Writing, editing and deleting posts.

use howdah_client::entities::Visibility;
use howdah_client::params::{CreateStatus, EditStatus};
use howdah_federation::Recipient;
use howdah_types::{Create, Delete, Iri, PUBLIC, Ref, Tombstone, Update};
use rusqlite::Connection;

use super::written::understood;
use super::{Done, Impossible, Site, activity_id, audience, embedded};
use crate::application::timestamp;
use crate::store::accounts::{self, AccountRow};
use crate::store::statuses::{self, NewStatus, StatusRow};
use crate::store::{idempotency, notifications};
use crate::{document, now, secret};

/// Writes a post and sends it to those it is for; returns its number.
///
/// The same `key` again, if there is one, is the same post.
pub(crate) async fn post(site: &Site, account: i64, params: &CreateStatus, key: Option<String>) -> Done<i64> {
    if params.media_ids.as_ref().is_some_and(|ids| !ids.is_empty())
        || params.poll.is_some()
        || params.quoted_status_id.is_some()
    {
        return Err(Impossible::Unsupported.into());
    }
    let visibility = known(params.visibility.as_ref())?.to_owned();
    let text =
        understood(site, params.status.as_deref(), params.spoiler_text.as_deref(), params.sensitive).await?;
    let (now, unique, addresses) = (now(site), secret::new()?, site.addresses().clone());
    let parent = params.in_reply_to_id.clone();
    let write = move |db: &Connection| {
        if let Some(id) = key.as_ref().map(|key| idempotency::status(db, account, key)).transpose()?.flatten()
        {
            return Ok((id, None));
        }
        let author = accounts::by_id(db, account)?.ok_or(Impossible::NoSuchRecord)?;
        let uri = addresses.iri(&format!("/users/{}/statuses/{unique}", author.name)).to_string();
        let in_reply_to = parent.map(|id| answered(db, account, id.as_str())).transpose()?;
        let new = NewStatus { uri, account, visibility, in_reply_to, reblog_of: None, text, created_at: now };
        let id = statuses::insert(db, &new)?.ok_or("a new post has a known id")?;
        if let Some(key) = key {
            idempotency::put(db, account, &key, id, now)?;
        }
        for mentioned in &new.text.mentions {
            notifications::notify(db, *mentioned, "mention", account, Some(id), now)?;
        }
        let row = statuses::by_id(db, id)?.ok_or("a new post is gone")?;
        let create = document::create(document::note(db, &addresses, &author, &row)?);
        let recipients = audience::of_post(db, &row)?;
        Ok((id, Some((author.name, create, recipients))))
    };
    let (id, fresh): (i64, Option<(String, Create, Vec<Recipient>)>) =
        site.app().store().write(write).await?;
    if let Some((name, create, recipients)) = fresh {
        site.send(&name, &create, &recipients).await?;
    }
    Ok(id)
}

/// Changes a post and tells those who have it.
pub(crate) async fn edit(site: &Site, account: i64, id: i64, params: &EditStatus) -> Done<()> {
    if params.media_ids.as_ref().is_some_and(|ids| !ids.is_empty()) || params.poll.is_some() {
        return Err(Impossible::Unsupported.into());
    }
    // First of all, so that nobody's handles are looked up for a post that cannot be edited.
    site.app().store().read(move |db| own(db, account, id)).await?;
    let text =
        understood(site, params.status.as_deref(), params.spoiler_text.as_deref(), params.sensitive).await?;
    let (now, addresses) = (now(site), site.addresses().clone());
    let write = move |db: &Connection| {
        let (author, row) = own(db, account, id)?;
        for mentioned in statuses::update(db, &row.uri, account, &text, now)?.unwrap_or_default() {
            notifications::notify(db, mentioned, "mention", account, Some(id), now)?;
        }
        let (_, row) = own(db, account, id)?;
        let note = document::note(db, &addresses, &author, &row)?;
        let recipients =
            if row.is_open() { audience::holders(db, &row)? } else { audience::of_post(db, &row)? };
        Ok((author.name, note, recipients))
    };
    let (name, note, recipients) = site.app().store().write(write).await?;
    let (to, cc) = (note.base.to.clone(), note.base.cc.clone());
    let mut update = Update::new(activity_id(site, &name)?, site.addresses().actor(&name), embedded(note));
    (update.base.base.to, update.base.base.cc) = (to, cc);
    site.send(&name, &update, &recipients).await?;
    Ok(())
}

/// Deletes a post, here and where it went.
pub(crate) async fn delete(site: &Site, account: i64, id: i64) -> Done<()> {
    let now = now(site);
    let write = move |db: &Connection| {
        let (author, row) = own(db, account, id)?;
        let recipients = audience::holders(db, &row)?;
        statuses::delete(db, &row.uri, account, now)?;
        Ok((author.name, row.uri, recipients))
    };
    let (name, uri, recipients) = site.app().store().write(write).await?;
    let mut tombstone = Tombstone::new(Iri::parse(uri)?);
    tombstone.deleted = timestamp(now);
    let mut delete =
        Delete::new(activity_id(site, &name)?, site.addresses().actor(&name), embedded(tombstone));
    delete.base.base.to = vec![Ref::Iri(Iri::parse(PUBLIC)?)].into();
    site.send(&name, &delete, &recipients).await?;
    Ok(())
}

/// One of the four visibilities that are kept; public if none is asked for.
pub(super) fn known(asked: Option<&Visibility>) -> Result<&'static str, Impossible> {
    match asked {
        None | Some(Visibility::Public) => Ok("public"),
        Some(Visibility::Unlisted) => Ok("unlisted"),
        Some(Visibility::Private) => Ok("private"),
        Some(Visibility::Direct) => Ok("direct"),
        Some(_) => Err(Impossible::UnknownVisibility),
    }
}

/// The post that is answered, if the member may see it; of a boost the boosted one.
fn answered(db: &Connection, account: i64, id: &str) -> Done<i64> {
    let id = id.parse().map_err(|_| Impossible::NoSuchRecord)?;
    let row = statuses::visible(db, id, Some(account))?.ok_or(Impossible::NoSuchRecord)?;
    Ok(row.reblog_of.unwrap_or(row.id))
}

/// A member and a post, not a boost, that the member wrote.
fn own(db: &Connection, account: i64, id: i64) -> Done<(AccountRow, StatusRow)> {
    let row = statuses::by_id(db, id)?.filter(|row| row.account == account && row.reblog_of.is_none());
    let author = accounts::by_id(db, account)?.ok_or(Impossible::NoSuchRecord)?;
    Ok((author, row.ok_or(Impossible::NoSuchRecord)?))
}
