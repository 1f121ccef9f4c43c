//! Favourites and boosts by others.

use howdah_federation::{BoxError, Context, Verified};
use howdah_types::{Announce, Like};

use super::note;
use crate::application::App;
use crate::store::notifications;
use crate::store::statuses::{self, NewStatus, Text};
use crate::{now, people};

/// Somebody likes a post, which counts if that account may see it.
pub(super) async fn like(context: Context<App>, like: Verified<Like>) -> Result<(), BoxError> {
    let site = context.federation();
    let (Some(uri), Some(target)) = (&like.base.base.id, like.base.object_id()) else { return Ok(()) };
    let account = people::account_of(site, like.actor()).await?;
    let (uri, target, now) = (uri.to_string(), target.to_string(), now(site));
    let work = move |db: &rusqlite::Connection| {
        let Some(known) = statuses::by_uri(db, &target)? else { return Ok(()) };
        let Some(status) = statuses::visible(db, known.id, Some(account.id))? else { return Ok(()) };
        if status.reblog_of.is_none() && statuses::favourite(db, account.id, status.id, &uri)? {
            notifications::notify(db, status.account, "favourite", account.id, Some(status.id), now)?;
        }
        Ok(())
    };
    site.app().store().write(work).await
}

/// Somebody boosted a post; one that nobody here has seen is fetched from where it lives.
pub(super) async fn announce(context: Context<App>, announce: Verified<Announce>) -> Result<(), BoxError> {
    let site = context.federation();
    let (Some(uri), Some(target)) = (&announce.base.base.id, announce.base.object_id()) else {
        return Ok(());
    };
    let account = people::account_of(site, announce.actor()).await?;
    let Some(original) = note::known_or_fetched(site, target).await? else { return Ok(()) };
    // Nobody may spread what is not for everybody, and a boost is not boosted.
    if !original.is_open() || original.reblog_of.is_some() {
        return Ok(());
    }
    let now = now(site);
    let boost = NewStatus {
        uri: uri.to_string(),
        account: account.id,
        visibility: note::visibility(&announce.base.base, announce.actor()).to_owned(),
        in_reply_to: None,
        reblog_of: Some(original.id),
        text: Text::default(),
        created_at: note::published(&announce.base.base).unwrap_or(now),
    };
    let work = move |db: &rusqlite::Connection| {
        if statuses::insert(db, &boost)?.is_some() {
            notifications::notify(db, original.account, "reblog", account.id, Some(original.id), now)?;
        }
        Ok(())
    };
    site.app().store().write(work).await
}
