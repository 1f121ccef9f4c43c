//! Parameters from wherever a client puts them: the path, the query, a form, or JSON.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use howdah_client::from_form;
use serde::de::DeserializeOwned;

use super::Fault;
use crate::publish::Impossible;

/// The number in the path; what is none names nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Id(pub(crate) i64);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let path = Path::<i64>::from_request_parts(parts, state).await;
        path.map(|Path(id)| Self(id)).map_err(|_| Fault::Impossible(Impossible::NoSuchRecord))
    }
}

/// The parameters of a call, read into the struct that a client sends: from the query of a GET or DELETE, else
/// from the body, so that no secret has to stand in an address.
#[derive(Debug)]
pub(crate) struct Parameters<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Parameters<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        if matches!(*request.method(), Method::GET | Method::HEAD | Method::DELETE) {
            return form(request.uri().query().unwrap_or_default()).map(Self);
        }
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/json"));
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|error| Fault::Parameters(error.body_text()))?;
        if json && !body.is_empty() {
            return serde_json::from_slice(&body)
                .map(Self)
                .map_err(|error| Fault::Parameters(error.to_string()));
        }
        let body = std::str::from_utf8(&body);
        form(body.map_err(|_| Fault::Parameters("The body is neither a form nor JSON".to_owned()))?).map(Self)
    }
}

fn form<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    from_form(text).map_err(|error| Fault::Parameters(error.to_string()))
}
