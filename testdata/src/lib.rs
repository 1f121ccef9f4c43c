//! Finds the tables and payloads that tests read, and counts their cases.
//!
//! The data is no part of this project: it lies in the folder named by the environment variable
//! `TESTDATA`, or in `../shared` beside the checkout. A checkout without it still passes its tests:
//! [`folder`] then prints `NAME: skipped, no data at PATH`, and the test returns.

#![forbid(unsafe_code)]

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folder or file `inside` the data folder, or `None`, said in a line, where it is absent.
///
/// `name` is the table's name as its summary line shows it.
pub fn folder(name: &str, inside: &str) -> Option<PathBuf> {
    let path = root().join(inside);
    if path.exists() {
        return Some(path);
    }
    say(&format!("{name}: skipped, no data at {}", path.display()));
    None
}

/// The files below `folder` that end in `.extension`, in a stable order.
///
/// # Panics
///
/// If a folder cannot be read, naming it: a test has no better answer.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = std::fs::read_dir(&next).unwrap_or_else(|error| fail(&next, &error));
        for entry in entries {
            let path = entry.unwrap_or_else(|error| fail(&next, &error)).path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The rows of a tab-separated table without its header line, each as its cells.
///
/// # Panics
///
/// If the file cannot be read, naming it.
pub fn rows(table: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(table).unwrap_or_else(|error| fail(table, &error));
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Counts the cases of one table, and fails the test at the end if one of them failed.
#[derive(Debug)]
pub struct Tally {
    name: String,
    cases: usize,
    failures: Vec<String>,
}

impl Tally {
    /// Starts counting under the table's name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), cases: 0, failures: Vec::new() }
    }

    /// Counts a case; an error is kept and listed by [`finish`](Self::finish).
    pub fn case<E: Display>(&mut self, id: impl Display, outcome: Result<(), E>) {
        self.cases += 1;
        if let Err(why) = outcome {
            self.failures.push(format!("{id}: {why}"));
        }
    }

    /// Prints `NAME: N cases, N passed`, whatever the test harness captures.
    ///
    /// # Panics
    ///
    /// If a case failed, listing all that did; or if there was no case at all.
    pub fn finish(self) {
        let passed = self.cases - self.failures.len();
        say(&format!("{}: {} cases, {passed} passed", self.name, self.cases));
        assert!(self.cases > 0, "{}: the table held no case", self.name);
        let failures = &self.failures;
        assert!(
            failures.is_empty(),
            "{} of {} cases failed:\n{}",
            failures.len(),
            self.name,
            failures.join("\n")
        );
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads where the data is")]
fn root() -> PathBuf {
    // Tests run in their own package's folder: a relative path is meant from the checkout's.
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    match std::env::var("TESTDATA") {
        Ok(path) if !path.is_empty() => checkout.join(path),
        _ => checkout.join("../shared"),
    }
}

/// Writes a line past the capture of the test harness, which hides what `println!` prints.
fn say(line: &str) {
    // A leading line break, since the harness may have begun a line with the test's name.
    let text = format!("\n{line}\n");
    if std::io::stdout().lock().write_all(text.as_bytes()).is_err() {
        // Nobody is reading: the outcome of the test itself is unchanged.
    }
}

#[expect(clippy::panic, reason = "it is called by tests only, to fail them")]
fn fail(path: &Path, error: &std::io::Error) -> ! {
    panic!("cannot read {}: {error}", path.display())
}
