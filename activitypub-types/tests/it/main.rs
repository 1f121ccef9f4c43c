//! The vocabulary against real documents, the table of terms, and attacks.

mod accessors;
mod compile_errors;
mod corpus;
mod documents;
mod properties;
mod terms;
mod threats;
