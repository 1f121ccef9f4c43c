//! Parameters from wherever a client put them: the query, a form, or JSON.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use howdah_client::from_form;
use serde::de::DeserializeOwned;

use super::Fault;

/// The parameters of a call, read into the struct that a client sends.
pub(crate) struct Parameters<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Parameters<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/json"));
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|_| Fault::Unprocessable("The body cannot be read".to_owned()))?;
        let read = if json && !body.is_empty() {
            serde_json::from_slice(&body).map_err(|error| error.to_string())
        } else {
            let form = std::str::from_utf8(&body).unwrap_or_default();
            from_form(if form.is_empty() { &query } else { form }).map_err(|error| error.to_string())
        };
        read.map(Self).map_err(Fault::Unprocessable)
    }
}
