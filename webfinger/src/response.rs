//! Responses to whoever asks: readable from every web page, and never taken for anything but JSON.

use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_LENGTH, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Response, StatusCode};
use serde::Serialize;

/// The document as JSON, with its length, so that an answer to `HEAD` needs only to drop the body.
pub(crate) fn json(content_type: &'static str, document: &impl Serialize) -> Response<Vec<u8>> {
    let Ok(body) = serde_json::to_vec(document) else {
        return empty(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let mut response = with_body(StatusCode::OK, body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// A status alone.
pub(crate) fn empty(status: StatusCode) -> Response<Vec<u8>> {
    with_body(status, Vec::new())
}

fn with_body(status: StatusCode, body: Vec<u8>) -> Response<Vec<u8>> {
    let length = HeaderValue::from(body.len());
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, length);
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
