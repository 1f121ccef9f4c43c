//! Servers: <https://docs.joinmastodon.org/entities/Instance/>

use std::collections::BTreeMap;

use super::Account;
use crate::id::RuleId;
use crate::text::Html;

pub use self::limits::{
    AccountLimits, Configuration, MediaLimits, PollLimits, StatusLimits, Translation, Urls, Vapid,
};

mod limits;

entity! {
    /// A server: what it is, what it allows, who runs it.
    pub struct Instance {
        identity {
            /// The domain in the names of its accounts.
            domain: String,
        }
        always {
            /// The name to show.
            title: String,
            /// The version of its software, as free text.
            version: String,
            /// Where the software's source is.
            source_url: String,
            /// A short text about it.
            description: String,
            /// How much it is used.
            usage: Usage,
            /// Its picture.
            thumbnail: Thumbnail,
            /// Its icon in several sizes.
            icon: Vec<Icon>,
            /// The languages of its people.
            languages: Vec<String>,
            /// Its limits and addresses.
            configuration: Configuration,
            /// Whether one can sign up.
            registrations: Registrations,
            /// Who to write to.
            contact: Contact,
            /// What its people agreed to.
            rules: Vec<Rule>,
        }
        optional {
            /// The versions of the interfaces it offers, by the software that defines them.
            api_versions: BTreeMap<String, u64>,
            /// The state of the annual report, where there is one.
            wrapstodon: Option<String>,
        }
    }
}

entity! {
    /// How much a server is used.
    pub struct Usage {
        identity {}
        always {
            /// By how many.
            users: UserUsage,
        }
        optional {}
    }
}

entity! {
    /// How many use a server.
    pub struct UserUsage {
        identity {}
        always {
            /// How many were there in the last four weeks.
            active_month: u64,
        }
        optional {}
    }
}

entity! {
    /// A server's picture.
    pub struct Thumbnail {
        identity {}
        always {
            /// Where it is.
            url: Option<String>,
        }
        optional {
            /// What it shows.
            description: Option<String>,
            /// A blurred preview: <https://blurha.sh>
            blurhash: Option<String>,
            /// Where it is for denser screens, by `@1x` and `@2x`.
            versions: BTreeMap<String, String>,
        }
    }
}

entity! {
    /// A server's icon in one size.
    pub struct Icon {
        identity {
            /// Where it is.
            src: String,
        }
        always {
            /// Width and height in pixels, such as `48x48`.
            size: String,
        }
        optional {}
    }
}

entity! {
    /// Whether one can sign up.
    pub struct Registrations {
        identity {}
        always {
            /// Whether it is open.
            enabled: bool,
            /// Whether somebody has to agree.
            approval_required: bool,
            /// Why it is closed.
            message: Option<Html>,
        }
        optional {
            /// Whether a reason has to be given.
            reason_required: Option<bool>,
            /// How old one has to be, in years.
            min_age: Option<u64>,
            /// Where to sign up instead.
            url: Option<String>,
        }
    }
}

entity! {
    /// Who to write to.
    pub struct Contact {
        identity {}
        always {
            /// By mail.
            email: String,
            /// By status.
            account: Option<Box<Account>>,
        }
        optional {}
    }
}

entity! {
    /// A rule of a server.
    pub struct Rule {
        identity {
            /// The rule's id.
            id: RuleId,
        }
        always {
            /// The rule.
            text: String,
            /// A longer explanation.
            hint: String,
        }
        optional {
            /// The rule in other languages.
            translations: BTreeMap<String, RuleTranslation>,
        }
    }
}

entity! {
    /// A rule in another language.
    pub struct RuleTranslation {
        identity {}
        always {
            /// The rule.
            text: String,
            /// A longer explanation.
            hint: String,
        }
        optional {}
    }
}
