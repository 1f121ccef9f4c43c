//! What is pushed: a payload and the jobs that refer to it.

use std::time::{Duration, SystemTime};

use bytes::Bytes;

/// The two uses of a queue; lanes, keys and leases of one are unknown to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Topic {
    /// Activities received; the lane is the actor's id, so that they are handled in order.
    Intake,
    /// Activities to send; the lane is the receiving host.
    Delivery,
}

/// One payload and the jobs that refer to it, stored together or not at all.
///
/// It is one transaction: split a fan-out of more than some thousand jobs into several batches, so
/// that others are served in between.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Batch {
    /// What the jobs are for.
    pub topic: Topic,
    /// Stored once for all jobs, until the last of them is done or discarded.
    pub payload: Bytes,
    /// In the order in which jobs of the same lane are to run.
    pub jobs: Vec<NewJob>,
    /// How long a later job with the same key is refused as a duplicate; zero to look for none.
    pub remember: Duration,
}

impl Batch {
    /// A batch that has no jobs yet and looks for no duplicates.
    pub fn new(topic: Topic, payload: impl Into<Bytes>) -> Self {
        Self { topic, payload: payload.into(), jobs: Vec::new(), remember: Duration::ZERO }
    }

    /// Adds a job.
    #[must_use]
    pub fn job(mut self, job: NewJob) -> Self {
        self.jobs.push(job);
        self
    }

    /// Leaves out jobs whose key is known, and remembers the others for this long.
    #[must_use]
    pub fn remember(mut self, window: Duration) -> Self {
        self.remember = window;
        self
    }
}

/// A job to be stored.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NewJob {
    /// Jobs of one lane run in order.
    pub lane: String,
    /// What makes the job the same as another one, such as the activity's id.
    pub key: String,
    /// What the worker needs besides the payload, such as the inbox and who signs. No secrets.
    pub meta: String,
    /// Not to be run earlier; other jobs of the lane may pass it.
    pub not_before: Option<SystemTime>,
}

impl NewJob {
    /// A job without meta data that is due at once.
    pub fn new(lane: impl Into<String>, key: impl Into<String>) -> Self {
        Self { lane: lane.into(), key: key.into(), meta: String::new(), not_before: None }
    }

    /// Sets what the worker needs besides the payload.
    #[must_use]
    pub fn meta(mut self, meta: impl Into<String>) -> Self {
        self.meta = meta.into();
        self
    }

    /// Sets the earliest time to run the job.
    #[must_use]
    pub fn not_before(mut self, time: SystemTime) -> Self {
        self.not_before = Some(time);
        self
    }
}

/// What became of the jobs of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pushed {
    /// Jobs that are now in the queue.
    pub stored: usize,
    /// Jobs left out, since their key was pushed before.
    pub duplicates: usize,
}

impl Pushed {
    /// Both counts, for engines.
    pub fn new(stored: usize, duplicates: usize) -> Self {
        Self { stored, duplicates }
    }
}
