//! From a handle to its actor and back, believing no host about what belongs to another.
//!
//! [`Resolver`] is where to start.
//!
//! # Who vouches for what
//!
//! A WebFinger answer is one host's word that a handle (its `subject`) and an actor (its `self` link) belong
//! together. A host can speak with authority about two things only: the handles of its own domain, and the
//! actors whose ids lie on it. Either half alone can lie. `evil.example` may say that `friend@evil.example`
//! is the actor `https://victim.example/users/bob`, to speak in Bob's name; or that its own actor has the
//! handle `bob@victim.example`, to be taken for him. So a pair of handle and actor is believed only when
//! **both** authorities say it:
//!
//! 1. the handle's domain: its WebFinger names that handle as the subject and the actor as `self`;
//! 2. the actor's host: its WebFinger names that handle as the subject of that actor.
//!
//! Where both are one host, its single answer is both words, and one request is enough. Otherwise:
//!
//! - *The subject is a handle of another domain than the one asked* (`alice@social.example.com` has the
//!   subject `alice@example.com`). That domain is asked, once, and must give the same handle and actor. If
//!   its subject is yet another handle, the answer is refused, so there is no chain to follow and no loop.
//! - *The actor lies on another host than the one asked* (`alice@example.com` is
//!   `https://social.example.com/users/1`). That host is asked, by handle and then by the actor's id, and must
//!   name the same handle. Pointing at a stranger's actor is thus of no use to a liar.
//! - *The answer came by a redirect*, the usual way to set up a domain for handles only. The host that was
//!   asked chose to redirect, so it is its word. If the redirect ended at the WebFinger endpoint of another
//!   host, it is that host's word as well, but only as far as the answer names its subject: a subject left out
//!   means the handle that was asked for, and the second host never heard of it. A document from anywhere
//!   else on a host, say an uploaded file, is never the host's word.
//!
//! The handle that a lookup ends with may differ from the one asked for: anyone may point a name of their own
//! at somebody else, just as with an address. So what counts, and is to be shown and stored, is
//! [`Resolved::handle`], never the text that was asked for. The case of a name follows the handle's domain.
//!
//! A subject that is no handle (the address of a page, or none at all) claims nothing: the handle asked for
//! then stands, if the actor lies on the host asked.
//!
//! Not covered here: whether the actor's document agrees with its WebFinger. Whoever fetches it compares its
//! `id` with [`Resolved::actor`].

mod statement;

use statement::{Actor, Statement};

use crate::authority::Authority;
use crate::{Error, ErrorKind, Handle, Jrd, Transport, fetch, jrd, query};

const ACCEPT: &str = "application/jrd+json, application/json";

/// Looks up which actor a handle belongs to, and which handle an actor has.
///
/// A lookup sends at most four requests, mostly one, each for an answer of at most 64 KiB. IP numbers and
/// `localhost` are refused before anything is sent, unless the transport allows loopback.
///
/// ```
/// # use howdah_webfinger::{Error, Handle, Resolver, Transport};
/// async fn actor_id<T: Transport>(transport: T) -> Result<String, Error> {
///     let handle = Handle::parse("@alice@example.com").expect("it is a handle");
///     let resolved = Resolver::new(transport).resolve(&handle).await?;
///     println!("{} is {}", resolved.handle, resolved.actor);
///     Ok(resolved.actor)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Resolver<T> {
    transport: T,
}

/// A handle and an actor that belong together, by the word of both their hosts.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Resolved {
    /// The canonical handle, which may differ from the one asked for.
    pub handle: Handle,
    /// The id of the actor.
    pub actor: String,
    /// What the handle's own domain says about it.
    pub jrd: Jrd,
}

impl<T: Transport> Resolver<T> {
    /// A resolver that asks through `transport`.
    pub const fn new(transport: T) -> Self {
        Self { transport }
    }

