//! What is known of other servers: whose keys are whose, and the documents of actors.
//!
//! Both are kept for a day, misses for five minutes, and each is fetched once however many ask for it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use howdah_signatures::{CryptoProvider, KeyLookup, Reason, Refused, Step, VerifyKey};
use howdah_types::{AnyActor, Iri};
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::Mutex;

use crate::error::{Error, ErrorKind};
use crate::fetch::Fetcher;
use crate::outbox::described;

/// The keys of other servers that are kept.
pub const KNOWN_KEYS: usize = 10_000;

/// The bytes of the documents of other servers' actors that are kept.
pub const KNOWN_ACTORS_BYTES: u64 = 64 * 1024 * 1024;

/// What an actor takes beside its document: the estimate by which the cache is laid out.
const ACTOR_BYTES: u64 = 4 * 1024;

/// How long a document or key is believed.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a failure is not tried again.
const FAILURE_KEPT: Duration = Duration::from_secs(5 * 60);

/// How long it is not asked again after no answer came: strangers who name a key of a server that is down for
/// a moment must not keep it out for longer.
const SILENCE_KEPT: Duration = Duration::from_secs(30);

/// How old a key must be for a bad signature to make it fetched again: keys are replaced, but seldom.
const REFETCH_AFTER: Duration = Duration::from_secs(5 * 60);

/// The documents that prove a key: its own, and its owner's.
const KEY_DOCUMENTS: usize = 2;

/// Redirects of each of them, so that an unverified request causes four requests at most.
const KEY_REDIRECTS: usize = 1;

/// An actor of another server, as its own server describes it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RemoteActor {
    /// The typed document.
    pub actor: AnyActor,
    /// The bytes as they came.
    pub raw: Bytes,
}

/// A key that was proven to be its owner's.
#[derive(Debug)]
pub(crate) struct KnownKey {
    pub(crate) owner: Iri,
    pub(crate) key: Arc<dyn VerifyKey>,
    /// When its server was last asked; locked while it is being asked.
    checked: Mutex<SystemTime>,
}

#[derive(Debug)]
pub(crate) struct Directory {
    fetcher: Fetcher,
    provider: Arc<dyn CryptoProvider>,
    own_hosts: Vec<String>,
    keys: Cache<String, Kept<Arc<KnownKey>, Reason>>,
    actors: Cache<String, KeptActor, BySize>,
}

type KeptActor = Kept<Arc<RemoteActor>, ErrorKind>;

/// An answer, when it was found, and for how long it is good.
#[derive(Clone, Debug)]
struct Kept<T, E> {
    found: Result<T, E>,
    at: SystemTime,
    good_for: Duration,
}

impl<T, E> Kept<T, E> {
    fn found(found: T, at: SystemTime) -> Self {
        Self { found: Ok(found), at, good_for: KEPT }
    }

    fn missed(why: E, is_retryable: bool, at: SystemTime) -> Self {
        Self { found: Err(why), at, good_for: if is_retryable { SILENCE_KEPT } else { FAILURE_KEPT } }
    }

    fn is_fresh(&self, now: SystemTime) -> bool {
        now.duration_since(self.at).is_ok_and(|age| age < self.good_for)
    }
}

/// Weighs the actors by their documents, since strangers decide how large those are.
#[derive(Clone, Debug)]
struct BySize;

impl Weighter<String, KeptActor> for BySize {
    fn weight(&self, id: &String, kept: &KeptActor) -> u64 {
        let document = kept.found.as_ref().map_or(0, |actor| actor.raw.len());
        u64::try_from(id.len() + document).unwrap_or(u64::MAX).saturating_add(ACTOR_BYTES)
    }
}

impl Directory {
    pub(crate) fn new(fetcher: Fetcher, provider: Arc<dyn CryptoProvider>, own_hosts: Vec<String>) -> Self {
        let actors = usize::try_from(KNOWN_ACTORS_BYTES / (2 * ACTOR_BYTES)).unwrap_or(KNOWN_KEYS);
        let actors = Cache::with_weighter(actors, KNOWN_ACTORS_BYTES, BySize);
        Self { fetcher, provider, own_hosts, keys: Cache::new(KNOWN_KEYS), actors }
    }

    /// The key with this id, proven to be its owner's.
    pub(crate) async fn key(&self, id: &str, now: SystemTime) -> Result<Arc<KnownKey>, Reason> {
        // An id that cannot be looked up costs nothing to refuse again, and may be of any length.
        let lookup = KeyLookup::new(id, &self.own_hosts).map_err(|refused| refused.reason())?;
        self.keys.remove_if(id, |kept| !kept.is_fresh(now));
        let looked_up = async {
            Ok::<_, Reason>(match self.look_up(lookup, now).await {
                Ok(key) => Kept::found(Arc::new(key), now),
                Err(missed) => Kept::missed(missed.reason, missed.is_retryable, now),
            })
        };
        self.keys.get_or_insert_async(id, looked_up).await?.found
    }

