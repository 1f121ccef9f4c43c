//! What goes over the wire between the communities, for `--verbose`: request lines, header fields, documents.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use crate::report::line;

/// More than any document of the tour.
const MOST: usize = 1024 * 1024;

/// Shows a request and its answer, unless it is between a member's app and the server: that holds passwords
/// and tokens. The lines of one exchange stay together, whatever else happens meanwhile.
pub(crate) async fn show(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") || path.starts_with("/oauth/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MOST).await else {
        return refuse();
    };
    let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let mut shown = vec![format!("    > {} https://{host}{}", parts.method, parts.uri)];
    shown.extend(message("    > ", &parts.headers, &body));
    let (head, answer) = next.run(Request::from_parts(parts, Body::from(body))).await.into_parts();
    let Ok(answer) = to_bytes(answer, MOST).await else {
        return refuse();
    };
    shown.push(format!("    < {}", head.status));
    shown.extend(message("    < ", &head.headers, &answer));
    // The empty line after it.
    shown.push(String::new());
    line(&shown.join("\n"));
    Response::from_parts(head, Body::from(answer))
}

fn refuse() -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
    answer
}

/// The header fields, and the document with a member on each line.
fn message(margin: &str, headers: &HeaderMap, body: &Bytes) -> Vec<String> {
    let field = |(name, value): (&HeaderName, &HeaderValue)| {
        format!("{margin}{name}: {}", String::from_utf8_lossy(value.as_bytes()))
    };
    let mut shown: Vec<_> = headers.iter().map(field).collect();
    if let Ok(document) = serde_json::from_slice::<Value>(body) {
        shown.extend(format!("{document:#}").lines().map(|text| format!("{margin}{text}")));
    }
    shown
}
