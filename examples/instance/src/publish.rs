//! What members do, for the tables and for other communities: post, follow, boost, favourite.
//!
//! Each function first writes the tables and then hands the activity to the federation, which has stored it
//! durably when it returns.

use howdah_client::params::{CreateStatus, EditStatus};
use howdah_federation::{BoxError, Federation, Recipient};
use howdah_types::{
    Accept, Announce, AnyActor, Create, Delete, Follow, Iri, Like, Many, Object, PUBLIC, Ref, Tombstone, Undo,
    Update,
};
use howdah_webfinger::Handle;
use rusqlite::Connection;

use crate::application::{App, timestamp};
use crate::document::{self, tag_path};
use crate::store::accounts::{self, AccountRow};
use crate::store::statuses::{self, NewStatus, StatusRow};
use crate::store::{follows, notifications};
use crate::text::{self, Piece};
use crate::{now, people, secret};

/// Why a member cannot do something; shown to the member.
#[derive(Debug)]
pub(crate) struct Impossible(pub(crate) &'static str);

impl std::fmt::Display for Impossible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Impossible {}

type Done<T> = Result<T, BoxError>;
type Site = Federation<App>;

/// The page of a hashtag.
pub(crate) fn tag_url(origin: &str, name: &str) -> String {
    format!("{origin}{}", tag_path(name))
}

/// Writes a post and sends it to those it is for; returns its number.
pub(crate) async fn post(site: &Site, account: i64, params: &CreateStatus) -> Done<i64> {
    let typed = params.status.as_deref().unwrap_or_default();
    if typed.trim().is_empty() {
        return Err(Impossible("Validation failed: Text can't be blank").into());
    }
    let written = Written::new(site, typed).await?;
    let now = now(site);
    let visibility = params.visibility.as_ref().map_or("public", |visibility| visibility.as_str());
    let mut status = NewStatus {
        account,
        content: written.html,
        visibility: visibility.to_owned(),
        in_reply_to: params.in_reply_to_id.as_ref().and_then(|id| id.as_str().parse().ok()),
        mentions: written.mentions.iter().map(|account| account.id).collect(),
        tags: written.tags,
        created_at: now,
        ..NewStatus::default()
    };
    let addresses = site.addresses().clone();
    let unique = secret::new()?;
    let (id, name, create) = site
        .app()
        .store()
        .run(move |db| {
            let author = author(db, account)?;
            status.uri = addresses.iri(&format!("/users/{}/statuses/{unique}", author.name)).to_string();
            let id = statuses::insert(db, &status)?.ok_or("a new post has a known id")?;
            let row = statuses::by_id(db, id)?.ok_or("a new post is gone")?;
            for mentioned in &status.mentions {
                notifications::notify(db, *mentioned, "mention", account, Some(id), now)?;
            }
            Ok((id, author.name.clone(), document::create(document::note(db, &addresses, &author, &row)?)))
        })
        .await?;
    send_create(site, &name, id, &create).await?;
    Ok(id)
}

/// Changes a post and tells those who have it.
pub(crate) async fn edit(site: &Site, account: i64, id: i64, params: &EditStatus) -> Done<()> {
    let typed = params.status.as_deref().unwrap_or_default();
    let written = Written::new(site, typed).await?;
    let now = now(site);
    let addresses = site.addresses().clone();
    let (name, note) = site
        .app()
        .store()
        .run(move |db| {
            let author = author(db, account)?;
            let row = own_status(db, account, id)?;
            let mentions: Vec<_> = written.mentions.iter().map(|account| account.id).collect();
            statuses::update(db, &row.uri, account, &written.html, (&mentions, &written.tags), now)?;
            let row = own_status(db, account, id)?;
            Ok((author.name.clone(), document::note(db, &addresses, &author, &row)?))
        })
        .await?;
    let base = note.base.clone();
    let mut update = Update::new(activity_id(site, &name)?, site.addresses().actor(&name), boxed(note));
    address(&mut update.base.base, &base);
    deliver(site, &name, id, &update).await
}

/// Deletes a post, here and where it went.
pub(crate) async fn delete(site: &Site, account: i64, id: i64) -> Done<()> {
    let store = site.app().store();
    let (author, row) = store.run(move |db| Ok((author(db, account)?, own_status(db, account, id)?))).await?;
    let recipients = recipients(site, account, id).await?;
    let (uri, now) = (row.uri.clone(), now(site));
    store.run(move |db| statuses::delete(db, &uri, account, now)).await?;
    let mut tombstone = Tombstone::new(Iri::parse(row.uri)?);
    tombstone.deleted = timestamp(now);
    let mut delete =
        Delete::new(activity_id(site, &author.name)?, site.addresses().actor(&author.name), boxed(tombstone));
    delete.base.base.to = public()?;
    site.send(&author.name, &delete, &recipients).await?;
    Ok(())
}

/// Asks to follow an account; members of this community agree at once.
pub(crate) async fn follow(site: &Site, follower: i64, followed: i64) -> Done<()> {
    let (one, other) = both(site, follower, followed).await?;
    if one.id == other.id {
        return Err(Impossible("You cannot follow yourself").into());
    }
    let (id, here) = (activity_id(site, &one.name)?, other.is_member());
    let (uri, now) = (id.to_string(), now(site));
    let store = site.app().store();
    let fresh = store.run(move |db| {
        if follows::uri(db, follower, followed)?.is_some() {
            return Ok(false);
        }
        follows::put(db, follower, followed, &uri, here)?;
        notifications::notify(db, followed, "follow", follower, None, now)?;
        Ok(true)
    });
    if fresh.await? && !here {
        let follow = Follow::new(id, site.addresses().actor(&one.name), Iri::parse(other.uri.as_str())?);
        site.send(&one.name, &follow, &[recipient(&other)?]).await?;
    }
    Ok(())
}

/// Follows no longer.
pub(crate) async fn unfollow(site: &Site, follower: i64, followed: i64) -> Done<()> {
    let (one, other) = both(site, follower, followed).await?;
    let store = site.app().store();
    let ended = store.run(move |db| {
        let Some(uri) = follows::uri(db, follower, followed)? else { return Ok(None) };
        follows::remove(db, &uri, follower)?;
        Ok(Some(uri))
    });
    if let Some(uri) = ended.await? {
        let follow = Follow::new(Iri::parse(uri)?, site.addresses().actor(&one.name), Iri::parse(other.uri.as_str())?);
        undo(site, &one.name, boxed(follow), &[recipient(&other)?]).await?;
    }
    Ok(())
}

/// Says yes to a follow that arrived.
pub(crate) async fn accept(site: &Site, name: &str, follow: &Follow, follower: &AccountRow) -> Done<()> {
    let accept = Accept::new(activity_id(site, name)?, site.addresses().actor(name), boxed(follow.clone()));
    site.send(name, &accept, &[recipient(follower)?]).await?;
    Ok(())
}

/// Favourites a post, and tells its author.
pub(crate) async fn favourite(site: &Site, account: i64, id: i64) -> Done<()> {
    let (member, status, author) = about(site, account, id).await?;
    let activity = activity_id(site, &member.name)?;
    let (uri, now) = (activity.to_string(), now(site));
    let store = site.app().store();
    let fresh = store.run(move |db| {
        let fresh = statuses::favourite(db, account, id, &uri)?;
        if fresh {
            notifications::notify(db, status.account, "favourite", account, Some(id), now)?;
        }
        Ok(fresh)
    });
    if fresh.await? && !author.is_member() {
        let like = Like::new(activity, site.addresses().actor(&member.name), Iri::parse(status.uri)?);
        site.send(&member.name, &like, &[recipient(&author)?]).await?;
    }
    Ok(())
}

/// Takes a favourite back.
pub(crate) async fn unfavourite(site: &Site, account: i64, id: i64) -> Done<()> {
    let (member, status, author) = about(site, account, id).await?;
    let store = site.app().store();
    let ended = store.run(move |db| {
        let Some(uri) = statuses::favourite_uri(db, account, id)? else { return Ok(None) };
        statuses::unfavourite(db, account, &uri)?;
        Ok(Some(uri))
    });
    if let Some(uri) = ended.await? {
        let like = Like::new(Iri::parse(uri)?, site.addresses().actor(&member.name), Iri::parse(status.uri)?);
        undo(site, &member.name, boxed(like), &[recipient(&author)?]).await?;
    }
    Ok(())
}

/// Boosts a post to the member's followers, and tells its author; returns the number of the boost.
pub(crate) async fn boost(site: &Site, account: i64, id: i64) -> Done<i64> {
    let (member, status, author) = about(site, account, id).await?;
    if !matches!(status.visibility.as_str(), "public" | "unlisted") {
        return Err(Impossible("This action is not allowed").into());
    }
    let activity = activity_id(site, &member.name)?;
    let boost = NewStatus {
        uri: activity.to_string(),
        account,
        visibility: "public".to_owned(),
        reblog_of: Some(id),
        created_at: now(site),
        ..NewStatus::default()
    };
    let (author_id, now) = (status.account, now(site));
    let written = site.app().store().run(move |db| {
        if let Some(known) = statuses::boost_by(db, account, id)? {
            return Ok((known.id, false));
        }
        let boost = statuses::insert(db, &boost)?.ok_or("a new boost has a known id")?;
        notifications::notify(db, author_id, "reblog", account, Some(id), now)?;
        Ok((boost, true))
    });
    let (boost, fresh) = written.await?;
    if fresh {
        let mut announce = Announce::new(activity, site.addresses().actor(&member.name), Iri::parse(status.uri)?);
        announce.base.base.to = public()?;
        announce.base.base.cc = reference(&author.uri)?;
        announce.base.base.published = timestamp(now);
        let mut recipients = follower_recipients(site, account).await?;
        recipients.push(recipient(&author)?);
        site.send(&member.name, &announce, &recipients).await?;
    }
    Ok(boost)
}

/// Takes a boost back.
pub(crate) async fn unboost(site: &Site, account: i64, id: i64) -> Done<()> {
    let (member, status, author) = about(site, account, id).await?;
    let mut recipients = follower_recipients(site, account).await?;
    recipients.push(recipient(&author)?);
    let now = now(site);
    let ended = site.app().store().run(move |db| {
        let Some(boost) = statuses::boost_by(db, account, id)? else { return Ok(None) };
        statuses::delete(db, &boost.uri, account, now)?;
        Ok(Some(boost.uri))
    });
    if let Some(uri) = ended.await? {
        let announce = Announce::new(Iri::parse(uri)?, site.addresses().actor(&member.name), Iri::parse(status.uri)?);
        undo(site, &member.name, boxed(announce), &recipients).await?;
    }
    Ok(())
}

/// A text as a member typed it, understood.
struct Written {
    html: String,
    mentions: Vec<AccountRow>,
    tags: Vec<String>,
}

impl Written {
    async fn new(site: &Site, typed: &str) -> Done<Self> {
        let mut found: Vec<(String, AccountRow)> = Vec::new();
        let mut tags = Vec::new();
        for piece in text::pieces(typed) {
            match piece {
                Piece::Mention(handle) if !found.iter().any(|(known, _)| known == handle) => {
                    if let Some(row) = mentioned(site, handle).await? {
                        found.push((handle.to_owned(), row));
                    }
                }
                Piece::Tag(name) => tags.push(name.to_lowercase()),
                _ => {}
            }
        }
        let profile = |handle: &str| {
            let (_, row) = found.iter().find(|(known, _)| known == handle)?;
            Some((row.url.clone(), row.name.clone()))
        };
        let html = text::to_html(typed, profile, |name| tag_url(site.addresses().origin(), &name.to_lowercase()));
        Ok(Self { html, mentions: found.into_iter().map(|(_, row)| row).collect(), tags })
    }
}

async fn mentioned(site: &Site, handle: &str) -> Done<Option<AccountRow>> {
    let handle = Handle::parse(handle).ok().or_else(|| site.addresses().handle(handle));
    match handle {
        Some(handle) => people::find(site, &handle, true).await,
        None => Ok(None),
    }
}

async fn send_create(site: &Site, name: &str, id: i64, create: &Create) -> Done<()> {
    deliver(site, name, id, create).await
}

/// Sends an activity about a post to everybody the post is for.
async fn deliver<K>(site: &Site, name: &str, id: i64, activity: &K) -> Done<()>
where
    K: howdah_types::Kind + AsMut<Object> + Clone,
{
    let account = site.app().store().run(move |db| Ok(statuses::by_id(db, id)?.map(|row| row.account)));
    let account = account.await?.ok_or("the post is gone")?;
    let recipients = recipients(site, account, id).await?;
    site.send(name, activity, &recipients).await?;
    Ok(())
}

/// The followers, unless the post is direct, the mentioned, and the author of what it answers.
async fn recipients(site: &Site, account: i64, id: i64) -> Done<Vec<Recipient>> {
    let store = site.app().store();
    let (direct, others) = store
        .run(move |db| {
            let row = statuses::by_id(db, id)?.ok_or("the post is gone")?;
            let direct = row.visibility == "direct";
            let mut others = statuses::mentions(db, id)?;
            if let Some(parent) = row.in_reply_to.map(|id| statuses::by_id(db, id)).transpose()?.flatten() {
                others.extend((!direct).then_some(parent.account));
            }
            let rows = others.into_iter().map(|id| accounts::by_id(db, id));
            let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
            Ok((direct, rows.into_iter().flatten().collect::<Vec<_>>()))
        })
        .await?;
    let mut recipients = if direct { Vec::new() } else { follower_recipients(site, account).await? };
    for other in others.iter().filter(|other| !other.is_member()) {
        recipients.push(recipient(other)?);
    }
    Ok(recipients)
}

async fn follower_recipients(site: &Site, account: i64) -> Done<Vec<Recipient>> {
    let inboxes = site.app().store().run(move |db| follows::follower_inboxes(db, account)).await?;
    let recipient = |(inbox, shared): (String, Option<String>)| {
        Ok(Recipient::new(Iri::parse(inbox)?, shared.map(Iri::parse).transpose()?))
    };
    inboxes.into_iter().map(recipient).collect()
}

async fn undo(
    site: &Site,
    name: &str,
    undone: Ref<howdah_types::AnyObject>,
    recipients: &[Recipient],
) -> Done<()> {
    let undo = Undo::new(activity_id(site, name)?, site.addresses().actor(name), undone);
    site.send(name, &undo, recipients).await?;
    Ok(())
}

async fn both(site: &Site, one: i64, other: i64) -> Done<(AccountRow, AccountRow)> {
    let store = site.app().store();
    store
        .run(move |db| {
            let missing = || Impossible("Record not found");
            let one = accounts::by_id(db, one)?.ok_or_else(missing)?;
            Ok((one, accounts::by_id(db, other)?.ok_or_else(missing)?))
        })
        .await
}

/// A member, a post that the member can see, and its author.
async fn about(site: &Site, account: i64, id: i64) -> Done<(AccountRow, StatusRow, AccountRow)> {
    let store = site.app().store();
    store
        .run(move |db| {
            let missing = || Impossible("Record not found");
            let member = author(db, account)?;
            let status = statuses::visible(db, id, Some(account))?.ok_or_else(missing)?;
            let author = accounts::by_id(db, status.account)?.ok_or_else(missing)?;
            Ok((member, status, author))
        })
        .await
}

fn author(db: &Connection, account: i64) -> Done<AccountRow> {
    accounts::by_id(db, account)?.ok_or_else(|| Impossible("Record not found").into())
}

fn own_status(db: &Connection, account: i64, id: i64) -> Done<StatusRow> {
    let row = statuses::by_id(db, id)?.filter(|row| row.account == account && row.reblog_of.is_none());
    row.ok_or_else(|| Impossible("Record not found").into())
}

fn recipient(account: &AccountRow) -> Done<Recipient> {
    let shared = account.shared_inbox.as_deref().map(Iri::parse).transpose()?;
    Ok(Recipient::new(Iri::parse(account.inbox.as_str())?, shared))
}

/// A new id for something that a member does.
fn activity_id(site: &Site, name: &str) -> Done<Iri> {
    Ok(site.addresses().iri(&format!("/users/{name}/activities/{}", secret::new()?)))
}

/// Addresses an activity as what it is about.
fn address(activity: &mut Object, about: &Object) {
    activity.to = about.to.clone();
    activity.cc = about.cc.clone();
}

fn boxed(object: impl Into<howdah_types::AnyObject>) -> Ref<howdah_types::AnyObject> {
    Ref::Object(Box::new(object.into()))
}

fn public() -> Done<Many<Ref<AnyActor>>> {
    reference(PUBLIC)
}

fn reference(iri: &str) -> Done<Many<Ref<AnyActor>>> {
    Ok(vec![Ref::Iri(Iri::parse(iri)?)].into())
}
