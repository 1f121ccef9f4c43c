//! One host's word on which handle is which actor.

use super::Resolved;
use crate::authority::Authority;
use crate::fetch::Fetched;
use crate::{Error, ErrorKind, Handle, Jrd, query};

/// An actor's id, and the host that speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) id: String,
    pub(super) authority: Authority,
}

impl Actor {
    pub(super) fn parse(id: &str) -> Option<Self> {
        let (authority, _) = Authority::of_url(id)?;
        Some(Self { id: id.to_owned(), authority })
    }
}

/// Ids are compared as text, as everywhere in ActivityPub.
impl PartialEq for Actor {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A usable WebFinger answer.
#[derive(Debug)]
pub(super) struct Statement {
    asked: Authority,
    redirected: Option<Authority>,
    pub(super) subject: Option<Handle>,
    pub(super) actor: Actor,
    jrd: Jrd,
}

impl Statement {
    pub(super) fn read(asked: Authority, fetched: &Fetched, url: &str) -> Result<Self, Error> {
        let jrd = Jrd::parse(&fetched.body)?;
        let id = jrd.actor().ok_or_else(|| Error::new(ErrorKind::NoActor, url))?;
        let actor = Actor::parse(id).ok_or_else(|| Error::new(ErrorKind::InvalidActor, url))?;
        let subject = subject(&jrd, url)?;
        // Only its WebFinger endpoint speaks for a host, not any document that lies on it.
        let redirected = fetched.redirected.as_ref().filter(|target| target.path == query::PATH);
        let redirected = redirected.map(|target| target.authority.clone());
        Ok(Self { asked, redirected, subject, actor, jrd })
    }

    /// Whether this is the word of `authority` too.
    ///
    /// The target of a redirect need not have been asked for the handle that the first host was asked for,
    /// so it says nothing about a subject that is left out.
    pub(super) fn speaks_for(&self, authority: &Authority) -> bool {
        self.asked == *authority || self.subject.is_some() && self.redirected.as_ref() == Some(authority)
    }

    /// The subject, which is the handle asked for where the document does not say.
    pub(super) fn subject_or(&self, asked: &Handle) -> Handle {
        self.subject.as_ref().unwrap_or(asked).clone()
    }

    pub(super) fn resolved(self, handle: Handle) -> Resolved {
        Resolved { handle, actor: self.actor.id, jrd: self.jrd }
    }
}

/// The subject as a handle; an address is none, but a handle that cannot be read is refused.
fn subject(jrd: &Jrd, url: &str) -> Result<Option<Handle>, Error> {
    let Some(subject) = jrd.subject.as_deref().filter(|subject| !subject.is_empty()) else { return Ok(None) };
    match subject.split_once(':') {
        // Of `alice@localhost:3000`, written without a scheme, the part before the colon has an at sign.
        Some((scheme, _)) if !scheme.contains('@') && !scheme.eq_ignore_ascii_case("acct") => Ok(None),
        _ => Handle::parse(subject)
            .map(Some)
            .map_err(|source| Error::new(ErrorKind::SubjectMismatch, url).with_source(source)),
    }
}
