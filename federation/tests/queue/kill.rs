//! Nothing that was stored is lost when the process is killed, whenever that happens.
//!
//! A child process pushes, claims and reports without a pause, and keeps a journal of it on its
//! output, until the parent kills it. The next child goes on with the same file after the leases of
//! the former have run out. At the end the parent empties the queue and compares it with the journals.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

use howdah_federation::queue::{Admin, Batch, NewJob, Outcome, Pushed, Queue, Sqlite, Topic};
use howdah_testdata::Tally;

/// The variable that sets how many children are killed.
const ROUNDS: &str = "QUEUE_KILL_ROUNDS";
/// The variables that tell the child its file and its round.
const FILE: &str = "QUEUE_KILL_FILE";
const ROUND: &str = "QUEUE_KILL_ROUND";

const LEASE: Duration = Duration::from_secs(60);
const LANES: usize = 7;
/// Entries of a journal, at most, before the kill.
const ENTRIES: u64 = 600;
/// Turns of an idle loop, at most, before the kill: about as long as two commits.
const TURNS: u64 = 200_000;

#[test]
fn loses_no_job_when_it_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("queue.sqlite");
    let rounds = variable(ROUNDS).map_or(30, |rounds| rounds.parse().unwrap());
    let mut tally = Tally::new("queue-kill");
    let mut books = Books::default();
    for round in 0..rounds {
        tally.case(format!("round {round}"), books.enter(&run_until_killed(&file, round)));
    }
    tally.case("the rest", books.enter(&empty(&file, rounds)).and_then(|()| books.close()));
    println!("{rounds} kills, {} jobs, {} run again", books.runs.len(), books.repeated);
    tally.finish();
    let rest = rusqlite::Connection::open(&file).unwrap();
    for table in ["job", "payload", "lane"] {
        let rows: i64 =
            rest.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "rows left in {table}");
    }
}

/// The child of the test above; does nothing when it is started as a test.
#[test]
fn works_until_it_is_killed() {
    let (Some(file), Some(round)) = (variable(FILE), variable(ROUND)) else { return };
    let queue = Sqlite::open(PathBuf::from(file)).unwrap();
    let now = time(round.parse().unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        tokio::join!(push(&queue, &round, now), work(&queue, now), work(&queue, now));
    });
}

/// A line of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// It is about to be pushed.
    Pushing(String),
    /// The push has returned.
    Pushed(String),
    /// The job is being run, for so many times as the queue says.
    Run(String, u32),
    /// The report that it is done has returned.
    Done(String),
}

impl Entry {
    const MARK: &str = "journal";

    /// Writes the line past the capture of the test harness, after whatever that has written.
    fn write(&self) {
        let line = match self {
            Self::Pushing(key) => format!("\n{} pushing {key}\n", Self::MARK),
            Self::Pushed(key) => format!("\n{} pushed {key}\n", Self::MARK),
            Self::Run(key, attempt) => format!("\n{} run {key} {attempt}\n", Self::MARK),
            Self::Done(key) => format!("\n{} done {key}\n", Self::MARK),
        };
        std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
    }

    fn read(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split(' ').collect();
        match *words {
            [Self::MARK, "pushing", key] => Some(Self::Pushing(key.to_owned())),
            [Self::MARK, "pushed", key] => Some(Self::Pushed(key.to_owned())),
            [Self::MARK, "run", key, attempt] => Some(Self::Run(key.to_owned(), attempt.parse().ok()?)),
            [Self::MARK, "done", key] => Some(Self::Done(key.to_owned())),
            _ => None,
        }
    }
}

/// Pushes batches of three jobs, one key of each a second time.
async fn push(queue: &Sqlite, round: &str, now: SystemTime) {
    for number in 0.. {
        let keys = [0, 1, 2].map(|part| format!("{round}-{number}-{part}"));
        let mut batch = Batch::new(Topic::Delivery, "payload").remember(LEASE);
        for (part, key) in keys.iter().enumerate() {
            Entry::Pushing(key.clone()).write();
            batch = batch.job(NewJob::new(((number + part) % LANES).to_string(), key.clone()));
        }
        let again = batch.clone();
        assert_eq!(queue.push(batch, now).await.unwrap(), Pushed::new(3, 0));
        for key in keys {
            Entry::Pushed(key).write();
        }
        assert_eq!(queue.push(again, now).await.unwrap(), Pushed::new(0, 3));
    }
}

