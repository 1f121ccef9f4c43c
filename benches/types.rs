//! Reading and writing a post as the fleet sends it, beside `serde_json::Value` and a minimal serde struct.

use std::error::Error;
use std::hint::black_box;

use criterion::{Criterion, Throughput};
use howdah_types::{AnyObject, Envelope, from_slice, to_vec};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A `Create` of a post with a picture, two mentions and a hashtag, in the shape that Mastodon sends: 5,000 bytes.
const CREATE: &[u8] = include_bytes!("types/create.json").trim_ascii_end();

/// The least that a program could do: the members it needs, the others dropped.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalCreate {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    actor: String,
    published: String,
    to: Vec<String>,
    cc: Vec<String>,
    object: MinimalNote,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalNote {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    summary: Option<String>,
    in_reply_to: Option<String>,
    published: String,
    url: String,
    attributed_to: String,
    to: Vec<String>,
    cc: Vec<String>,
    sensitive: bool,
    content: String,
    attachment: Vec<MinimalAttachment>,
    tag: Vec<MinimalTag>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalAttachment {
    #[serde(rename = "type")]
    kind: String,
    media_type: String,
    url: String,
    name: Option<String>,
    width: u64,
    height: u64,
}

#[derive(Debug, Deserialize, Serialize)]
struct MinimalTag {
    #[serde(rename = "type")]
    kind: String,
    href: String,
    name: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = Criterion::default().configure_from_args();
    read(&mut criterion);
    write(&mut criterion)?;
    criterion.final_summary();
    Ok(())
}

fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("types/read");
    group.throughput(Throughput::Bytes(CREATE.len() as u64));
    group.bench_function("AnyObject", |bencher| bencher.iter(|| from_slice::<AnyObject>(black_box(CREATE))));
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Value>(black_box(CREATE)));
    });
    group.bench_function("minimal struct", |bencher| {
        bencher.iter(|| serde_json::from_slice::<MinimalCreate>(black_box(CREATE)));
    });
    group.bench_function("Envelope", |bencher| bencher.iter(|| Envelope::parse(black_box(CREATE)).is_ok()));
    group.finish();
}

fn write(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let typed = AnyObject::parse(CREATE)?;
    let value: Value = serde_json::from_slice(CREATE)?;
    let minimal: MinimalCreate = serde_json::from_slice(CREATE)?;
    let mut group = criterion.benchmark_group("types/write");
    group.throughput(Throughput::Bytes(CREATE.len() as u64));
    group.bench_function("AnyObject", |bencher| bencher.iter(|| to_vec(black_box(&typed))));
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)));
    });
    group.bench_function("minimal struct", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&minimal)));
    });
    group.finish();
    Ok(())
}
