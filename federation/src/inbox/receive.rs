//! From a request to a stored activity.

use bytes::Bytes;
use howdah_signatures::{Candidate, Pending, Reason};
use howdah_types::{AnyActivity, Envelope, Iri};
use http::request;
use sha2::{Digest, Sha256};

use super::authority;
use super::rejection::Rejection;
use super::run::Intake;
use super::verified::Attestation;
use crate::application::Application;
use crate::directory::KnownKey;
use crate::federation::{Federation, REMEMBERED};
use crate::fetch::is_activity_type;
use crate::queue::{Batch, NewJob, Topic};

impl<A: Application> Federation<A> {
    /// Verifies a request to an inbox and stores its activity; [`service`](Self::service) calls it.
    ///
    /// The body must be whole and within the limit. A second copy of an activity is accepted like the first,
    /// and handled once. The details of a refusal go to the log, at the level `info`.
    ///
    /// # Errors
    ///
    /// The reason why it was refused.
    pub async fn receive(&self, parts: &request::Parts, body: Bytes) -> Result<(), Rejection> {
        if !is_activity_type(&parts.headers) {
            return Err(Rejection::ContentType);
        }
        let pending = self.verifier().begin(parts, &body, self.now()).map_err(|refused| {
            tracing::info!(reason = %refused.reason(), detail = %refused, "refused a signature");
            Rejection::Signature(refused.reason())
        })?;
        let unreadable = |error: howdah_types::Error| {
            tracing::info!(%error, "refused a document");
            Rejection::Document
        };
        let envelope = Envelope::parse(&body).map_err(unreadable)?;
        let kind = envelope.kind().ok_or(Rejection::Incomplete)?;
        let actor = envelope.actor().and_then(|actor| Iri::parse(actor).ok()).ok_or(Rejection::Incomplete)?;
        let attestation = match self.signer_of(&pending, &actor).await {
            // The actor is gone for good, and its key with it: there is nothing left to delete it from.
            Err(Rejection::Signature(Reason::Gone)) if kind == "Delete" => return Ok(()),
            other => other?,
        };
        let activity = AnyActivity::parse(&body).map_err(unreadable)?;
        authority::check(&activity, &actor).inspect_err(|rejection| {
            tracing::info!(%rejection, %actor, "refused what the signer may not say");
        })?;
        if matches!(activity, AnyActivity::Update(_)) && activity.activity().object_id() == Some(&actor) {
            self.directory().forget_actor(&actor);
        }
        let Some(handler) = self.handlers().name_for(kind) else {
            tracing::debug!(kind, %actor, "nobody handles this type");
            return Ok(());
        };
        // An activity without an id is told from others by its bytes.
        let key = envelope.id().map_or_else(|| digest_text(&body), str::to_owned);
        let intake = Intake { handler: handler.to_owned(), attestation };
        self.store(&actor, key, intake, body.clone()).await
    }

    /// Who signed: the owner of the first candidate's key that fits, who must be the actor.
    async fn signer_of(&self, pending: &Pending, actor: &Iri) -> Result<Attestation, Rejection> {
        let mut refused = Reason::KeyNotFound;
        for candidate in pending.candidates() {
            match self.finish(&candidate).await {
                Ok(key) if key.owner == *actor => {
                    return Ok(Attestation::new(actor.clone(), candidate.key_id().to_owned(), self.now()));
                }
                Ok(key) => {
                    tracing::info!(signer = %key.owner, %actor, "the signer is not the actor");
                    return Err(Rejection::ActorMismatch);
                }
                Err(reason) => {
                    tracing::info!(key = candidate.key_id(), %reason, "refused a signature");
                    refused = reason;
                }
            }
        }
        Err(Rejection::Signature(refused))
    }

    /// Checks a signature with the key it names, once more if the key has been replaced since it was fetched.
    async fn finish(&self, candidate: &Candidate<'_>) -> Result<std::sync::Arc<KnownKey>, Reason> {
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

    async fn store(&self, actor: &Iri, key: String, intake: Intake, body: Bytes) -> Result<(), Rejection> {
        let unavailable = |error: &dyn std::error::Error| {
            tracing::error!(%error, "cannot store what arrived");
            Rejection::Unavailable
        };
        let meta = serde_json::to_string(&intake).map_err(|error| unavailable(&error))?;
        let job = NewJob::new(actor.as_str(), key).meta(meta);
        let batch = Batch::new(Topic::Intake, body).job(job).remember(REMEMBERED);
        let pushed = self.store_intake(batch).await.map_err(|error| unavailable(&error))?;
        if pushed.duplicates > 0 {
            tracing::debug!(%actor, "a second copy");
        }
        Ok(())
    }
}

fn digest_text(body: &[u8]) -> String {
    Sha256::digest(body).iter().fold("sha-256:".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}
