use std::time::UNIX_EPOCH;

use rusqlite::Connection;

use super::*;
use crate::queue::{ErrorKind, NewJob};

const MINUTE: Duration = Duration::from_secs(60);

fn place() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("queue.sqlite");
    (folder, file)
}

fn count(file: &Path, table: &str) -> i64 {
    let rows = format!("SELECT count(*) FROM {table}");
    Connection::open(file).unwrap().query_row(&rows, [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn keeps_a_payload_once_and_frees_it_with_its_last_job() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    let jobs = ["a", "b", "c"].map(|lane| NewJob::new(lane, "1"));
    let batch = jobs.into_iter().fold(Batch::new(Topic::Delivery, "x"), Batch::job);
    queue.push(batch, UNIX_EPOCH).await.unwrap();
    let leases = queue.claim(Topic::Delivery, 3, 1, MINUTE, UNIX_EPOCH).await.unwrap();
    let outcomes = [Outcome::Done, Outcome::Dead { reason: "gone".to_owned() }, Outcome::Done];
    for (lease, outcome) in leases.iter().zip(outcomes) {
        assert_eq!(count(&file, "payload"), 1);
        queue.report(lease.id, lease.jobs[0].id, outcome, UNIX_EPOCH).await.unwrap();
        queue.release(lease.id, UNIX_EPOCH).await.unwrap();
    }
    assert_eq!((count(&file, "payload"), count(&file, "job"), count(&file, "lane")), (1, 0, 0));
    queue.discard(Letters::Lane(Topic::Delivery, "b".to_owned())).await.unwrap();
    assert_eq!((count(&file, "payload"), count(&file, "dead")), (0, 0));
}

#[tokio::test]
async fn forgets_keys_as_new_ones_come() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    for key in 0..100_u64 {
        let job = NewJob::new("a", key.to_string());
        let now = UNIX_EPOCH + Duration::from_secs(key);
        queue
            .push(Batch::new(Topic::Intake, "x").job(job).remember(10 * Duration::from_secs(1)), now)
            .await
            .unwrap();
    }
    assert_eq!(count(&file, "seen"), 10);
}

#[tokio::test]
async fn a_request_that_fails_leaves_the_others_of_its_group_alone() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    let batch = |key: &str| Batch::new(Topic::Intake, "x").job(NewJob::new("a", key));
    let failing = queue.with(move |store| {
        store.push(&batch("undone"), 0)?;
        Err::<(), _>(Fault::Stale)
    });
    let (before, failed, after) =
        tokio::join!(queue.push(batch("1"), UNIX_EPOCH), failing, queue.push(batch("2"), UNIX_EPOCH),);
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::Stale);
    assert_eq!((before.unwrap().stored, after.unwrap().stored), (1, 1));
    assert_eq!((count(&file, "job"), count(&file, "payload")), (2, 2));
}

#[tokio::test]
async fn tells_the_whole_group_when_the_transaction_fails() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    let batch = |key: &str| Batch::new(Topic::Intake, "x").job(NewJob::new("a", key));
    let broken = queue.with(|store| Ok(store.execute("ROLLBACK", [])?));
    let (before, broken) = tokio::join!(queue.push(batch("1"), UNIX_EPOCH), broken);
    assert_eq!(before.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(broken.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(queue.push(batch("2"), UNIX_EPOCH).await.unwrap().stored, 1, "the writer goes on");
    assert_eq!(count(&file, "job"), 1);
}

#[tokio::test]
async fn shares_a_file_with_another_process() {
    let (_folder, file) = place();
    // Two connections are as strange to each other as two processes.
    let (one, other) = (Sqlite::open(&file).unwrap(), Sqlite::open(&file).unwrap());
    let batch = || Batch::new(Topic::Intake, "x").job(NewJob::new("a", "1")).remember(MINUTE);
    let (first, second) = tokio::join!(one.push(batch(), UNIX_EPOCH), other.push(batch(), UNIX_EPOCH));
    assert_eq!(first.unwrap().stored + second.unwrap().stored, 1);
    let (first, second) = tokio::join!(
        one.claim(Topic::Intake, 9, 9, MINUTE, UNIX_EPOCH),
        other.claim(Topic::Intake, 9, 9, MINUTE, UNIX_EPOCH),
    );
    assert_eq!(first.unwrap().len() + second.unwrap().len(), 1);
}

#[test]
fn many_may_make_the_file_at_the_same_time() {
    let (_folder, file) = place();
    let open = || {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| Sqlite::open(&file).map(drop))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        })
    };
    for opened in open() {
        opened.unwrap();
    }
}

