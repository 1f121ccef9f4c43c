//! Sends requests with reqwest.

use bytes::Bytes;

use super::{BodyLimit, BoxFuture, Timeout, Transport, TransportError};
use crate::error::{Error, ErrorKind};

/// How long connecting may take.
#[cfg(not(target_family = "wasm"))]
const CONNECT_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// A client of ours: no redirects, no `Referer`.
pub(crate) fn new() -> Result<reqwest::Client, Error> {
    let builder = reqwest::Client::builder();
    #[cfg(not(target_family = "wasm"))]
    let builder =
        builder.redirect(reqwest::redirect::Policy::none()).referer(false).connect_timeout(CONNECT_TIMEOUT);
    builder.build().map_err(|error| {
        Error::new(ErrorKind::Configuration, "the HTTP client cannot be built")
            .with_source(error.without_url())
    })
}

impl Transport for reqwest::Client {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move { send(self, request).await.map_err(failure)? })
    }
}

/// The inner error is ours, the outer one reqwest's.
async fn send(
    client: &reqwest::Client,
    request: http::Request<Bytes>,
) -> Result<Result<http::Response<Bytes>, TransportError>, reqwest::Error> {
    let (parts, body) = request.into_parts();
    let mut builder = client.request(parts.method, parts.uri.to_string()).headers(parts.headers).body(body);
    if let Some(Timeout(timeout)) = parts.extensions.get() {
        builder = builder.timeout(*timeout);
    }
    let limit = parts.extensions.get().map_or(usize::MAX, |BodyLimit(limit)| *limit);
    let answer = builder.send().await?;
    let mut response = http::Response::new(Bytes::new());
    *response.status_mut() = answer.status();
    response.headers_mut().clone_from(answer.headers());
    response.extensions_mut().insert(FinalUrl(answer.url().clone()));
    let Some(body) = read(answer, limit).await? else { return Ok(Err(TransportError::TooLarge)) };
    *response.body_mut() = body;
    Ok(Ok(response))
}

/// Where an answer came from: a client that was handed in may have followed redirects.
#[derive(Clone, Debug)]
pub(crate) struct FinalUrl(pub(crate) url::Url);

/// Reads the body in pieces, or stops when it gets too large.
#[cfg(not(target_family = "wasm"))]
async fn read(mut answer: reqwest::Response, limit: usize) -> Result<Option<Bytes>, reqwest::Error> {
    let mut body = bytes::BytesMut::new();
    while let Some(piece) = answer.chunk().await? {
        if body.len().saturating_add(piece.len()) > limit {
            return Ok(None);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Some(body.freeze()))
}

/// The browser reads the body as a whole.
#[cfg(target_family = "wasm")]
async fn read(answer: reqwest::Response, limit: usize) -> Result<Option<Bytes>, reqwest::Error> {
    let body = answer.bytes().await?;
    Ok((body.len() <= limit).then_some(body))
}

fn failure(error: reqwest::Error) -> TransportError {
    if error.is_timeout() {
        return TransportError::Timeout;
    }
    // The address may hold what must not be seen.
    TransportError::Failed(Box::new(error.without_url()))
}