    /// Finds the actor of a handle, and its canonical handle.
    ///
    /// # Errors
    ///
    /// [`SubjectMismatch`](ErrorKind::SubjectMismatch) where the hosts involved disagree, as the
    /// [module](self) explains; [`NotFound`](ErrorKind::NotFound) where the handle's host does not know it;
    /// and what else [`ErrorKind`] lists about answers and transports.
    pub async fn resolve(&self, handle: &Handle) -> Result<Resolved, Error> {
        let first = self.ask(handle.authority(), &handle.acct()).await?;
        let claimed = first.subject_or(handle);
        let vouched = first.speaks_for(&first.actor.authority);
        if first.speaks_for(claimed.authority()) {
            if !vouched {
                self.expect_own_word(&first.actor, &claimed).await?;
            }
            return Ok(first.resolved(claimed));
        }
        let second = self.domain_word(&claimed, &first.actor).await?;
        if !vouched && !second.speaks_for(&second.actor.authority) {
            self.expect_own_word(&second.actor, &claimed).await?;
        }
        let canonical = second.subject_or(&claimed);
        Ok(second.resolved(canonical))
    }

    /// Finds the canonical handle of an actor whose document is at hand.
    ///
    /// `actor` is its id and `preferred_username` the property of that name. The actor's host is asked first;
    /// if it names a handle of another domain, that domain must point back to the same actor.
    ///
    /// # Errors
    ///
    /// As for [`resolve`](Self::resolve); [`InvalidHandle`](ErrorKind::InvalidHandle) if the name makes no
    /// handle and [`InvalidActor`](ErrorKind::InvalidActor) if the id is no address on a host.
    pub async fn canonical(&self, actor: &str, preferred_username: &str) -> Result<Handle, Error> {
        let actor = Actor::parse(actor).ok_or_else(|| Error::new(ErrorKind::InvalidActor, actor))?;
        let claimed = self.own_word(&actor, preferred_username).await?;
        if *claimed.authority() == actor.authority {
            return Ok(claimed);
        }
        let word = self.domain_word(&claimed, &actor).await?;
        Ok(word.subject_or(&claimed))
    }

    /// The word of a handle's domain, which must be that it is `actor`.
    async fn domain_word(&self, handle: &Handle, actor: &Actor) -> Result<Statement, Error> {
        let word = self.ask(handle.authority(), &handle.acct()).await;
        let word = word.map_err(|error| unconfirmed(handle, error))?;
        let agrees = word.actor == *actor && word.subject_or(handle).matches(handle);
        if agrees { Ok(word) } else { Err(mismatch(handle)) }
    }

    async fn expect_own_word(&self, actor: &Actor, handle: &Handle) -> Result<(), Error> {
        let own = self.own_word(actor, handle.user()).await?;
        if own.matches(handle) { Ok(()) } else { Err(mismatch(handle)) }
    }

    /// The handle that the actor's own host gives it.
    ///
    /// It is asked by handle, which every server answers, then by id, for hosts that answer only for the
    /// handles of another domain or know the actor under another name.
    async fn own_word(&self, actor: &Actor, user: &str) -> Result<Handle, Error> {
        let invalid = |source| Error::new(ErrorKind::InvalidHandle, &actor.id).with_source(source);
        let guess = Handle::at(user, actor.authority.clone()).map_err(invalid)?;
        match self.ask(&actor.authority, &guess.acct()).await {
            Ok(word) if word.actor == *actor => return Ok(word.subject_or(&guess)),
            Err(error) if error.is_retryable() => return Err(error),
            Ok(_) | Err(_) => {}
        }
        let word = self.ask(&actor.authority, &actor.id).await.map_err(|error| unconfirmed(&guess, error))?;
        match word.subject {
            Some(subject) if word.actor == *actor => Ok(subject),
            _ => Err(mismatch(&guess)),
        }
    }

    async fn ask(&self, authority: &Authority, resource: &str) -> Result<Statement, Error> {
        let url = query::url_at(authority, resource);
        let fetched = fetch::json(&self.transport, &url, ACCEPT, jrd::MAX_BYTES).await?;
        Statement::read(authority.clone(), &fetched, &url)
    }
}

/// An authority that gives no usable answer does not confirm; one that could not be asked may do so later.
fn unconfirmed(handle: &Handle, error: Error) -> Error {
    if error.is_retryable() { error } else { mismatch(handle).with_source(error) }
}

fn mismatch(handle: &Handle) -> Error {
    Error::new(ErrorKind::SubjectMismatch, handle.to_string())
}
