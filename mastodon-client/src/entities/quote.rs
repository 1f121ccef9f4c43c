//! Quotes: <https://docs.joinmastodon.org/entities/Quote/>

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::Status;
use crate::id::StatusId;
use crate::tolerant::{Tolerant, take};

/// A status that a status quotes.
///
/// At the top level Mastodon sends the quoted status, deeper only its id. Pleroma, Akkoma and Friendica
/// send the status itself in place of the quote: the state then is the empty text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// Whether the quoted author agrees.
    pub state: QuoteState,
    /// The quoted status, unless it cannot be shown.
    pub quoted_status: Option<Box<Status>>,
    /// The id of the quoted status, where the status itself is not sent along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_status_id: Option<StatusId>,
}

impl Quote {
    /// A quote of a status that is sent along.
    pub fn new(state: QuoteState, quoted_status: Option<Status>) -> Self {
        Self { state, quoted_status: quoted_status.map(Box::new), quoted_status_id: None }
    }
}

impl Tolerant for Quote {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        // Which of the two it is shows only at the end.
        let value = Value::deserialize(deserializer)?;
        let Value::Object(mut members) = value else { return Ok(None) };
        if !members.contains_key("state") {
            let status = Status::deserialize(Value::Object(members)).ok();
            return Ok(status.map(|status| Self::new(QuoteState::default(), Some(status))));
        }
        Ok(Some(Self {
            state: take(&mut members, "state").unwrap_or_default(),
            quoted_status: take(&mut members, "quoted_status"),
            quoted_status_id: take(&mut members, "quoted_status_id"),
        }))
    }
}

impl<'de> Deserialize<'de> for Quote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)?.ok_or_else(|| Error::custom("expected a quote or a status"))
    }
}

open_enum! {
    /// Whether a quoted author agrees.
    pub enum QuoteState {
        /// Not asked yet, or not answered.
        Pending = "pending",
        /// Yes.
        Accepted = "accepted",
        /// No.
        Rejected = "rejected",
        /// Not any more.
        Revoked = "revoked",
        /// The quoted status is gone.
        Deleted = "deleted",
        /// The user may not see the quoted status.
        Unauthorized = "unauthorized",
        /// The user blocked the quoted account.
        BlockedAccount = "blocked_account",
        /// The user blocked the quoted domain.
        BlockedDomain = "blocked_domain",
        /// The user muted the quoted account.
        MutedAccount = "muted_account",
    }
}

entity! {
    /// Who may quote a status: <https://docs.joinmastodon.org/entities/QuoteApproval/>
    pub struct QuoteApproval {
        identity {}
        always {
            /// Who may without being asked.
            automatic: Vec<QuoteAudience>,
            /// Who may after the author agreed.
            manual: Vec<QuoteAudience>,
            /// Whether the user may.
            current_user: QuotePermission,
        }
        optional {}
    }
}

open_enum! {
    /// Those who may quote.
    pub enum QuoteAudience {
        /// Everyone.
        Public = "public",
        /// Those who follow the author.
        Followers = "followers",
        /// Those whom the author follows.
        Following = "following",
        /// Something that the server could not translate.
        UnsupportedPolicy = "unsupported_policy",
    }
}

open_enum! {
    /// Whether the user may quote.
    pub enum QuotePermission {
        /// Without being asked.
        Automatic = "automatic",
        /// After the author agreed.
        Manual = "manual",
        /// No.
        Denied = "denied",
        /// The server does not know.
        Unknown = "unknown",
    }
}
