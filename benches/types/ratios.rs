//! How long the crate takes beside `serde_json::Value`, where both take turns.

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use howdah_types::{AnyObject, Envelope, from_slice, to_vec};
use serde_json::Value;

use crate::documents::Documents;

/// Prints a line for each set of documents.
pub(crate) fn print(documents: &[(&str, Documents)], quick: bool) -> Result<(), Box<dyn Error>> {
    // A process with threads takes memory in another way than one without; servers have them.
    std::thread::spawn(|| ()).join().map_err(|_| "a thread that does nothing has failed")?;
    for (name, documents) in documents {
        line(name, documents, quick)?;
    }
    Ok(())
}

/// Prints which of the documents takes longest to be read, and fails where that is too long.
pub(crate) fn print_worst(documents: &[(&str, String)], quick: bool) -> Result<(), Box<dyn Error>> {
    const MOST: Duration = Duration::from_millis(50);
    let read = |document: &String| {
        let bytes = document.as_bytes();
        let [seconds] = medians([&|| drop(black_box(from_slice::<AnyObject>(bytes)))], bytes.len(), quick);
        Duration::from_secs_f64(seconds)
    };
    let worst = documents.iter().map(|(name, document)| (read(document), name)).max();
    let (time, name) = worst.ok_or("there is no document")?;
    writeln!(
        std::io::stdout().lock(),
        "types/hostile: the worst is {name}, {:.1} ms",
        time.as_secs_f64() * 1e3
    )?;
    // A debug build is slower, and says nothing.
    if !quick && time > MOST {
        return Err("a hostile document takes too long".into());
    }
    Ok(())
}

fn line(name: &str, documents: &Documents, quick: bool) -> Result<(), Box<dyn Error>> {
    let typed: Vec<AnyObject> =
        documents.iter().map(|bytes| AnyObject::parse(bytes)).collect::<Result<_, _>>()?;
    let values: Vec<Value> =
        documents.iter().map(|bytes| serde_json::from_slice(bytes)).collect::<Result<_, _>>()?;
    let read_typed = || documents.iter().for_each(|bytes| drop(black_box(from_slice::<AnyObject>(bytes))));
    let read_value =
        || documents.iter().for_each(|bytes| drop(black_box(serde_json::from_slice::<Value>(bytes))));
    let peek = || documents.iter().for_each(|bytes| drop(black_box(Envelope::parse(bytes))));
    let write_typed = || typed.iter().for_each(|value| drop(black_box(to_vec(value))));
    let write_value = || values.iter().for_each(|value| drop(black_box(serde_json::to_vec(value))));
    let sides: [&dyn Fn(); 5] = [&read_value, &read_typed, &peek, &write_value, &write_typed];
    let [read_value_time, read_typed_time, peek_time, write_value_time, write_typed_time] =
        medians(sides, documents.iter().map(Vec::len).sum(), quick);
    writeln!(
        std::io::stdout().lock(),
        "types/time {name}: of serde_json::Value, read {:.2}, Envelope {:.3}, write {:.2}",
        read_typed_time / read_value_time,
        peek_time / read_value_time,
        write_typed_time / write_value_time,
    )?;
    Ok(())
}

/// The median time of each side in seconds; the sides take turns.
fn medians<const N: usize>(sides: [&dyn Fn(); N], bytes: usize, quick: bool) -> [f64; N] {
    let rounds = if quick { 3 } else { 101 };
    // Long enough for the clock, short enough that the machine does not change meanwhile.
    let repeats = if quick { 1 } else { (200_000 / bytes).max(1) };
    let mut times = [(); N].map(|()| Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for (side, times) in sides.iter().zip(&mut times) {
            times.push(time(side, repeats));
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64()
    })
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn time(side: &dyn Fn(), repeats: usize) -> Duration {
    let start = Instant::now();
    for _ in 0..repeats {
        side();
    }
    start.elapsed()
}
