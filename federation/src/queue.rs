//! The durable queue between receiving, handling and sending: start at [`Queue`].
//!
//! Jobs wait in *lanes*: what is received waits in one lane per actor, what is sent in one lane per
//! host. A worker [claims](Queue::claim) whole lanes for the time of a lease, runs their jobs,
//! [reports](Queue::report) each one and [releases](Queue::release) the lane. A host that does not
//! answer is therefore one lane with a time in the future, however many jobs wait in it.
//!
//! Every job is run at least once: a worker that dies loses its lease, and the jobs it had not
//! reported are given to another one. The clock is always the caller's; times are kept to the
//! millisecond.
//!
//! | engine | keeps jobs |
//! | --- | --- |
//! | [`Memory`] | until the process ends: for tests and trials |
//! | `Sqlite` (feature `sqlite`) | in one file, through `kill -9` and loss of power |
//!
//! ```
//! use std::time::{Duration, UNIX_EPOCH};
//!
//! use howdah_federation::queue::{Batch, Memory, NewJob, Outcome, Queue, Topic};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), howdah_federation::queue::Error> {
//! let (queue, now) = (Memory::new(), UNIX_EPOCH);
//! let job = NewJob::new("social.example", "https://here.example/activities/1");
//! queue.push(Batch::new(Topic::Delivery, r#"{"type":"Create"}"#).job(job), now).await?;
//!
//! for lease in queue.claim(Topic::Delivery, 20, 5, Duration::from_secs(60), now).await? {
//!     for job in &lease.jobs {
//!         queue.report(lease.id, job.id, Outcome::Done, now).await?;
//!     }
//!     queue.release(lease.id, now).await?;
//! }
//! assert_eq!(queue.next_due(Topic::Delivery).await?, None);
//! # Ok(())
//! # }
//! ```

mod admin;
mod batch;
#[cfg(feature = "testing")]
pub mod contract;
mod error;
mod lease;
mod memory;
#[cfg(feature = "sqlite")]
mod sqlite;

use std::fmt::Debug;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

pub use self::admin::{Admin, DeadLetter, LaneState, Letters};
pub use self::batch::{Batch, NewJob, Pushed, Topic};
pub use self::error::{Error, ErrorKind};
pub use self::lease::{Job, JobId, Lease, LeaseId, Outcome};
pub use self::memory::Memory;
#[cfg(feature = "sqlite")]
pub use self::sqlite::Sqlite;

/// A future that a queue returns, boxed so that [`Queue`] can be used as `dyn Queue`.
///
/// It does nothing before it is polled. Dropping it later does not undo what was asked for.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Lanes of jobs that are kept until they are reported done, or dead.
///
/// Another engine proves that it keeps these promises with the suite in the module `contract`
/// (feature `testing`).
pub trait Queue: Debug + Send + Sync + 'static {
    /// Stores one payload and the jobs that refer to it, all or nothing, and durably once it returns.
    ///
    /// A job whose key was pushed to the topic within the time that push asked to remember it is left
    /// out and counted, also when many tasks push the same key at the same time.
    ///
    /// # Errors
    ///
    /// If the store fails; nothing has been stored then.
    fn push(&self, batch: Batch, now: SystemTime) -> BoxFuture<'_, Result<Pushed, Error>>;

    /// Leases at most `lanes` lanes that are due, the one that has been due longest first.
    ///
    /// Each comes with at most `jobs` of its due jobs, in the order they were pushed; their attempts
    /// are counted now, before they run, so that a job that kills its worker is noticed. No other
    /// worker gets the lane before it is released or `lease` has passed without a report.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn claim(
        &self,
        topic: Topic,
        lanes: usize,
        jobs: usize,
        lease: Duration,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<Vec<Lease>, Error>>;

    /// Says what became of one job of a lease, and extends the lease by its whole length from `now`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Stale`] if the lane has been leased to another worker or released since, or the
    /// job has already been reported: nothing has changed then. Otherwise if the store fails.
    fn report(
        &self,
        lease: LeaseId,
        job: JobId,
        outcome: Outcome,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<(), Error>>;

    /// Gives a lane back before its lease ends.
    ///
    /// Jobs that were not reported count as not attempted. If some are due, the lane goes behind the
    /// lanes that have been waiting.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Stale`] if the lane is no longer leased under this id; otherwise if the store fails.
    fn release(&self, lease: LeaseId, now: SystemTime) -> BoxFuture<'_, Result<(), Error>>;

    /// Ends the waiting of a lane that [`Outcome::Retry`] put off as a whole: its host is alive again.
    ///
    /// Jobs that wait for a time of their own go on waiting. An unknown lane is no error.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn wake(&self, topic: Topic, lane: &str, now: SystemTime) -> BoxFuture<'_, Result<(), Error>>;

    /// When the next lane of a topic falls due, or a lease on one ends; `None` if there is no job.
    ///
    /// A worker sleeps until then, or until something is pushed or released.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn next_due(&self, topic: Topic) -> BoxFuture<'_, Result<Option<SystemTime>, Error>>;
}
