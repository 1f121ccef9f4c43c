//! Posting, answering, boosting, favouriting; editing and deleting.

use anyhow::{Context, Result, ensure};
use howdah_client::entities::{NotificationKind, Status};
use howdah_client::params::{CreateStatus, DeleteStatus, EditStatus, Reblog};

use crate::member::{Member, eventually};
use crate::report::Report;
use crate::world::World;

const FIRST: &str = "A new issue is out, @reader@books.test! #Reading";

pub(super) async fn steps(
    report: &mut Report,
    world: &World,
    editor: &Member,
    reader: &Member,
) -> Result<()> {
    let mut post = None;
    let write = async {
        let written = editor.client.statuses().create(&CreateStatus::text(FIRST)).await?;
        ensure!(written.tags.iter().any(|tag| tag.name == "reading"), "no hashtag");
        ensure!(written.mentions.iter().any(|mention| mention.acct == "reader@books.test"), "no mention");
        post = Some(written);
        Ok("with a hashtag and a mention".to_owned())
    };
    report.step("post", write).await?;
    let post = post.context("nothing was posted")?;

    let mut seen = None;
    report.step("the post arrives", arrives(reader, &post, &mut seen)).await?;
    let seen = seen.context("nothing arrived")?;
    report.step("reply", reply(editor, reader, &post, &seen)).await?;
    report.step("boost", boost(editor, reader, &post, &seen)).await?;
    report.step("favourite", favourite(editor, reader, &post, &seen)).await?;
    report.step("edit", edit(editor, reader, &post)).await?;
    report.step("delete", delete(world, editor, reader)).await?;
    report.step("local timelines", local_timelines(editor, reader)).await
}

async fn arrives(reader: &Member, post: &Status, seen: &mut Option<Status>) -> Result<String> {
    let found = reader.sees("A new issue is out").await?;
    ensure!(found.uri == post.uri, "another post arrived: {}", found.uri);
    ensure!(found.account.acct == "editor@me.test", "by {}", found.account.acct);
    ensure!(found.tags.iter().any(|tag| tag.name == "reading"), "the hashtag was lost");
    ensure!(found.mentions.iter().any(|mention| mention.acct == "reader"), "the mention was lost");
    let told = reader.is_told(NotificationKind::Mention, "editor@me.test").await?;
    ensure!(told.status.is_some_and(|status| status.id == found.id), "the mention is of another post");
    *seen = Some(found);
    Ok("in the follower's home timeline, with hashtag and mention".to_owned())
}

async fn reply(editor: &Member, reader: &Member, post: &Status, seen: &Status) -> Result<String> {
    reader.client.statuses().create(&CreateStatus::reply(seen, "I could not put it down.")).await?;
    let told = editor.is_told(NotificationKind::Mention, "reader@books.test").await?;
    let answer = told.status.context("a mention without a post")?;
    ensure!(answer.in_reply_to_id.as_ref() == Some(&post.id), "it answers {:?}", answer.in_reply_to_id);
    let context = editor.client.statuses().context(&post.id).await?;
    ensure!(context.descendants.iter().any(|status| status.id == answer.id), "not in the conversation");
    Ok("a mention in the notifications, and in the conversation".to_owned())
}

async fn boost(editor: &Member, reader: &Member, post: &Status, seen: &Status) -> Result<String> {
    let boost = reader.client.statuses().reblog(&seen.id, &Reblog::new()).await?;
    ensure!(boost.reblog.is_some_and(|original| original.id == seen.id), "the boost is of another post");
    editor.is_told(NotificationKind::Reblog, "reader@books.test").await?;
    let boosts = editor.client.statuses().get(&post.id).await?.reblogs_count;
    ensure!(boosts == 1, "{boosts} boosts");
    Ok("a notification, and one boost counted".to_owned())
}

async fn favourite(editor: &Member, reader: &Member, post: &Status, seen: &Status) -> Result<String> {
    let seen = reader.client.statuses().favourite(&seen.id).await?;
    ensure!(seen.favourited == Some(true), "not favourited");
    editor.is_told(NotificationKind::Favourite, "reader@books.test").await?;
    let favourites = editor.client.statuses().get(&post.id).await?.favourites_count;
    ensure!(favourites == 1, "{favourites} favourites");
    Ok("a notification, and one favourite counted".to_owned())
}

async fn edit(editor: &Member, reader: &Member, post: &Status) -> Result<String> {
    let text = "A new issue is out, with an index, @reader@books.test! #Reading";
    let edited = editor.client.statuses().edit(&post.id, &EditStatus::new().status(text)).await?;
    ensure!(edited.edited_at.is_some(), "no time of the edit");
    let seen = reader.sees("with an index").await?;
    ensure!(seen.uri == post.uri && seen.edited_at.is_some(), "not an edit of the post");
    ensure!(seen.reblogs_count == 1, "the edit lost the boost");
    Ok("the new text replaced the old one".to_owned())
}

async fn delete(world: &World, editor: &Member, reader: &Member) -> Result<String> {
    let mistake = editor.client.statuses().create(&CreateStatus::text("This was a misatke")).await?;
    let seen = reader.sees("misatke").await?;
    editor.client.statuses().delete(&mistake.id, &DeleteStatus::new()).await?;
    eventually("the deletion", async || {
        let answer = reader.client.statuses().get(&seen.id).await;
        Ok(answer.err().filter(|error| error.status() == Some(404)))
    })
    .await?;
    let left = world.http()?.get(&mistake.uri).header("accept", "application/activity+json").send().await?;
    ensure!(left.status().as_u16() == 410, "the post's address answers {}", left.status());
    Ok("gone on both sides, and a tombstone at its address".to_owned())
}

async fn local_timelines(editor: &Member, reader: &Member) -> Result<String> {
    let (here, there) = (editor.local_timeline().await?, reader.local_timeline().await?);
    ensure!(!here.is_empty() && !there.is_empty(), "{} and {} posts", here.len(), there.len());
    // Members of the community itself are shown without a host.
    ensure!(here.iter().all(|status| status.account.acct == "editor"), "a stranger in me.test");
    ensure!(there.iter().all(|status| status.account.acct == "reader"), "a stranger in books.test");
    ensure!(here.iter().all(|one| there.iter().all(|other| one.uri != other.uri)), "a post in both");
    Ok(format!("{} posts of me.test, {} of books.test, none in both", here.len(), there.len()))
}
