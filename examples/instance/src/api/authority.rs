//! Who asks: the member behind the access token, and what the token allows.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use howdah_client::Scopes;

use super::Fault;
use crate::store::oauth;
use crate::{Community, secret};

/// The member who asks, by the access token in the header field `Authorization`.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) account: i64,
    scopes: Scopes,
}

impl Member {
    /// Refuses what the token was not given for.
    pub(crate) fn may(&self, scope: &str) -> Result<(), Fault> {
        if self.scopes.allow(scope) { Ok(()) } else { Err(Fault::Forbidden) }
    }
}

impl FromRequestParts<Community> for Member {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, community: &Community) -> Result<Self, Fault> {
        let token = bearer(parts).ok_or(Fault::Unauthorized)?;
        let hash = secret::hash(token);
        let row = community.store().run(move |db| oauth::token(db, &hash)).await?.ok_or(Fault::Unauthorized)?;
        let account = row.account.ok_or(Fault::Unauthorized)?;
        Ok(Self { account, scopes: row.scopes.as_str().into() })
    }
}

/// Public answers show more to a member who is logged in.
impl axum::extract::OptionalFromRequestParts<Community> for Member {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, community: &Community) -> Result<Option<Self>, Fault> {
        if bearer(parts).is_none() {
            return Ok(None);
        }
        <Self as FromRequestParts<Community>>::from_request_parts(parts, community).await.map(Some)
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    parts.headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}
