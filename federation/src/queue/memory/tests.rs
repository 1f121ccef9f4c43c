use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;

use super::*;
use crate::queue::NewJob;

/// Bytes that tell when the last clone of them is gone.
struct Watched(Arc<AtomicBool>);

impl AsRef<[u8]> for Watched {
    fn as_ref(&self) -> &[u8] {
        b"payload"
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn frees_a_payload_with_its_last_job() {
    let (queue, now, freed) = (Memory::new(), SystemTime::UNIX_EPOCH, Arc::new(AtomicBool::new(false)));
    let payload = Bytes::from_owner(Watched(Arc::clone(&freed)));
    let batch = Batch::new(Topic::Intake, payload).job(NewJob::new("a", "1")).job(NewJob::new("a", "2"));
    queue.push(batch, now).await.unwrap();
    for last in [false, true] {
        let lease = queue.claim(Topic::Intake, 1, 1, Duration::from_secs(1), now).await.unwrap().remove(0);
        queue.report(lease.id, lease.jobs[0].id, Outcome::Done, now).await.unwrap();
        queue.release(lease.id, now).await.unwrap();
        drop(lease);
        assert_eq!(freed.load(Ordering::SeqCst), last);
    }
}

#[tokio::test]
async fn does_nothing_before_it_is_polled() {
    let (queue, now) = (Memory::new(), SystemTime::UNIX_EPOCH);
    drop(queue.push(Batch::new(Topic::Intake, "x").job(NewJob::new("a", "1")), now));
    assert_eq!(queue.next_due(Topic::Intake).await.unwrap(), None);
}

#[tokio::test]
async fn keeps_nothing_of_a_lane_that_is_empty() {
    let (queue, now) = (Memory::new(), SystemTime::UNIX_EPOCH);
    for lane in 0..100 {
        let job = NewJob::new(lane.to_string(), "key");
        queue
            .push(Batch::new(Topic::Delivery, "x").job(job).remember(Duration::from_secs(1)), now)
            .await
            .unwrap();
    }
    for lease in queue.claim(Topic::Delivery, 100, 1, Duration::MAX, now).await.unwrap() {
        queue.report(lease.id, lease.jobs[0].id, Outcome::Done, now).await.unwrap();
        queue.release(lease.id, now).await.unwrap();
    }
    let empty = format!("{:?}", queue.state.lock().unwrap());
    assert!(!empty.contains("Lane {") && empty.contains("leases: {}"), "{empty}");
}
