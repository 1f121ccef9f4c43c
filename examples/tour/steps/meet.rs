//! Finding each other and following.

use anyhow::{Context, Result, ensure};
use howdah_client::entities::NotificationKind;
use howdah_client::params::{Follow, Relationships};
use howdah_types::Iri;

use crate::member::{Member, eventually};
use crate::report::Report;
use crate::world::{ME, World};

pub(super) async fn steps(
    report: &mut Report,
    world: &World,
    editor: &Member,
    reader: &Member,
) -> Result<()> {
    let find = async {
        let found = reader.find("@editor@me.test").await?;
        ensure!(found.acct == "editor@me.test", "the handle came back as {}", found.acct);
        let actor = found.uri.context("no actor id")?;
        ensure!(actor == format!("https://{ME}/users/editor"), "the actor is {actor}");
        Ok(format!("{} lives at {ME}, and both hosts agree", found.acct))
    };
    report.step("find @editor@me.test from books.test", find).await?;
    report.step("fetch the actor", fetch(world)).await?;
    report.step("follow", follow(reader, editor, "editor@me.test", "reader@books.test")).await?;
    report.step("follow back", follow(editor, reader, "reader@books.test", "editor@me.test")).await
}

/// The accounts behind the tokens.
pub(super) async fn who_they_are(people: &[Member]) -> Result<String> {
    let mut names = Vec::new();
    for member in people {
        let account = member.client.accounts().verify_credentials().await?.account;
        names.push(format!("{} at {}", account.acct, member.client.base_url()));
    }
    ensure!(names.len() == 2, "expected two accounts, found {names:?}");
    Ok(names.join(", "))
}

async fn fetch(world: &World) -> Result<String> {
    let id = Iri::parse(format!("https://{ME}/users/editor"))?;
    let federation = world.books.community.federation();
    let fetched = federation.actor(&id).await?;
    let actor = fetched.actor.actor();
    ensure!(actor.inbox.as_ref().is_some_and(|inbox| inbox.same_origin(&id)), "no inbox");
    ensure!(actor.shared_inbox().is_some(), "no shared inbox");
    ensure!(actor.public_keys().count() == 1, "no key");
    let handle = federation.handle_of(&fetched.actor).await?;
    ensure!(handle.to_string() == "editor@me.test", "the handle is {handle}");
    Ok(format!(
        "{} with inbox and key, {} bytes",
        fetched.actor.type_name().unwrap_or_default(),
        fetched.raw.len()
    ))
}

/// One follows the other: signed, verified, accepted.
async fn follow(one: &Member, other: &Member, other_handle: &str, own_handle: &str) -> Result<String> {
    let account = one.find(other_handle).await?;
    let asked = one.client.accounts().follow(&account.id, &Follow::new()).await?;
    ensure!(asked.requested || asked.following, "the follow was not sent");
    eventually("the answer to the follow", async || {
        let relationships =
            one.client.accounts().relationships(&Relationships::new([account.id.clone()])).await?;
        Ok(relationships.into_iter().find(|relationship| relationship.following))
    })
    .await?;
    let told = other.is_told(NotificationKind::Follow, own_handle).await?;
    let followers = other.client.accounts().verify_credentials().await?.account.followers_count;
    ensure!(followers == 1, "{followers} followers");
    Ok(format!("accepted, and {other_handle} was told of {}", told.account.acct))
}
