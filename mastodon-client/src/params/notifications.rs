//! Parameters of <https://docs.joinmastodon.org/methods/notifications/>

use crate::entities::NotificationKind;
use crate::id::AccountId;

params! {
    /// Options of the list of notifications: which of them are listed.
    pub struct ListNotifications {
        required {}
        optional {
            /// Only these kinds.
            types: Vec<NotificationKind>,
            /// Not these kinds.
            exclude_types: Vec<NotificationKind>,
            /// Only those that this account caused.
            account_id: AccountId,
        }
        plain {
            /// Those that the notification policy holds back, too; since 4.3.
            include_filtered: bool,
        }
    }
}
