//! What moderators did, as notifications tell it.

use chrono::{DateTime, Utc};

use super::Account;
use crate::id::{ReportId, RuleId, SeveranceId, StatusId, WarningId};

entity! {
    /// A report to the moderators: <https://docs.joinmastodon.org/entities/Report/>
    pub struct Report {
        identity {
            /// The report's id.
            id: ReportId,
        }
        always {
            /// Whether it was dealt with.
            action_taken: bool,
            /// When it was dealt with.
            action_taken_at: Option<DateTime<Utc>>,
            /// What it is about.
            category: ReportCategory,
            /// What was written.
            comment: String,
            /// Whether the other server was told.
            forwarded: bool,
            /// When it was made.
            created_at: Option<DateTime<Utc>>,
            /// The statuses it names.
            status_ids: Option<Vec<StatusId>>,
            /// The rules it names.
            rule_ids: Option<Vec<RuleId>>,
            /// The account it is about.
            target_account: Option<Box<Account>>,
        }
        optional {}
    }
}

open_enum! {
    /// What a report is about.
    pub enum ReportCategory {
        /// Unwanted advertising.
        Spam = "spam",
        /// Something against the law.
        Legal = "legal",
        /// Something against the server's rules.
        Violation = "violation",
        /// Anything else; the name on the wire is `other`.
        Unsorted = "other",
    }
}

entity! {
    /// An event that ended relationships: <https://docs.joinmastodon.org/entities/RelationshipSeveranceEvent/>
    pub struct Severance {
        identity {
            /// The event's id.
            id: SeveranceId,
        }
        always {
            /// What happened.
            kind as "type": SeveranceType,
            /// Whether the list of relationships is gone.
            purged: bool,
            /// The domain or account it happened to.
            target_name: String,
            /// How many followers were lost.
            followers_count: u64,
            /// How many followed accounts were lost.
            following_count: u64,
            /// When it happened.
            created_at: Option<DateTime<Utc>>,
        }
        optional {}
    }
}

open_enum! {
    /// What ended relationships.
    pub enum SeveranceType {
        /// Moderators blocked a domain.
        DomainBlock = "domain_block",
        /// The user blocked a domain.
        UserDomainBlock = "user_domain_block",
        /// Moderators suspended an account.
        AccountSuspension = "account_suspension",
    }
}

entity! {
    /// A warning from the moderators: <https://docs.joinmastodon.org/entities/AccountWarning/>
    pub struct AccountWarning {
        identity {
            /// The warning's id.
            id: WarningId,
        }
        always {
            /// What was done.
            action: WarningAction,
            /// What the moderators wrote.
            text: String,
            /// The statuses it is about.
            status_ids: Option<Vec<StatusId>>,
            /// The account it is about.
            target_account: Option<Box<Account>>,
            /// What the account's owner answered.
            appeal: Option<Appeal>,
            /// When it was done.
            created_at: Option<DateTime<Utc>>,
        }
        optional {}
    }
}

open_enum! {
    /// What moderators did to an account.
    pub enum WarningAction {
        /// Nothing.
        None = "none",
        /// It cannot be used.
        Disable = "disable",
        /// Some statuses were marked as sensitive.
        MarkStatusesAsSensitive = "mark_statuses_as_sensitive",
        /// Some statuses were deleted.
        DeleteStatuses = "delete_statuses",
        /// All its statuses are marked as sensitive.
        Sensitive = "sensitive",
        /// It was limited.
        Silence = "silence",
        /// It was suspended.
        Suspend = "suspend",
    }
}

entity! {
    /// An objection to a warning: <https://docs.joinmastodon.org/entities/Appeal/>
    pub struct Appeal {
        identity {}
        always {
            /// What was written.
            text: String,
            /// `approved`, `rejected` or `pending`.
            state: String,
        }
        optional {}
    }
}
