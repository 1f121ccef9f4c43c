//! What the community does with what arrives. Each handler may be run twice, so each checks what is there.

use howdah_federation::{BoxError, Context, Federation, Inbox, Verified};
use howdah_types::{
    Accept, Announce, AnyObject, Create, Delete, Follow, Iri, Like, Note, Ref, Reject, Undo, Update,
};

use crate::application::App;
use crate::store::accounts::AccountRow;
use crate::store::statuses::{self, NewStatus, StatusRow};
use crate::store::{accounts, follows, notifications};
use crate::{now, people, publish, text};

type Site = Federation<App>;

/// The handlers of the community.
pub fn inbox() -> Inbox<App> {
    Inbox::new()
        .on(follow)
        .on(accept)
        .on(reject)
        .on(create)
        .on(update)
        .on(delete)
        .on(like)
        .on(announce)
        .on(undo)
}

/// A member is followed: everybody may.
async fn follow(context: Context<App>, follow: Verified<Follow>) -> Result<(), BoxError> {
    let site = context.federation();
    let followed = follow.base.object_id().and_then(|id| site.addresses().name_of(id)).map(str::to_owned);
    let Some(name) = followed else { return Ok(()) };
    let follower = people::account_of(site, follow.actor()).await?;
    let uri = follow.base.base.id.as_ref().ok_or("a follow needs an id to be answered")?.to_string();
    let (wanted, now, by) = (name.clone(), now(site), follower.id);
    let written = site.app().store().run(move |db| {
        let Some(member) = accounts::member(db, &wanted)? else { return Ok(false) };
        let known = follows::uri(db, by, member.id)?.is_some();
        follows::put(db, by, member.id, &uri, true)?;
        if !known {
            notifications::notify(db, member.id, "follow", by, None, now)?;
        }
        Ok(true)
    });
    if written.await? {
        // Also the second time: the peer may have missed the first answer.
        publish::accept(site, &name, &follow, &follower).await?;
    }
    Ok(())
}

/// A member's follow was agreed to.
async fn accept(context: Context<App>, accept: Verified<Accept>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = accept.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let followed = people::account_of(site, accept.actor()).await?;
    if !site.app().store().run(move |db| follows::accept(db, &uri, followed.id)).await? {
        tracing::info!(actor = %accept.actor(), "agreed to a follow that nobody asked for");
    }
    Ok(())
}

/// A member's follow was declined or ended.
async fn reject(context: Context<App>, reject: Verified<Reject>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = reject.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let followed = people::account_of(site, reject.actor()).await?;
    site.app().store().run(move |db| follows::remove(db, &uri, followed.id)).await?;
    Ok(())
}

/// Somebody posted.
async fn create(context: Context<App>, create: Verified<Create>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(Ref::Object(object)) = create.base.object.first() else { return Ok(()) };
    let AnyObject::Note(note) = &**object else { return Ok(()) };
    let author = people::account_of(site, create.actor()).await?;
    let Some(status) = new_status(site, &author, note).await? else { return Ok(()) };
    let now = now(site);
    let work = move |db: &rusqlite::Connection| {
        let Some(id) = statuses::insert(db, &status)? else { return Ok(()) };
        for mentioned in &status.mentions {
            notifications::notify(db, *mentioned, "mention", status.account, Some(id), now)?;
        }
        Ok(())
    };
    site.app().store().run(work).await
}

/// Somebody changed a post or a profile.
async fn update(context: Context<App>, update: Verified<Update>) -> Result<(), BoxError> {
    let site = context.federation();
    if update.base.object_id() == Some(update.actor()) {
        people::refresh(site, update.actor()).await?;
        return Ok(());
    }
    let Some(Ref::Object(object)) = update.base.object.first() else { return Ok(()) };
    let AnyObject::Note(note) = &**object else { return Ok(()) };
    let author = people::account_of(site, update.actor()).await?;
    let Some(new) = new_status(site, &author, note).await? else { return Ok(()) };
    let now = now(site);
    let work = move |db: &rusqlite::Connection| {
        statuses::update(db, &new.uri, new.account, &new.content, (&new.mentions, &new.tags), now)
    };
    site.app().store().run(work).await?;
    Ok(())
}

/// Somebody deleted a post, or left for good.
async fn delete(context: Context<App>, delete: Verified<Delete>) -> Result<(), BoxError> {
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
    site.app().store().run(work).await
}

/// Somebody likes a post.
async fn like(context: Context<App>, like: Verified<Like>) -> Result<(), BoxError> {
    let site = context.federation();
    let (Some(uri), Some(target)) = (&like.base.base.id, like.base.object_id()) else { return Ok(()) };
    let account = people::account_of(site, like.actor()).await?;
    let (uri, target, now) = (uri.to_string(), target.to_string(), now(site));
    let work = move |db: &rusqlite::Connection| {
        let Some(status) = statuses::by_uri(db, &target)? else { return Ok(()) };
        if statuses::favourite(db, account.id, status.id, &uri)? {
            notifications::notify(db, status.account, "favourite", account.id, Some(status.id), now)?;
        }
        Ok(())
    };
    site.app().store().run(work).await
}

