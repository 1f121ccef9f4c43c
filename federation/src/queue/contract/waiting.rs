//! Retries: of one job, and of a lane whose host is ill.

use super::{at, claim, claim_one, keys, next_due, push, release, report};
use crate::queue::{Outcome, Queue, Topic};

/// A job that is retried alone waits alone, and takes its place again when its time has come.
pub async fn lets_others_pass_a_job_that_waits<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["1", "2", "3"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim(&queue, 1, 1, at(0)).await.remove(0);
    report(&queue, &lease, &lease.jobs[0], Outcome::Retry { at: at(300), lane: false }, at(1)).await;
    release(&queue, &lease, at(1)).await;
    let lease = claim(&queue, 1, 1, at(1)).await.remove(0);
    assert_eq!((keys(&lease), lease.fails), (vec!["2"], 0));
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(2)).await;
    release(&queue, &lease, at(300)).await;
    assert_eq!(keys(&claim_one(&queue, at(300)).await), ["1", "3"]);
}

/// A lane that is retried as a whole waits with all its jobs, and new ones do not wake it.
pub async fn holds_a_lane_that_is_ill<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["1", "2"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim(&queue, 1, 1, at(0)).await.remove(0);
    report(&queue, &lease, &lease.jobs[0], Outcome::Retry { at: at(300), lane: true }, at(1)).await;
    release(&queue, &lease, at(1)).await;
    push(&queue, "a", "3", at(2)).await;
    assert_eq!(next_due(&queue).await, Some(at(300)));
    assert!(claim(&queue, 9, 9, at(299)).await.is_empty());
    let lease = claim_one(&queue, at(300)).await;
    assert_eq!((keys(&lease), lease.fails), (vec!["1", "2", "3"], 1));
    assert_eq!(lease.jobs[0].attempts, 2);
}

/// The waiting of a lane outlives the worker that asked for it.
pub async fn holds_a_lane_whose_worker_died<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["1", "2"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim_one(&queue, at(0)).await;
    report(&queue, &lease, &lease.jobs[0], Outcome::Retry { at: at(300), lane: true }, at(1)).await;
    assert!(claim(&queue, 9, 9, at(61)).await.is_empty(), "the lease has ended, the waiting has not");
    assert_eq!(next_due(&queue).await, Some(at(300)));
    let lease = claim_one(&queue, at(300)).await;
    assert_eq!((keys(&lease), lease.fails), (vec!["1", "2"], 1));
    assert_eq!((lease.jobs[0].attempts, lease.jobs[1].attempts), (2, 2));
}

/// Ten jobs that fail together are one fail of the lane, and one that is done ends the row of fails.
pub async fn counts_the_fails_of_a_lane_once_per_lease<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for number in 0..10 {
        push(&queue, "a", &number.to_string(), at(0)).await;
    }
    for (round, fails) in [(1, 0), (2, 1)] {
        let lease = claim_one(&queue, at(round)).await;
        assert_eq!((lease.jobs.len(), lease.fails), (10, fails));
        for job in &lease.jobs {
            report(&queue, &lease, job, Outcome::Retry { at: at(round + 1), lane: true }, at(round)).await;
        }
        release(&queue, &lease, at(round)).await;
    }
    let lease = claim_one(&queue, at(3)).await;
    assert_eq!(lease.fails, 2);
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(3)).await;
    release(&queue, &lease, at(3)).await;
    assert_eq!(claim_one(&queue, at(3)).await.fails, 0);
}

/// Waking ends the waiting of a lane, but not that of its jobs, nor a lease.
pub async fn wakes_a_lane<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["1", "2"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim_one(&queue, at(0)).await;
    report(&queue, &lease, &lease.jobs[0], Outcome::Retry { at: at(900), lane: false }, at(1)).await;
    report(&queue, &lease, &lease.jobs[1], Outcome::Retry { at: at(500), lane: true }, at(1)).await;
    release(&queue, &lease, at(1)).await;
    assert_eq!(next_due(&queue).await, Some(at(500)));
    for lane in ["a", "a", "unknown"] {
        queue.wake(Topic::Delivery, lane, at(10)).await.expect("woken");
    }
    assert_eq!(next_due(&queue).await, Some(at(10)));
    let lease = claim_one(&queue, at(10)).await;
    assert_eq!(keys(&lease), ["2"]);
    queue.wake(Topic::Delivery, "a", at(11)).await.expect("woken");
    assert!(claim(&queue, 9, 9, at(12)).await.is_empty(), "still leased");
}
