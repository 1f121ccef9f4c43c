//! Whose key it is: the proof that a key belongs to an actor, without I/O.
//!
//! A key document can name any owner, so the owner's own document must list the key too. Almost every advisory
//! against signature checks in the fediverse is about leaving this out.

mod document;

use std::fmt;

use self::document::{Document, Listed};
use crate::authority::Location;
use crate::keys::PublicKey;
use crate::refusal::{Reason, Refused};

/// Finds the owner of a key, step by step: it says what to fetch, and is given the document.
///
/// At most two documents are needed. The caller fetches them (with its redirect limit, its block list and its guard
/// against private addresses) and decides what to do about failures; `410 Gone` is a
/// [`Reason::Gone`](crate::Reason::Gone) of its own making.
///
/// ```
/// use howdah_signatures::{KeyLookup, Step};
///
/// let mut lookup = KeyLookup::new("https://a.example/u#ed25519-key", &["social.example".to_owned()])?;
/// while let Step::Fetch { url } = lookup.step() {
///     let url = url.to_owned();
///     # assert_eq!(url, "https://a.example/u");
///     let (final_url, body) = (url, br##"{
///         "id": "https://a.example/u",
///         "assertionMethod": {
///             "id": "https://a.example/u#ed25519-key",
///             "type": "Multikey",
///             "controller": "https://a.example/u",
///             "publicKeyMultibase": "z6MkgQ5SMqDghHf3abohishm8TCCRf3y2rxMVEtVcd9MS6o9"
///         }
///     }"##);
///     lookup.document(&final_url, body)?;
/// }
/// assert_eq!(lookup.finish()?.owner(), "https://a.example/u");
/// # Ok::<(), howdah_signatures::Refused>(())
/// ```
#[derive(Clone, Debug)]
pub struct KeyLookup {
    key_id: String,
    plain_http: bool,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// The document behind the key id is wanted.
    KeyDocument {
        url: String,
    },
    /// The key was found, but not in its owner's document, which is wanted now.
    OwnerDocument {
        url: String,
        owner: String,
        key: PublicKey,
    },
    Proven {
        owner: String,
        key: PublicKey,
    },
}

/// What a [`KeyLookup`] needs next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step<'a> {
    /// The document at this URL, asked for as `application/activity+json`.
    Fetch {
        /// An absolute URL without fragment.
        url: &'a str,
    },
    /// Nothing: [`KeyLookup::finish`] has the answer.
    Done,
}

impl KeyLookup {
    /// Starts with a key id; `own_authorities` are the hosts that this server answers for.
    ///
    /// # Errors
    ///
    /// `bad-key-id` unless it is an https URL of at most 2,048 bytes without user information; `own-host` if it is
    /// on one of the own hosts, whose keys are looked up at home and never sign requests from outside.
    pub fn new(key_id: &str, own_authorities: &[String]) -> Result<Self, Refused> {
        Self::start(key_id, own_authorities, false)
    }

