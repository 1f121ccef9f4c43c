//! <https://docs.joinmastodon.org/methods/statuses/>

use axum::Json;
use axum::extract::{Path, State};
use howdah_client::entities::{Context, Status};
use howdah_client::params::{CreateStatus, EditStatus};

use super::{Fault, Member, Parameters};
use crate::store::statuses::{self as rows, StatusRow};
use crate::{Community, publish};

/// The most posts above a reply that are shown.
const ANCESTORS: usize = 40;

pub(super) async fn create(
    State(community): State<Community>,
    member: Member,
    Parameters(parameters): Parameters<CreateStatus>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let id = publish::post(community.federation(), member.account, &parameters).await?;
    status(&community, Some(&member), id).await
}

pub(super) async fn show(
    State(community): State<Community>,
    member: Option<Member>,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    status(&community, member.as_ref(), id).await
}

pub(super) async fn edit(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
    Parameters(parameters): Parameters<EditStatus>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    publish::edit(community.federation(), member.account, id, &parameters).await?;
    status(&community, Some(&member), id).await
}

/// Answers with the post as it was.
pub(super) async fn delete(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let deleted = status(&community, Some(&member), id).await?;
    publish::delete(community.federation(), member.account, id).await?;
    Ok(deleted)
}

/// What a post answers, and what answers it.
pub(super) async fn context(
    State(community): State<Community>,
    member: Option<Member>,
    Path(id): Path<i64>,
) -> Result<Json<Context>, Fault> {
    let viewer = community.viewer(member.as_ref());
    let account = viewer.account;
    let found = community.store().run(move |db| {
        let Some(status) = rows::visible(db, id, account)? else { return Ok(None) };
        let mut context = Context::new();
        let mut parent = status.in_reply_to;
        while let Some(row) = parent.filter(|_| context.ancestors.len() < ANCESTORS) {
            let Some(row) = rows::visible(db, row, account)? else { break };
            context.ancestors.insert(0, viewer.status(db, &row)?);
            parent = row.in_reply_to;
        }
        let replies = rows::replies(db, id)?.into_iter();
        let seen = replies.map(|row: StatusRow| rows::visible(db, row.id, account));
        let seen: Vec<_> = seen.collect::<Result<_, _>>()?;
        context.descendants = viewer.statuses(db, &seen.into_iter().flatten().collect::<Vec<_>>())?;
        Ok(Some(context))
    });
    found.await?.map(Json).ok_or(Fault::NotFound)
}

pub(super) async fn favourite(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    member.may("write:favourites")?;
    publish::favourite(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

pub(super) async fn unfavourite(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    member.may("write:favourites")?;
    publish::unfavourite(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

/// Answers with the boost, which holds the boosted post.
pub(super) async fn reblog(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let boost = publish::boost(community.federation(), member.account, id).await?;
    status(&community, Some(&member), boost).await
}

pub(super) async fn unreblog(
    State(community): State<Community>,
    member: Member,
    Path(id): Path<i64>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    publish::unboost(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

async fn status(community: &Community, member: Option<&Member>, id: i64) -> Result<Json<Status>, Fault> {
    let viewer = community.viewer(member);
    let found = community.store().run(move |db| {
        let row = rows::visible(db, id, viewer.account)?;
        row.map(|row| viewer.status(db, &row)).transpose()
    });
    found.await?.map(Json).ok_or(Fault::NotFound)
}
