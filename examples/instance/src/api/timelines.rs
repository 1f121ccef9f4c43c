//! <https://docs.joinmastodon.org/methods/timelines/> and <https://docs.joinmastodon.org/methods/notifications/>

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};
use howdah_client::entities::{Notification, Status};
use howdah_client::params::{ListNotifications, Paging, PublicTimeline};

use super::{Fault, Member, Parameters};
use crate::Community;
use crate::store::timelines::{self as lists, Window};
use crate::store::notifications;

/// The posts of a page when the client does not say, and at the most.
const PAGE: (u32, u32) = (20, 40);

/// Where a page begins and how long it may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    before: i64,
    limit: u32,
}

impl Cursor {
    pub(super) fn read(paging: &Paging) -> Self {
        let before = paging.max_id.as_deref().and_then(|id| id.parse().ok()).unwrap_or(i64::MAX);
        Self { before, limit: paging.limit.unwrap_or(PAGE.0).clamp(1, PAGE.1) }
    }

    pub(super) fn window(self) -> Window {
        Window { before: self.before, limit: self.limit.into() }
    }
}

/// A page with the header field `Link` that leads to the next one, if this one is full.
pub(super) fn page<T>(
    community: &Community,
    path: &str,
    cursor: Cursor,
    items: Vec<T>,
    id: impl Fn(&T) -> &str,
) -> (HeaderMap, Json<Vec<T>>) {
    let mut headers = HeaderMap::new();
    let full = usize::try_from(cursor.limit).is_ok_and(|limit| items.len() == limit);
    if let Some(last) = items.last().filter(|_| full) {
        let origin = community.federation().addresses().origin();
        let separator = if path.contains('?') { '&' } else { '?' };
        let next =
            format!("<{origin}{path}{separator}max_id={}&limit={}>; rel=\"next\"", id(last), cursor.limit);
        headers.extend(HeaderValue::try_from(next).ok().map(|value| (LINK, value)));
    }
    (headers, Json(items))
}

pub(super) async fn home(
    State(community): State<Community>,
    member: Member,
    Parameters(paging): Parameters<Paging>,
) -> Result<(HeaderMap, Json<Vec<Status>>), Fault> {
    member.may("read:statuses")?;
    let viewer = community.viewer(Some(&member));
    let cursor = Cursor::read(&paging);
    let found = community.store().run(move |db| {
        let rows = lists::home(db, member.account, cursor.window())?;
        viewer.statuses(db, &rows)
    });
    Ok(page(&community, "/api/v1/timelines/home", cursor, found.await?, |one| one.id.as_str()))
}

pub(super) async fn public(
    State(community): State<Community>,
    member: Option<Member>,
    uri: axum::http::Uri,
) -> Result<(HeaderMap, Json<Vec<Status>>), Fault> {
    let query = uri.query().unwrap_or_default();
    let unprocessable = |error: howdah_client::FormError| Fault::Unprocessable(error.to_string());
    let parameters: PublicTimeline = howdah_client::from_form(query).map_err(unprocessable)?;
    let cursor = Cursor::read(&howdah_client::from_form(query).map_err(unprocessable)?);
    let viewer = community.viewer(member.as_ref());
    let local = parameters.local.unwrap_or_default();
    let found = community.store().run(move |db| {
        let rows = lists::public(db, local, cursor.window())?;
        viewer.statuses(db, &rows)
    });
    let path = format!("/api/v1/timelines/public?local={local}");
    Ok(page(&community, &path, cursor, found.await?, |one| one.id.as_str()))
}

pub(super) async fn tag(
    State(community): State<Community>,
    member: Option<Member>,
    Path(hashtag): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<(HeaderMap, Json<Vec<Status>>), Fault> {
    let viewer = community.viewer(member.as_ref());
    let cursor = Cursor::read(&paging);
    let path = format!("/api/v1/timelines/tag/{hashtag}");
    let found = community.store().run(move |db| {
        let rows = lists::tag(db, &hashtag.to_lowercase(), cursor.window())?;
        viewer.statuses(db, &rows)
    });
    Ok(page(&community, &path, cursor, found.await?, |one| one.id.as_str()))
}

pub(super) async fn notifications(
    State(community): State<Community>,
    member: Member,
    uri: axum::http::Uri,
) -> Result<(HeaderMap, Json<Vec<Notification>>), Fault> {
    member.may("read:notifications")?;
    let query = uri.query().unwrap_or_default();
    let unprocessable = |error: howdah_client::FormError| Fault::Unprocessable(error.to_string());
    let parameters: ListNotifications = howdah_client::from_form(query).map_err(unprocessable)?;
    let cursor = Cursor::read(&howdah_client::from_form(query).map_err(unprocessable)?);
    let viewer = community.viewer(Some(&member));
    let kinds: Vec<_> = parameters.types.iter().flatten().map(|kind| kind.as_str().to_owned()).collect();
    let query: Vec<_> = kinds.iter().map(|kind| format!("types[]={kind}")).collect();
    let path = format!("/api/v1/notifications?{}", query.join("&"));
    let found = community.store().run(move |db| {
        let Window { before, limit } = cursor.window();
        let rows = notifications::list(db, member.account, &kinds, before, limit)?;
        rows.iter().map(|row| viewer.notification(db, row)).collect()
    });
    Ok(page(&community, path.trim_end_matches('?'), cursor, found.await?, |one| one.id.as_str()))
}
