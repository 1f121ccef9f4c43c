//! The draft: [draft-cavage-http-signatures-12](https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12),
//! with what the fediverse makes of it.
//!
//! [`Signer`](crate::Signer) and [`Verifier`](crate::Verifier) use it; [`SignatureHeader`] is for looking closer.

mod header;
mod rules;
mod sign;
mod signing_string;

pub use header::SignatureHeader;

pub(crate) use rules::check;
pub(crate) use sign::sign;
