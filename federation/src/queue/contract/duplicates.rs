//! Keys are stored once, for as long as they are remembered.

use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use super::{MINUTE, at, claim_one, keys, release, report, run};
use crate::queue::{Batch, NewJob, Outcome, Pushed, Queue, Topic};

const PARALLEL: usize = 1000;
const THREADS: usize = 8;

/// A key pushed again is left out: in the same batch, while it waits, and after it is done.
pub async fn keeps_a_key_once<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    assert_eq!(push_remembered(&queue, &["1", "2", "1"], at(0)).await, Pushed::new(2, 1));
    assert_eq!(push_remembered(&queue, &["2", "3"], at(1)).await, Pushed::new(1, 1));
    let lease = claim_one(&queue, at(1)).await;
    assert_eq!(keys(&lease), ["1", "2", "3"]);
    for job in &lease.jobs {
        report(&queue, &lease, job, Outcome::Done, at(2)).await;
    }
    release(&queue, &lease, at(2)).await;
    assert_eq!(push_remembered(&queue, &["1", "2", "3"], at(59)).await, Pushed::new(0, 3));
}

/// The time runs from the push that was stored, not from its duplicates.
pub async fn forgets_a_key_after_its_time<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    assert_eq!(push_remembered(&queue, &["1"], at(0)).await, Pushed::new(1, 0));
    assert_eq!(push_remembered(&queue, &["1"], at(59)).await, Pushed::new(0, 1));
    assert_eq!(push_remembered(&queue, &["1"], at(60)).await, Pushed::new(1, 0));
    assert_eq!(push_remembered(&queue, &["1"], at(119)).await, Pushed::new(0, 1));
}

/// Without a time to remember, keys may repeat.
pub async fn looks_for_no_duplicates_unless_asked<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = open().await;
    push_remembered(&queue, &["1"], at(0)).await;
    let twice = Batch::new(Topic::Delivery, "x").job(NewJob::new("a", "1")).job(NewJob::new("a", "1"));
    assert_eq!(queue.push(twice, at(0)).await.expect("pushed"), Pushed::new(2, 0));
}

/// Of a thousand pushes of one key at the same time, one is stored.
pub async fn keeps_a_key_once_under_parallel_pushes<Q: Queue>(open: impl AsyncFn() -> Q) {
    let queue = Arc::new(open().await);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || run(push_many(queue, PARALLEL / THREADS)))
        })
        .collect();
    for thread in threads {
        thread.join().expect("every push has an answer");
    }
    assert_eq!(keys(&claim_one(&*queue, at(0)).await), ["1"]);
}

async fn push_many<Q: Queue>(queue: Arc<Q>, times: usize) {
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..times {
        let queue = Arc::clone(&queue);
        tasks.spawn(async move { push_remembered(&*queue, &["1"], at(0)).await });
    }
    for pushed in tasks.join_all().await {
        assert_eq!(pushed.stored + pushed.duplicates, 1);
    }
}

/// Pushes to one lane, remembering the keys for a minute.
async fn push_remembered<Q: Queue>(queue: &Q, keys: &[&str], now: SystemTime) -> Pushed {
    let mut batch = Batch::new(Topic::Delivery, "x").remember(MINUTE);
    batch.jobs.extend(keys.iter().map(|key| NewJob::new("a", *key)));
    queue.push(batch, now).await.expect("pushed")
}
