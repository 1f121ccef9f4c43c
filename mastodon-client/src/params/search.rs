//! Parameters of <https://docs.joinmastodon.org/methods/search/>

use crate::id::AccountId;

params! {
    /// A search.
    pub struct SearchQuery {
        required {
            /// What is looked for: words, a name, the URL of an account or status.
            q: String,
        }
        optional {
            /// Only this kind of things.
            kind as "type": SearchType,
            /// Only statuses of this account.
            account_id: AccountId,
            /// Only what is older than this id.
            max_id: String,
            /// Only what is newer than this id.
            min_id: String,
        }
        plain {
            /// Whether the server fetches what it does not know; needs a user.
            resolve: bool,
            /// Only accounts that the user follows.
            following: bool,
            /// No hashtags that no moderator has seen.
            exclude_unreviewed: bool,
            /// How many of each kind are wanted: 20 unless said otherwise, at most 40.
            limit: u32,
            /// How many are passed over; for one kind at a time.
            offset: u32,
        }
    }
}

open_enum! {
    /// What is looked for.
    pub enum SearchType {
        /// Accounts.
        Accounts = "accounts",
        /// Hashtags.
        Hashtags = "hashtags",
        /// Statuses.
        Statuses = "statuses",
    }
}
