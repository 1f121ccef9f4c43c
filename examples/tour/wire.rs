//! What goes over the wire between the communities, for `--verbose`: request lines, header fields, documents.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::report::line;

/// More than any document of the tour.
const MOST: usize = 1024 * 1024;

/// Shows a request and its answer, unless it is between a member's app and the server: that holds passwords
/// and tokens.
pub(crate) async fn show(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") || path.starts_with("/oauth/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST).await else {
        return refuse();
    };
    line(&format!("    > {} {}", parts.method, parts.uri));
    show_message("    > ", &parts.headers, &body);
    let (head, answer) = next.run(Request::from_parts(parts, Body::from(body))).await.into_parts();
    let Ok(answer) = to_bytes(answer, MOST).await else {
        return refuse();
    };
    line(&format!("    < {}", head.status));
    show_message("    < ", &head.headers, &answer);
    Response::from_parts(head, Body::from(answer))
}

fn refuse() -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    answer
}

fn show_message(margin: &str, headers: &HeaderMap, body: &Bytes) {
    for (name, value) in headers {
        line(&format!("{margin}{name}: {}", String::from_utf8_lossy(value.as_bytes())));
    }
    if let Ok(document) = serde_json::from_slice::<Value>(body) {
        for text in format!("{document:#}").lines() {
            line(&format!("{margin}{text}"));
        }
    }
    line(margin.trim_end());
}
