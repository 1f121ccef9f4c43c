//! One request and its answer, with redirects on the same server.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, LOCATION};
use http::{Method, StatusCode};
use url::Url;

use super::Client;
use crate::entities::ErrorDetail;
use crate::error::{ApiError, Error, ErrorKind};
use crate::rate_limit::retry_after;
use crate::redact::Secrets;
use crate::transport::{BodyLimit, Timeout, TransportError};

/// How many characters are kept of each text of a refusal.
const LONGEST_TEXT: usize = 1000;

/// How many redirects are followed.
const REDIRECTS: usize = 5;

impl Client {
    /// Sends a request and gives back an answer in JSON, or says why there is none.
    pub(crate) async fn exchange(
        &self,
        request: http::Request<Bytes>,
        secrets: &Secrets,
    ) -> Result<http::Response<Bytes>, Error> {
        let mut request = request;
        for _ in 0..=REDIRECTS {
            let response = self.send(&request).await?;
            if !response.status().is_redirection() {
                return judge(response, secrets);
            }
            request = self.follow(request, &response)?;
        }
        Err(Error::new(ErrorKind::Redirect, "the server redirects without end"))
    }

    async fn send(&self, request: &http::Request<Bytes>) -> Result<http::Response<Bytes>, Error> {
        let response = self.0.transport.send(again(request)).await.map_err(failure)?;
        #[cfg(feature = "reqwest")]
        if let Some(crate::transport::reqwest::FinalUrl(url)) = response.extensions().get()
            && url.origin() != self.0.base.origin()
        {
            return Err(cross_origin());
        }
        if response.body().len() > self.0.body_limit {
            return Err(failure(TransportError::TooLarge));
        }
        Ok(response)
    }

    /// The request to where the server sends us, if that is the same server.
    fn follow(
        &self,
        request: http::Request<Bytes>,
        response: &http::Response<Bytes>,
    ) -> Result<http::Request<Bytes>, Error> {
        let refuse = |why: &str| Error::new(ErrorKind::Redirect, why).with_status(response.status());
        let location = response.headers().get(LOCATION).and_then(|location| location.to_str().ok());
        let location = location.ok_or_else(|| refuse("the server redirects to nowhere"))?;
        let target = Url::parse(&request.uri().to_string())
            .and_then(|url| url.join(location))
            .map_err(|_| refuse("the server redirects to nowhere"))?;
        if target.origin() != self.0.base.origin() {
            return Err(cross_origin());
        }
        let keeps_method =
            matches!(response.status(), StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
        if request.method() != Method::GET && !keeps_method {
            return Err(refuse("the server redirects a call that cannot be repeated"));
        }
        let mut request = request;
        *request.uri_mut() =
            target.as_str().parse().map_err(|_| refuse("the server redirects to nowhere"))?;
        Ok(request)
    }
}

/// A copy of a request, with the extensions that transports know.
fn again(request: &http::Request<Bytes>) -> http::Request<Bytes> {
    let mut copy = http::Request::new(request.body().clone());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    copy.headers_mut().clone_from(request.headers());
    if let Some(timeout) = request.extensions().get::<Timeout>() {
        copy.extensions_mut().insert(*timeout);
    }
    if let Some(limit) = request.extensions().get::<BodyLimit>() {
        copy.extensions_mut().insert(*limit);
    }
    copy
}

/// An answer in JSON is passed on; a refusal and anything else become errors.
fn judge(response: http::Response<Bytes>, secrets: &Secrets) -> Result<http::Response<Bytes>, Error> {
    let status = response.status();
    let page = is_page(&response);
    if status.is_success() {
        if page {
            let error = Error::new(ErrorKind::NotJson, "the server answered with a page in place of JSON");
            return Err(error.with_status(status).with_excerpt(secrets.excerpt(response.body(), 0)));
        }
        return Ok(response);
    }
    let kind = match ErrorKind::of_status(status) {
        ErrorKind::NotFound if page => ErrorKind::Unsupported,
        kind => kind,
    };
    let error =
        Error::new(kind, kind.detail()).with_status(status).with_retry_after(retry_after(response.headers()));
    Err(match ApiError::read(response.body()) {
        Some(api) => error.with_api(masked(api, secrets)),
        None => error.with_excerpt(secrets.excerpt(response.body(), 0)),
    })
}

/// A server may repeat what it was sent, in every part of what it says.
fn masked(api: ApiError, secrets: &Secrets) -> ApiError {
    let short = |text: &str| secrets.short(text, LONGEST_TEXT);
    let mask = |mut detail: ErrorDetail| {
        detail.error = short(&detail.error);
        detail.description = short(&detail.description);
        detail
    };
    let details = api.details.into_iter();
    ApiError {
        message: short(&api.message),
        code: api.code.as_deref().map(short),
        details: details.map(|(name, list)| (short(&name), list.into_iter().map(mask).collect())).collect(),
    }
}

/// Whether an answer is something for people to look at.
fn is_page(response: &http::Response<Bytes>) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.to_ascii_lowercase();
    kind.starts_with("text/html")
        || kind.starts_with("application/xhtml")
        || response.body().trim_ascii_start().starts_with(b"<")
}

fn cross_origin() -> Error {
    Error::new(ErrorKind::CrossOrigin, "the server redirects to another server")
}

fn failure(error: TransportError) -> Error {
    match error {
        TransportError::Timeout => Error::new(ErrorKind::Timeout, "there was no answer in time"),
        TransportError::TooLarge => Error::new(ErrorKind::TooLarge, "the answer is too large"),
        TransportError::Failed(source) => {
            Error::new(ErrorKind::Transport, "the request failed").with_source(source)
        }
    }
}
