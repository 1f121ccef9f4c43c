//! Parameters of <https://docs.joinmastodon.org/methods/accounts/>

use crate::id::AccountId;

params! {
    /// Options of an account's statuses: which of them are listed.
    pub struct AccountStatuses {
        required {}
        optional {
            /// Only those with this hashtag.
            tagged: String,
        }
        plain {
            /// Only those with media.
            only_media: bool,
            /// No replies to others.
            exclude_replies: bool,
            /// No boosts.
            exclude_reblogs: bool,
            /// Only pinned ones.
            pinned: bool,
        }
    }
}

params! {
    /// Options of following; they change an existing follow, too.
    pub struct Follow {
        required {}
        optional {
            /// Only statuses in these languages are shown, as in ISO 639.
            languages: Vec<String>,
        }
        plain {
            /// Whether boosts are shown.
            reblogs: bool,
            /// Whether there is a notification for each status.
            notify: bool,
        }
    }
}

params! {
    /// Which account is looked up.
    pub struct Lookup {
        required {
            /// The name with its domain, or without for an account of the server.
            acct: String,
        }
        optional {}
        plain {}
    }
}

params! {
    /// Which relationships are asked for.
    pub struct Relationships {
        required {
            /// The accounts.
            id: Vec<AccountId>,
        }
        optional {}
        plain {
            /// Those with suspended accounts, too.
            with_suspended: bool,
        }
    }
}

params! {
    /// A search for accounts.
    pub struct SearchAccounts {
        required {
            /// What is looked for.
            q: String,
        }
        optional {}
        plain {
            /// How many are wanted: 40 unless said otherwise, at most 80.
            limit: u32,
            /// How many are passed over.
            offset: u32,
            /// Whether the server asks other servers for a full name it does not know.
            resolve: bool,
            /// Only accounts that the user follows.
            following: bool,
        }
    }
}
