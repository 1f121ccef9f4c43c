#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod tolerant;
#[macro_use]
mod open_enum;

pub mod entities;
mod form;
pub mod id;
pub mod params;
mod scopes;
mod text;

pub use self::form::{FormError, from_form, to_form};
pub use self::scopes::Scopes;
pub use self::text::{Html, NumberText, Seconds, Secret};
