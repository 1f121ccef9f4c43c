//! Fetching what strangers name: guarded, bounded, redirect by redirect.
//!
//! Start at [`Fetcher::document`] for ActivityPub documents and [`Fetcher::get`] for everything else. No
//! other part of the crate opens a socket to an address that a stranger named.

mod address;
mod guard;
mod refusal;
mod resolver;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use howdah_types::{Envelope, Iri, MediaType};
use http::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, HeaderValue, StatusCode};
use url::Url;

pub use address::is_global;
pub use guard::{Guard, MAX_URL_BYTES};
pub use refusal::Refusal;

use crate::error::{Error, ErrorKind};

/// The content type that is asked for and sent: ActivityPub
/// [section 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects) names the long form, the fleet
/// answers to both.
pub const ACTIVITY_JSON: &str = "application/activity+json";

const ACCEPT_DOCUMENT: &str =
    "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

/// The most redirects that a GET follows.
pub const MAX_REDIRECTS: usize = 3;

/// The most bytes of a document, after decoding.
pub const MAX_DOCUMENT_BYTES: usize = 1024 * 1024;

/// How long a request may take in all, with its redirects and its body.
pub const TIMEOUT: Duration = Duration::from_secs(30);

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// What is read of the answer to a POST, which says all in its status.
const MAX_ANSWER_BYTES: usize = 4 * 1024;

/// The client for every outbound request: cheap to clone, connections are shared.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: reqwest::Client,
    guard: Guard,
}

/// An answer that arrived whole and within its limit.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fetched {
    /// Where the answer came from, after redirects.
    pub url: Url,
    /// The status, any that is no redirect.
    pub status: StatusCode,
    /// The header fields of the answer.
    pub headers: HeaderMap,
    /// The body, at most as long as the limit of the call.
    pub body: Bytes,
}

impl Fetcher {
    /// A client that obeys `guard` and calls itself `user_agent`.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up, or `user_agent` is no valid header value.
    pub fn new(guard: Guard, user_agent: &str) -> Result<Self, Error> {
        let mut builder = reqwest::Client::builder()
            .user_agent(user_agent)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .https_only(true)
            // What is never decoded cannot expand, whatever other crates turn on.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .dns_resolver(Arc::new(resolver::GuardedResolver::new(guard.clone())));
        if let Some(certificate) = guard.development_certificate() {
            let certificate = reqwest::Certificate::from_der(certificate).map_err(set_up)?;
            builder = builder.tls_certs_only([certificate]);
        }
        Ok(Self { client: builder.build().map_err(set_up)?, guard })
    }

    /// The rules that this client obeys.
    pub fn guard(&self) -> &Guard {
        &self.guard
    }

    /// Fetches `url` with GET and follows up to [`MAX_REDIRECTS`] redirects, each checked like the first.
    ///
    /// The answer may have any status but a redirect's, and at most `limit` bytes of body.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), howdah_federation::Error> {
    /// use howdah_federation::fetch::{Fetcher, Guard};
    ///
    /// let fetcher = Fetcher::new(Guard::new(), "example/1.0 (+https://me.example/)")?;
    /// let picture = fetcher.get("https://them.example/avatar.png", "image/png", 2 * 1024 * 1024).await?;
    /// println!("{} bytes from {}", picture.body.len(), picture.url);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] with the rule that the URL, a redirect or the answer broke; [`ErrorKind::Io`] or
    /// [`ErrorKind::Timeout`] if the answer did not arrive.
    pub async fn get(&self, url: &str, accept: &str, limit: usize) -> Result<Fetched, Error> {
        self.get_with(url, accept, limit, MAX_REDIRECTS).await
    }

    async fn get_with(
        &self,
        url: &str,
        accept: &str,
        limit: usize,
        redirects: usize,
    ) -> Result<Fetched, Error> {
        let answer = self.follow(self.guard.check(url)?, accept, limit, redirects);
        tokio::time::timeout(TIMEOUT, answer).await.map_err(|_| ErrorKind::Timeout)?
    }

    async fn follow(
        &self,
        mut url: Url,
        accept: &str,
        limit: usize,
        redirects: usize,
    ) -> Result<Fetched, Error> {
        let accept = HeaderValue::from_str(accept).map_err(|_| ErrorKind::BadRequest)?;
        let mut seen = Vec::new();
        loop {
            let request = self.client.get(url.clone()).header(ACCEPT, accept.clone());
            let answer = whole(request.send().await.map_err(refusal_or_io)?, limit).await?;
            if !is_redirect(answer.status) {
                return Ok(answer);
            }
            let next = self.redirect_target(&answer)?;
            seen.push(std::mem::replace(&mut url, next));
            if seen.len() > redirects || seen.contains(&url) {
                return Err(Refusal::TooManyRedirects.into());
            }
        }
    }

