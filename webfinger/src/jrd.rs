//! The JSON Resource Descriptor, the document that WebFinger answers with.
//!
//! [`Jrd`] is read tolerantly, since strangers write it, and built with [`Jrd::for_actor`] for serving.

mod link;
mod read;

use serde::Serialize;
use serde_json::{Map, Value};

pub use link::Link;

use crate::{Error, ErrorKind, Handle, media_type, rel};

/// The most bytes of a document that [`Jrd::parse`] reads: 64 KiB.
pub const MAX_BYTES: usize = 64 * 1024;

/// The most links, and the most aliases, that a document may have.
pub const MAX_LINKS: usize = 256;

/// A JSON Resource Descriptor ([RFC 7033, section 4.4](https://www.rfc-editor.org/rfc/rfc7033#section-4.4)).
///
/// A member of the wrong JSON type is read as absent, a single alias or link as a list of one, and members
/// that the standard does not know are kept in `rest` and written again.
///
/// What a document says is only its server's word. Use a [`Resolver`](crate::Resolver) to learn which actor
/// a handle really belongs to.
///
/// ```
/// use howdah_webfinger::Jrd;
///
/// let jrd = Jrd::parse(br#"{
///     "subject": "acct:alice@example.com",
///     "links": [
///         {"rel": "self", "type": "application/activity+json", "href": "https://example.com/users/alice"}
///     ]
/// }"#)?;
/// assert_eq!(jrd.subject.as_deref(), Some("acct:alice@example.com"));
/// assert_eq!(jrd.actor(), Some("https://example.com/users/alice"));
/// # Ok::<(), howdah_webfinger::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Jrd {
    /// The URI of what the document describes, mostly an `acct:` URI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Other URIs of the same thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Facts about the subject, each named by a URI, with text or null as its value.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<String, Value>,
    /// Links from the subject to other things.
    pub links: Vec<Link>,
    /// Members that the standard does not know.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

impl Jrd {
    /// Reads a document of at most [`MAX_BYTES`] with at most [`MAX_LINKS`] links and as many aliases.
    ///
    /// # Errors
    ///
    /// [`LimitExceeded`](ErrorKind::LimitExceeded) beyond one of these limits, and
    /// [`Malformed`](ErrorKind::Malformed) if it is no JSON object.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > MAX_BYTES {
            return Err(Error::new(ErrorKind::LimitExceeded, format!("{} bytes", bytes.len())));
        }
        serde_json::from_slice(bytes).map_err(|source| {
            // Below the root every shape is tolerated, so in an object that is sound JSON only a list can be
            // at fault, for its length.
            let is_object = bytes.trim_ascii_start().starts_with(b"{");
            let is_too_long = is_object && source.is_data();
            let kind = if is_too_long { ErrorKind::LimitExceeded } else { ErrorKind::Malformed };
            Error::new(kind, "a WebFinger document").with_source(source)
        })
    }

    /// The document that a server answers with for one of its actors.
    ///
    /// `handle` is the canonical one, also where `actor` is the address of an actor on another host;
    /// `profile` is the address of the page for people.
    ///
    /// ```
    /// use howdah_webfinger::{Handle, Jrd, Link, rel};
    ///
    /// let handle = Handle::parse("alice@example.com")?;
    /// let jrd = Jrd::for_actor(&handle, "https://social.example.com/users/1", "https://example.com/@alice")
    ///     .with_link(Link::templated(rel::SUBSCRIBE, "https://social.example.com/follow?uri={uri}"));
    /// assert_eq!(jrd.actor(), Some("https://social.example.com/users/1"));
    /// # Ok::<(), howdah_webfinger::ParseHandleError>(())
    /// ```
    #[must_use]
    pub fn for_actor(handle: &Handle, actor: &str, profile: &str) -> Self {
        let mut aliases = vec![profile.to_owned(), actor.to_owned()];
        aliases.dedup();
        Self { subject: Some(handle.acct()), aliases, ..Self::default() }
            .with_link(Link::to(rel::PROFILE_PAGE, profile).typed("text/html"))
            .with_link(Link::to(rel::SELF, actor).typed("application/activity+json"))
    }

    /// Adds a link at the end.
    #[must_use]
    pub fn with_link(mut self, link: Link) -> Self {
        self.links.push(link);
        self
    }

    /// The id of the ActivityPub actor: the first `self` link with one of the two media types of
    /// [ActivityPub, section 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects).
    pub fn actor(&self) -> Option<&str> {
        let is_activity = |link: &&Link| link.media_type.as_deref().is_some_and(media_type::is_activity);
        self.links_of(rel::SELF).filter(is_activity).find_map(|link| link.href.as_deref())
    }

    /// The address of the page for people.
    pub fn profile_page(&self) -> Option<&str> {
        self.links_of(rel::PROFILE_PAGE).find_map(|link| link.href.as_deref())
    }

    /// The address of the picture.
    pub fn avatar(&self) -> Option<&str> {
        self.links_of(rel::AVATAR).find_map(|link| link.href.as_deref())
    }

    /// Where a visitor of another server goes to follow or answer, with `{uri}` standing for what.
    pub fn subscribe_template(&self) -> Option<&str> {
        let templates = self.links_of(rel::SUBSCRIBE).filter_map(|link| link.template.as_deref());
        templates.into_iter().find(|template| template.contains("{uri}"))
    }

    /// The links with a relation, in their order.
    pub fn links_of(&self, rel: &str) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.rel == rel)
    }
}

#[cfg(test)]
mod tests;
