//! <https://docs.joinmastodon.org/methods/accounts/> and <https://docs.joinmastodon.org/methods/search/>

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use howdah_client::entities::{Account, CredentialAccount, Relationship, Search, Status};
use howdah_client::params::{Lookup, Paging, Relationships, SearchQuery};
use howdah_webfinger::Handle;

use super::timelines::{Cursor, page};
use super::{Fault, Member, Parameters};
use crate::store::{accounts, timelines as lists};
use crate::{Community, people, publish};

pub(super) async fn verify_credentials(
    State(community): State<Community>,
    member: Member,
) -> Result<Json<CredentialAccount>, Fault> {
    member.may("read:accounts")?;
    let viewer = community.viewer(Some(&member));
    let account = community.store().run(move |db| {
        let row = accounts::by_id(db, member.account)?.ok_or("a token without a member")?;
        viewer.own_account(db, &row)
    });
    Ok(Json(account.await?))
}

pub(super) async fn show(
    State(community): State<Community>,
    member: Option<Member>,
    Path(id): Path<i64>,
) -> Result<Json<Account>, Fault> {
    let viewer = community.viewer(member.as_ref());
    let account = community.store().run(move |db| {
        accounts::by_id(db, id)?.map(|row| viewer.account(db, &row)).transpose()
    });
    account.await?.map(Json).ok_or(Fault::NotFound)
}

pub(super) async fn lookup(
    State(community): State<Community>,
    member: Option<Member>,
    Parameters(parameters): Parameters<Lookup>,
) -> Result<Json<Account>, Fault> {
    let handle = handle(&community, &parameters.acct).ok_or(Fault::NotFound)?;
    let viewer = community.viewer(member.as_ref());
    let account = community.store().run(move |db| {
        let row = accounts::by_handle(db, handle.user(), handle.host())?;
        row.map(|row| viewer.account(db, &row)).transpose()
    });
    account.await?.map(Json).ok_or(Fault::NotFound)
}

pub(super) async fn relationships(
    State(community): State<Community>,
    member: Member,
    Parameters(parameters): Parameters<Relationships>,
) -> Result<Json<Vec<Relationship>>, Fault> {
    member.may("read:follows")?;
    let viewer = community.viewer(Some(&member));
    let found = community.store().run(move |db| {
        let ids = parameters.id.iter().filter_map(|id| id.as_str().parse().ok());
        ids.map(|id| viewer.relationship(db, id)).collect()
    });
    Ok(Json(found.await?))
}

pub(super) async fn statuses(
    State(community): State<Community>,
    member: Option<Member>,
    Path(id): Path<i64>,
    Parameters(paging): Parameters<Paging>,
) -> Result<(HeaderMap, Json<Vec<Status>>), Fault> {
    let viewer = community.viewer(member.as_ref());
    let cursor = Cursor::read(&paging);
    let found = community.store().run(move |db| {
        let rows = lists::profile(db, id, cursor.window())?;
        viewer.statuses(db, &rows)
    });
    Ok(page(&community, &format!("/api/v1/accounts/{id}/statuses"), cursor, found.await?, |one| one.id.as_str()))
}

pub(super) async fn follow(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Relationship>, Fault> {
    member.may("write:follows")?;
    publish::follow(community.federation(), member.account, id).await?;
    relationship(&community, &member, id).await
}

pub(super) async fn unfollow(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Relationship>, Fault> {
    member.may("write:follows")?;
    publish::unfollow(community.federation(), member.account, id).await?;
    relationship(&community, &member, id).await
}

/// Finds accounts by handle; with `resolve` also those that nobody here has met.
pub(super) async fn search(
    State(community): State<Community>,
    member: Member,
    Parameters(query): Parameters<SearchQuery>,
) -> Result<Json<Search>, Fault> {
    member.may("read:search")?;
    let mut search = Search::new();
    let Some(handle) = handle(&community, query.q.trim()) else { return Ok(Json(search)) };
    let resolve = query.resolve.unwrap_or_default();
    let found = people::find(community.federation(), &handle, resolve).await?;
    if let Some(row) = found {
        let viewer = community.viewer(Some(&member));
        search.accounts.push(community.store().run(move |db| viewer.account(db, &row)).await?);
    }
    Ok(Json(search))
}

async fn relationship(community: &Community, member: &Member, id: i64) -> Result<Json<Relationship>, Fault> {
    let viewer = community.viewer(Some(member));
    Ok(Json(community.store().run(move |db| viewer.relationship(db, id)).await?))
}

/// A handle as members type it: those without a host are of this community.
fn handle(community: &Community, text: &str) -> Option<Handle> {
    Handle::parse(text).ok().or_else(|| {
        let name = text.strip_prefix('@').unwrap_or(text);
        community.federation().addresses().handle(name)
    })
}
