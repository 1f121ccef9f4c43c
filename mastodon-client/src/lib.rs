#![cfg_attr(feature = "reqwest", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "reqwest"),
    doc = "Async client for the Mastodon API, here without its HTTP client."
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod tolerant;
#[macro_use]
mod open_enum;

pub mod api;
mod call;
mod client;
mod decode;
pub mod entities;
mod error;
mod form;
pub mod id;
pub mod oauth;
pub mod params;
mod random;
mod rate_limit;
mod redact;
mod route;
mod scopes;
mod text;
pub mod transport;

pub use self::call::{Call, Cursor, Items, Page, Paged, Pages, Response};
pub use self::client::{Client, ClientBuilder};
pub use self::error::{ApiError, Error, ErrorKind};
pub use self::form::{FormError, from_form, to_form};
pub use self::rate_limit::RateLimit;
pub use self::route::Route;
pub use self::scopes::Scopes;
pub use self::text::{Html, NumberText, Seconds, Secret};
