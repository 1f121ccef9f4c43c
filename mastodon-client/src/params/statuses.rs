//! Parameters of <https://docs.joinmastodon.org/methods/statuses/>

use crate::entities::{QuotePolicy, Status, Visibility};
use crate::id::{MediaId, StatusId};
use crate::text::Seconds;

params! {
    /// A new status: a text, media or a poll.
    ///
    /// ```
    /// use howdah_client::entities::Visibility;
    /// use howdah_client::params::CreateStatus;
    ///
    /// let draft = CreateStatus::text("Good morning").visibility(Visibility::Unlisted);
    /// let stored = serde_json::to_string(&draft)?;
    /// assert_eq!(serde_json::from_str::<CreateStatus>(&stored)?, draft);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct CreateStatus {
        required {}
        optional {
            /// The text.
            status: String,
            /// Attached files, as uploading them answered.
            media_ids: Vec<MediaId>,
            /// A poll.
            poll: CreatePoll,
            /// The status it answers.
            in_reply_to_id: StatusId,
            /// The warning in front of the text.
            spoiler_text: String,
            /// Who sees it; the user's own default unless said otherwise.
            visibility: Visibility,
            /// Its language, as in ISO 639.
            language: String,
            /// The status it quotes; since 4.5.
            quoted_status_id: StatusId,
            /// Who may quote it; since 4.5.
            quote_approval_policy: QuotePolicy,
        }
        plain {
            /// Whether its media are hidden at first.
            sensitive: bool,
        }
    }
}

impl CreateStatus {
    /// A status with a text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new().status(text)
    }

    /// An answer, seen by those who saw the status, that begins with the name of its author.
    ///
    /// A warning in front of the status is kept.
    pub fn reply(to: &Status, text: &str) -> Self {
        let mut answer = Self::text(format!("@{} {text}", to.account.acct)).in_reply_to_id(&to.id);
        if !to.visibility.as_str().is_empty() {
            answer = answer.visibility(to.visibility.clone());
        }
        if !to.spoiler_text.is_empty() {
            answer = answer.spoiler_text(&to.spoiler_text);
        }
        answer
    }
}

params! {
    /// A poll within a new status.
    pub struct CreatePoll {
        required {
            /// The answers to choose from.
            options: Vec<String>,
            /// How long it lasts.
            expires_in: Seconds,
        }
        optional {}
        plain {
            /// Whether several answers may be chosen.
            multiple: bool,
            /// Whether results are hidden until it ends.
            hide_totals: bool,
        }
    }
}

params! {
    /// The new content of a status. What is not given here is gone, media and poll included.
    pub struct EditStatus {
        required {}
        optional {
            /// The text.
            status: String,
            /// Attached files, old ones and new ones.
            media_ids: Vec<MediaId>,
            /// What changes about files that are attached already.
            media_attributes: Vec<MediaAttributes>,
            /// A poll.
            poll: CreatePoll,
            /// The warning in front of the text.
            spoiler_text: String,
            /// Its language, as in ISO 639.
            language: String,
            /// Who may quote it; since 4.5.
            quote_approval_policy: QuotePolicy,
        }
        plain {
            /// Whether its media are hidden at first.
            sensitive: bool,
        }
    }
}

params! {
    /// What changes about an attached file.
    pub struct MediaAttributes {
        required {
            /// The file.
            id: MediaId,
        }
        optional {
            /// What it shows.
            description: String,
            /// The point to keep in view, as `x,y` from -1 to 1.
            focus: String,
        }
        plain {}
    }
}

params! {
    /// Options of deleting a status.
    pub struct DeleteStatus {
        required {}
        optional {}
        plain {
            /// Whether its media are deleted at once; since 4.4.
            delete_media: bool,
        }
    }
}

params! {
    /// Options of a boost.
    pub struct Reblog {
        required {}
        optional {
            /// Who sees the boost; the server's default unless said otherwise.
            visibility: Visibility,
        }
        plain {}
    }
}
