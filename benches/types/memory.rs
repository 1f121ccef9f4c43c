//! What reading takes of memory, beside `serde_json::Value`: every allocation is counted, and no time is measured, as
//! counting takes some.

mod documents;

use std::error::Error;
use std::hint::black_box;
use std::io::Write;

use allocation_counter::measure;
use howdah_types::{AnyObject, from_slice};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    // What is collected once and for all is not a document's.
    from_slice::<AnyObject>(br#"{"@id": "https://a.example/1"}"#)?;
    for (name, documents) in documents::all()? {
        let ours = measure(|| {
            for bytes in &documents {
                drop(black_box(from_slice::<AnyObject>(bytes)));
            }
        });
        let theirs = measure(|| {
            for bytes in &documents {
                drop(black_box(serde_json::from_slice::<Value>(bytes)));
            }
        });
        writeln!(
            std::io::stdout().lock(),
            "types/memory {name}: of serde_json::Value, allocations {}, bytes {}, bytes at the peak {}",
            compared(ours.count_total, theirs.count_total),
            compared(ours.bytes_total, theirs.bytes_total),
            compared(ours.bytes_max, theirs.bytes_max),
        )?;
    }
    Ok(())
}

/// A ratio, and the numbers behind it.
fn compared(ours: u64, theirs: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "they are far smaller than 2^52")]
    let ratio = ours as f64 / theirs as f64;
    format!("{ratio:.2} ({ours} and {theirs})")
}
