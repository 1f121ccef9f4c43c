//! Accounts: <https://docs.joinmastodon.org/entities/Account/>

use chrono::{DateTime, NaiveDate, Utc};

use super::Visibility;
use crate::id::{AccountId, RoleId};
use crate::text::{Html, NumberText};

entity! {
    /// Somebody with a profile: a person, a bot, a group.
    pub struct Account {
        identity {
            /// The account's id on the server that was asked.
            id: AccountId,
        }
        expected {
            /// The name with the domain, or without for accounts of the server that was asked.
            acct: String,
        }
        always {
            /// The name without a domain.
            username: String,
            /// The profile page; absent for accounts that have none on the web.
            url: Option<String>,
            /// The name to show.
            display_name: String,
            /// The text of the profile.
            note: Html,
            /// The picture.
            avatar: String,
            /// The picture, not moving.
            avatar_static: String,
            /// The picture above the profile.
            header: String,
            /// The picture above the profile, not moving.
            header_static: String,
            /// Whether follow requests have to be accepted by hand.
            locked: bool,
            /// The table of the profile.
            fields: Vec<Field>,
            /// Custom emoji in the name and the profile.
            emojis: Vec<CustomEmoji>,
            /// Whether a program posts here.
            bot: bool,
            /// Whether it stands for a group.
            group: bool,
            /// Whether it may be recommended; unknown when absent.
            discoverable: Option<bool>,
            /// When it was made, to the day since Mastodon 3.4.
            created_at: Option<DateTime<Utc>>,
            /// The day of the last status.
            last_status_at: Option<NaiveDate>,
            /// How many statuses there are.
            statuses_count: u64,
            /// How many follow it.
            followers_count: u64,
            /// How many it follows.
            following_count: u64,
        }
        optional {
            /// The id in ActivityPub.
            uri: Option<String>,
            /// What the picture shows, for those who do not see it.
            avatar_description: Option<String>,
            /// What the picture above the profile shows.
            header_description: Option<String>,
            /// Whether its public statuses may be found by search.
            indexable: Option<bool>,
            /// Whether search engines are asked to stay away; accounts of the server only.
            noindex: Option<bool>,
            /// Where the account moved to.
            moved: Option<Box<Account>>,
            /// Whether its owner has died.
            memorial: Option<bool>,
            /// Whether the server suspended it.
            suspended: Option<bool>,
            /// Whether the server limited it.
            limited: Option<bool>,
            /// Whether followers and followed are hidden.
            hide_collections: Option<bool>,
            /// Whether the profile shows a tab of media.
            show_media: Option<bool>,
            /// Whether that tab shows media of replies.
            show_media_replies: Option<bool>,
            /// Whether the profile shows a tab of what it features.
            show_featured: Option<bool>,
            /// Roles to show beside the name; accounts of the server only.
            roles: Vec<AccountRole>,
        }
    }
}

/// Nobody: who posted a status whose server does not say so.
impl Default for Account {
    fn default() -> Self {
        Self::new("", "")
    }
}

entity! {
    /// A row of a profile's table.
    pub struct Field {
        identity {}
        expected {
            /// What the row is about.
            name: String,
        }
        always {
            /// What it says.
            value: Html,
            /// When the server saw that the linked page links back.
            verified_at: Option<DateTime<Utc>>,
        }
        optional {}
    }
}

entity! {
    /// A picture that stands for a `:shortcode:`.
    pub struct CustomEmoji {
        identity {
            /// The code without its colons.
            shortcode: String,
        }
        expected {
            /// The picture.
            url: String,
        }
        always {
            /// The picture, not moving.
            static_url: String,
            /// Whether it is offered when writing.
            visible_in_picker: bool,
            /// The heading under which it is offered.
            category: Option<String>,
        }
        optional {}
    }
}

entity! {
    /// A role as it is shown on profiles.
    pub struct AccountRole {
        identity {
            /// The role's id.
            id: RoleId,
        }
        always {
            /// The name to show.
            name: String,
            /// The colour as `#rrggbb`, or nothing.
            color: String,
        }
        optional {}
    }
}

entity! {
    /// A role and what it may do.
    pub struct Role {
        identity {
            /// The role's id; `-99` is everyone.
            id: RoleId,
        }
        always {
            /// The name to show.
            name: String,
            /// The colour as `#rrggbb`, or nothing.
            color: String,
            /// What it may do, as a mask of bits.
            permissions: NumberText,
            /// Whether it is shown on profiles.
            highlighted: bool,
        }
        optional {
            /// How many collections its holders may make.
            collection_limit: Option<u64>,
        }
    }
}

entity! {
    /// The settings of one's own account.
    pub struct Source {
        identity {}
        always {
            /// The text of the profile as it was typed.
            note: String,
            /// The table of the profile as it was typed.
            fields: Vec<Field>,
            /// Who sees new statuses unless said otherwise.
            privacy: Visibility,
            /// Whether new media are marked as sensitive unless said otherwise.
            sensitive: bool,
            /// The language of new statuses unless said otherwise.
            language: Option<String>,
            /// How many ask to follow.
            follow_requests_count: u64,
        }
        optional {
            /// Whether followers and followed are hidden.
            hide_collections: Option<bool>,
            /// Whether the account may be recommended.
            discoverable: Option<bool>,
            /// Whether its public statuses may be found by search.
            indexable: Option<bool>,
            /// Who may quote new statuses unless said otherwise.
            quote_policy: Option<QuotePolicy>,
            /// The domains that may name the account as an author.
            attribution_domains: Vec<String>,
        }
    }
}

open_enum! {
    /// Who may quote a status.
    pub enum QuotePolicy {
        /// Everyone.
        Public = "public",
        /// Followers.
        Followers = "followers",
        /// Only the author.
        Nobody = "nobody",
    }
}

extends! {
    /// One's own account, as `verify_credentials` answers.
    ///
    /// <https://docs.joinmastodon.org/entities/Account/#CredentialAccount>
    pub struct CredentialAccount {
        base {
            /// What everyone sees.
            account: Account
        }
        identity {}
        always {
            /// The account's settings.
            source: Source,
            /// What the account may do on its server.
            role: Option<Role>,
        }
    }
}
