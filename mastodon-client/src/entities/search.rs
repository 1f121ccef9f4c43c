//! What a search found: <https://docs.joinmastodon.org/entities/Search/>

use super::{Account, Status, Tag};

entity! {
    /// What a search found.
    pub struct Search {
        identity {}
        always {
            /// Accounts.
            accounts: Vec<Account>,
            /// Statuses.
            statuses: Vec<Status>,
            /// Hashtags.
            hashtags: Vec<Tag>,
        }
        optional {}
    }
}
