//! Benchmarks, each beside something measured in the same run: `cargo bench -p howdah-benches`.
