//! Any bytes: what is accepted, and what is refused as what.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::scan(bytes));
