#![cfg_attr(feature = "sqlite", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "sqlite"),
    doc = "What a Rust server embeds to take part in the fediverse, here without SQLite."
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod fetch;
pub mod queue;
#[cfg(feature = "testing")]
pub mod testing;

mod addresses;
mod application;
mod clock;
mod directory;
mod documents;
mod error;
mod federation;
mod inbox;
mod lookup;
mod outbox;
mod service;
mod worker;

pub use addresses::{Addresses, Collection};
pub use application::{Application, Recipient, Served, Slice};
pub use clock::{Clock, SystemClock};
pub use directory::{KNOWN_ACTORS_BYTES, KNOWN_KEYS, RemoteActor};
pub use error::{BoxError, Error, ErrorKind};
pub use federation::{Builder, Federation, REMEMBERED};
pub use inbox::{Attestation, Context, Inbox, Rejection, Verified};
pub use outbox::RetrySchedule;
pub use service::{MAX_BODY_BYTES, Service};
pub use worker::Workers;
