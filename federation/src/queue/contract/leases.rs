//! One worker per lane, and what happens when it is slow or dies.

use super::{at, claim, claim_one, keys, next_due, push, release, report};
use crate::queue::{ErrorKind, Lease, Outcome, Queue};

/// While a lane is leased nobody else gets it, whatever waits in it.
pub async fn leases_a_lane_to_one_worker<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    push(&queue, "a", "2", at(0)).await;
    let lease = claim(&queue, 9, 1, at(0)).await.remove(0);
    assert!(claim(&queue, 9, 9, at(59)).await.is_empty());
    assert_eq!(next_due(&queue).await, Some(at(60)), "the end of the lease");
    release(&queue, &lease, at(59)).await;
    assert_eq!(keys(&claim_one(&queue, at(59)).await), ["1", "2"]);
}

/// What a worker that died did not report is given to another, in the same order.
pub async fn gives_a_lane_away_when_its_lease_ends<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["1", "2", "3"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim_one(&queue, at(0)).await;
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(10)).await;
    assert!(claim(&queue, 9, 9, at(69)).await.is_empty());
    let second = claim_one(&queue, at(70)).await;
    assert_eq!(keys(&second), ["2", "3"]);
    assert!(second.id > lease.id, "the fencing token grows");
}

/// A worker that wakes up after its lease was given away changes nothing.
pub async fn refuses_what_a_former_holder_says<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    let former = claim_one(&queue, at(0)).await;
    let holder = claim_one(&queue, at(60)).await;
    for outcome in [Outcome::Done, Outcome::InProgress, Outcome::Dead { reason: "late".to_owned() }] {
        assert_stale(&queue, &former, outcome, at(61)).await;
    }
    let released = queue.release(former.id, at(61)).await;
    assert_eq!(released.expect_err("stale").kind(), ErrorKind::Stale);
    assert!(claim(&queue, 9, 9, at(62)).await.is_empty(), "still leased");
    report(&queue, &holder, &holder.jobs[0], Outcome::Done, at(63)).await;
    release(&queue, &holder, at(63)).await;
    assert_eq!(next_due(&queue).await, None);
}

/// Every report counts as a sign of life.
pub async fn extends_a_lease_with_every_report<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    push(&queue, "a", "2", at(0)).await;
    let lease = claim_one(&queue, at(0)).await;
    report(&queue, &lease, &lease.jobs[0], Outcome::InProgress, at(50)).await;
    assert_eq!(next_due(&queue).await, Some(at(110)));
    assert!(claim(&queue, 9, 9, at(109)).await.is_empty());
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(100)).await;
    assert!(claim(&queue, 9, 9, at(159)).await.is_empty());
    assert_eq!(keys(&claim_one(&queue, at(160)).await), ["2"]);
}

/// A second report of the same job is refused, and so is one of a job that was not handed out.
pub async fn takes_one_report_per_job<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    push(&queue, "a", "2", at(0)).await;
    push(&queue, "b", "3", at(1)).await;
    let leases = claim(&queue, 2, 1, at(1)).await;
    let (a, b) = (&leases[0], &leases[1]);
    report(&queue, a, &a.jobs[0], Outcome::Retry { at: at(5), lane: false }, at(2)).await;
    assert_stale(&queue, a, Outcome::Done, at(3)).await;
    let foreign = queue.report(a.id, b.jobs[0].id, Outcome::Done, at(3)).await;
    assert_eq!(foreign.expect_err("of another lane").kind(), ErrorKind::Stale);
    release(&queue, a, at(6)).await;
    assert_eq!(keys(&claim_one(&queue, at(6)).await), ["1", "2"]);
}

/// A claim counts as an attempt, unless the lane is given back without a report on the job.
pub async fn counts_attempts_before_the_run<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    assert_eq!(claim_one(&queue, at(0)).await.jobs[0].attempts, 1);
    let lost = claim_one(&queue, at(60)).await;
    assert_eq!(lost.jobs[0].attempts, 2, "the first worker may have died of it");
    release(&queue, &lost, at(61)).await;
    let lease = claim_one(&queue, at(61)).await;
    assert_eq!(lease.jobs[0].attempts, 2, "the second did not run it");
    report(&queue, &lease, &lease.jobs[0], Outcome::Retry { at: at(62), lane: false }, at(62)).await;
    release(&queue, &lease, at(62)).await;
    assert_eq!(claim_one(&queue, at(62)).await.jobs[0].attempts, 3);
}

/// What is pushed to a leased lane waits for its release.
pub async fn adds_to_a_leased_lane<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    let lease = claim_one(&queue, at(0)).await;
    push(&queue, "a", "2", at(1)).await;
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(2)).await;
    push(&queue, "a", "3", at(3)).await;
    assert!(claim(&queue, 9, 9, at(4)).await.is_empty());
    release(&queue, &lease, at(5)).await;
    assert_eq!(keys(&claim_one(&queue, at(5)).await), ["2", "3"]);
}

async fn assert_stale<Q: Queue>(queue: &Q, lease: &Lease, outcome: Outcome, now: std::time::SystemTime) {
    let reported = queue.report(lease.id, lease.jobs[0].id, outcome, now).await;
    assert_eq!(reported.expect_err("stale").kind(), ErrorKind::Stale);
}
