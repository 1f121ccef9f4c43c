//! Answers that are no success, in the form of the Mastodon API.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use howdah_client::entities::ErrorBody;
use howdah_federation::BoxError;

use crate::publish::Impossible;

/// Why a request is not answered with what it asks for.
#[derive(Debug)]
pub(crate) enum Fault {
    /// There is no token, or it is none of ours.
    Unauthorized,
    /// The token is of an app that no member has let in.
    NoMember,
    /// The token was not given for this.
    Scope,
    /// The parameters cannot be read.
    Parameters(String),
    /// OAuth says no.
    Refused(Refusal),
    /// The member cannot do this.
    Impossible(Impossible),
    /// What the store or the federation failed with; told to the log only.
    Internal(BoxError),
}

/// The codes of [RFC 6749 section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal {
    InvalidClient,
    InvalidGrant,
    InvalidScope,
    /// With the reason, for people.
    InvalidRequest(&'static str),
    UnsupportedGrantType,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<E: Into<BoxError>> From<E> for Fault {
    fn from(error: E) -> Self {
        let error = error.into();
        match error.downcast_ref::<Impossible>() {
            Some(impossible) => Self::Impossible(*impossible),
            None => Self::Internal(error),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "The access token is invalid".to_owned()),
            Self::NoMember => {
                (StatusCode::UNPROCESSABLE_ENTITY, "This method requires an authenticated user".to_owned())
            }
            Self::Scope => (StatusCode::FORBIDDEN, "This action is outside the authorized scopes".to_owned()),
            Self::Parameters(why) => (StatusCode::UNPROCESSABLE_ENTITY, why),
            Self::Refused(refusal) => return refusal.into_response(),
            Self::Impossible(impossible) => (status(impossible), impossible.to_string()),
            Self::Internal(error) => {
                tracing::error!(%error, "cannot answer");
                (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong".to_owned())
            }
        };
        (status, Json(ErrorBody::new(text))).into_response()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, code, why) = match self {
            Self::InvalidClient => (StatusCode::UNAUTHORIZED, "invalid_client", "The client is not known"),
            Self::InvalidGrant => (
                StatusCode::BAD_REQUEST,
                "invalid_grant",
                "The code is not good, or no longer, or not for this",
            ),
            Self::InvalidScope => {
                (StatusCode::BAD_REQUEST, "invalid_scope", "The client was not registered for this scope")
            }
            Self::InvalidRequest(why) => (StatusCode::BAD_REQUEST, "invalid_request", why),
            Self::UnsupportedGrantType => {
                (StatusCode::BAD_REQUEST, "unsupported_grant_type", "This cannot be exchanged for a token")
            }
        };
        let mut body = ErrorBody::new(code);
        body.error_description = Some(why.to_owned());
        (status, Json(body)).into_response()
    }
}

fn status(impossible: Impossible) -> StatusCode {
    match impossible {
        Impossible::NoSuchRecord => StatusCode::NOT_FOUND,
        Impossible::NotAllowed => StatusCode::FORBIDDEN,
        Impossible::EmptyText
        | Impossible::LongText
        | Impossible::ManyMentions
        | Impossible::UnknownVisibility
        | Impossible::Unsupported => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
