//! What the tour prints: a line or a JSON object per step, and a last one that counts.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How the steps are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// A line for people.
    Text,
    /// An object for programs.
    Json,
}

/// Numbers the steps, times them and prints what each checked.
#[derive(Debug)]
pub(crate) struct Report {
    format: Format,
    began: Instant,
    steps: usize,
}

impl Report {
    /// Begins.
    pub(crate) fn new(format: Format) -> Self {
        Self { format, began: now(), steps: 0 }
    }

    /// Runs a step. It returns what it checked, in words; an error ends the tour and names the step.
    pub(crate) async fn step(
        &mut self,
        name: &str,
        work: impl Future<Output = Result<String>>,
    ) -> Result<()> {
        self.steps += 1;
        let began = now();
        let outcome = work.await;
        let took = began.elapsed();
        match &outcome {
            Ok(checked) => self.print(name, true, checked, took),
            Err(error) => self.print(name, false, &format!("{error:#}"), took),
        }
        outcome.map(drop).with_context(|| format!("step {} failed: {name}", self.steps))
    }

    /// The last line. Programs count objects themselves, so for them it goes where it is not in the way.
    pub(crate) fn finish(&self) {
        let (steps, took) = (self.steps, shown(self.began.elapsed()));
        match self.format {
            Format::Text => line(&format!("\n{steps} steps, {steps} passed, in {took}")),
            Format::Json => complain(&format!("{steps} steps, {steps} passed, in {took}")),
        }
    }

    fn print(&self, name: &str, passed: bool, checked: &str, took: Duration) {
        let step = self.steps;
        match self.format {
            Format::Text => {
                let mark = if passed { "ok" } else { "FAILED" };
                line(&format!("{step:>2}  {mark}  {name}: {checked} ({})", shown(took)));
            }
            Format::Json => {
                let object = serde_json::json!({
                    "step": step, "name": name, "passed": passed, "checked": checked, "ms": millis(took),
                });
                line(&object.to_string());
            }
        }
    }
}

/// Prints a line; nobody reading is no failure of the tour.
pub(crate) fn line(text: &str) {
    if writeln!(std::io::stdout().lock(), "{text}").is_err() {
        // A reader such as `head` has seen enough.
    }
}

/// Prints a line beside the output; nobody reading is no failure here either.
pub(crate) fn complain(text: &str) {
    if writeln!(std::io::stderr().lock(), "{text}").is_err() {
        // There is nowhere left to say it.
    }
}

#[expect(clippy::disallowed_methods, reason = "a program that shows how long things take")]
fn now() -> Instant {
    Instant::now()
}

fn shown(took: Duration) -> String {
    if took < Duration::from_secs(1) { format!("{} ms", took.as_millis()) } else { format!("{took:.1?}") }
}

fn millis(took: Duration) -> f64 {
    (took.as_secs_f64() * 10_000.0).round() / 10.0
}
