//! What operators see.

use super::{MINUTE, at, claim, push, release, report};
use crate::queue::{Admin, Batch, NewJob, Outcome, Topic};

/// Every lane with jobs is listed with its depth, its age, its fails and its next time.
pub async fn shows_operators_the_lanes<Q: Admin>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    for (lane, key, second) in [("b", "1", 0), ("b", "2", 5), ("a", "3", 6), ("c", "4", 7)] {
        push(&queue, lane, key, at(second)).await;
    }
    let later = NewJob::new("b", "5").not_before(at(900));
    queue.push(Batch::new(Topic::Delivery, "x").job(later), at(8)).await.expect("pushed");
    let ill = claim(&queue, 1, 1, at(8)).await.remove(0);
    report(&queue, &ill, &ill.jobs[0], Outcome::Retry { at: at(300), lane: true }, at(9)).await;
    release(&queue, &ill, at(9)).await;
    claim(&queue, 1, 1, at(10)).await;

    let lanes = queue.lanes(Topic::Delivery, 9).await.expect("lanes");
    let seen: Vec<_> = lanes.iter().map(|state| (&*state.lane, state.depth, state.delayed)).collect();
    assert_eq!(seen, [("b", 3, 1), ("a", 1, 0), ("c", 1, 0)], "the fullest first");
    assert_eq!((lanes[0].oldest, lanes[0].next, lanes[0].fails), (at(0), at(300), 1));
    assert_eq!((lanes[1].leased, lanes[1].next), (true, at(10) + MINUTE));
    assert_eq!((lanes[2].leased, lanes[2].next), (false, at(7)));
    assert_eq!(queue.lanes(Topic::Delivery, 1).await.expect("lanes").len(), 1);
    assert!(queue.lanes(Topic::Intake, 9).await.expect("lanes").is_empty());
}
