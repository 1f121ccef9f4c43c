//! Running the handlers for what one actor sent, in the order it arrived.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::verified::Attestation;
use crate::application::Application;
use crate::error::{BoxError, ErrorKind};
use crate::federation::Federation;
use crate::outbox::described;
use crate::queue::{Job, Lease, Outcome};
use crate::worker::Stopped;

/// The waits after a handler failed; then its activity becomes a dead letter.
const WAITS: [Duration; 4] =
    [Duration::from_secs(10), Duration::from_secs(60), Duration::from_secs(600), Duration::from_secs(3_600)];

/// How long a handler may take before the activity counts as failed: less than the lease.
const DEADLINE: Duration = Duration::from_secs(45);

/// What the queue keeps of a received activity beside its bytes.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Intake {
    pub(crate) handler: String,
    pub(crate) attestation: Attestation,
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

/// Runs the handler as a task of its own, so that its panic costs nothing but this activity.
async fn handle<A: Application>(federation: &Federation<A>, job: &Job) -> Result<(), BoxError> {
    let intake: Intake = serde_json::from_str(&job.meta)?;
    let running =
        federation.handlers().run(&intake.handler, federation.clone(), job.payload.clone(), intake.attestation);
    let Some(running) = running else {
        tracing::info!(handler = intake.handler, "there is no such handler any more");
        return Ok(());
    };
    let task = tokio::spawn(tokio::time::timeout(DEADLINE, running?));
    task.await.map_err(|_| "the handler panicked")??
}

fn outcome_of<A: Application>(federation: &Federation<A>, job: &Job, result: Result<(), BoxError>) -> Outcome {
    let Err(error) = result else { return Outcome::Done };
    let reason = described(&*error);
    let unreadable = error
        .downcast_ref::<crate::error::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::Document);
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
