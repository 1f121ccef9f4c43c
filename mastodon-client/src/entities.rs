//! What servers answer with: <https://docs.joinmastodon.org/entities/>
//!
//! All are read tolerantly: a member that is missing, `null`, or of another kind than documented is
//! empty, an element of a list that cannot be read is left out, and an empty text counts as absent. Only
//! the identity of an entity, mostly its id, has to be there. Servers build them with `new` and set the
//! public members.

mod account;
mod application;
mod error_body;
mod filter;
mod instance;
mod media;
mod moderation;
mod notification;
mod poll;
mod preview_card;
mod quote;
mod relationship;
mod search;
mod status;
mod tag;
mod token;

pub use self::account::{
    Account, AccountRole, CredentialAccount, CustomEmoji, Field, QuotePolicy, Role, Source,
};
pub use self::application::{Application, CredentialApplication};
pub use self::error_body::{ErrorBody, ErrorDetail};
pub use self::filter::{Filter, FilterAction, FilterContext, FilterKeyword, FilterResult, FilterStatus};
pub use self::instance::{
    AccountLimits, Configuration, Contact, Icon, Instance, MediaLimits, PollLimits, Registrations, Rule,
    RuleTranslation, StatusLimits, Thumbnail, Translation, Urls, Usage, UserUsage, Vapid,
};
pub use self::media::{Dimensions, Focus, MediaAttachment, MediaMeta, MediaType};
pub use self::moderation::{
    AccountWarning, Appeal, Report, ReportCategory, Severance, SeveranceType, WarningAction,
};
pub use self::notification::{Notification, NotificationKind};
pub use self::poll::{Poll, PollOption};
pub use self::preview_card::{CardAuthor, CardType, PreviewCard};
pub use self::quote::{Quote, QuoteApproval, QuoteAudience, QuotePermission, QuoteState};
pub use self::relationship::Relationship;
pub use self::search::Search;
pub use self::status::{Context, Mention, Status, Visibility};
pub use self::tag::{History, Tag};
pub use self::token::Token;
