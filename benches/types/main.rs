//! Reading and writing documents as the fleet sends them, beside `serde_json::Value` and minimal serde structs.
//!
//! Before criterion's own figures come ratios: the sides take turns in one process, so that a machine that changes its
//! speed changes it for both.

mod documents;
#[path = "../../activitypub-types/tests/it/hostile/documents.rs"]
mod hostile;
mod minimal;
mod ratios;

use std::error::Error;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use documents::{ACTOR, CREATE};
use howdah_types::{AnyObject, Envelope, from_slice, to_vec};
use minimal::{MinimalActor, MinimalCreate, MinimalPage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let page = documents::page()?;
    let mut criterion = Criterion::default().configure_from_args();
    let quick = std::env::args().any(|argument| argument == "--test");
    ratios::print(&documents::all()?, quick)?;
    ratios::print_worst(&hostile::documents(), quick)?;
    document::<MinimalCreate>(&mut criterion, "create", CREATE)?;
    document::<MinimalActor>(&mut criterion, "actor", ACTOR)?;
    document::<MinimalPage>(&mut criterion, "page", &page)?;
    criterion.final_summary();
    Ok(())
}

fn document<M: DeserializeOwned + Serialize>(
    criterion: &mut Criterion,
    name: &str,
    bytes: &[u8],
) -> Result<(), Box<dyn Error>> {
    let mut group = criterion.benchmark_group(format!("types/read/{name}"));
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("AnyObject", |bencher| bencher.iter(|| from_slice::<AnyObject>(black_box(bytes))));
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Value>(black_box(bytes)));
    });
    group.bench_function("minimal struct", |bencher| {
        bencher.iter(|| serde_json::from_slice::<M>(black_box(bytes)));
    });
    group.bench_function("Envelope", |bencher| bencher.iter(|| Envelope::parse(black_box(bytes)).is_ok()));
    group.finish();

    let typed = AnyObject::parse(bytes)?;
    let value: Value = serde_json::from_slice(bytes)?;
    let minimal: M = serde_json::from_slice(bytes)?;
    let mut group = criterion.benchmark_group(format!("types/write/{name}"));
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("AnyObject", |bencher| bencher.iter(|| to_vec(black_box(&typed))));
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)));
    });
    group
        .bench_function("minimal struct", |bencher| bencher.iter(|| serde_json::to_vec(black_box(&minimal))));
    group.finish();
    Ok(())
}
