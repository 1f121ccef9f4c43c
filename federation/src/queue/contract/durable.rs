//! What an engine that claims to be durable finds again.

use super::{MINUTE, at, claim, claim_one, keys, next_due, push, release, report};
use crate::queue::{Admin, Batch, NewJob, Outcome, Pushed, Topic};

/// Jobs, payloads, attempts, waiting, keys and dead letters are there after a restart.
pub async fn keeps_everything_when_it_is_opened_again<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    let known = Batch::new(Topic::Delivery, "payload").job(NewJob::new("a", "1").meta("m")).remember(MINUTE);
    queue.push(known.clone(), at(0)).await.expect("pushed");
    push(&queue, "b", "2", at(0)).await;
    let leases = claim(&queue, 2, 1, at(0)).await;
    let (a, b) = (&leases[0], &leases[1]);
    report(&queue, a, &a.jobs[0], Outcome::Retry { at: at(40), lane: true }, at(1)).await;
    report(&queue, b, &b.jobs[0], Outcome::Dead { reason: "gone".to_owned() }, at(1)).await;
    release(&queue, a, at(1)).await;
    release(&queue, b, at(1)).await;
    drop(queue);

    let queue = open().await;
    assert_eq!(queue.push(known, at(30)).await.expect("pushed"), Pushed::new(0, 1));
    assert_eq!(next_due(&queue).await, Some(at(40)));
    let lease = claim_one(&queue, at(40)).await;
    assert_eq!((keys(&lease), lease.fails, lease.jobs[0].attempts), (vec!["1"], 1, 2));
    assert_eq!((&lease.jobs[0].payload[..], &*lease.jobs[0].meta), (&b"payload"[..], "m"));
    let letters = queue.dead_letters(Topic::Delivery, 9).await.expect("letters");
    assert_eq!((letters.len(), &*letters[0].reason, &letters[0].job.payload[..]), (1, "gone", &b"2"[..]));
}

/// A lease outlives a restart: a worker elsewhere may hold it.
pub async fn keeps_leases_when_it_is_opened_again<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push(&queue, "a", "1", at(0)).await;
    let lease = claim_one(&queue, at(0)).await;
    drop(queue);

    let queue = open().await;
    assert!(claim(&queue, 9, 9, at(59)).await.is_empty());
    report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(59)).await;
    release(&queue, &lease, at(59)).await;
    assert_eq!(next_due(&queue).await, None);
}

/// Ids of jobs and leases grow across restarts, also when the queue has been empty.
pub async fn never_uses_a_number_again<Q: Admin>(open: impl AsyncFn() -> Q) {
    let mut last = None;
    for second in 0..3 {
        let queue = open().await;
        push(&queue, "a", "1", at(second)).await;
        let lease = claim_one(&queue, at(second)).await;
        let ids = Some((lease.id, lease.jobs[0].id));
        assert!(last.map(|(lease, _)| lease) < ids.map(|(lease, _)| lease));
        assert!(last.map(|(_, job)| job) < ids.map(|(_, job)| job));
        last = ids;
        report(&queue, &lease, &lease.jobs[0], Outcome::Done, at(second)).await;
        release(&queue, &lease, at(second)).await;
    }
}
