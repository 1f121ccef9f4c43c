//! Asks a host for a JSON document, and refuses every answer that is not plainly one.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{Request, Response, StatusCode};

use crate::authority::Authority;
use crate::{BodyLimit, Error, ErrorKind, FinalUrl, Transport, media_type};

/// A JSON body, and where it came from if the transport was redirected.
pub(crate) struct Fetched {
    pub(crate) body: Bytes,
    pub(crate) redirected: Option<Redirected>,
}

/// The place that a redirect led to.
pub(crate) struct Redirected {
    pub(crate) authority: Authority,
    pub(crate) path: String,
}

/// Asks for `url`, a stranger's or our own making, with at most `limit` bytes of answer.
pub(crate) async fn json<T: Transport>(
    transport: &T,
    url: &str,
    accept: &'static str,
    limit: usize,
) -> Result<Fetched, Error> {
    let request = request(transport, url, accept, limit)?;
    let failed = |source| Error::new(ErrorKind::Transport, url).with_source(source);
    let response = transport.get(request).await.map_err(failed)?;
    check_status(url, response.status())?;
    let redirected = redirected(transport, &response)?;
    if !is_json(&response) {
        return Err(Error::new(ErrorKind::UnsupportedContentType, url));
    }
    let body = response.into_body();
    if body.len() > limit {
        return Err(Error::new(ErrorKind::LimitExceeded, url));
    }
    Ok(Fetched { body, redirected })
}

fn request<T: Transport>(
    transport: &T,
    url: &str,
    accept: &'static str,
    limit: usize,
) -> Result<Request<()>, Error> {
    let blocked = || Error::new(ErrorKind::BlockedAddress, url);
    let (authority, _) = Authority::of_url(url).ok_or_else(blocked)?;
    if !authority.may_be_asked(transport.allows_loopback()) {
        return Err(blocked());
    }
    Request::get(url)
        .header(ACCEPT, accept)
        .extension(BodyLimit(limit))
        .body(())
        .map_err(|source| blocked().with_source(source))
}

fn check_status(url: &str, status: StatusCode) -> Result<(), Error> {
    let kind = match status {
        _ if status.is_success() => return Ok(()),
        _ if status.is_redirection() => ErrorKind::RedirectRefused,
        StatusCode::NOT_FOUND | StatusCode::GONE => ErrorKind::NotFound,
        _ => ErrorKind::Status,
    };
    Err(Error::new(kind, url).with_status(status))
}

fn redirected<T: Transport>(transport: &T, response: &Response<Bytes>) -> Result<Option<Redirected>, Error> {
    let Some(FinalUrl(url)) = response.extensions().get() else { return Ok(None) };
    let (authority, rest) =
        Authority::of_url(url).ok_or_else(|| Error::new(ErrorKind::RedirectRefused, url))?;
    if !authority.may_be_asked(transport.allows_loopback()) {
        return Err(Error::new(ErrorKind::BlockedAddress, url));
    }
    let path = rest.split(['?', '#']).next().unwrap_or(rest).to_owned();
    Ok(Some(Redirected { authority, path }))
}

fn is_json(response: &Response<Bytes>) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE);
    content_type.and_then(|value| value.to_str().ok()).is_some_and(media_type::is_json)
}
