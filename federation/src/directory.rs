//! What is known of other servers: whose keys are whose, and the documents of actors.
//!
//! Both are kept for a day, misses for five minutes, and each is fetched once however many ask for it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use howdah_signatures::{CryptoProvider, KeyLookup, Reason, Refused, Step, VerifyKey};
use howdah_types::{AnyActor, Iri};
use quick_cache::sync::Cache;

use crate::error::{Error, ErrorKind};
use crate::fetch::Fetcher;

/// Entries of each of the two caches.
const CAPACITY: usize = 10_000;

/// How long a document or key is believed.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a failure is not tried again.
const FAILURE_KEPT: Duration = Duration::from_secs(5 * 60);

/// How old a key must be for a bad signature to make it fetched again: keys are replaced, but seldom.
const REFETCH_AFTER: Duration = Duration::from_secs(5 * 60);

/// The most requests for one key: its document, its owner, and a redirect of each.
const MAX_LOOKUP_STEPS: usize = 4;

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
    fetched: SystemTime,
}

#[derive(Debug)]
pub(crate) struct Directory {
    fetcher: Fetcher,
    provider: Arc<dyn CryptoProvider>,
    own_hosts: Vec<String>,
    keys: Cache<String, Kept<Arc<KnownKey>, Reason>>,
    actors: Cache<String, Kept<Arc<RemoteActor>, ErrorKind>>,
}

/// An answer and when it was found.
#[derive(Clone, Debug)]
struct Kept<T, E> {
    found: Result<T, E>,
    at: SystemTime,
}

impl<T, E> Kept<T, E> {
    fn is_fresh(&self, now: SystemTime) -> bool {
        let kept = if self.found.is_ok() { KEPT } else { FAILURE_KEPT };
        now.duration_since(self.at).is_ok_and(|age| age < kept)
    }
}

impl Directory {
    pub(crate) fn new(fetcher: Fetcher, provider: Arc<dyn CryptoProvider>, own_hosts: Vec<String>) -> Self {
        let (keys, actors) = (Cache::new(CAPACITY), Cache::new(CAPACITY));
        Self { fetcher, provider, own_hosts, keys, actors }
    }

    /// The key with this id, proven to be its owner's.
    pub(crate) async fn key(&self, id: &str, now: SystemTime) -> Result<Arc<KnownKey>, Reason> {
        if self.keys.get(id).is_some_and(|kept| !kept.is_fresh(now)) {
            self.keys.remove(id);
        }
        let looked_up = async { Ok::<_, Reason>(Kept { found: self.look_up(id, now).await, at: now }) };
        self.keys.get_or_insert_async(id, looked_up).await?.found
    }

    /// The key again, after it did not fit a signature: `None` if it is too young to have been replaced, or
    /// is still the same.
    ///
    /// A failure to fetch leaves the known key as it is: a peer that is down must not lose its key by
    /// strangers' bad signatures.
    pub(crate) async fn replaced_key(&self, id: &str, old: &KnownKey, now: SystemTime) -> Option<Arc<KnownKey>> {
        if now.duration_since(old.fetched).is_ok_and(|age| age < REFETCH_AFTER) {
            return None;
        }
        let new = self.look_up(id, now).await.ok()?;
        self.keys.insert(id.to_owned(), Kept { found: Ok(new.clone()), at: now });
        Some(new)
    }

    async fn look_up(&self, id: &str, now: SystemTime) -> Result<Arc<KnownKey>, Reason> {
        let reason = |refused: Refused| refused.reason();
        let mut lookup = KeyLookup::new(id, &self.own_hosts).map_err(reason)?;
        for _ in 0..MAX_LOOKUP_STEPS {
            let url = match lookup.step() {
                Step::Fetch { url } => url.to_owned(),
                _ => break,
            };
            let answer = self.fetcher.document(&url).await.map_err(|error| key_reason(&url, &error))?;
            lookup.document(answer.url.as_str(), &answer.body).map_err(reason)?;
        }
        let owner = lookup.finish().map_err(reason)?;
        let key = self.provider.verify_key(owner.key()).map_err(|_| Reason::BadKey)?;
        let owner = Iri::parse(owner.owner()).map_err(|_| Reason::OwnerMismatch)?;
        Ok(Arc::new(KnownKey { owner, key, fetched: now }))
    }

    /// The actor with this id, from its own server.
    pub(crate) async fn actor(&self, id: &Iri, now: SystemTime) -> Result<Arc<RemoteActor>, Error> {
        if self.actors.get(id.as_str()).is_some_and(|kept| !kept.is_fresh(now)) {
            self.actors.remove(id.as_str());
        }
        let fetched = async {
            match self.fetch_actor(id).await {
                Ok(actor) => Ok(Kept { found: Ok(Arc::new(actor)), at: now }),
                // What failed for want of an answer is told as it is; what was answered is remembered.
                Err(error) if error.is_retryable() => Err(error),
                Err(error) => Ok(Kept { found: Err(error.kind()), at: now }),
            }
        };
        Ok(self.actors.get_or_insert_async(id.as_str(), fetched).await?.found?)
    }

    /// Forgets an actor's document, because the actor said that it changed.
    pub(crate) fn forget_actor(&self, id: &Iri) {
        self.actors.remove(id.as_str());
    }

    async fn fetch_actor(&self, id: &Iri) -> Result<RemoteActor, Error> {
        let answer = self.fetcher.document(id.as_str()).await?;
        let document = AnyActor::parse(&answer.body).map_err(|error| Error::new(ErrorKind::Document, error))?;
        if document.id() != Some(id) {
            return Err(ErrorKind::WrongKind.into());
        }
        Ok(RemoteActor { actor: document, raw: answer.body })
    }
}

/// What a failed fetch of a key document means for the signature.
fn key_reason(url: &str, error: &Error) -> Reason {
    tracing::debug!(url, error = %crate::outbox::described(error), "cannot fetch a key");
    match error.kind() {
        ErrorKind::Status(status) if status == http::StatusCode::GONE => Reason::Gone,
        ErrorKind::Refused(_) => Reason::BadKeyId,
        _ => Reason::KeyNotFound,
    }
}
