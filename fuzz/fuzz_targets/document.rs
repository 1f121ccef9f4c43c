//! The typed layer loses nothing, and delivers nothing secret.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::document(bytes));
