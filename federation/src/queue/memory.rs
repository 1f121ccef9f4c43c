//! The queue in memory: quick to set up for tests, and it forgets everything when the process ends.

mod lane;
mod seen;
mod state;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use self::state::State;
use super::{
    Admin, Batch, BoxFuture, DeadLetter, Error, JobId, LaneState, Lease, LeaseId, Letters, Outcome, Pushed,
    Queue, Topic,
};

/// A queue that forgets: its jobs are lost when the process ends, or the last clone is dropped.
///
/// Use it for tests and trials. A server that has said `202 Accepted` must not forget.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    state: Arc<Mutex<State>>,
}

impl Memory {
    /// An empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Does the work when the future is first polled.
    fn with<'a, T>(
        &'a self,
        work: impl FnOnce(&mut State) -> Result<T, Error> + Send + 'a,
    ) -> BoxFuture<'a, Result<T, Error>> {
        Box::pin(async move { work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner)) })
    }
}

/// The sum, or a time beyond anybody's planning where it cannot be told.
fn after(now: SystemTime, span: Duration) -> SystemTime {
    const TEN_THOUSAND_YEARS: Duration = Duration::from_secs(10_000 * 365 * 24 * 60 * 60);
    now.checked_add(span).unwrap_or(SystemTime::UNIX_EPOCH + TEN_THOUSAND_YEARS)
}

impl Queue for Memory {
    fn push(&self, batch: Batch, now: SystemTime) -> BoxFuture<'_, Result<Pushed, Error>> {
        self.with(move |state| Ok(state.push(batch, now)))
    }

    fn claim(
        &self,
        topic: Topic,
        lanes: usize,
        jobs: usize,
        lease: Duration,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<Vec<Lease>, Error>> {
        self.with(move |state| Ok(state.claim(topic, lanes, jobs, lease, now)))
    }

    fn report(
        &self,
        lease: LeaseId,
        job: JobId,
        outcome: Outcome,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<(), Error>> {
        self.with(move |state| state.report(lease, job, outcome, now))
    }

    fn release(&self, lease: LeaseId, now: SystemTime) -> BoxFuture<'_, Result<(), Error>> {
        self.with(move |state| state.release(lease, now))
    }

    fn wake(&self, topic: Topic, lane: &str, now: SystemTime) -> BoxFuture<'_, Result<(), Error>> {
        let lane = Arc::from(lane);
        self.with(move |state| {
            state.wake(topic, &lane, now);
            Ok(())
        })
    }

    fn next_due(&self, topic: Topic) -> BoxFuture<'_, Result<Option<SystemTime>, Error>> {
        self.with(move |state| Ok(state.next_due(topic)))
    }
}

impl Admin for Memory {
    fn lanes(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<LaneState>, Error>> {
        self.with(move |state| Ok(state.lanes(topic, limit)))
    }

    fn dead_letters(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<DeadLetter>, Error>> {
        self.with(move |state| Ok(state.dead_letters(topic, limit)))
    }

    fn requeue(&self, letters: Letters, now: SystemTime) -> BoxFuture<'_, Result<usize, Error>> {
        self.with(move |state| Ok(state.requeue(&letters, now)))
    }

    fn discard(&self, letters: Letters) -> BoxFuture<'_, Result<usize, Error>> {
        self.with(move |state| Ok(state.discard(&letters)))
    }
}
