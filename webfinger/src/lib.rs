#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod authority;
mod error;
mod fetch;
pub mod handle;
pub mod jrd;
mod media_type;
pub mod nodeinfo;
pub mod query;
pub mod rel;
pub mod resolver;
mod response;
pub mod transport;

pub use error::{Error, ErrorKind};
pub use handle::{Handle, ParseHandleError};
pub use jrd::{Jrd, Link};
pub use nodeinfo::{Discovery, NodeInfo};
pub use query::{Query, QueryError, answer, refuse};
pub use resolver::{Resolved, Resolver};
pub use transport::{BodyLimit, BoxError, FinalUrl, Transport};
