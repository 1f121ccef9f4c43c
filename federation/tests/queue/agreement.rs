//! Both engines answer alike, whatever is asked of them in whatever order.

use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use howdah_federation::queue::{
    Admin, Batch, Error, JobId, Lease, LeaseId, Letters, Memory, NewJob, Outcome, Sqlite, Topic,
};
use proptest::prelude::*;

/// One thing asked of the queues; leases and jobs are chosen among those that were handed out.
#[derive(Clone, Debug)]
enum Step {
    Wait(u64),
    Push { lane: u8, keys: Vec<u8>, delay: u64, remember: u64 },
    Claim { lanes: usize, jobs: usize },
    Report { lease: usize, job: usize, outcome: Said },
    Release(usize),
    Wake(u8),
    Requeue(Chosen),
    Discard(Chosen),
}

#[derive(Clone, Copy, Debug)]
enum Said {
    Done,
    RetryJob(u64),
    RetryLane(u64),
    Dead,
    InProgress,
}

#[derive(Clone, Copy, Debug)]
enum Chosen {
    One(u64),
    Lane(u8),
    Before(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0_u64..40).prop_map(Step::Wait),
        4 => (0_u8..4, prop::collection::vec(0_u8..9, 0..4), 0_u64..60, 0_u64..60).prop_map(
            |(lane, keys, delay, remember)| Step::Push {
                lane,
                keys,
                delay: delay.saturating_sub(30),
                remember: remember.saturating_sub(20)
            }
        ),
        4 => (1_usize..4, 1_usize..4).prop_map(|(lanes, jobs)| Step::Claim { lanes, jobs }),
        8 => (0_usize..4, 0_usize..3, said())
            .prop_map(|(lease, job, outcome)| Step::Report { lease, job, outcome }),
        3 => (0_usize..4).prop_map(Step::Release),
        1 => (0_u8..5).prop_map(Step::Wake),
        1 => chosen().prop_map(Step::Requeue),
        1 => chosen().prop_map(Step::Discard),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        3 => Just(Said::Done),
        1 => (0_u64..90).prop_map(Said::RetryJob),
        1 => (0_u64..90).prop_map(Said::RetryLane),
        1 => Just(Said::Dead),
        1 => Just(Said::InProgress),
    ]
}

fn chosen() -> impl Strategy<Value = Chosen> {
    prop_oneof![
        (1_u64..30).prop_map(Chosen::One),
        (0_u8..4).prop_map(Chosen::Lane),
        (0_u64..90).prop_map(Chosen::Before)
    ]
}

/// An engine under test with the clock and the latest leases it handed out.
struct Engine<'a> {
    queue: &'a dyn Admin,
    now: SystemTime,
    leases: Vec<Lease>,
}

impl Engine<'_> {
    /// Takes the step and tells the outcome, with all that can be seen of the queue after it.
    async fn take(&mut self, step: &Step) -> String {
        let (queue, now) = (self.queue, self.now);
        let answer = match step {
            Step::Wait(seconds) => {
                self.now += Duration::from_secs(*seconds);
                String::new()
            }
            Step::Push { lane, keys, delay, remember } => {
                let not_before = now + Duration::from_secs(*delay);
                let jobs = keys.iter().map(|key| job(*lane, *key).not_before(not_before));
                let mut batch = Batch::new(Topic::Delivery, format!("{keys:?}"));
                batch.jobs.extend(jobs);
                told(queue.push(batch.remember(Duration::from_secs(*remember)), now).await)
            }
            Step::Claim { lanes, jobs } => self.claim(*lanes, *jobs).await,
            Step::Report { lease, job, outcome } => {
                let (lease, job) = self.handed_out(*lease, *job);
                told(queue.report(lease, job, outcome.at(now), now).await)
            }
            Step::Release(lease) => told(queue.release(self.handed_out(*lease, 0).0, now).await),
            Step::Wake(lane) => told(queue.wake(Topic::Delivery, &lane.to_string(), now).await),
            Step::Requeue(letters) => told(queue.requeue(letters.at(now), now).await),
            Step::Discard(letters) => told(queue.discard(letters.at(now)).await),
        };
        format!("{answer}\n{}", self.seen().await)
    }

    async fn claim(&mut self, lanes: usize, jobs: usize) -> String {
        let lease = Duration::from_secs(60);
        let leases = self.queue.claim(Topic::Delivery, lanes, jobs, lease, self.now).await;
        self.leases.splice(0..0, leases.iter().flatten().cloned());
        self.leases.truncate(4);
        told(leases)
    }

    fn handed_out(&self, lease: usize, job: usize) -> (LeaseId, JobId) {
        let lease = self.leases.get(lease);
        let job = lease.and_then(|lease| lease.jobs.get(job));
        (lease.map_or(LeaseId::from(0), |lease| lease.id), job.map_or(JobId::from(0), |job| job.id))
    }

    async fn seen(&self) -> String {
        let next = told(self.queue.next_due(Topic::Delivery).await);
        let lanes = told(self.queue.lanes(Topic::Delivery, 9).await);
        let dead = told(self.queue.dead_letters(Topic::Delivery, 9).await);
        format!("{next}\n{lanes}\n{dead}")
    }
}

impl Said {
    fn at(self, now: SystemTime) -> Outcome {
        let later = |seconds| now + Duration::from_secs(seconds);
        match self {
            Self::Done => Outcome::Done,
            Self::RetryJob(seconds) => Outcome::Retry { at: later(seconds), lane: false },
            Self::RetryLane(seconds) => Outcome::Retry { at: later(seconds), lane: true },
            Self::Dead => Outcome::Dead { reason: "gone".to_owned() },
            Self::InProgress => Outcome::InProgress,
        }
    }
}

impl Chosen {
    fn at(self, now: SystemTime) -> Letters {
        match self {
            Self::One(id) => Letters::One(JobId::from(id)),
            Self::Lane(lane) => Letters::Lane(Topic::Delivery, lane.to_string()),
            Self::Before(seconds) => Letters::Before(Topic::Delivery, now - Duration::from_secs(seconds)),
        }
    }
}

fn job(lane: u8, key: u8) -> NewJob {
    NewJob::new(lane.to_string(), key.to_string()).meta(format!("to {lane}"))
}

fn told<T: Debug>(answer: Result<T, Error>) -> String {
    match answer {
        Ok(value) => format!("{value:?}"),
        Err(error) => format!("{:?}", error.kind()),
    }
}

async fn compare(steps: &[Step]) {
    let folder = tempfile::tempdir().unwrap();
    let (memory, sqlite) = (Memory::new(), Sqlite::open(folder.path().join("queue.sqlite")).unwrap());
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    let mut memory = Engine { queue: &memory, now, leases: Vec::new() };
    let mut sqlite = Engine { queue: &sqlite, now, leases: Vec::new() };
    for (number, step) in steps.iter().enumerate() {
        let (one, other) = (memory.take(step).await, sqlite.take(step).await);
        assert_eq!(one, other, "after step {number}, {step:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn memory_and_sqlite_answer_alike(steps in prop::collection::vec(step(), 1..50)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(compare(&steps));
    }
}
