//! Real documents through the parsing that the inbox uses, with a table by implementation.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use comfy_table::Table;
use howdah_types::{AnyObject, Envelope, from_slice, to_vec};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

use crate::report::line;

/// What became of the documents of one implementation.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    documents: usize,
    parsed: usize,
    unchanged: usize,
}

/// A document that was not read whole, or not written back the same.
struct Finding {
    path: PathBuf,
    place: String,
    reason: String,
}

/// Reads every `.json` file below `folder` and prints what came of it.
pub(crate) fn walk(folder: &Path) -> Result<()> {
    let files = files(folder)?;
    if files.is_empty() {
        bail!("no .json file below {}", folder.display());
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")?;
    let progress = ProgressBar::new(files.len() as u64).with_style(style);
    let (mut counts, mut findings) = (BTreeMap::<String, Count>::new(), Vec::new());
    for path in files {
        let implementation = implementation(folder, &path);
        progress.set_message(implementation.clone());
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let count = counts.entry(implementation).or_default();
        count.documents += 1;
        check(&path, &bytes, count, &mut findings);
        progress.inc(1);
    }
    progress.finish_and_clear();
    print(&counts, &findings);
    Ok(())
}

fn check(path: &Path, bytes: &[u8], count: &mut Count, findings: &mut Vec<Finding>) {
    let mut note = |place: &str, reason: String| {
        findings.push(Finding { path: path.to_owned(), place: place.to_owned(), reason });
    };
    let parsed = Envelope::parse(bytes).and_then(|_| from_slice::<AnyObject>(bytes));
    let document = match parsed {
        Ok(document) => document,
        Err(error) => return note("$", error.to_string()),
    };
    count.parsed += 1;
    for issue in &document.issues {
        note(&issue.path, issue.reason.clone());
    }
    let written = serde_json::from_slice::<Value>(&to_vec(&document.value));
    match (serde_json::from_slice::<Value>(bytes), written) {
        (Ok(before), Ok(after)) if before == after => count.unchanged += 1,
        _ => note("$", "writing it gives another JSON value".to_owned()),
    }
}

fn print(counts: &BTreeMap<String, Count>, findings: &[Finding]) {
    let mut table = Table::new();
    table.set_header(["implementation", "documents", "parsed", "unchanged after writing"]);
    let mut all = Count::default();
    for (implementation, count) in counts {
        table.add_row(row(implementation, *count));
        all.documents += count.documents;
        all.parsed += count.parsed;
        all.unchanged += count.unchanged;
    }
    table.add_row(row("all", all));
    line(&table.to_string());
    line(&format!("\n{} odd or failing places:", findings.len()));
    for Finding { path, place, reason } in findings {
        line(&format!("{}: {place}: {reason}", path.display()));
    }
    line(&format!("\ntour-corpus: {} cases, {} passed", all.documents, all.unchanged));
}

fn row(name: &str, count: Count) -> [String; 4] {
    let numbers = [count.documents, count.parsed, count.unchanged].map(|number| number.to_string());
    let [documents, parsed, unchanged] = numbers;
    [name.to_owned(), documents, parsed, unchanged]
}

/// The first folder below the corpus, by which implementations are told apart.
fn implementation(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let mut parts = inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    match (parts.next(), parts.next()) {
        (Some(first), Some(_)) => first,
        _ => "-".to_owned(),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {}", next.display()))?;
            let (path, kind) = (entry.path(), entry.file_type());
            // A link to a folder is not followed: it may lead back up.
            if kind.with_context(|| format!("cannot read {}", path.display()))?.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
