//! How the user and an account stand: <https://docs.joinmastodon.org/entities/Relationship/>

use chrono::{DateTime, Utc};

use crate::id::AccountId;

entity! {
    /// How the user and an account stand.
    pub struct Relationship {
        identity {
            /// The account's id.
            id: AccountId,
        }
        always {
            /// Whether the user follows it.
            following: bool,
            /// Whether its boosts are shown.
            showing_reblogs: bool,
            /// Whether the user is told of its statuses.
            notifying: bool,
            /// The languages in which its statuses are shown; absent means all.
            languages: Option<Vec<String>>,
            /// Whether it follows the user.
            followed_by: bool,
            /// Whether the user blocks it.
            blocking: bool,
            /// Whether it blocks the user.
            blocked_by: bool,
            /// Whether the user mutes it.
            muting: bool,
            /// Whether its notifications are muted, too.
            muting_notifications: bool,
            /// Whether the user asked to follow it.
            requested: bool,
            /// Whether it asked to follow the user.
            requested_by: bool,
            /// Whether the user blocks its domain.
            domain_blocking: bool,
            /// Whether the user features it.
            endorsed: bool,
            /// The user's own note about it.
            note: String,
        }
        optional {
            /// When muting ends; since 4.6.
            muting_expires_at: Option<DateTime<Utc>>,
        }
    }
}
