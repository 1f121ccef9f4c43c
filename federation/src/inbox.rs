//! Receiving: from the bytes of a stranger to a handler that gets only what was verified.
//!
//! Start at [`Inbox`], which names the handlers. The order of the checks is fixed: content type, signature
//! with digest and time, limits on depth and size, the key's owner, the actor, the origins of ids. Then the
//! activity is stored, once, and only then answered; handlers run from the queue, in order per actor.

mod authority;
mod handlers;
mod receive;
mod rejection;
mod run;
mod verified;

pub use handlers::{Context, Inbox};
pub use rejection::Rejection;
pub use verified::{Attestation, Verified};

pub(crate) use receive::check_type;
pub(crate) use run::run_lane;
