//! The part of the Mastodon API that the community offers: <https://docs.joinmastodon.org/methods/>
//!
//! Parameters are read into the same structs that the client sends, answers are the same entities.

mod accounts;
mod authority;
mod fault;
mod instance;
mod notifications;
mod oauth;
mod page;
mod parameters;
mod search;
mod statuses;
mod timelines;

use axum::Router;
use axum::routing::{any, get, post};

use crate::Community;
use crate::publish::Impossible;

pub(crate) use authority::{Member, may_look};
pub(crate) use fault::{Fault, Refusal};
pub(crate) use parameters::{Id, Parameters};

/// The routes of the API.
pub(crate) fn routes() -> Router<Community> {
    Router::new()
        .route("/api/v1/apps", post(oauth::register))
        .route("/oauth/authorize", get(oauth::form).post(oauth::authorize))
        .route("/oauth/token", post(oauth::token))
        .route("/oauth/revoke", post(oauth::revoke))
        .route("/api/v1/accounts/verify_credentials", get(accounts::verify_credentials))
        .route("/api/v1/accounts/lookup", get(accounts::lookup))
        .route("/api/v1/accounts/relationships", get(accounts::relationships))
        .route("/api/v1/accounts/{id}", get(accounts::show))
        .route("/api/v1/accounts/{id}/statuses", get(accounts::statuses))
        .route("/api/v1/accounts/{id}/follow", post(accounts::follow))
        .route("/api/v1/accounts/{id}/unfollow", post(accounts::unfollow))
        .route("/api/v1/statuses", post(statuses::create))
        .route("/api/v1/statuses/{id}", get(statuses::show).put(statuses::edit).delete(statuses::delete))
        .route("/api/v1/statuses/{id}/context", get(statuses::context))
        .route("/api/v1/statuses/{id}/favourite", post(statuses::favourite))
        .route("/api/v1/statuses/{id}/unfavourite", post(statuses::unfavourite))
        .route("/api/v1/statuses/{id}/reblog", post(statuses::reblog))
        .route("/api/v1/statuses/{id}/unreblog", post(statuses::unreblog))
        .route("/api/v1/timelines/home", get(timelines::home))
        .route("/api/v1/timelines/public", get(timelines::public))
        .route("/api/v1/timelines/tag/{hashtag}", get(timelines::tag))
        .route("/api/v1/notifications", get(notifications::list))
        .route("/api/v2/search", get(search::search))
        .route("/api/v2/instance", get(instance::show))
        .route("/api/{*unknown}", any(async || Fault::from(Impossible::NoSuchRecord)))
}
