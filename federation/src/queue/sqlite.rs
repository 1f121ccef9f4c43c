//! The queue in one SQLite file, for servers of one process that need no database beside them.

mod admin;
mod claim;
mod push;
mod report;
mod schema;
mod store;
#[cfg(test)]
mod tests;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use self::store::{Fault, Store, millis, time};
use self::writer::Writer;
use super::{
    Admin, Batch, BoxFuture, DeadLetter, Error, JobId, LaneState, Lease, LeaseId, Letters, Outcome, Pushed,
    Queue, Topic,
};

/// A durable queue in a SQLite file of its own.
///
/// One thread owns the connection. Requests that arrive while it writes share the next transaction,
/// and each is answered after that is on the disk (write-ahead log, `synchronous=FULL`), so what was
/// answered survives `kill -9` and loss of power. Clones are cheap and share the thread; dropping the
/// last one finishes what was asked for, closes the file and ends the thread.
///
/// The file must lie on a local disk. Beside it SQLite keeps two more, ending in `-wal` and `-shm`.
///
/// ```
/// use std::time::UNIX_EPOCH;
///
/// use howdah_federation::queue::{Batch, NewJob, Queue, Sqlite, Topic};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("queue.sqlite");
/// let queue = Sqlite::open(&file)?;
/// let job = NewJob::new("social.example", "https://here.example/activities/1");
/// queue.push(Batch::new(Topic::Delivery, "{}").job(job), UNIX_EPOCH).await?;
/// drop(queue);
///
/// let queue = Sqlite::open(&file)?;
/// assert_eq!(queue.next_due(Topic::Delivery).await?, Some(UNIX_EPOCH));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Sqlite {
    writer: Arc<Writer>,
}

impl Sqlite {
    /// Opens the queue in a file, or makes one there; brings an older one up to date.
    ///
    /// It blocks while it reads and writes the file.
    ///
    /// # Errors
    ///
    /// [`Io`](super::ErrorKind::Io) if the file cannot be opened or is locked for 5 seconds,
    /// [`Corrupt`](super::ErrorKind::Corrupt) if it is another application's or no database,
    /// [`Version`](super::ErrorKind::Version) if a later version of this library wrote it.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let connection = schema::open(path.as_ref())?;
        Ok(Self { writer: Arc::new(Writer::start(connection)?) })
    }

    /// Has the writer do the work in its next transaction, once the future is polled.
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(Store<'_>) -> Result<T, Fault> + Send + 'static,
    ) -> BoxFuture<'_, Result<T, Error>> {
        Box::pin(self.writer.ask(work))
    }
}

impl Queue for Sqlite {
    fn push(&self, batch: Batch, now: SystemTime) -> BoxFuture<'_, Result<Pushed, Error>> {
        self.with(move |store| store.push(&batch, millis(now)))
    }

    fn claim(
        &self,
        topic: Topic,
        lanes: usize,
        jobs: usize,
        lease: Duration,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<Vec<Lease>, Error>> {
        self.with(move |store| store.claim(topic, lanes, jobs, lease, millis(now)))
    }

    fn report(
        &self,
        lease: LeaseId,
        job: JobId,
        outcome: Outcome,
        now: SystemTime,
    ) -> BoxFuture<'_, Result<(), Error>> {
        self.with(move |store| store.report(lease, job, &outcome, millis(now)))
    }

    fn release(&self, lease: LeaseId, now: SystemTime) -> BoxFuture<'_, Result<(), Error>> {
        self.with(move |store| store.release(lease, millis(now)))
    }

    fn wake(&self, topic: Topic, lane: &str, now: SystemTime) -> BoxFuture<'_, Result<(), Error>> {
        let lane = lane.to_owned();
        self.with(move |store| store.wake(topic, &lane, millis(now)))
    }

    fn next_due(&self, topic: Topic) -> BoxFuture<'_, Result<Option<SystemTime>, Error>> {
        self.with(move |store| Ok(store.next_due(topic)?.map(time)))
    }
}

impl Admin for Sqlite {
    fn lanes(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<LaneState>, Error>> {
        self.with(move |store| store.lanes(topic, limit))
    }

    fn dead_letters(&self, topic: Topic, limit: usize) -> BoxFuture<'_, Result<Vec<DeadLetter>, Error>> {
        self.with(move |store| store.dead_letters(topic, limit))
    }

    fn requeue(&self, letters: Letters, now: SystemTime) -> BoxFuture<'_, Result<usize, Error>> {
        self.with(move |store| store.requeue(&letters, millis(now)))
    }

    fn discard(&self, letters: Letters) -> BoxFuture<'_, Result<usize, Error>> {
        self.with(move |store| store.discard(&letters))
    }
}
