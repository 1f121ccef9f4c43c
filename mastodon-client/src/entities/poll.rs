//! Polls: <https://docs.joinmastodon.org/entities/Poll/>

use chrono::{DateTime, Utc};

use super::CustomEmoji;
use crate::id::PollId;

entity! {
    /// A question with answers to choose from.
    pub struct Poll {
        identity {
            /// The poll's id.
            id: PollId,
        }
        always {
            /// When it ends; absent when it does not.
            expires_at: Option<DateTime<Utc>>,
            /// Whether it has ended.
            expired: bool,
            /// Whether several answers may be chosen.
            multiple: bool,
            /// How many answers were chosen.
            votes_count: u64,
            /// How many have voted; absent when only one answer may be chosen.
            voters_count: Option<u64>,
            /// The answers.
            options: Vec<PollOption>,
            /// Custom emoji in the answers.
            emojis: Vec<CustomEmoji>,
        }
        optional {
            /// Whether the user has voted.
            voted: Option<bool>,
            /// The answers the user chose, counted from 0.
            own_votes: Option<Vec<u64>>,
        }
    }
}

entity! {
    /// An answer to choose.
    pub struct PollOption {
        identity {}
        expected {
            /// The answer.
            title: String,
        }
        always {
            /// How often it was chosen; absent while results are hidden.
            votes_count: Option<u64>,
        }
        optional {}
    }
}
