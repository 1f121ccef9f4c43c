//! <https://docs.joinmastodon.org/methods/timelines/>

use axum::extract::{Path, State};
use howdah_client::entities::Status;
use howdah_client::params::{PublicTimeline, TagTimeline};

use super::page::{Listed, Page};
use super::{Fault, Member, Parameters, may_look};
use crate::Community;
use crate::store::timelines::{self as lists, Origin};

pub(super) async fn home(
    State(community): State<Community>,
    member: Member,
    page: Page,
) -> Result<Listed<Status>, Fault> {
    member.may("read:statuses")?;
    let (viewer, window) = (community.viewer(Some(&member)), page.window);
    let found = community.store().read(move |db| {
        let rows = lists::home(db, member.account, window)?;
        viewer.statuses(db, &rows)
    });
    Ok(page.answer(&community, found.await?, |status| status.id.as_str()))
}

pub(super) async fn public(
    State(community): State<Community>,
    member: Option<Member>,
    page: Page,
    Parameters(options): Parameters<PublicTimeline>,
) -> Result<Listed<Status>, Fault> {
    may_look(member.as_ref(), "read:statuses")?;
    let (viewer, window) = (community.viewer(member.as_ref()), page.window);
    if options.only_media.unwrap_or_default() {
        return Ok(page.answer(&community, Vec::new(), |status: &Status| status.id.as_str()));
    }
    let origin = origin(options.local, options.remote);
    let found = community.store().read(move |db| {
        let rows = lists::public(db, origin, window)?;
        viewer.statuses(db, &rows)
    });
    Ok(page.answer(&community, found.await?, |status| status.id.as_str()))
}

pub(super) async fn tag(
    State(community): State<Community>,
    member: Option<Member>,
    Path(hashtag): Path<String>,
    page: Page,
    Parameters(options): Parameters<TagTimeline>,
) -> Result<Listed<Status>, Fault> {
    may_look(member.as_ref(), "read:statuses")?;
    let (viewer, window) = (community.viewer(member.as_ref()), page.window);
    let origin = origin(options.local, options.remote);
    let found = community.store().read(move |db| {
        let rows = lists::tag(db, &hashtag.to_lowercase(), origin, window)?;
        viewer.statuses(db, &rows)
    });
    Ok(page.answer(&community, found.await?, |status| status.id.as_str()))
}

fn origin(local: Option<bool>, remote: Option<bool>) -> Origin {
    Origin { local: local.unwrap_or_default(), remote: remote.unwrap_or_default() }
}
