//! Order within a lane, fairness between lanes, and times.

use super::{MINUTE, at, claim, claim_one, keys, lane_names, next_due, push, release, report};
use crate::queue::{Batch, NewJob, Outcome, Pushed, Queue, Topic};

/// Jobs of a lane come in the order of their pushes, also across leases.
pub async fn gives_the_jobs_of_a_lane_in_order<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for key in ["create", "update", "announce", "delete"] {
        push(&queue, "a", key, at(0)).await;
    }
    let lease = claim(&queue, 1, 3, at(1)).await.remove(0);
    assert_eq!(keys(&lease), ["create", "update", "announce"]);
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(1)).await;
    release(&queue, &lease, at(2)).await;
    assert_eq!(keys(&claim_one(&queue, at(2)).await), ["update", "announce", "delete"]);
}

/// The lane that fell due first is leased first.
pub async fn serves_the_lane_that_waited_longest<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for (lane, second) in [("c", 1), ("a", 2), ("b", 3), ("c", 4)] {
        push(&queue, lane, &format!("{lane}{second}"), at(second)).await;
    }
    assert_eq!(lane_names(&claim(&queue, 2, 9, at(9)).await), ["c", "a"]);
    assert_eq!(lane_names(&claim(&queue, 2, 9, at(9)).await), ["b"]);
}

/// A lane that was served goes to the end of the line, even if no time passes.
pub async fn lets_a_full_lane_keep_nobody_waiting<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for number in 0..6 {
        push(&queue, "full", &number.to_string(), at(0)).await;
    }
    push(&queue, "b", "b1", at(0)).await;
    push(&queue, "c", "c1", at(0)).await;
    let mut served = Vec::new();
    for _ in 0..4 {
        let lease = claim(&queue, 1, 1, at(0)).await.remove(0);
        report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(0)).await;
        release(&queue, &lease, at(0)).await;
        served.push(lease.lane);
    }
    assert_eq!(served, ["full", "b", "c", "full"]);
}

/// A job of one topic is unknown to the other, also when lane and key are the same.
pub async fn keeps_topics_apart<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for topic in [Topic::Intake, Topic::Delivery] {
        let batch = Batch::new(topic, "x").job(NewJob::new("lane", "key")).remember(MINUTE);
        assert_eq!(queue.push(batch, at(0)).await.expect("pushed"), Pushed::new(1, 0));
    }
    let lease = claim_one(&queue, at(0)).await;
    assert_eq!(keys(&lease), ["key"]);
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(0)).await;
    release(&queue, &lease, at(0)).await;
    assert_eq!(next_due(&queue).await, None);
    assert_eq!(queue.next_due(Topic::Intake).await.expect("the next time"), Some(at(0)));
}

/// The jobs of a batch share its payload until the last of them is done, and keep their own meta data.
pub async fn gives_every_job_the_payload_of_its_batch<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    let batch = Batch::new(Topic::Delivery, &b"\x00\xff one payload"[..])
        .job(NewJob::new("a", "1").meta("https://a.example/inbox"))
        .job(NewJob::new("b", "1").meta("https://b.example/inbox"))
        .job(NewJob::new("c", "1"));
    queue.push(batch, at(0)).await.expect("pushed");
    for (lane, meta) in [("a", "https://a.example/inbox"), ("b", "https://b.example/inbox"), ("c", "")] {
        let lease = claim(&queue, 1, 1, at(0)).await.remove(0);
        assert_eq!((lease.lane.as_str(), lease.jobs[0].meta.as_str()), (lane, meta));
        assert_eq!(lease.jobs[0].payload, &b"\x00\xff one payload"[..]);
        report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(0)).await;
        release(&queue, &lease, at(0)).await;
    }
}

/// A job with a time waits for it, and does not hold up the jobs behind it.
pub async fn keeps_a_delayed_job_until_its_time<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    let later = NewJob::new("a", "later").not_before(at(100));
    queue.push(Batch::new(Topic::Delivery, "x").job(later), at(0)).await.expect("pushed");
    assert_eq!(next_due(&queue).await, Some(at(100)));
    assert!(claim(&queue, 9, 9, at(99)).await.is_empty());
    push(&queue, "a", "now", at(50)).await;
    assert_eq!(next_due(&queue).await, Some(at(50)));
    let lease = claim_one(&queue, at(50)).await;
    assert_eq!(keys(&lease), ["now"]);
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(51)).await;
    release(&queue, &lease, at(51)).await;
    assert_eq!(next_due(&queue).await, Some(at(100)));
    assert_eq!(keys(&claim_one(&queue, at(100)).await), ["later"]);
}

/// A batch without jobs is no error and leaves nothing behind.
pub async fn stores_nothing_for_an_empty_batch<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    let pushed = queue.push(Batch::new(Topic::Delivery, "x"), at(0)).await.expect("pushed");
    assert_eq!(pushed, Pushed::new(0, 0));
    assert_eq!(next_due(&queue).await, None);
}