/// Somebody boosted a post; one that nobody here has seen is fetched from where it lives.
async fn announce(context: Context<App>, announce: Verified<Announce>) -> Result<(), BoxError> {
    let site = context.federation();
    let (Some(uri), Some(target)) = (&announce.base.base.id, announce.base.object_id()) else { return Ok(()) };
    let account = people::account_of(site, announce.actor()).await?;
    let Some(original) = known_or_fetched(site, target).await? else { return Ok(()) };
    let now = now(site);
    let boost = NewStatus {
        uri: uri.to_string(),
        account: account.id,
        visibility: "public".to_owned(),
        reblog_of: Some(original.id),
        created_at: published(&announce.base.base).unwrap_or(now),
        ..NewStatus::default()
    };
    let work = move |db: &rusqlite::Connection| {
        if statuses::insert(db, &boost)?.is_some() {
            notifications::notify(db, original.account, "reblog", account.id, Some(original.id), now)?;
        }
        Ok(())
    };
    site.app().store().run(work).await
}

/// Somebody took something back: a follow, a favourite or a boost, told apart by what has that id.
async fn undo(context: Context<App>, undo: Verified<Undo>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = undo.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let (actor, now) = (undo.actor().to_string(), now(site));
    let work = move |db: &rusqlite::Connection| {
        let Some(account) = accounts::by_uri(db, &actor)? else { return Ok(()) };
        let found = follows::remove(db, &uri, account.id)?
            || statuses::unfavourite(db, account.id, &uri)?
            || statuses::delete(db, &uri, account.id, now)?;
        if !found {
            tracing::debug!(uri, actor, "nothing to take back");
        }
        Ok(())
    };
    site.app().store().run(work).await
}

/// A note of another community as a row; none without an id.
async fn new_status(site: &Site, author: &AccountRow, note: &Note) -> Result<Option<NewStatus>, BoxError> {
    let object = &note.base;
    let Some(uri) = object.id.as_ref().map(Iri::to_string) else { return Ok(None) };
    let (mut mentions, mut tags) = (Vec::new(), Vec::new());
    for tag in object.tag.iter().filter_map(Ref::object) {
        match tag {
            AnyObject::Mention(mention) => mentions.extend(mention.base.href.as_ref().map(Iri::to_string)),
            AnyObject::Hashtag(hashtag) => tags.extend(
                hashtag.base.name.as_str().map(|name| name.trim_start_matches('#').to_lowercase()),
            ),
            _ => {}
        }
    }
    let parent = object.in_reply_to.first().and_then(Ref::id).map(Iri::to_string);
    let rows = move |db: &rusqlite::Connection| {
        let parent = parent.map(|uri| statuses::by_uri(db, &uri)).transpose()?.flatten();
        let known = mentions.iter().map(|uri| accounts::by_uri(db, uri)).collect::<Result<Vec<_>, _>>()?;
        Ok((parent.map(|row| row.id), known.into_iter().flatten().map(|row| row.id).collect()))
    };
    let (in_reply_to, mentions) = site.app().store().run(rows).await?;
    Ok(Some(NewStatus {
        uri,
        account: author.id,
        // What others write is shown as text: this example brings no HTML sanitiser.
        content: text::from_html(object.content.as_str().unwrap_or_default()),
        visibility: visibility(object).to_owned(),
        in_reply_to,
        reblog_of: None,
        mentions,
        tags,
        created_at: published(object).unwrap_or_else(|| now(site)),
    }))
}

async fn known_or_fetched(site: &Site, target: &Iri) -> Result<Option<StatusRow>, BoxError> {
    let uri = target.to_string();
    let known = site.app().store().run(move |db| statuses::by_uri(db, &uri)).await?;
    if known.is_some() || site.addresses().is_local(target) {
        return Ok(known);
    }
    let answer = site.fetcher().document(target.as_str()).await?;
    let AnyObject::Note(note) = AnyObject::parse(&answer.body)? else { return Ok(None) };
    // The fetcher has checked that the note's origin served it; its author must be of that origin too.
    let author = note.base.attributed_to.first().and_then(Ref::id);
    let (Some(id), Some(author)) = (&note.base.id, author) else { return Ok(None) };
    if !author.same_origin(id) || !note.base.is_public() {
        return Ok(None);
    }
    let author = people::account_of(site, author).await?;
    let Some(status) = new_status(site, &author, &note).await? else { return Ok(None) };
    let work = move |db: &rusqlite::Connection| {
        statuses::insert(db, &status)?;
        statuses::by_uri(db, &status.uri)
    };
    site.app().store().run(work).await
}

/// How widely a note was addressed, in the words of the Mastodon API.
fn visibility(object: &howdah_types::Object) -> &'static str {
    let public = |property: &howdah_types::Many<Ref<_>>| {
        let ids = property.iter().filter_map(Ref::id);
        ids.map(Iri::as_str).any(|id| matches!(id, howdah_types::PUBLIC | "as:Public" | "Public"))
    };
    let followers = object.recipients().any(|id| id.as_str().ends_with("/followers"));
    match (public(&object.to), public(&object.cc), followers) {
        (true, _, _) => "public",
        (_, true, _) => "unlisted",
        (_, _, true) => "private",
        _ => "direct",
    }
}

fn published(object: &howdah_types::Object) -> Option<i64> {
    Some(object.published.as_ref()?.as_datetime().timestamp_millis())
}