    /// The key again, after it did not fit a signature; `None` if its server was asked a moment ago.
    ///
    /// A failure to fetch leaves the known key as it is: a peer that is down must not lose its key by
    /// strangers' bad signatures. It counts as asked all the same.
    pub(crate) async fn replaced_key(
        &self,
        id: &str,
        old: &Arc<KnownKey>,
        now: SystemTime,
    ) -> Option<Arc<KnownKey>> {
        let mut checked = old.checked.lock().await;
        let known = self.keys.get(id).and_then(|kept| kept.found.ok());
        if let Some(new) = known.filter(|known| !Arc::ptr_eq(known, old)) {
            return Some(new);
        }
        if now.duration_since(*checked).is_ok_and(|age| age < REFETCH_AFTER) {
            return None;
        }
        *checked = now;
        let lookup = KeyLookup::new(id, &self.own_hosts).ok()?;
        let new = Arc::new(self.look_up(lookup, now).await.ok()?);
        self.keys.insert(id.to_owned(), Kept::found(new.clone(), now));
        Some(new)
    }

    async fn look_up(&self, mut lookup: KeyLookup, now: SystemTime) -> Result<KnownKey, Missed> {
        for _ in 0..KEY_DOCUMENTS {
            let url = match lookup.step() {
                Step::Fetch { url } => url.to_owned(),
                _ => break,
            };
            let fetched = self.fetcher.document_with(&url, KEY_REDIRECTS).await;
            let answer = fetched.map_err(|error| Missed::unanswered(&url, &error))?;
            lookup.document(answer.url.as_str(), &answer.body)?;
        }
        let owner = lookup.finish()?;
        let key = self.provider.verify_key(owner.key()).map_err(|_| Reason::BadKey)?;
        let owner = Iri::parse(owner.owner()).map_err(|_| Reason::OwnerMismatch)?;
        Ok(KnownKey { owner, key, checked: Mutex::new(now) })
    }

    /// The actor with this id, from its own server.
    pub(crate) async fn actor(&self, id: &Iri, now: SystemTime) -> Result<Arc<RemoteActor>, Error> {
        self.actors.remove_if(id.as_str(), |kept| !kept.is_fresh(now));
        let fetched = async {
            Ok::<_, Error>(match self.fetch_actor(id).await {
                Ok(actor) => Kept::found(Arc::new(actor), now),
                Err(error) => {
                    tracing::debug!(%id, error = described(&error), "cannot fetch an actor");
                    Kept::missed(error.kind(), error.is_retryable(), now)
                }
            })
        };
        Ok(self.actors.get_or_insert_async(id.as_str(), fetched).await?.found?)
    }

    /// Forgets an actor's document, because the actor said that it changed or is gone.
    ///
    /// What is being fetched at this moment may be the former state, and is not kept either.
    pub(crate) fn forget_actor(&self, id: &Iri) {
        self.actors.remove(id.as_str());
    }

    async fn fetch_actor(&self, id: &Iri) -> Result<RemoteActor, Error> {
        let answer = self.fetcher.document(id.as_str()).await?;
        let actor = AnyActor::parse(&answer.body).map_err(|error| Error::new(ErrorKind::Document, error))?;
        // An actor has an inbox: https://www.w3.org/TR/activitypub/#actor-objects
        if actor.id() != Some(id) || actor.actor().inbox.is_none() {
            return Err(ErrorKind::WrongKind.into());
        }
        Ok(RemoteActor { actor, raw: answer.body })
    }
}

/// Why a key could not be had.
#[derive(Debug)]
struct Missed {
    reason: Reason,
    is_retryable: bool,
}

impl Missed {
    /// What a failed fetch of a key document means for the signature.
    fn unanswered(url: &str, error: &Error) -> Self {
        tracing::debug!(url, error = described(error), "cannot fetch a key");
        let reason = match error.kind() {
            ErrorKind::Status(status) if status == http::StatusCode::GONE => Reason::Gone,
            ErrorKind::Refused(_) => Reason::BadKeyId,
            _ => Reason::KeyNotFound,
        };
        Self { reason, is_retryable: error.is_retryable() }
    }
}

impl From<Reason> for Missed {
    fn from(reason: Reason) -> Self {
        Self { reason, is_retryable: false }
    }
}

impl From<Refused> for Missed {
    fn from(refused: Refused) -> Self {
        refused.reason().into()
    }
}
