//! Reading a WebFinger document as its own type, against reading it as any JSON value.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use howdah_webfinger::Jrd;
use serde_json::Value;

/// The document of a server like Mastodon.
const DOCUMENT: &str = r#"{
  "subject": "acct:alice@social.example",
  "aliases": ["https://social.example/@alice", "https://social.example/users/alice"],
  "links": [
    {
      "rel": "http://webfinger.net/rel/profile-page",
      "type": "text/html",
      "href": "https://social.example/@alice"
    },
    {
      "rel": "self",
      "type": "application/activity+json",
      "href": "https://social.example/users/alice"
    },
    {
      "rel": "http://ostatus.org/schema/1.0/subscribe",
      "template": "https://social.example/authorize_interaction?uri={uri}"
    },
    {
      "rel": "http://webfinger.net/rel/avatar",
      "type": "image/png",
      "href": "https://files.social.example/accounts/avatars/000/000/001/original/d96d39a0abb45b92.png"
    }
  ]
}"#;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("webfinger");
    group.throughput(Throughput::Bytes(DOCUMENT.len() as u64));
    group.bench_function("jrd", |bencher| bencher.iter(|| Jrd::parse(black_box(DOCUMENT.as_bytes()))));
    group.bench_function("serde_json value", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Value>(black_box(DOCUMENT.as_bytes())));
    });
    group.finish();
    criterion.final_summary();
}
