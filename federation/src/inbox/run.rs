//! Running the handlers for what one actor sent, in the order it arrived.

use std::time::Duration;

use howdah_types::Iri;
use serde::{Deserialize, Serialize};

use super::verified::Attestation;
use crate::application::Application;
use crate::error::{BoxError, ErrorKind};
use crate::federation::Federation;
use crate::outbox::described;
use crate::queue::{Job, Lease, Outcome};
use crate::worker::{self, Stopped};

/// The waits after a handler failed; then its activity becomes a dead letter.
const WAITS: [Duration; 4] =
    [Duration::from_secs(10), Duration::from_secs(60), Duration::from_secs(600), Duration::from_secs(3_600)];

/// How long a handler may take before the activity counts as failed: less than the lease.
const DEADLINE: Duration = Duration::from_secs(45);

/// What the queue keeps of a received activity beside its bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Intake {
    pub(super) handler: String,
    pub(super) actor: Iri,
    pub(super) key: String,
    /// Seconds of Unix time.
    pub(super) received: u64,
}

pub(crate) async fn run_lane<A: Application>(federation: Federation<A>, lease: Lease, stopped: Stopped) {
    for job in &lease.jobs {
        if stopped.is_set() {
            break;
        }
        let outcome = outcome_of(&federation, job, handle(&federation, job).await);
        let failed = matches!(outcome, Outcome::Retry { .. });
        if let Err(error) = federation.queue().report(lease.id, job.id, outcome, federation.now()).await {
            tracing::warn!(actor = lease.lane, %error, "cannot report an activity; it will be handled again");
            return;
        }
        if failed {
            break;
        }
    }
    if let Err(error) = federation.queue().release(lease.id, federation.now()).await {
        tracing::debug!(actor = lease.lane, %error, "the lane was taken over");
    }
}

/// Runs the handler, unless it has already been the end of its worker more often than it may fail.
async fn handle<A: Application>(federation: &Federation<A>, job: &Job) -> Result<(), BoxError> {
    if usize::try_from(job.attempts).is_ok_and(|attempts| attempts > WAITS.len() + 1) {
        return Err("it has ended its worker too often".into());
    }
    let intake: Intake = serde_json::from_str(&job.meta)?;
    let (federation, payload) = (federation.clone(), job.payload.clone());
    let running = async move {
        let attestation = Attestation::new(intake.actor, intake.key, intake.received);
        let handlers = federation.handlers();
        let Some(running) = handlers.run(&intake.handler, federation.clone(), payload, attestation) else {
            tracing::info!(handler = intake.handler, "there is no such handler any more");
            return Ok(());
        };
        running?.await
    };
    worker::caught(tokio::time::timeout(DEADLINE, running)).await??
}

fn outcome_of<A: Application>(
    federation: &Federation<A>,
    job: &Job,
    result: Result<(), BoxError>,
) -> Outcome {
    let Err(error) = result else { return Outcome::Done };
    let reason = described(&*error);
    let unreadable =
        error.downcast_ref::<crate::error::Error>().is_some_and(|error| error.kind() == ErrorKind::Document);
    let wait = usize::try_from(job.attempts.saturating_sub(1)).ok().and_then(|index| WAITS.get(index));
    match wait {
        Some(wait) if !unreadable => {
            tracing::warn!(key = job.key, reason, wait_s = wait.as_secs(), "a handler failed");
            Outcome::Retry { at: federation.now() + *wait, lane: true }
        }
        _ => {
            tracing::error!(key = job.key, reason, "an activity is given up");
            Outcome::Dead { reason }
        }
    }
}
