//! The tables of vectors, and what holds for every request.

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
