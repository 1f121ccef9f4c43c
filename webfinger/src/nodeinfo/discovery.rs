//! Where a server keeps its NodeInfo document.

use http::Response;
use serde::Serialize;

use super::{MAX_BYTES, NodeInfo, PATH};
use crate::authority::Authority;
use crate::{Error, ErrorKind, Jrd, Link, Transport, fetch, jrd, response};

/// The relation of a version is this with the version behind it.
const SCHEMA: &str = "http://nodeinfo.diaspora.software/ns/schema/";

/// The versions known here, the best first.
const VERSIONS: [&str; 5] = ["2.2", "2.1", "2.0", "1.1", "1.0"];

const ACCEPT: &str = "application/json";

/// The document at `/.well-known/nodeinfo`.
///
/// ```
/// use howdah_webfinger::nodeinfo::Discovery;
///
/// let document = br#"{"links": [
///     {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": "https://example.com/nodeinfo/2.0"}
/// ]}"#;
/// assert_eq!(Discovery::parse(document)?.document(), Some("https://example.com/nodeinfo/2.0"));
/// # Ok::<(), howdah_webfinger::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Discovery {
    /// One link for each version on offer, and sometimes links to other things.
    pub links: Vec<Link>,
}

impl Discovery {
    /// The document of a server whose NodeInfo 2.1 is at `href`, an absolute address.
    #[must_use]
    pub fn of(href: impl Into<String>) -> Self {
        Self { links: vec![Link::to(format!("{SCHEMA}2.1"), href)] }
    }

    /// Reads a document of at most 64 KiB.
    ///
    /// Some servers write a single link instead of a list, and the others beside it by number; these are
    /// read as well.
    ///
    /// # Errors
    ///
    /// [`LimitExceeded`](ErrorKind::LimitExceeded) or [`Malformed`](ErrorKind::Malformed), as for
    /// [`Jrd::parse`].
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let Jrd { mut links, rest, .. } = Jrd::parse(bytes)?;
        let numbered = rest.into_iter().filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_digit()));
        links.extend(numbered.filter_map(|(_, value)| serde_json::from_value::<Link>(value).ok()));
        Ok(Self { links })
    }

    /// The address of the best version known here: the newest of 1.0 to 2.2.
    ///
    /// It is as the server wrote it, so it may be any text.
    pub fn document(&self) -> Option<&str> {
        VERSIONS.iter().find_map(|version| self.document_of(version))
    }

    /// The response to a request for this document, readable by every web page.
    pub fn answer(&self) -> Response<Vec<u8>> {
        response::json("application/json", self)
    }

    fn document_of(&self, version: &str) -> Option<&str> {
        let is_version = |link: &&Link| link.rel.strip_prefix(SCHEMA) == Some(version);
        self.links.iter().filter(is_version).find_map(|link| link.href.as_deref())
    }
}

/// Asks a host, `example.com` or `localhost:3000`, what it runs.
///
/// Two requests are sent. The document may lie on another host than the one asked, but has to be at an
/// `https` address with a host name; an address that begins with a slash is taken on the host that answered.
///
/// # Errors
///
/// [`NoNodeInfo`](ErrorKind::NoNodeInfo) if no known version is on offer,
/// [`BlockedAddress`](ErrorKind::BlockedAddress) if one of the addresses may not be asked, and what else
/// [`ErrorKind`] lists about answers and transports.
pub async fn discover<T: Transport>(transport: &T, host: &str) -> Result<NodeInfo, Error> {
    let authority = Authority::parse(host)
        .map_err(|source| Error::new(ErrorKind::BlockedAddress, host).with_source(source))?;
    let url = format!("{}{PATH}", authority.origin());
    let fetched = fetch::json(transport, &url, ACCEPT, jrd::MAX_BYTES).await?;
    let answered = fetched.redirected.map_or(authority, |target| target.authority);
    let discovery = Discovery::parse(&fetched.body)?;
    let href = discovery.document().ok_or_else(|| Error::new(ErrorKind::NoNodeInfo, &url))?;
    let document = fetch::json(transport, &absolute(href, &answered), ACCEPT, MAX_BYTES).await?;
    NodeInfo::parse(&document.body)
}

fn absolute(href: &str, authority: &Authority) -> String {
    if href.starts_with('/') && !href.starts_with("//") {
        format!("{}{href}", authority.origin())
    } else {
        href.to_owned()
    }
}
