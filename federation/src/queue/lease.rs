//! What a worker holds while it runs the jobs of a lane, and what it says about them.

use std::time::SystemTime;

use bytes::Bytes;

/// A lane that one worker may work on, with jobs to run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lease {
    /// To be given with every report.
    pub id: LeaseId,
    /// The actor's id or the host, see [`Topic`](super::Topic).
    pub lane: String,
    /// Leases in a row that ended in a retry of the whole lane.
    pub fails: u32,
    /// In the order in which they were pushed; never empty.
    pub jobs: Vec<Job>,
}

impl Lease {
    /// A lease, for engines.
    pub fn new(id: LeaseId, lane: impl Into<String>, fails: u32, jobs: Vec<Job>) -> Self {
        Self { id, lane: lane.into(), fails, jobs }
    }
}

/// Names a lease: a fencing token that grows with every lease and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeaseId(u64);

impl LeaseId {
    /// The token as a number, for engines to store.
    pub fn as_u64(self) -> u64 {
        self.0
    }
}

impl From<u64> for LeaseId {
    fn from(token: u64) -> Self {
        Self(token)
    }
}

/// A job to run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Job {
    /// To be given with the report.
    pub id: JobId,
    /// As it was pushed.
    pub key: String,
    /// As it was pushed, shared with the other jobs of its batch.
    pub payload: Bytes,
    /// As it was pushed.
    pub meta: String,
    /// How often the job has been claimed, this time included.
    pub attempts: u32,
}

impl Job {
    /// A job, for engines.
    pub fn new(
        id: JobId,
        key: impl Into<String>,
        payload: Bytes,
        meta: impl Into<String>,
        attempts: u32,
    ) -> Self {
        Self { id, key: key.into(), payload, meta: meta.into(), attempts }
    }
}

/// Names a job in its queue; later jobs have greater ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(u64);

impl JobId {
    /// The id as a number, for engines to store.
    pub fn as_u64(self) -> u64 {
        self.0
    }
}

impl From<u64> for JobId {
    fn from(number: u64) -> Self {
        Self(number)
    }
}

/// What became of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It need not run again; the lane's fails are forgotten.
    Done,
    /// It is to run again.
    Retry {
        /// When to run it again.
        at: SystemTime,
        /// Whether the whole lane waits as well, since its host is ill. Otherwise others pass the job.
        lane: bool,
    },
    /// It shall not run again: it becomes a dead letter.
    Dead {
        /// Why, for operators.
        reason: String,
    },
    /// It is still running: only the lease is extended.
    InProgress,
}
