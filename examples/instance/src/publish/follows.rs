//! Following, and agreeing to be followed.

use howdah_types::{Accept, Follow, Iri};
use rusqlite::Connection;

use super::audience::recipient;
use super::{Done, Impossible, Site, activity_id, embedded, undo};
use crate::now;
use crate::store::accounts::{self, AccountRow};
use crate::store::{follows, notifications};

/// Asks to follow an account; members of this community agree at once.
pub(crate) async fn follow(site: &Site, follower: i64, target: i64) -> Done<()> {
    if follower == target {
        return Err(Impossible::NotAllowed.into());
    }
    let (one, other) = both(site, follower, target).await?;
    let (id, here) = (activity_id(site, &one.name)?, other.is_member());
    let (uri, now) = (id.to_string(), now(site));
    let fresh = site.app().store().write(move |db| {
        if follows::uri(db, follower, target)?.is_some() {
            return Ok(false);
        }
        follows::put(db, follower, target, &uri, here)?;
        notifications::notify(db, target, "follow", follower, None, now)?;
        Ok(true)
    });
    if fresh.await? && !here {
        let follow = Follow::new(id, site.addresses().actor(&one.name), Iri::parse(other.uri.as_str())?);
        site.send(&one.name, &follow, &[recipient(&other)?]).await?;
    }
    Ok(())
}

/// Follows no longer.
pub(crate) async fn unfollow(site: &Site, follower: i64, target: i64) -> Done<()> {
    let (one, other) = both(site, follower, target).await?;
    let ended = site.app().store().write(move |db| {
        let Some(uri) = follows::uri(db, follower, target)? else { return Ok(None) };
        follows::take_back(db, &uri, follower)?;
        Ok(Some(uri))
    });
    if let Some(uri) = ended.await? {
        let actor = site.addresses().actor(&one.name);
        let follow = Follow::new(Iri::parse(uri)?, actor, Iri::parse(other.uri.as_str())?);
        undo(site, &one.name, follow, &[recipient(&other)?]).await?;
    }
    Ok(())
}

/// Says yes to a follow that arrived.
pub(crate) async fn accept(site: &Site, name: &str, follow: &Follow, follower: &AccountRow) -> Done<()> {
    let accept =
        Accept::new(activity_id(site, name)?, site.addresses().actor(name), embedded(follow.clone()));
    site.send(name, &accept, &[recipient(follower)?]).await?;
    Ok(())
}

async fn both(site: &Site, one: i64, other: i64) -> Done<(AccountRow, AccountRow)> {
    let read = move |db: &Connection| {
        let one = accounts::by_id(db, one)?.ok_or(Impossible::NoSuchRecord)?;
        Ok((one, accounts::by_id(db, other)?.ok_or(Impossible::NoSuchRecord)?))
    };
    site.app().store().read(read).await
}
