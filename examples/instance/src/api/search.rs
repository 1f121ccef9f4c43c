//! <https://docs.joinmastodon.org/methods/search/>

use axum::Json;
use axum::extract::State;
use howdah_client::entities::Search;
use howdah_client::params::{SearchQuery, SearchType};

use super::{Fault, Member, Parameters, accounts};
use crate::{Community, people, view};

/// Finds accounts by handle; with `resolve` also those that nobody here has met.
pub(super) async fn search(
    State(community): State<Community>,
    member: Member,
    Parameters(query): Parameters<SearchQuery>,
) -> Result<Json<Search>, Fault> {
    member.may("read:search")?;
    let mut search = Search::new();
    if query.kind.is_some_and(|kind| kind != SearchType::Accounts) {
        return Ok(Json(search));
    }
    let Some(handle) = accounts::handle(&community, query.q.trim()) else { return Ok(Json(search)) };
    let resolve = query.resolve.unwrap_or_default();
    let found = people::find(community.federation(), &handle, resolve).await?;
    if let Some(row) = found {
        search.accounts.push(community.store().read(move |db| view::account(db, &row)).await?);
    }
    Ok(Json(search))
}
