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
    Unauthorized,
    Forbidden,
    NotFound,
    Unprocessable(String),
    /// What the store or the federation failed with; told to the log only.
    Internal(BoxError),
}

impl<E: Into<BoxError>> From<E> for Fault {
    fn from(error: E) -> Self {
        let error = error.into();
        match error.downcast_ref::<Impossible>() {
            Some(Impossible("Record not found")) => Self::NotFound,
            Some(Impossible(why)) => Self::Unprocessable((*why).to_owned()),
            None => Self::Internal(error),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, text) = match self {
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "The access token is invalid".to_owned()),
            Self::Forbidden => (StatusCode::FORBIDDEN, "This action is outside the authorized scopes".to_owned()),
            Self::NotFound => (StatusCode::NOT_FOUND, "Record not found".to_owned()),
            Self::Unprocessable(why) => (StatusCode::UNPROCESSABLE_ENTITY, why),
            Self::Internal(error) => {
                tracing::error!(%error, "cannot answer");
                (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong".to_owned())
            }
        };
        (status, Json(ErrorBody::new(text))).into_response()
    }
}
