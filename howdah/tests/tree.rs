//! The rules for the whole dependency tree: licences, versions, sources. `deny.toml` holds the lists, so that
//! this test and `cargo deny` cannot disagree.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use howdah_testdata::Tally;
use serde_json::Value;

#[test]
fn every_package_has_an_allowed_licence() {
    let allowed = list("allow");
    let mut tally = Tally::new("tree-licences");
    for package in &tree().packages {
        let licence = package.licence.as_deref().ok_or_else(|| "no licence is stated".to_owned());
        let outcome = licence.and_then(|text| satisfied(text, &allowed));
        tally.case(&package.name, outcome);
    }
    tally.finish();
}

#[test]
fn every_package_stands_in_one_version_or_on_the_list() {
    let skipped: BTreeSet<_> = list("skip").into_iter().collect();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let tree = tree();
    for package in &tree.packages {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let mut tally = Tally::new("tree-duplicates");
    for (name, found) in &versions {
        let single = found.len() == 1;
        let outcome = match (single, skipped.contains(*name)) {
            (false, false) => Err(format!("stands in {} versions: {found:?}", found.len())),
            // A tree filtered to one platform may lack the second version.
            (true, true) if tree.whole => Err("is on the list, but stands in one version".to_owned()),
            _ => Ok(()),
        };
        tally.case(name, outcome);
    }
    tally.finish();
}

#[test]
fn every_package_comes_from_the_registry_or_from_here() {
    let mut tally = Tally::new("tree-sources");
    for package in &tree().packages {
        let outcome = match package.source.as_deref() {
            None | Some("registry+https://github.com/rust-lang/crates.io-index") => Ok(()),
            Some(other) => Err(format!("comes from {other}")),
        };
        tally.case(&package.name, outcome);
    }
    tally.finish();
}

#[test]
fn reads_licence_expressions() {
    let allowed = ["MIT", "ISC", "Apache-2.0"].map(str::to_owned).to_vec();
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "ISC AND (Apache-2.0 OR GPL-2.0)",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert_eq!(satisfied(good, &allowed), Ok(()), "{good}");
    }
    for bad in ["AGPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND LGPL-2.1-or-later", "", "MIT OR", "(MIT"] {
        assert!(satisfied(bad, &allowed).is_err(), "{bad}");
    }
}

struct Tree {
    packages: Vec<Package>,
    /// Whether the packages of every platform are in it.
    whole: bool,
}

struct Package {
    name: String,
    version: String,
    licence: Option<String>,
    source: Option<String>,
}

/// The tree by `cargo metadata`, of all platforms if their packages have been downloaded.
fn tree() -> Tree {
    let (output, whole) = match metadata(&[]) {
        Ok(output) => (output, true),
        Err(_) => (metadata(&["--filter-platform", HOST]).expect("cargo metadata"), false),
    };
    let document: Value = serde_json::from_slice(&output).expect("JSON from cargo metadata");
    let used: BTreeSet<_> = document["resolve"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| node["id"].as_str().expect("a node's id"))
        .collect();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let packages = document["packages"].as_array().expect("packages").iter();
    let packages = packages.filter(|package| used.contains(package["id"].as_str().unwrap_or_default()));
    let packages = packages.map(|package| Package {
        name: text(&package["name"]).expect("a package's name"),
        version: text(&package["version"]).expect("a package's version"),
        licence: text(&package["license"]),
        source: text(&package["source"]),
    });
    Tree { packages: packages.collect(), whole }
}

const HOST: &str = "x86_64-unknown-linux-gnu";

fn metadata(further: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--all-features"])
        .args(further)
        .current_dir(root())
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The quoted names of the list `key = [ … ]` in `deny.toml`; for tables, their `name`.
fn list(key: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let start = text.find(&format!("\n{key} = [")).unwrap_or_else(|| panic!("no list {key} in deny.toml"));
    let body = &text[start..];
    let body = &body[..body.find("\n]").or_else(|| body.find("[]")).expect("the list's end")];
    let entries = body.lines().skip(2).filter_map(|line| line.split('"').nth(1));
    entries.map(str::to_owned).collect()
}

/// Whether the SPDX expression can be met with the allowed licences alone.
fn satisfied(expression: &str, allowed: &[String]) -> Result<(), String> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    match either(&mut words, allowed) {
        Some(true) if words.peek().is_none() => Ok(()),
        Some(false) if words.peek().is_none() => Err(format!("the licence {expression} is not allowed")),
        _ => Err(format!("the licence {expression:?} cannot be read")),
    }
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn either(words: &mut Words<'_>, allowed: &[String]) -> Option<bool> {
    let mut met = both(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        met |= both(words, allowed)?;
    }
    Some(met)
}

fn both(words: &mut Words<'_>, allowed: &[String]) -> Option<bool> {
    let mut met = one(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words, allowed)?;
    }
    Some(met)
}

fn one(words: &mut Words<'_>, allowed: &[String]) -> Option<bool> {
    match words.next()? {
        "(" => {
            let met = either(words, allowed)?;
            words.next_if_eq(&")").map(|_| met)
        }
        ")" | "OR" | "AND" | "WITH" => None,
        licence => {
            // An exception only ever adds permissions.
            if words.next_if_eq(&"WITH").is_some() {
                words.next()?;
            }
            Some(allowed.iter().any(|one| one == licence))
        }
    }
}
