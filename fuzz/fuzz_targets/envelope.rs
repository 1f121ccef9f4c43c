//! The envelope says what the typed view says.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::envelope(bytes));