#[tokio::test]
async fn tells_everybody_when_the_disk_is_full_and_goes_on() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    let limit =
        |pages: i64| queue.with(move |store| Ok(store.0.pragma_update(None, "max_page_count", pages)?));
    limit(40).await.unwrap();
    let batch = |size: usize| Batch::new(Topic::Intake, vec![0; size]).job(NewJob::new("a", "1"));
    let (small, large) =
        tokio::join!(queue.push(batch(9), UNIX_EPOCH), queue.push(batch(999_999), UNIX_EPOCH));
    assert_eq!(large.unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(i64::from(small.is_ok()), count(&file, "job"));
    limit(1_000_000).await.unwrap();
    queue.push(batch(999_999), UNIX_EPOCH).await.unwrap();
}

#[test]
fn is_durable_by_its_settings() {
    let (_folder, file) = place();
    let connection = schema::open(&file).unwrap();
    let setting = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, String>(0));
    assert_eq!(setting("journal_mode").unwrap(), "wal");
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
    assert_eq!(synchronous, 2);
}

#[test]
fn finds_every_claim_by_an_index() {
    let (_folder, file) = place();
    let connection = schema::open(&file).unwrap();
    for query in [
        "SELECT id, name, fails, hold FROM lane WHERE topic = 1 AND next <= 5 ORDER BY next, token LIMIT 3",
        "SELECT min(next) FROM lane WHERE topic = 1",
        "SELECT id FROM lane WHERE token = 1 AND lease > 0",
        "UPDATE job SET due = 0 WHERE lane = 1 AND (due < 0 OR due BETWEEN 1 AND 9)",
        "SELECT number, key FROM job WHERE lane = 1 AND due = 0 ORDER BY number LIMIT 9",
        "SELECT min(due) FROM job WHERE lane = 1",
        "DELETE FROM seen WHERE (topic, key) IN (SELECT topic, key FROM seen WHERE until <= 1 ORDER BY until LIMIT 9)",
        "UPDATE job SET due = 0, attempts = attempts - 1 WHERE lane = 1 AND due < 0",
        "UPDATE lane SET hold = 0 WHERE topic = 1 AND name = 'a' AND hold > 5 RETURNING id, lease",
    ] {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {query}")).unwrap();
        let plan: Vec<String> =
            statement.query_map([], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        let plan = plan.join("; ");
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{query}: {plan}");
    }
}

#[test]
fn refuses_a_file_of_a_later_version() {
    let (_folder, file) = place();
    drop(Sqlite::open(&file).unwrap());
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(Sqlite::open(&file).unwrap_err().kind(), ErrorKind::Version);
}

#[test]
fn leaves_the_database_of_an_application_alone() {
    let (_folder, file) = place();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE lane (mine)").unwrap();
    let before = std::fs::read(&file).unwrap();
    assert_eq!(Sqlite::open(&file).unwrap_err().kind(), ErrorKind::Corrupt);
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn refuses_a_file_that_is_no_database() {
    let (folder, file) = place();
    std::fs::write(&file, "not a database, but long enough to have a header".repeat(9)).unwrap();
    let error = Sqlite::open(&file).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Corrupt);
    assert_eq!(Sqlite::open(folder.path()).unwrap_err().kind(), ErrorKind::Io);
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert!(!error.to_string().contains(&source));
}

#[tokio::test]
async fn finishes_what_was_asked_for_before_it_closes() {
    let (_folder, file) = place();
    let queue = Sqlite::open(&file).unwrap();
    for key in 0..50 {
        let batch = Batch::new(Topic::Intake, "x").job(NewJob::new("a", key.to_string()));
        let mut push = queue.push(batch, UNIX_EPOCH);
        // Asks, and does not wait for the answer.
        let waker = std::task::Waker::noop();
        assert!(push.as_mut().poll(&mut std::task::Context::from_waker(waker)).is_pending());
    }
    drop(queue);
    assert_eq!(count(&file, "job"), 50);
    assert!(!file.with_extension("sqlite-wal").exists(), "the log is folded into the file");
}
