#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod authority;
pub mod cavage;
pub mod digest;
mod error;
mod key_lookup;
pub mod keys;
mod message;
mod policy;
pub mod provider;
mod refusal;
pub mod rfc9421;
mod scheme;
mod signer;
mod structured;
mod time;
mod verifier;

#[doc(inline)]
pub use digest::BodyDigest;
pub use error::{Error, ErrorKind};
pub use key_lookup::{KeyLookup, KeyOwner, Step};
#[doc(inline)]
pub use keys::{KeyKind, PrivateKey, PublicKey};
pub use message::Message;
pub use policy::Policy;
#[doc(inline)]
pub use provider::{Algorithm, CryptoProvider, InvalidSignature, SignKey, VerifyKey, default_provider};
pub use refusal::{Reason, Refused};
pub use scheme::Scheme;
pub use signer::Signer;
pub use verifier::{Candidate, Pending, Verified, Verifier};
