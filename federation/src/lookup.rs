//! WebFinger through the guard.

use bytes::Bytes;
use howdah_webfinger::{BodyLimit, BoxError, FinalUrl, Transport};
use http::header::ACCEPT;
use http::{Request, Response};

use crate::fetch::Fetcher;

/// The most bytes of an answer when the request names no limit.
const MAX_BYTES: usize = 64 * 1024;

/// Sends the requests of WebFinger and NodeInfo lookups by the guarded client.
#[derive(Clone, Debug)]
pub(crate) struct GuardedTransport {
    fetcher: Fetcher,
}

impl GuardedTransport {
    pub(crate) fn new(fetcher: Fetcher) -> Self {
        Self { fetcher }
    }
}

impl Transport for GuardedTransport {
    async fn get(&self, request: Request<()>) -> Result<Response<Bytes>, BoxError> {
        let url = request.uri().to_string();
        let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("*/*");
        let limit = request.extensions().get::<BodyLimit>().map_or(MAX_BYTES, |limit| limit.0);
        let answer = self.fetcher.get(&url, accept, limit).await?;
        let mut response = Response::new(answer.body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        if answer.url.as_str() != url {
            response.extensions_mut().insert(FinalUrl(answer.url.into()));
        }
        Ok(response)
    }
}