async fn work(queue: &Sqlite, now: SystemTime) {
    loop {
        for lease in queue.claim(Topic::Delivery, 2, 3, LEASE, now).await.unwrap() {
            for job in &lease.jobs {
                Entry::Run(job.key.clone(), job.attempts).write();
                queue.report(lease.id, job.id, Outcome::Done, now).await.unwrap();
                Entry::Done(job.key.clone()).write();
            }
            queue.release(lease.id, now).await.unwrap();
        }
    }
}

/// Starts a child, lets it write a part of its journal, and kills it.
fn run_until_killed(file: &Path, round: u64) -> Vec<Entry> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::works_until_it_is_killed", "--nocapture"])
        .env(FILE, file)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let mut journal = Vec::new();
    let mut entries = output.lines().filter_map(|line| Entry::read(&line.unwrap()));
    let before = usize::try_from(random() % ENTRIES).unwrap();
    journal.extend(entries.by_ref().take(before));
    kill(&mut child);
    journal.extend(entries);
    journal
}

fn kill(child: &mut Child) {
    for _ in 0..random() % TURNS {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None, "the child ended by itself");
}

/// Runs what is left in the queue.
fn empty(file: &Path, round: u64) -> Vec<Entry> {
    let queue = Sqlite::open(file).unwrap();
    let now = time(round);
    let mut journal = Vec::new();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        while queue.next_due(Topic::Delivery).await.unwrap().is_some() {
            for lease in queue.claim(Topic::Delivery, 9, 9, LEASE, now).await.unwrap() {
                for job in &lease.jobs {
                    journal.push(Entry::Run(job.key.clone(), job.attempts));
                    queue.report(lease.id, job.id, Outcome::Done, now).await.unwrap();
                    journal.push(Entry::Done(job.key.clone()));
                }
                queue.release(lease.id, now).await.unwrap();
            }
        }
        assert!(queue.lanes(Topic::Delivery, 9).await.unwrap().is_empty());
    });
    journal
}

/// What the journals say.
#[derive(Debug, Default)]
struct Books {
    pushing: BTreeSet<String>,
    pushed: BTreeSet<String>,
    /// How often each job was seen running.
    runs: BTreeMap<String, u32>,
    done: BTreeSet<String>,
    repeated: usize,
    /// Jobs that were running, or whose report had no answer yet, when their child was killed.
    in_flight: BTreeSet<String>,
}

impl Books {
    fn enter(&mut self, journal: &[Entry]) -> Result<(), String> {
        let mut running = BTreeSet::new();
        for entry in journal {
            match entry {
                Entry::Pushing(key) => drop(self.pushing.insert(key.clone())),
                Entry::Pushed(key) => drop(self.pushed.insert(key.clone())),
                Entry::Run(key, attempt) => {
                    self.enter_run(key, *attempt)?;
                    running.insert(key.clone());
                }
                Entry::Done(key) => {
                    running.remove(key);
                    self.done.insert(key.clone());
                }
            }
        }
        self.in_flight.extend(running);
        Ok(())
    }

    fn enter_run(&mut self, key: &str, attempt: u32) -> Result<(), String> {
        let runs = self.runs.entry(key.to_owned()).or_default();
        *runs += 1;
        if self.done.contains(key) {
            return Err(format!("{key} ran after it was reported done"));
        }
        if *runs > attempt {
            return Err(format!("{key} ran {runs} times, and the queue counts {attempt} attempts"));
        }
        if *runs > 1 {
            self.repeated += 1;
            if !self.in_flight.remove(key) {
                return Err(format!("{key} ran twice, and was not in flight when the process was killed"));
            }
        }
        Ok(())
    }

    /// After the queue was emptied.
    fn close(&self) -> Result<(), String> {
        let lost: Vec<_> = self.pushed.iter().filter(|key| !self.runs.contains_key(*key)).collect();
        if !lost.is_empty() {
            return Err(format!("lost {lost:?}"));
        }
        match self.runs.keys().find(|key| !self.pushing.contains(*key)) {
            Some(key) => Err(format!("{key} ran, and nobody pushed it")),
            None => Ok(()),
        }
    }
}

/// A round begins when the leases of the one before have ended.
fn time(round: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000) + LEASE * u32::try_from(round).unwrap()
}

/// A number that differs in every run.
fn random() -> u64 {
    RandomState::new().hash_one(())
}

#[expect(clippy::disallowed_methods, reason = "the harness leaves no other way to tell a test something")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
