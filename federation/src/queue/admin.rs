//! What operators see of a queue, and what they can do about its dead letters.

use std::time::SystemTime;

use super::{BoxFuture, Error, Job, JobId, Queue, Topic};

/// The operators' side of a queue.
pub trait Admin: Queue {
    /// The lanes that hold jobs, the fullest first, at most `limit`.
    ///
    /// It reads a row of every lane of the topic.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn lanes(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<LaneState>, Error>>;

    /// Jobs that were given up, the latest pushed first, at most `limit`.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn dead_letters(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<DeadLetter>, Error>>;

    /// Puts dead letters at the end of their lanes, due at once and as if never attempted.
    ///
    /// Returns how many there were. Their keys are not looked at.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn requeue(&self, letters: Letters, now: SystemTime) -> BoxFuture<'_, Result<usize, Error>>;

    /// Removes dead letters for good, and returns how many there were.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn discard(&self, letters: Letters) -> BoxFuture<'_, Result<usize, Error>>;
}

/// How a lane stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LaneState {
    /// The actor's id or the host.
    pub lane: String,
    /// Jobs in the lane, those being run included.
    pub depth: usize,
    /// Those of them that wait for a time of their own.
    pub delayed: usize,
    /// When the job at the head was pushed.
    pub oldest: SystemTime,
    /// Leases in a row that ended in a retry of the whole lane.
    pub fails: u32,
    /// Whether a worker holds it.
    pub leased: bool,
    /// When it falls due, or the lease ends.
    pub next: SystemTime,
}

impl LaneState {
    /// The state of a lane that is not leased, for engines; the other fields are public.
    pub fn new(lane: impl Into<String>, depth: usize, oldest: SystemTime, next: SystemTime) -> Self {
        Self { lane: lane.into(), depth, delayed: 0, oldest, fails: 0, leased: false, next }
    }
}

/// A job that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeadLetter {
    /// The job as it was when it was last run.
    pub job: Job,
    /// What it was for.
    pub topic: Topic,
    /// The lane it was in.
    pub lane: String,
    /// Why it was given up.
    pub reason: String,
    /// When it was given up.
    pub died: SystemTime,
}

impl DeadLetter {
    /// A dead letter, for engines.
    pub fn new(
        job: Job,
        topic: Topic,
        lane: impl Into<String>,
        reason: impl Into<String>,
        died: SystemTime,
    ) -> Self {
        Self { job, topic, lane: lane.into(), reason: reason.into(), died }
    }
}

/// Which dead letters are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Letters {
    /// One job.
    One(JobId),
    /// Those of a lane.
    Lane(Topic, String),
    /// Those given up before a time, so that they do not pile up for ever.
    Before(Topic, SystemTime),
}
