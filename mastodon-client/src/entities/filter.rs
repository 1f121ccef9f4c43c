//! Filters, as far as statuses name those they match: <https://docs.joinmastodon.org/entities/Filter/>

use chrono::{DateTime, Utc};

use crate::id::{FilterId, FilterKeywordId, FilterStatusId, StatusId};

entity! {
    /// What a user does not want to see.
    pub struct Filter {
        identity {
            /// The filter's id.
            id: FilterId,
        }
        always {
            /// The user's name for it.
            title: String,
            /// Where it works.
            context: Vec<FilterContext>,
            /// When it ends.
            expires_at: Option<DateTime<Utc>>,
            /// What happens to a status that matches; an unknown value means the same as a warning.
            filter_action: FilterAction,
        }
        optional {
            /// The words it looks for.
            keywords: Vec<FilterKeyword>,
            /// The statuses it names.
            statuses: Vec<FilterStatus>,
        }
    }
}

entity! {
    /// A word of a filter.
    pub struct FilterKeyword {
        identity {
            /// The keyword's id.
            id: FilterKeywordId,
        }
        always {
            /// The word or phrase.
            keyword: String,
            /// Whether parts of words do not count.
            whole_word: bool,
        }
        optional {}
    }
}

entity! {
    /// A status named by a filter.
    pub struct FilterStatus {
        identity {
            /// The id of the naming.
            id: FilterStatusId,
            /// The id of the status.
            status_id: StatusId,
        }
        always {}
        optional {}
    }
}

entity! {
    /// A filter that a status matches.
    pub struct FilterResult {
        identity {
            /// The filter.
            filter: Filter,
        }
        always {
            /// The words that matched.
            keyword_matches: Option<Vec<String>>,
            /// The ids that matched.
            status_matches: Option<Vec<StatusId>>,
        }
        optional {}
    }
}

open_enum! {
    /// Where a filter works.
    pub enum FilterContext {
        /// The home timeline and lists.
        Home = "home",
        /// Notifications.
        Notifications = "notifications",
        /// Public timelines.
        Public = "public",
        /// Conversations.
        Thread = "thread",
        /// Profiles.
        Account = "account",
    }
}

open_enum! {
    /// What happens to a status that matches a filter.
    pub enum FilterAction {
        /// It is shown behind a warning.
        Warn = "warn",
        /// It is not shown.
        Hide = "hide",
        /// Its media are blurred.
        Blur = "blur",
    }
}
