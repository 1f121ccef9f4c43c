//! <https://docs.joinmastodon.org/methods/statuses/>

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use howdah_client::entities::{Context, Status};
use howdah_client::params::{CreateStatus, EditStatus, Reblog};

use super::{Fault, Id, Member, Parameters, may_look};
use crate::publish::{Impossible, posts, reactions};
use crate::store::statuses as rows;
use crate::{Community, secret};

/// The most posts above and below a post that are shown.
const ANCESTORS: usize = 40;
const DESCENDANTS: i64 = 60;

/// The header field that marks a call as the same as before.
const IDEMPOTENCY_KEY: &str = "idempotency-key";

pub(super) async fn create(
    State(community): State<Community>,
    member: Member,
    headers: HeaderMap,
    Parameters(parameters): Parameters<CreateStatus>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|key| key.to_str().ok()).map(secret::hash);
    let id = posts::post(community.federation(), member.account, &parameters, key).await?;
    status(&community, Some(&member), id).await
}

pub(super) async fn show(
    State(community): State<Community>,
    member: Option<Member>,
    Id(id): Id,
) -> Result<Json<Status>, Fault> {
    may_look(member.as_ref(), "read:statuses")?;
    status(&community, member.as_ref(), id).await
}

pub(super) async fn edit(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
    Parameters(parameters): Parameters<EditStatus>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    posts::edit(community.federation(), member.account, id, &parameters).await?;
    status(&community, Some(&member), id).await
}

/// Answers with the post as it was.
pub(super) async fn delete(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let deleted = status(&community, Some(&member), id).await?;
    posts::delete(community.federation(), member.account, id).await?;
    Ok(deleted)
}

/// What a post answers, and what answers it.
pub(super) async fn context(
    State(community): State<Community>,
    member: Option<Member>,
    Id(id): Id,
) -> Result<Json<Context>, Fault> {
    may_look(member.as_ref(), "read:statuses")?;
    let viewer = community.viewer(member.as_ref());
    let found = community.store().read(move |db| {
        let status = viewer.visible(db, id)?.ok_or(Impossible::NoSuchRecord)?;
        let mut context = Context::new();
        let mut parent = status.in_reply_to;
        while let Some(above) = parent.filter(|_| context.ancestors.len() < ANCESTORS) {
            let Some(row) = viewer.visible(db, above)? else { break };
            context.ancestors.insert(0, viewer.status(db, &row)?);
            parent = row.in_reply_to;
        }
        for answer in rows::answers(db, id, DESCENDANTS)? {
            if let Some(row) = viewer.visible(db, answer)? {
                context.descendants.push(viewer.status(db, &row)?);
            }
        }
        Ok(context)
    });
    Ok(Json(found.await?))
}

pub(super) async fn favourite(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Status>, Fault> {
    member.may("write:favourites")?;
    let id = reactions::favourite(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

pub(super) async fn unfavourite(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Status>, Fault> {
    member.may("write:favourites")?;
    let id = reactions::unfavourite(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

/// Answers with the boost, which holds the boosted post.
pub(super) async fn reblog(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
    Parameters(parameters): Parameters<Reblog>,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let boost = reactions::boost(community.federation(), member.account, id, &parameters).await?;
    status(&community, Some(&member), boost).await
}

pub(super) async fn unreblog(
    State(community): State<Community>,
    member: Member,
    Id(id): Id,
) -> Result<Json<Status>, Fault> {
    member.may("write:statuses")?;
    let id = reactions::unboost(community.federation(), member.account, id).await?;
    status(&community, Some(&member), id).await
}

async fn status(community: &Community, member: Option<&Member>, id: i64) -> Result<Json<Status>, Fault> {
    let viewer = community.viewer(member);
    let found = community.store().read(move |db| {
        let row = viewer.visible(db, id)?.ok_or(Impossible::NoSuchRecord)?;
        viewer.status(db, &row)
    });
    Ok(Json(found.await?))
}
