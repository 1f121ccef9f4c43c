//! Favourites and boosts. Those of a boost are of the boosted post, whose number is returned.

use howdah_client::params::Reblog;
use howdah_types::{Announce, Iri, Like};
use rusqlite::Connection;

use super::audience::{followers, recipient};
use super::posts::known;
use super::{Done, Impossible, Site, activity_id, undo};
use crate::application::timestamp;
use crate::document;
use crate::now;
use crate::store::accounts::{self, AccountRow};
use crate::store::notifications;
use crate::store::statuses::{self, NewStatus, StatusRow, Text};

/// Favourites a post, and tells its author.
pub(crate) async fn favourite(site: &Site, account: i64, id: i64) -> Done<i64> {
    let About { member, post, author } = about(site, account, id).await?;
    let activity = activity_id(site, &member.name)?;
    let (uri, now, (id, author_id)) = (activity.to_string(), now(site), (post.id, author.id));
    let fresh = site.app().store().write(move |db| {
        let fresh = statuses::favourite(db, account, id, &uri)?;
        if fresh {
            notifications::notify(db, author_id, "favourite", account, Some(id), now)?;
        }
        Ok(fresh)
    });
    if fresh.await? {
        let like = Like::new(activity, site.addresses().actor(&member.name), Iri::parse(post.uri)?);
        site.send(&member.name, &like, &[recipient(&author)?]).await?;
    }
    Ok(id)
}

/// Takes a favourite back.
pub(crate) async fn unfavourite(site: &Site, account: i64, id: i64) -> Done<i64> {
    let About { member, post, author } = about(site, account, id).await?;
    let id = post.id;
    let ended = site.app().store().write(move |db| {
        let Some(uri) = statuses::favourite_uri(db, account, id)? else { return Ok(None) };
        statuses::unfavourite(db, account, &uri)?;
        Ok(Some(uri))
    });
    if let Some(uri) = ended.await? {
        let actor = site.addresses().actor(&member.name);
        let like = Like::new(Iri::parse(uri)?, actor, Iri::parse(post.uri)?);
        undo(site, &member.name, like, &[recipient(&author)?]).await?;
    }
    Ok(id)
}

/// Boosts a post to the member's followers, and tells its author; returns the number of the boost.
pub(crate) async fn boost(site: &Site, account: i64, id: i64, params: &Reblog) -> Done<i64> {
    let visibility = known(params.visibility.as_ref())?;
    let About { member, post, author } = about(site, account, id).await?;
    if !post.is_open() || visibility == "direct" {
        return Err(Impossible::NotAllowed.into());
    }
    let (activity, now) = (activity_id(site, &member.name)?, now(site));
    let boost = NewStatus {
        uri: activity.to_string(),
        account,
        visibility: visibility.to_owned(),
        in_reply_to: None,
        reblog_of: Some(post.id),
        text: Text::default(),
        created_at: now,
    };
    let (id, author_id) = (post.id, author.id);
    let written = site.app().store().write(move |db| {
        if let Some(known) = statuses::boost_by(db, account, id)? {
            return Ok((known.id, None));
        }
        let boost = statuses::insert(db, &boost)?.ok_or("a new boost has a known id")?;
        notifications::notify(db, author_id, "reblog", account, Some(id), now)?;
        Ok((boost, Some(followers(db, account)?)))
    });
    let (boost, fresh) = written.await?;
    if let Some(mut recipients) = fresh {
        let mut announce =
            Announce::new(activity, site.addresses().actor(&member.name), Iri::parse(post.uri)?);
        let about = &mut announce.base.base;
        (about.to, about.cc) = document::audience(
            site.addresses(),
            &member.name,
            visibility,
            vec![Iri::parse(author.uri.as_str())?],
        )?;
        about.published = timestamp(now);
        recipients.push(recipient(&author)?);
        site.send(&member.name, &announce, &recipients).await?;
    }
    Ok(boost)
}

/// Takes a boost back.
pub(crate) async fn unboost(site: &Site, account: i64, id: i64) -> Done<i64> {
    let About { member, post, author } = about(site, account, id).await?;
    let (id, now) = (post.id, now(site));
    let ended = site.app().store().write(move |db| {
        let Some(boost) = statuses::boost_by(db, account, id)? else { return Ok(None) };
        statuses::delete(db, &boost.uri, account, now)?;
        Ok(Some((boost.uri, followers(db, account)?)))
    });
    if let Some((uri, mut recipients)) = ended.await? {
        recipients.push(recipient(&author)?);
        let actor = site.addresses().actor(&member.name);
        let announce = Announce::new(Iri::parse(uri)?, actor, Iri::parse(post.uri)?);
        undo(site, &member.name, announce, &recipients).await?;
    }
    Ok(id)
}

/// A member, a post that the member can see, and its author.
struct About {
    member: AccountRow,
    post: StatusRow,
    author: AccountRow,
}

async fn about(site: &Site, account: i64, id: i64) -> Done<About> {
    let read = move |db: &Connection| {
        let missing = Impossible::NoSuchRecord;
        let member = accounts::by_id(db, account)?.ok_or(missing)?;
        let seen = statuses::visible(db, id, Some(account))?.ok_or(missing)?;
        let post = match seen.reblog_of {
            Some(original) => statuses::visible(db, original, Some(account))?.ok_or(missing)?,
            None => seen,
        };
        let author = accounts::by_id(db, post.account)?.ok_or(missing)?;
        Ok(About { member, post, author })
    };
    site.app().store().read(read).await
}
