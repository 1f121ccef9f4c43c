//! Notifications: <https://docs.joinmastodon.org/entities/Notification/>

use chrono::{DateTime, Utc};

use super::{Account, AccountWarning, Report, Severance, Status};
use crate::id::NotificationId;

entity! {
    /// Something that happened to the user.
    pub struct Notification {
        identity {
            /// The notification's id.
            id: NotificationId,
        }
        expected {
            /// What happened.
            kind as "type": NotificationKind,
            /// Who did it.
            account: Account,
        }
        always {
            /// When it happened; 1970 if the server does not say.
            created_at: DateTime<Utc>,
        }
        optional {
            /// What similar notifications have in common; since 4.3.
            group_key: Option<String>,
            /// The status it is about.
            status: Option<Box<Status>>,
            /// The report it is about.
            report: Option<Box<Report>>,
            /// The event that ended relationships.
            event: Option<Box<Severance>>,
            /// The warning it is about.
            moderation_warning: Option<Box<AccountWarning>>,
        }
    }
}

open_enum! {
    /// What happened.
    pub enum NotificationKind {
        /// Somebody mentioned the user.
        Mention = "mention",
        /// Somebody whose posts the user asked to be told of posted.
        Status = "status",
        /// Somebody boosted a status.
        Reblog = "reblog",
        /// Somebody followed the user.
        Follow = "follow",
        /// Somebody asked to follow the user.
        FollowRequest = "follow_request",
        /// Somebody liked a status.
        Favourite = "favourite",
        /// A poll ended.
        Poll = "poll",
        /// A boosted status was changed.
        Update = "update",
        /// Somebody signed up.
        SignUp = "admin.sign_up",
        /// Somebody reported something.
        Report = "admin.report",
        /// Relationships ended.
        SeveredRelationships = "severed_relationships",
        /// A moderator acted on the user's account.
        ModerationWarning = "moderation_warning",
        /// Somebody quoted a status.
        Quote = "quote",
        /// A quoted status was changed.
        QuotedUpdate = "quoted_update",
        /// Somebody added the user to a collection.
        AddedToCollection = "added_to_collection",
        /// A collection with the user in it was changed.
        CollectionUpdate = "collection_update",
    }
}
