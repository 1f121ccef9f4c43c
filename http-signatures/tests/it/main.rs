//! The tables of vectors, and what holds for every request, with each provider that is compiled in.

#![cfg(any(feature = "aws-lc-rs", feature = "rustcrypto"))]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "clippy.toml allows these in test functions; here the functions beside them are tests too"
)]

mod cavage12;
mod digests;
mod key_documents;
mod properties;
mod providers;
mod refusals;
mod requests;
mod rfc9421;
mod signed;
mod signing;
