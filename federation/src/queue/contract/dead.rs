//! Jobs that are given up.

use super::{at, claim_one, keys, next_due, push, release, report};
use crate::queue::{Admin, Letters, Outcome, Topic};

/// A job given up leaves its lane and is kept with the reason.
pub async fn keeps_dead_letters<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = with_dead_letters(&open).await;
    assert_eq!(next_due(&queue).await, None, "the lanes are empty");
    let letters = queue.dead_letters(Topic::Delivery, 9).await.expect("letters");
    let seen: Vec<_> = letters.iter().map(|letter| (&*letter.lane, &*letter.job.key)).collect();
    assert_eq!(seen, [("b", "3"), ("a", "2"), ("a", "1")], "the latest first");
    let letter = &letters[2];
    assert_eq!((&*letter.reason, letter.died, letter.topic), ("410 Gone", at(1), Topic::Delivery));
    assert_eq!((letter.job.attempts, &letter.job.payload[..]), (1, &b"1"[..]));
    assert_eq!(queue.dead_letters(Topic::Delivery, 1).await.expect("letters").len(), 1);
    assert!(queue.dead_letters(Topic::Intake, 9).await.expect("letters").is_empty());
}

/// A dead letter put back runs again at the end of its lane, with its payload.
pub async fn puts_dead_letters_back<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = with_dead_letters(&open).await;
    push(&queue, "a", "4", at(5)).await;
    let lane = Letters::Lane(Topic::Delivery, "a".to_owned());
    assert_eq!(queue.requeue(lane.clone(), at(10)).await.expect("requeued"), 2);
    assert_eq!(queue.requeue(lane, at(10)).await.expect("requeued"), 0);
    let lease = claim_one(&queue, at(10)).await;
    assert_eq!(keys(&lease), ["4", "1", "2"]);
    assert_eq!((lease.jobs[1].attempts, &lease.jobs[1].payload[..]), (1, &b"1"[..]));
    let letter = queue.dead_letters(Topic::Delivery, 9).await.expect("letters").remove(0);
    let one = Letters::One(letter.job.id);
    assert_eq!(queue.requeue(one, at(11)).await.expect("requeued"), 1);
    assert_eq!(keys(&claim_one(&queue, at(11)).await), ["3"]);
    assert!(queue.dead_letters(Topic::Delivery, 9).await.expect("letters").is_empty());
}

/// Dead letters can be removed: one, those of a lane, or the old ones.
pub async fn discards_dead_letters<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = with_dead_letters(&open).await;
    let letters = queue.dead_letters(Topic::Delivery, 9).await.expect("letters");
    for (chosen, removed) in [
        (Letters::Before(Topic::Delivery, at(1)), 0),
        (Letters::One(letters[2].job.id), 1),
        (Letters::One(letters[2].job.id), 0),
        (Letters::Lane(Topic::Intake, "a".to_owned()), 0),
        (Letters::Lane(Topic::Delivery, "a".to_owned()), 1),
        (Letters::Before(Topic::Delivery, at(2)), 1),
    ] {
        assert_eq!(queue.discard(chosen.clone()).await.expect("discarded"), removed, "{chosen:?}");
    }
    assert!(queue.dead_letters(Topic::Delivery, 9).await.expect("letters").is_empty());
}

/// A queue whose only jobs, 1 and 2 of lane a and 3 of lane b, were given up at second 1.
async fn with_dead_letters<Q: Admin>(open: &impl AsyncFn() -> Q) -> Q {
    let queue = open().await;
    for (lane, jobs) in [("a", &["1", "2"][..]), ("b", &["3"])] {
        for key in jobs {
            push(&queue, lane, key, at(0)).await;
        }
        let lease = claim_one(&queue, at(1)).await;
        for job in &lease.jobs {
            report(&queue, &lease, job, Outcome::Dead { reason: "410 Gone".to_owned() }, at(1)).await;
        }
        release(&queue, &lease, at(1)).await;
    }
    queue
}
