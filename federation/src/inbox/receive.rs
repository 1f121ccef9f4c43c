//! From a request to a stored activity.

use std::sync::Arc;

use bytes::Bytes;
use howdah_signatures::{Candidate, Pending, Reason};
use howdah_types::{AnyActivity, Delete, Envelope, Iri, Kind};
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, request};
use sha2::{Digest, Sha256};

use super::authority;
use super::rejection::Rejection;
use super::run::Intake;
use crate::application::Application;
use crate::clock::unix_seconds;
use crate::directory::KnownKey;
use crate::federation::{Federation, REMEMBERED};
use crate::fetch::is_activity_type;
use crate::outbox::described;
use crate::queue::{Batch, NewJob, Topic};
use crate::service::MAX_BODY_BYTES;

impl<A: Application> Federation<A> {
    /// Verifies a request to an inbox and stores its activity; [`service`](Self::service) calls it.
    ///
    /// The body must be whole. A second copy of an activity is accepted like the first, and handled once. The
    /// `Delete` of an actor whose server says that it is gone, and its key with it, is accepted and dropped. The
    /// details of a refusal go to the log, at the level `info`.
    ///
    /// # Errors
    ///
    /// The reason why it was refused.
    pub async fn receive(&self, parts: &request::Parts, body: Bytes) -> Result<(), Rejection> {
        check_type(&parts.headers)?;
        if body.len() > MAX_BODY_BYTES {
            return Err(Rejection::Body);
        }
        let pending = self.verifier().begin(parts, &body, self.now()).map_err(|refused| {
            tracing::info!(reason = %refused.reason(), detail = refused.to_string(), "refused a signature");
            Rejection::Signature(refused.reason())
        })?;
        let envelope = Envelope::parse(&body).map_err(|error| unreadable(&error))?;
        let kind = envelope.kind().ok_or(Rejection::Incomplete)?;
        let actor = envelope.actor().and_then(|actor| Iri::parse(actor).ok()).ok_or(Rejection::Incomplete)?;
        let key = match self.signer_of(&pending, &actor).await {
            Err(Rejection::Signature(Reason::Gone)) if kind == Delete::NAME => return Ok(()),
            other => other?,
        };
        let activity = AnyActivity::parse(&body).map_err(|error| unreadable(&error))?;
        authority::check(&activity, &actor).inspect_err(|rejection| {
            tracing::info!(%rejection, %actor, "refused what the signer may not say");
        })?;
        if matches!(activity, AnyActivity::Update(_) | AnyActivity::Delete(_))
            && activity.activity().object_id() == Some(&actor)
        {
            self.directory().forget_actor(&actor);
        }
        let Some(handler) = self.handlers().name_for(&activity) else {
            tracing::debug!(kind, %actor, "nobody handles this type");
            return Ok(());
        };
        let key_of_activity = match activity.id() {
            Some(id) => canonical(id),
            // An activity without an id is told from others by its bytes.
            None => digest_text(&body),
        };
        let received = unix_seconds(self.now());
        let intake = Intake { handler: handler.to_owned(), actor, key, received };
        self.store(key_of_activity, intake, body.clone()).await
    }

    /// The id of the key that signed, whose owner must be the actor.
    async fn signer_of(&self, pending: &Pending, actor: &Iri) -> Result<String, Rejection> {
        // Nobody owns a key of another origin, so it need not be fetched to be refused. Of the others only the
        // first is tried: an unverified request must not cause one lookup after the other.
        let elsewhere =
            |id: &str| Iri::parse(id).is_ok_and(|id| id.host().is_some() && !id.same_origin(actor));
        let Some(candidate) = pending.candidates().find(|candidate| !elsewhere(candidate.key_id())) else {
            tracing::info!(%actor, "the signer is of another origin than the actor");
            return Err(Rejection::ActorMismatch);
        };
        match self.finish(&candidate).await {
            Ok(key) if key.owner == *actor => Ok(candidate.key_id().to_owned()),
            Ok(key) => {
                tracing::info!(signer = %key.owner, %actor, "the signer is not the actor");
                Err(Rejection::ActorMismatch)
            }
            Err(reason) => {
                tracing::info!(key = candidate.key_id(), %reason, "refused a signature");
                Err(Rejection::Signature(reason))
            }
        }
    }

    /// Checks a signature with the key it names, once more if the key has been replaced since it was fetched.
    async fn finish(&self, candidate: &Candidate<'_>) -> Result<Arc<KnownKey>, Reason> {
        let id = candidate.key_id();
        let key = self.directory().key(id, self.now()).await?;
        let refused = match candidate.finish(&*key.key) {
            Ok(_) => return Ok(key),
            Err(refused) => refused.reason(),
        };
        let Some(new) = self.directory().replaced_key(id, &key, self.now()).await else {
            return Err(refused);
        };
        candidate.finish(&*new.key).map_err(|refused| refused.reason())?;
        Ok(new)
    }

    async fn store(&self, key: String, intake: Intake, body: Bytes) -> Result<(), Rejection> {
        let unavailable = |error: &dyn std::error::Error| {
            tracing::error!(error = described(error), "cannot store what arrived");
            Rejection::Unavailable
        };
        let meta = serde_json::to_string(&intake).map_err(|error| unavailable(&error))?;
        let job = NewJob::new(intake.actor.as_str(), key).meta(meta);
        let batch = Batch::new(Topic::Intake, body).job(job).remember(REMEMBERED);
        let pushed = self.store_intake(batch).await.map_err(|error| unavailable(&error))?;
        if pushed.duplicates > 0 {
            tracing::debug!(actor = %intake.actor, "a second copy");
        }
        Ok(())
    }
}

/// Refuses by the header fields alone, before the body is read.
pub(crate) fn check_type(headers: &HeaderMap) -> Result<(), Rejection> {
    let plain = headers.get(CONTENT_ENCODING).is_none_or(|coding| coding == "identity");
    if plain && is_activity_type(headers) { Ok(()) } else { Err(Rejection::ContentType) }
}

fn unreadable(error: &howdah_types::Error) -> Rejection {
    tracing::info!(error = described(error), "refused a document");
    Rejection::Document
}

/// One spelling of an id, so that a copy with another one is known as a copy: the host in lower case, no
/// default port, nothing escaped without need
/// ([RFC 3986 section 6.2](https://www.rfc-editor.org/rfc/rfc3986#section-6.2)). Ids that differ in the
/// fragment are different ids.
fn canonical(id: &Iri) -> String {
    let Ok(url) = id.as_url() else { return id.as_str().to_owned() };
    let mut rest = url.as_str();
    let mut text = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let code = after.get(..2).filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).map(char::from) {
            Some(plain) if plain.is_ascii_alphanumeric() || matches!(plain, '-' | '.' | '_' | '~') => {
                text.push(plain);
                rest = after.get(2..).unwrap_or_default();
            }
            Some(_) => {
                text.push('%');
                text.extend(code.map(str::to_ascii_uppercase));
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                text.push('%');
                rest = after;
            }
        }
    }
    text + rest
}

fn digest_text(body: &[u8]) -> String {
    Sha256::digest(body).iter().fold("sha-256:".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests;
