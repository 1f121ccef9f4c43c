//! Documents and values that are kept as bytes.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::raw(bytes));