    /// Fetches an ActivityPub document and checks that it may speak for its id.
    ///
    /// The answer must have an ActivityPub content type (a page that a user uploaded is no document), and the
    /// id must be of the origin that served it
    /// ([FEP-fe34](https://codeberg.org/fediverse/fep/src/branch/main/fep/fe34/fep-fe34.md)).
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get); [`ErrorKind::Status`] for an answer other than 200.
    pub async fn document(&self, url: &str) -> Result<Fetched, Error> {
        self.document_with(url, MAX_REDIRECTS).await
    }

    pub(crate) async fn document_with(&self, url: &str, redirects: usize) -> Result<Fetched, Error> {
        let answer = self.get_with(url, ACCEPT_DOCUMENT, MAX_DOCUMENT_BYTES, redirects).await?;
        if answer.status != StatusCode::OK {
            return Err(ErrorKind::Status(answer.status).into());
        }
        if !is_activity_type(&answer.headers) {
            return Err(Refusal::ContentType.into());
        }
        let envelope =
            Envelope::parse(&answer.body).map_err(|error| Error::new(ErrorKind::Document, error))?;
        let id = envelope.id().ok_or(Refusal::ForeignId)?;
        let id = Iri::parse(id).map_err(|_| Refusal::ForeignId)?;
        let origin = Iri::parse(answer.url.as_str()).map_err(|_| Refusal::ForeignId)?;
        if id.same_origin(&origin) { Ok(answer) } else { Err(Refusal::ForeignId.into()) }
    }

    /// Posts a body; redirects are not followed, since a signature is made for one target.
    ///
    /// The status says all: of the answer's body at most 4 KiB are read, and it does not matter whether they
    /// arrive.
    ///
    /// # Errors
    ///
    /// As [`get`](Self::get).
    pub async fn post(&self, url: &str, headers: HeaderMap, body: Bytes) -> Result<Fetched, Error> {
        let request = self.client.post(self.guard.check(url)?).headers(headers).body(body);
        Ok(beginning(request.send().await.map_err(refusal_or_io)?, MAX_ANSWER_BYTES).await)
    }

    fn redirect_target(&self, answer: &Fetched) -> Result<Url, Error> {
        let location = answer.headers.get(LOCATION).and_then(|value| value.to_str().ok());
        let next =
            answer.url.join(location.ok_or(Refusal::BadRedirect)?).map_err(|_| Refusal::BadRedirect)?;
        Ok(self.guard.check(next.as_str())?)
    }
}

/// The answer with its body, if that keeps within the limit.
async fn whole(mut response: reqwest::Response, limit: usize) -> Result<Fetched, Error> {
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(refusal_or_io)? {
        if body.len() + chunk.len() > limit {
            return Err(Refusal::TooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(fetched(response, body.freeze()))
}

/// The answer with what came of its body, up to the limit.
async fn beginning(mut response: reqwest::Response, limit: usize) -> Fetched {
    let mut body = BytesMut::new();
    while let Ok(Some(mut chunk)) = response.chunk().await {
        chunk.truncate(limit - body.len());
        body.extend_from_slice(&chunk);
        if body.len() == limit {
            break;
        }
    }
    fetched(response, body.freeze())
}

fn fetched(mut response: reqwest::Response, body: Bytes) -> Fetched {
    let (url, status) = (response.url().clone(), response.status());
    Fetched { url, status, headers: std::mem::take(response.headers_mut()), body }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Whether the one `Content-Type` is an ActivityPub type
/// ([section 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects)), in UTF-8.
pub(crate) fn is_activity_type(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return false };
    let media_type = value.to_str().ok().and_then(|text| text.parse::<MediaType>().ok());
    media_type.is_some_and(|media_type| media_type.is_activity())
}

fn set_up(error: reqwest::Error) -> Error {
    Error::new(ErrorKind::Io, error)
}

/// The refusal that the resolver hid inside the connection error, or the error itself.
fn refusal_or_io(error: reqwest::Error) -> Error {
    let mut source: Option<&(dyn StdError + 'static)> = Some(&error);
    while let Some(next) = source {
        if let Some(refusal) = next.downcast_ref::<Refusal>() {
            return (*refusal).into();
        }
        source = next.source();
    }
    let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Io };
    // The URL may hold a secret path, and is known to the caller.
    Error::new(kind, error.without_url())
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::CONTENT_TYPE;

    use super::is_activity_type;

    fn with(values: &[&str]) -> HeaderMap {
        values.iter().map(|value| (CONTENT_TYPE, value.parse().unwrap())).collect()
    }

    #[test]
    fn takes_only_one_exact_activitypub_type() {
        for good in [
            "application/activity+json",
            "application/activity+json; charset=utf-8",
            "Application/Activity+JSON",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#,
            r#"application/ld+json;profile="https://a.example/p https://www.w3.org/ns/activitystreams""#,
        ] {
            assert!(is_activity_type(&with(&[good])), "{good}");
        }
        for bad in [
            "application/json",
            "text/html",
            "application/ld+json",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams-not""#,
            "application/activity+json2",
            "text/plain, application/activity+json",
            "application/activity+json; charset=utf-16",
            "",
        ] {
            assert!(!is_activity_type(&with(&[bad])), "{bad}");
        }
        assert!(!is_activity_type(&with(&["application/activity+json", "text/html"])));
        assert!(!is_activity_type(&HeaderMap::new()));
    }
}
