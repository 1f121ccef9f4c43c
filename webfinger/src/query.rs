//! The WebFinger request: its address for those who ask, its query string and responses for those who answer.
//!
//! A server needs three steps, whatever its framework: [`Query::parse`] the query string, look the resource
//! up, and [`answer`]; or [`refuse`] where the first step failed.
//!
//! ```
//! use howdah_webfinger::{Handle, Jrd, Query, answer, refuse};
//!
//! fn webfinger(query: Option<&str>) -> http::Response<Vec<u8>> {
//!     let query = match Query::parse(query) {
//!         Ok(query) => query,
//!         Err(error) => return refuse(&error),
//!     };
//!     // Only handles of this server's own domain are looked up, so nobody else's resource is answered for.
//!     let jrd = query.user_at("example.com").filter(|user| user == "alice").map(|user| {
//!         let handle = Handle::new(&user, "example.com").expect("the name came out of a handle");
//!         Jrd::for_actor(&handle, "https://example.com/users/alice", "https://example.com/@alice")
//!     });
//!     answer(&query, jrd)
//! }
//!
//! assert_eq!(webfinger(Some("resource=acct%3Aalice%40example.com")).status(), 200);
//! assert_eq!(webfinger(Some("resource=acct%3Aalice%40other.example")).status(), 404);
//! assert_eq!(webfinger(None).status(), 400);
//! ```

use http::{Response, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::authority::Authority;
use crate::{Handle, Jrd, response};

/// Where every host answers ([RFC 7033, section 10.1](https://www.rfc-editor.org/rfc/rfc7033#section-10.1)).
pub const PATH: &str = "/.well-known/webfinger";

/// The media type of answers ([RFC 7033, section 10.2](https://www.rfc-editor.org/rfc/rfc7033#section-10.2)).
pub const CONTENT_TYPE: &str = "application/jrd+json";

const MAX_QUERY: usize = 8 * 1024;

/// All but the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address at which a handle's own host tells who it is.
///
/// `https`, save for loopback hosts, which are asked over `http`.
///
/// ```
/// use howdah_webfinger::{Handle, query};
///
/// let url = query::url(&Handle::parse("@alice@example.com")?);
/// assert_eq!(url, "https://example.com/.well-known/webfinger?resource=acct%3Aalice%40example.com");
/// # Ok::<(), howdah_webfinger::ParseHandleError>(())
/// ```
pub fn url(handle: &Handle) -> String {
    url_at(handle.authority(), &handle.acct())
}

/// The address at which a host is asked for any resource.
pub(crate) fn url_at(authority: &Authority, resource: &str) -> String {
    format!("{}{PATH}?resource={}", authority.origin(), utf8_percent_encode(resource, ENCODED))
}

/// What somebody asks a server for ([RFC 7033, section 4.1](https://www.rfc-editor.org/rfc/rfc7033#section-4.1)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    resource: String,
    rels: Vec<String>,
}

impl Query {
    /// Reads the query string of a request, without its question mark.
    ///
    /// Parameters other than `resource` and `rel` are ignored. A plus sign stands for itself.
    ///
    /// # Errors
    ///
    /// If `resource` is missing, empty or repeated, or the query is longer than 8 KiB or no UTF-8.
    pub fn parse(query: Option<&str>) -> Result<Self, QueryError> {
        let query = query.unwrap_or_default();
        if query.len() > MAX_QUERY {
            return Err(QueryError::TooLong);
        }
        let mut resource = None;
        let mut rels = Vec::new();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "resource" if resource.is_some() => return Err(QueryError::RepeatedResource),
                "resource" => resource = Some(decode(value)?),
                "rel" => rels.push(decode(value)?),
                _ => {}
            }
        }
        match resource {
            Some(resource) if !resource.is_empty() => Ok(Self { resource, rels }),
            _ => Err(QueryError::MissingResource),
        }
    }

    /// The resource, mostly an `acct:` URI, sometimes the address of an actor or of a profile page.
    ///
    /// It is a stranger's text: compare it, and never show it unescaped.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// The relations that the answer shall be limited to; none means all.
    pub fn rels(&self) -> &[String] {
        &self.rels
    }

    /// The name asked for, if the resource is a handle at `host`, which may carry a port.
    ///
    /// A server whose handles and actors live on different hosts asks for both in turn.
    pub fn user_at(&self, host: &str) -> Option<String> {
        let handle = Handle::parse(&self.resource).ok()?;
        let ours = Authority::parse(host).ok()?;
        (*handle.authority() == ours).then(|| handle.user().to_owned())
    }
}

/// Why a query string is no WebFinger query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// There is no `resource`, or an empty one.
    #[error("the query names no resource")]
    MissingResource,
    /// There is more than one `resource`.
    #[error("the query names more than one resource")]
    RepeatedResource,
    /// The query is longer than 8 KiB.
    #[error("the query is longer than 8 KiB")]
    TooLong,
    /// The percent-encoding gives no UTF-8.
    #[error("the query is not encoded as UTF-8")]
    InvalidEncoding,
}

/// The response to a query: the document with the links that were asked for, or 404 where there is none.
///
/// It may be read by every web page
/// ([RFC 7033, section 5](https://www.rfc-editor.org/rfc/rfc7033#section-5)). It carries its length: for a
/// `HEAD` request drop the body and send the rest as it is.
pub fn answer(query: &Query, jrd: Option<Jrd>) -> Response<Vec<u8>> {
    let Some(mut jrd) = jrd else {
        return response::empty(StatusCode::NOT_FOUND);
    };
    if !query.rels.is_empty() {
        jrd.links.retain(|link| query.rels.contains(&link.rel));
    }
    response::json(CONTENT_TYPE, &jrd)
}

/// The response to a request that is no query: 400, or 414 for one that is too long
/// ([RFC 7033, section 4.2](https://www.rfc-editor.org/rfc/rfc7033#section-4.2)).
pub fn refuse(error: &QueryError) -> Response<Vec<u8>> {
    response::empty(match error {
        QueryError::TooLong => StatusCode::URI_TOO_LONG,
        _ => StatusCode::BAD_REQUEST,
    })
}

fn decode(value: &str) -> Result<String, QueryError> {
    let decoded = percent_decode_str(value).decode_utf8().map_err(|_| QueryError::InvalidEncoding)?;
    Ok(decoded.into_owned())
}
