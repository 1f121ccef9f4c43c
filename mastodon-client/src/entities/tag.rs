//! Hashtags: <https://docs.joinmastodon.org/entities/Tag/>

use crate::id::TagId;
use crate::text::NumberText;

entity! {
    /// A hashtag. Within a status it has its name and its page only.
    pub struct Tag {
        identity {
            /// The name without the `#`.
            name: String,
        }
        always {
            /// Its page.
            url: String,
        }
        optional {
            /// The hashtag's id.
            id: Option<TagId>,
            /// Its use on the last days.
            history: Vec<History>,
            /// Whether the user follows it.
            following: Option<bool>,
            /// Whether the user features it on the profile.
            featuring: Option<bool>,
        }
        text
    }
}

entity! {
    /// How much something was used on a day.
    pub struct History {
        identity {
            /// The beginning of the day, in seconds since 1970.
            day: NumberText,
        }
        always {
            /// How often.
            uses: NumberText,
            /// By how many.
            accounts: NumberText,
        }
        optional {}
    }
}
