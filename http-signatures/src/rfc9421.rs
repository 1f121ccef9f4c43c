//! HTTP Message Signatures: [RFC 9421](https://www.rfc-editor.org/rfc/rfc9421), for requests.
//!
//! [`Signer`](crate::Signer) and [`Verifier`](crate::Verifier) use it; [`SignatureInput`], [`Component`] and
//! [`SignatureInput::signature_base`] are for looking closer.

mod component;
mod component_value;
mod input;
mod query_param;
mod rules;
mod sign;
mod signature_base;

pub use component::Component;
pub use input::SignatureInput;

pub(crate) use rules::{SIGNATURE_INPUT, check};
pub(crate) use sign::sign;
