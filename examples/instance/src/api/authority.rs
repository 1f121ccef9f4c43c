//! Who asks: the member behind the access token, and what the token allows.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use howdah_client::Scopes;

use super::Fault;
use crate::store::oauth::{self, TokenRow};
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
        if self.scopes.allow(scope) { Ok(()) } else { Err(Fault::Scope) }
    }
}

/// Refuses what the token was not given for; nobody needs a token for what everybody may see.
pub(crate) fn may_look(member: Option<&Member>, scope: &str) -> Result<(), Fault> {
    member.map_or(Ok(()), |member| member.may(scope))
}

impl FromRequestParts<Community> for Member {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, community: &Community) -> Result<Self, Fault> {
        let token = bearer(parts).ok_or(Fault::Unauthorized)?;
        member(&known(community, token).await?).ok_or(Fault::NoMember)
    }
}

/// Public answers show more to a member who is logged in. An app by itself is nobody.
impl OptionalFromRequestParts<Community> for Member {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, community: &Community) -> Result<Option<Self>, Fault> {
        match bearer(parts) {
            Some(token) => Ok(member(&known(community, token).await?)),
            None => Ok(None),
        }
    }
}

async fn known(community: &Community, token: &str) -> Result<TokenRow, Fault> {
    let hash = secret::hash(token);
    community.store().read(move |db| oauth::token(db, &hash)).await?.ok_or(Fault::Unauthorized)
}

fn member(row: &TokenRow) -> Option<Member> {
    Some(Member { account: row.account?, scopes: row.scopes.as_str().into() })
}

fn bearer(parts: &Parts) -> Option<&str> {
    let (scheme, token) = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
