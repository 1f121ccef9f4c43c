//! The suite that every engine passes: start at [`queue_contract!`](crate::queue_contract).
//!
//! A case is given a function that opens the queue under test. It starts from an empty one, sets the
//! clock itself and never sleeps.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "tests call the suite, and it has no other way to fail them"
)]

mod dead;
mod duplicates;
mod durable;
mod lanes;
mod leases;
mod operators;
mod waiting;

use std::time::{Duration, SystemTime};

pub use self::{dead::*, duplicates::*, durable::*, lanes::*, leases::*, operators::*, waiting::*};
use super::{Batch, Job, Lease, NewJob, Outcome, Queue, Topic};

/// Writes one `#[test]` per promise of [`Queue`] and [`Admin`](super::Admin).
///
/// It takes the path of a function that makes an empty place and returns an async function that opens
/// the queue in it. With `durable` before it, that one is called again after the queue was dropped, and
/// must find everything. What the place needs, such as a temporary folder, it keeps itself.
///
/// ```
/// use howdah_federation::queue::Memory;
/// use howdah_federation::queue_contract;
///
/// fn memory() -> impl AsyncFn() -> Memory {
///     async || Memory::new()
/// }
///
/// queue_contract!(memory);
/// ```
#[macro_export]
macro_rules! queue_contract {
    (durable $place:path) => {
        $crate::queue_contract!($place);
        $crate::queue_contract! { @cases $place:
            keeps_everything_when_it_is_opened_again
            keeps_leases_when_it_is_opened_again
            never_uses_a_number_again
        }
    };
    ($place:path) => {
        $crate::queue_contract! { @cases $place:
            gives_the_jobs_of_a_lane_in_order
            serves_the_lane_that_waited_longest
            lets_a_full_lane_keep_nobody_waiting
            keeps_topics_apart
            gives_every_job_the_payload_of_its_batch
            keeps_a_delayed_job_until_its_time
            stores_nothing_for_an_empty_batch
            leases_a_lane_to_one_worker
            gives_a_lane_away_when_its_lease_ends
            refuses_what_a_former_holder_says
            extends_a_lease_with_every_report
            takes_one_report_per_job
            counts_attempts_before_the_run
            adds_to_a_leased_lane
            keeps_a_key_once
            forgets_a_key_after_its_time
            looks_for_no_duplicates_unless_asked
            keeps_a_key_once_under_parallel_pushes
            lets_others_pass_a_job_that_waits
            holds_a_lane_that_is_ill
            holds_a_lane_whose_worker_died
            counts_the_fails_of_a_lane_once_per_lease
            wakes_a_lane
            keeps_dead_letters
            puts_dead_letters_back
            discards_dead_letters
            shows_operators_the_lanes
        }
    };
    (@cases $place:path: $($case:ident)+) => {
        $(
            #[test]
            fn $case() {
                $crate::queue::contract::run($crate::queue::contract::$case($place()));
            }
        )+
    };
}

/// Runs a case to its end on a runtime of its own.
pub fn run(case: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(case);
}

const MINUTE: Duration = Duration::from_secs(60);

/// The time of the suite's clock.
fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + seconds)
}

/// Pushes one job that is due at once, with its key as its payload.
async fn push<Q: Queue>(queue: &Q, lane: &str, key: &str, now: SystemTime) {
    let batch = Batch::new(Topic::Delivery, key.to_owned()).job(NewJob::new(lane, key));
    let pushed = queue.push(batch, now).await.expect("pushed");
    assert_eq!((pushed.stored, pushed.duplicates), (1, 0));
}

/// Leases for a minute.
async fn claim<Q: Queue>(queue: &Q, lanes: usize, jobs: usize, now: SystemTime) -> Vec<Lease> {
    queue.claim(Topic::Delivery, lanes, jobs, MINUTE, now).await.expect("claimed")
}

/// Leases the one lane that is due, with all its jobs.
async fn claim_one<Q: Queue>(queue: &Q, now: SystemTime) -> Lease {
    let mut leases = claim(queue, 10, 100, now).await;
    assert_eq!(leases.len(), 1, "one lane is due");
    leases.pop().expect("a lease")
}

async fn report<Q: Queue>(queue: &Q, lease: &Lease, job: &Job, outcome: Outcome, now: SystemTime) {
    queue.report(lease.id, job.id, outcome, now).await.expect("reported");
}

async fn release<Q: Queue>(queue: &Q, lease: &Lease, now: SystemTime) {
    queue.release(lease.id, now).await.expect("released");
}

async fn next_due<Q: Queue>(queue: &Q) -> Option<SystemTime> {
    queue.next_due(Topic::Delivery).await.expect("the next time")
}

fn keys(lease: &Lease) -> Vec<&str> {
    lease.jobs.iter().map(|job| job.key.as_str()).collect()
}

fn lane_names(leases: &[Lease]) -> Vec<&str> {
    leases.iter().map(|lease| lease.lane.as_str()).collect()
}
