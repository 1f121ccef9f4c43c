//! Statuses: <https://docs.joinmastodon.org/entities/Status/>

use chrono::{DateTime, Utc};

use super::{
    Account, Application, CustomEmoji, FilterResult, MediaAttachment, Poll, PreviewCard, Quote,
    QuoteApproval, Tag,
};
use crate::id::{AccountId, StatusId};
use crate::text::Html;

entity! {
    /// A post, or the boost of one.
    pub struct Status {
        identity {
            /// The status's id on the server that was asked.
            id: StatusId,
        }
        expected {
            /// Who posted or boosted it.
            account: Account,
        }
        always {
            /// The id in ActivityPub; very old ones are no URLs.
            uri: String,
            /// When it was posted; 1970 if the server does not say.
            created_at: DateTime<Utc>,
            /// The text; empty for a boost on some servers.
            content: Html,
            /// Who sees it.
            visibility: Visibility,
            /// Whether its media are hidden at first.
            sensitive: bool,
            /// The warning in front of the text.
            spoiler_text: String,
            /// Attached files.
            media_attachments: Vec<MediaAttachment>,
            /// Who is mentioned.
            mentions: Vec<Mention>,
            /// The hashtags, without their history.
            tags: Vec<Tag>,
            /// Custom emoji in the text.
            emojis: Vec<CustomEmoji>,
            /// How often it was boosted.
            reblogs_count: u64,
            /// How often it was liked.
            favourites_count: u64,
            /// How often it was answered.
            replies_count: u64,
            /// Its page.
            url: Option<String>,
            /// The status it answers.
            in_reply_to_id: Option<StatusId>,
            /// Who posted the status it answers.
            in_reply_to_account_id: Option<AccountId>,
            /// The boosted status.
            reblog: Option<Box<Status>>,
            /// The poll.
            poll: Option<Box<Poll>>,
            /// What the first link leads to.
            card: Option<Box<PreviewCard>>,
            /// The language, as in ISO 639.
            language: Option<String>,
            /// When it was last changed.
            edited_at: Option<DateTime<Utc>>,
        }
        optional {
            /// The program it was posted with.
            application: Option<Box<Application>>,
            /// The text as it was typed: in the answer of a deletion only.
            text: Option<String>,
            /// How often it was quoted; since 4.5.
            quotes_count: Option<u64>,
            /// The quoted status; since 4.4.
            quote: Option<Box<Quote>>,
            /// Who may quote it; since 4.5.
            quote_approval: Option<Box<QuoteApproval>>,
            /// Whether the user likes it; absent without a user.
            favourited: Option<bool>,
            /// Whether the user boosted it; absent without a user.
            reblogged: Option<bool>,
            /// Whether the user muted the conversation; absent without a user.
            muted: Option<bool>,
            /// Whether the user bookmarked it; absent without a user.
            bookmarked: Option<bool>,
            /// Whether the user pinned it; on the user's own statuses only.
            pinned: Option<bool>,
            /// The user's filters that it matches; absent without a user.
            filtered: Option<Vec<FilterResult>>,
            /// Whether it stays on its server: glitch-soc, Hometown and GoToSocial.
            local_only: Option<bool>,
        }
    }
}

open_enum! {
    /// Who sees a status.
    pub enum Visibility {
        /// Everyone, and it is on public timelines.
        Public = "public",
        /// Everyone, but it is not on public timelines.
        Unlisted = "unlisted",
        /// Followers, and those mentioned.
        Private = "private",
        /// Those mentioned.
        Direct = "direct",
    }
}

entity! {
    /// An account mentioned in a status.
    pub struct Mention {
        identity {
            /// The account's id.
            id: AccountId,
        }
        always {
            /// The name without a domain.
            username: String,
            /// The profile page.
            url: String,
            /// The name with the domain, or without for accounts of the server.
            acct: String,
        }
        optional {}
    }
}

entity! {
    /// The conversation around a status: <https://docs.joinmastodon.org/entities/Context/>
    pub struct Context {
        identity {}
        always {
            /// What it answers, from the first on.
            ancestors: Vec<Status>,
            /// What answers it, directly or not.
            descendants: Vec<Status>,
        }
        optional {}
    }
}
