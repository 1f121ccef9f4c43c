//! Running the deliveries of one host: signed at the moment of sending, one after the other.

use std::time::{Duration, SystemTime};

use howdah_signatures::BodyDigest;
use howdah_types::Iri;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request};
use serde::{Deserialize, Serialize};

use super::outcome::{self, Verdict};
use crate::application::Application;
use crate::error::{Error, ErrorKind};
use crate::federation::Federation;
use crate::fetch::ACTIVITY_JSON;
use crate::queue::{Job, Lease, Outcome};
use crate::worker::{self, Stopped};

/// What the queue keeps of a delivery beside the payload: where to, by whom, since when. Never a key.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ticket {
    pub(crate) inbox: Iri,
    pub(crate) signer: String,
    pub(crate) accepted: u64,
}

/// Runs a lane of deliveries, until one of them has to wait for the host to recover.
pub(crate) async fn run_lane<A: Application>(federation: Federation<A>, lease: Lease, stopped: Stopped) {
    let mut fails = lease.fails;
    let mut ill = None;
    for job in &lease.jobs {
        if stopped.is_set() {
            break;
        }
        // What is too old to wait for the host is given up with the one that found it ill, untried.
        let verdict = match &ill {
            Some(ill) => Verdict::clone(ill),
            None => attempt(&federation, job).await,
        };
        if !matches!(verdict, Verdict::HostFails { .. }) {
            fails = 0;
        } else if ill.is_none() {
            fails += 1;
            ill = Some(verdict.clone());
        }
        let outcome = outcome_of(&federation, &lease.lane, job, verdict, fails);
        let waits = ill.is_some() && matches!(outcome, Outcome::Retry { .. });
        if let Err(error) = federation.queue().report(lease.id, job.id, outcome, federation.now()).await {
            tracing::warn!(host = lease.lane, %error, "cannot report a delivery; it will be made again");
            return;
        }
        if waits {
            break;
        }
    }
    if let Err(error) = federation.queue().release(lease.id, federation.now()).await {
        tracing::debug!(host = lease.lane, %error, "the lane was taken over");
    }
}

/// One delivery, which the application's key may end in a panic.
async fn attempt<A: Application>(federation: &Federation<A>, job: &Job) -> Verdict {
    let (federation, delivery) = (federation.clone(), job.clone());
    match worker::caught(async move { send(&federation, &delivery).await }).await {
        Ok(Ok(verdict)) => verdict,
        Ok(Err(error)) => outcome::of_error(&error),
        Err(panicked) => outcome::of_error(&Error::new(ErrorKind::Application, panicked)),
    }
}

async fn send<A: Application>(federation: &Federation<A>, job: &Job) -> Result<Verdict, Error> {
    let ticket = ticket(job)?;
    let signer = federation.signer(&ticket.signer).await?;
    let mut parts = Request::builder()
        .method(Method::POST)
        .uri(ticket.inbox.as_str())
        .header(CONTENT_TYPE, HeaderValue::from_static(ACTIVITY_JSON))
        .body(())
        .map_err(|error| Error::new(ErrorKind::BadRequest, error))?
        .into_parts()
        .0;
    let digest = BodyDigest::of(&job.payload);
    signer
        .sign(&mut parts, &digest, federation.now())
        .map_err(|error| Error::new(ErrorKind::Signature, error))?;
    let answer = federation.fetcher().post(ticket.inbox.as_str(), parts.headers, job.payload.clone()).await?;
    Ok(outcome::of_answer(answer.status, &answer.headers, job.attempts, federation.now()))
}

fn outcome_of<A: Application>(
    federation: &Federation<A>,
    host: &str,
    job: &Job,
    verdict: Verdict,
    fails: u32,
) -> Outcome {
    let now = federation.now();
    let retry = |failures, least: Duration, lane, why: String| match federation.retries().wait(
        failures,
        age(job, now),
        job.id.as_u64(),
    ) {
        Some(wait) => {
            let wait = wait.max(least);
            tracing::info!(host, key = job.key, why, wait_s = wait.as_secs(), "a delivery waits");
            Outcome::Retry { at: now + wait, lane }
        }
        None => dead(host, job, why),
    };
    match verdict {
        Verdict::Delivered => Outcome::Done,
        Verdict::HostFails { asked, why } => retry(fails, asked.unwrap_or_default(), true, why),
        Verdict::Refused { why } => retry(job.attempts, Duration::ZERO, false, why),
        Verdict::Never { why } => dead(host, job, why),
    }
}

fn dead(host: &str, job: &Job, why: String) -> Outcome {
    tracing::warn!(host, key = job.key, why, "a delivery is given up");
    Outcome::Dead { reason: why }
}

fn ticket(job: &Job) -> Result<Ticket, Error> {
    serde_json::from_str(&job.meta).map_err(|error| Error::new(ErrorKind::BadRequest, error))
}

/// How long ago the delivery was accepted; a ticket that cannot be read is as young as can be.
fn age(job: &Job, now: SystemTime) -> Duration {
    let accepted = ticket(job).map_or(Duration::MAX, |ticket| Duration::from_secs(ticket.accepted));
    now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().saturating_sub(accepted)
}
