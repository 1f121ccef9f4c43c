//! The workers that run the queue's jobs, and the handle that stops them.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::{JoinHandle, JoinSet};

use crate::clock::Clock;
use crate::queue::{Lease, Queue, Topic};

/// How long a lane may be silent before another worker gets it: twice the deadline of one delivery.
const LEASE: Duration = Duration::from_secs(60);

/// How long [`Workers::stop`] waits for what is being done.
const DRAIN: Duration = Duration::from_secs(10);

/// The longest sleep without a look at the queue, for what other processes push.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// The shortest one: a queue that calls work due and does not hand it out must not keep a processor busy.
const SHORTEST_SLEEP: Duration = Duration::from_millis(5);

/// How long to leave a failing queue alone.
const PAUSE_AFTER_ERROR: Duration = Duration::from_secs(1);

/// The running workers of a [`Federation`](crate::Federation).
///
/// Dropping it stops them at once: what they were doing is done again later, when the leases have ended.
/// [`stop`](Self::stop) lets them finish.
#[derive(Debug)]
#[must_use = "dropping it stops the workers"]
pub struct Workers {
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Takes no new work, waits up to ten seconds for what is being done, and gives the rest back.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        for task in std::mem::take(&mut self.tasks) {
            if let Err(error) = task.await {
                tracing::error!(%error, "a worker ended badly");
            }
        }
    }

    pub(crate) fn start(lines: impl IntoIterator<Item = Line>) -> Self {
        let (stop, stopped) = watch::channel(false);
        let tasks = lines.into_iter().map(|line| tokio::spawn(line.run(stopped.clone()))).collect();
        Self { stop, tasks }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

/// What runs one lane to its end: reports its jobs and releases it.
pub(crate) type RunLane =
    Arc<dyn Fn(Lease, Stopped) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// Tells the runner of a lane to leave the remaining jobs.
#[derive(Clone, Debug)]
pub(crate) struct Stopped(watch::Receiver<bool>);

impl Stopped {
    pub(crate) fn is_set(&self) -> bool {
        *self.0.borrow()
    }
}

/// The jobs of one topic: claimed, run in parallel by lane, in order within a lane.
pub(crate) struct Line {
    pub(crate) topic: Topic,
    pub(crate) queue: Arc<dyn Queue>,
    pub(crate) clock: Arc<dyn Clock>,
    /// Told when something was pushed in this process.
    pub(crate) pushed: Arc<Notify>,
    /// The most lanes that run at the same time.
    pub(crate) lanes: usize,
    /// The most jobs that a lane gets in one lease.
    pub(crate) jobs: usize,
    pub(crate) run_lane: RunLane,
}

impl Line {
    async fn run(self, mut stopped: watch::Receiver<bool>) {
        let mut running = JoinSet::new();
        while !*stopped.borrow() {
            let leases = self.claim(self.lanes - running.len()).await;
            if leases.is_empty() {
                self.wait(&mut running, &mut stopped).await;
            }
            for lease in leases {
                running.spawn((self.run_lane)(lease, Stopped(stopped.clone())));
            }
        }
        let drained = tokio::time::timeout(DRAIN, async { while running.join_next().await.is_some() {} });
        if drained.await.is_err() {
            tracing::warn!(topic = ?self.topic, lanes = running.len(), "stopped in the middle of work");
        }
    }

    async fn claim(&self, free: usize) -> Vec<Lease> {
        if free == 0 {
            return Vec::new();
        }
        match self.queue.claim(self.topic, free, self.jobs, LEASE, self.clock.now()).await {
            Ok(leases) => leases,
            Err(error) => {
                tracing::error!(topic = ?self.topic, %error, "cannot claim work");
                tokio::time::sleep(PAUSE_AFTER_ERROR).await;
                Vec::new()
            }
        }
    }

    /// Until something is pushed, falls due, finishes, or the workers are told to stop.
    async fn wait(&self, running: &mut JoinSet<()>, stopped: &mut watch::Receiver<bool>) {
        let sleep = if running.len() < self.lanes { self.until_due().await } else { LONGEST_SLEEP };
        tokio::select! {
            () = self.pushed.notified() => {}
            () = tokio::time::sleep(sleep) => {}
            Some(ended) = running.join_next() => {
                if let Err(error) = ended {
                    tracing::error!(topic = ?self.topic, %error, "a lane ended badly, its lease will run out");
                }
            }
            // An error means that the handle is gone, and with it this task.
            _ = stopped.changed() => {}
        }
    }

    async fn until_due(&self) -> Duration {
        let due = match self.queue.next_due(self.topic).await {
            Ok(Some(due)) => due.duration_since(self.clock.now()).unwrap_or_default(),
            Ok(None) => LONGEST_SLEEP,
            Err(error) => {
                tracing::error!(topic = ?self.topic, %error, "cannot read when work falls due");
                PAUSE_AFTER_ERROR
            }
        };
        due.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
    }
}

/// Runs the application's code as a task of its own, so that its panic costs one job and not the lane.
///
/// The task ends with this future: what is dropped with its worker does not go on.
pub(crate) async fn caught<T: Send + 'static>(
    running: impl Future<Output = T> + Send + 'static,
) -> Result<T, Panicked> {
    let mut task = JoinSet::new();
    task.spawn(running);
    match task.join_next().await {
        Some(Ok(ended)) => Ok(ended),
        _ => Err(Panicked),
    }
}

/// The application's code panicked.
#[derive(Debug, thiserror::Error)]
#[error("it panicked")]
pub(crate) struct Panicked;
