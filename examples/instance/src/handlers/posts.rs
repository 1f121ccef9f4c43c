//! Posts of other communities, and their profiles.

use howdah_federation::{BoxError, Context, Verified};
use howdah_types::{AnyObject, Create, Delete, Iri, Ref, Update};

use super::note;
use crate::application::App;
use crate::store::{accounts, notifications, statuses};
use crate::{now, people};

/// Somebody posted.
pub(super) async fn create(context: Context<App>, create: Verified<Create>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(Ref::Object(object)) = create.base.object.first() else { return Ok(()) };
    let AnyObject::Note(note) = &**object else { return Ok(()) };
    let author = people::account_of(site, create.actor()).await?;
    let Some(status) = note::status(site, &author, note).await? else { return Ok(()) };
    let now = now(site);
    let work = move |db: &rusqlite::Connection| {
        let Some(id) = statuses::insert(db, &status)? else { return Ok(()) };
        for mentioned in &status.text.mentions {
            notifications::notify(db, *mentioned, "mention", status.account, Some(id), now)?;
        }
        Ok(())
    };
    site.app().store().write(work).await
}

/// Somebody changed a post or a profile.
pub(super) async fn update(context: Context<App>, update: Verified<Update>) -> Result<(), BoxError> {
    let site = context.federation();
    if update.base.object_id() == Some(update.actor()) {
        people::refresh(site, update.actor()).await?;
        return Ok(());
    }
    let Some(Ref::Object(object)) = update.base.object.first() else { return Ok(()) };
    let AnyObject::Note(note) = &**object else { return Ok(()) };
    let author = people::account_of(site, update.actor()).await?;
    let Some(new) = note::status(site, &author, note).await? else { return Ok(()) };
    let now = now(site);
    let work = move |db: &rusqlite::Connection| {
        let Some(known) = statuses::by_uri(db, &new.uri)? else { return Ok(()) };
        for mentioned in statuses::update(db, &new.uri, author.id, &new.text, now)?.unwrap_or_default() {
            notifications::notify(db, mentioned, "mention", author.id, Some(known.id), now)?;
        }
        Ok(())
    };
    site.app().store().write(work).await
}

/// Somebody deleted a post, or left for good.
pub(super) async fn delete(context: Context<App>, delete: Verified<Delete>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = delete.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let (actor, now) = (delete.actor().to_string(), now(site));
    let work = move |db: &rusqlite::Connection| {
        let Some(account) = accounts::by_uri(db, &actor)? else { return Ok(()) };
        if uri == actor {
            return accounts::remove(db, account.id);
        }
        statuses::delete(db, &uri, account.id, now)?;
        Ok(())
    };
    site.app().store().write(work).await
}
