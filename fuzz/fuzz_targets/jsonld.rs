//! As `document` and `envelope`, with documents that use the freedom of JSON-LD.
//!
//! Bytes that a fuzzer changes seldom stay JSON, and seldom define a term that is then used. Here the bytes
//! choose what stands in a document.

#![no_main]

use checks::jsonld::Document;

libfuzzer_sys::fuzz_target!(|document: Document| {
    let bytes = document.0.as_bytes();
    checks::scan(bytes);
    checks::document(bytes);
    checks::envelope(bytes);
});