    /// The same, but http URLs are fine too: for tests and closed networks.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn plain_http(key_id: &str, own_authorities: &[String]) -> Result<Self, Refused> {
        Self::start(key_id, own_authorities, true)
    }

    fn start(key_id: &str, own_authorities: &[String], plain_http: bool) -> Result<Self, Refused> {
        let location = Location::parse(key_id, plain_http).ok_or_else(|| {
            Refused::new(Reason::BadKeyId, "the key id is not an https URL that may be fetched")
        })?;
        if own_authorities.iter().any(|own| location.has_authority(own)) {
            return Err(Refused::new(Reason::OwnHost, "the key id is on this very host"));
        }
        let url = location.url.to_owned();
        Ok(Self { key_id: key_id.to_owned(), plain_http, state: State::KeyDocument { url } })
    }

    /// Takes the document that [`step`](Self::step) asked for; `final_url` is where it was found after redirects.
    ///
    /// # Errors
    ///
    /// The reason why the key cannot be believed; the lookup is over then.
    pub fn document(&mut self, final_url: &str, body: &[u8]) -> Result<(), Refused> {
        let next = match &self.state {
            State::KeyDocument { url } => {
                let found_at = self.same_origin(url, final_url)?;
                self.key_document(found_at.url, &Document::parse(body)?)?
            }
            State::OwnerDocument { url, owner, key } => {
                self.same_origin(url, final_url)?;
                self.owner_document(owner, key, &Document::parse(body)?)?
            }
            State::Proven { .. } => return Ok(()),
        };
        self.state = next;
        Ok(())
    }

    /// What is needed next.
    pub fn step(&self) -> Step<'_> {
        match &self.state {
            State::KeyDocument { url } | State::OwnerDocument { url, .. } => Step::Fetch { url },
            State::Proven { .. } => Step::Done,
        }
    }

    /// The proven owner.
    ///
    /// # Errors
    ///
    /// `key-not-found` if [`step`](Self::step) is not `Done` yet.
    pub fn finish(self) -> Result<KeyOwner, Refused> {
        match self.state {
            State::Proven { owner, key } => Ok(KeyOwner { key_id: self.key_id, owner, key }),
            _ => Err(Refused::new(Reason::KeyNotFound, "a document is missing")),
        }
    }

    fn same_origin<'u>(&self, asked: &str, final_url: &'u str) -> Result<Location<'u>, Refused> {
        let elsewhere = || Refused::new(Reason::CrossOriginRedirect, "the document came from another origin");
        let found = Location::parse(final_url, self.plain_http).ok_or_else(elsewhere)?;
        let asked = Location::parse(asked, self.plain_http).ok_or_else(elsewhere)?;
        if found.same_origin(&asked) { Ok(found) } else { Err(elsewhere()) }
    }

    fn key_document(&self, found_at: &str, document: &Document) -> Result<State, Refused> {
        let not_found = || Refused::new(Reason::KeyNotFound, "the document does not hold the key");
        let listed = document.listed(&self.key_id)?.ok_or_else(not_found)?;
        let Listed { owner, key: Some(key) } = listed else { return Err(not_found()) };
        let owner = owner.ok_or_else(|| Refused::new(Reason::OwnerMismatch, "the key names no owner"))?;
        let url = self.owner_location(&owner)?.url.to_owned();
        let is_the_owners_own = document.id() == Some(&owner) && found_at == owner;
        Ok(if is_the_owners_own {
            State::Proven { owner, key }
        } else {
            State::OwnerDocument { url, owner, key }
        })
    }

    fn owner_location<'o>(&self, owner: &'o str) -> Result<Location<'o>, Refused> {
        let key_location = Location::parse(&self.key_id, self.plain_http);
        Location::parse(owner, self.plain_http)
            .filter(|owner| key_location.is_some_and(|key| key.same_origin(owner)))
            .ok_or_else(|| Refused::new(Reason::OwnerMismatch, "the key names an owner of another origin"))
    }

    /// The owner may list the key by its id alone, which then means the key document that was read before.
    fn owner_document(&self, owner: &str, key: &PublicKey, document: &Document) -> Result<State, Refused> {
        if document.id() != Some(owner) {
            return Err(Refused::new(Reason::OwnerMismatch, "the owner's document has another id"));
        }
        let listed = document.listed(&self.key_id)?.ok_or_else(|| {
            Refused::new(Reason::OwnerDoesNotListKey, "the owner's document does not list the key")
        })?;
        if listed.owner.is_some_and(|listed| listed != owner) {
            return Err(Refused::new(Reason::OwnerMismatch, "the owner's document gives the key to another"));
        }
        if listed.key.is_some_and(|listed| listed != *key) {
            return Err(Refused::new(Reason::KeyMaterialDiffers, "the owner's document lists another key"));
        }
        Ok(State::Proven { owner: owner.to_owned(), key: key.clone() })
    }
}

/// A key whose owner is proven. It is made by [`KeyLookup::finish`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyOwner {
    key_id: String,
    owner: String,
    key: PublicKey,
}

impl KeyOwner {
    /// The key id that was looked up.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// The id of the actor that the key belongs to.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// The key.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }
}

impl fmt::Debug for KeyOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyOwner")
            .field("key_id", &self.key_id)
            .field("owner", &self.owner)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
