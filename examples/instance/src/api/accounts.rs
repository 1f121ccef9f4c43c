//! <https://docs.joinmastodon.org/methods/accounts/>

use axum::Json;
use axum::extract::State;
use howdah_client::entities::{Account, CredentialAccount, Relationship, Status};
use howdah_client::params::{AccountStatuses, Lookup, Relationships};
use howdah_webfinger::Handle;

use super::page::{Listed, Page};
use super::{Fault, Id, Member, Parameters, may_look};
use crate::publish::{Impossible, follows};
use crate::store::accounts;
use crate::store::timelines::{self as lists, Profile};
use crate::{Community, people, view};

pub(super) async fn verify_credentials(
    State(community): State<Community>,
    member: Member,
) -> Result<Json<CredentialAccount>, Fault> {
    member.may("profile").or_else(|_| member.may("read:accounts"))?;
    let account = community.store().read(move |db| {
        let row = accounts::by_id(db, member.account)?.ok_or("a token without a member")?;
        view::own_account(db, &row)
    });
    Ok(Json(account.await?))
}

pub(super) async fn show(
    State(community): State<Community>,
    _: Option<Member>,
    Id(id): Id,
) -> Result<Json<Account>, Fault> {
    let account = community
        .store()
        .read(move |db| accounts::by_id(db, id)?.map(|row| view::account(db, &row)).transpose());
    Ok(Json(account.await?.ok_or(Impossible::NoSuchRecord)?))
}

pub(super) async fn lookup(
    State(community): State<Community>,
    _: Option<Member>,
    Parameters(parameters): Parameters<Lookup>,
) -> Result<Json<Account>, Fault> {
    let handle = handle(&community, &parameters.acct).ok_or(Impossible::NoSuchRecord)?;
    let found =
        people::find(community.federation(), &handle, false).await?.ok_or(Impossible::NoSuchRecord)?;
    let account = community.store().read(move |db| view::account(db, &found));
    Ok(Json(account.await?))
}

pub(super) async fn relationships(
    State(community): State<Community>,
    member: Member,
    Parameters(parameters): Parameters<Relationships>,
) -> Result<Json<Vec<Relationship>>, Fault> {
    member.may("read:follows")?;
    let viewer = community.viewer(Some(&member));
    let found = community.store().read(move |db| {
        let ids = parameters.id.iter().filter_map(|id| id.as_str().parse().ok());
        let known = ids.filter(|id| matches!(accounts::by_id(db, *id), Ok(Some(_))));
        known.map(|id| viewer.relationship(db, id)).collect()
    });
    Ok(Json(found.await?))
}

pub(super) async fn statuses(
    State(community): State<Community>,
    member: Option<Member>,
    Id(id): Id,
    page: Page,
    Parameters(options): Parameters<AccountStatuses>,
) -> Result<Listed<Status>, Fault> {
    may_look(member.as_ref(), "read:statuses")?;
    let (viewer, window) = (community.viewer(member.as_ref()), page.window);
    // Nothing here has media or is pinned.
    let none = options.only_media.unwrap_or_default() || options.pinned.unwrap_or_default();
    let wanted = Profile {
        account: id,
        replies: !options.exclude_replies.unwrap_or_default(),
        boosts: !options.exclude_reblogs.unwrap_or_default(),
        tag: options.tagged.map(|tag| tag.to_lowercase()),
    };
    let found = community.store().read(move |db| {
        accounts::by_id(db, id)?.ok_or(Impossible::NoSuchRecord)?;
        let rows = if none { Vec::new() } else { lists::profile(db, viewer.account, &wanted, window)? };
        viewer.statuses(db, &rows)
    });
    Ok(page.answer(&community, found.await?, |status| status.id.as_str()))
}

pub(super) async fn follow(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Relationship>, Fault> {
    member.may("write:follows")?;
    follows::follow(community.federation(), member.account, id).await?;
    relationship(&community, &member, id).await
}

pub(super) async fn unfollow(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Relationship>, Fault> {
    member.may("write:follows")?;
    follows::unfollow(community.federation(), member.account, id).await?;
    relationship(&community, &member, id).await
}

async fn relationship(community: &Community, member: &Member, id: i64) -> Result<Json<Relationship>, Fault> {
    let viewer = community.viewer(Some(member));
    Ok(Json(community.store().read(move |db| viewer.relationship(db, id)).await?))
}

/// A handle as members type it: those without a host are of this community.
pub(super) fn handle(community: &Community, text: &str) -> Option<Handle> {
    Handle::parse(text).ok().or_else(|| {
        let name = text.strip_prefix('@').unwrap_or(text);
        community.federation().addresses().handle(name)
    })
}
