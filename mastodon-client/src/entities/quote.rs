//! Quotes: <https://docs.joinmastodon.org/entities/Quote/>

use serde::Serialize;
use serde::de::MapAccess;

use super::Status;
use crate::id::StatusId;
use crate::tolerant::{Entity, Named, Partial, Value};

/// A status that a status quotes.
///
/// At the top level Mastodon sends the quoted status, deeper only its id. Pleroma, Akkoma and Friendica
/// send the status itself in place of the quote: the state then is the empty text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// Whether the quoted author agrees.
    pub state: QuoteState,
    /// The quoted status, unless it cannot be shown.
    pub quoted_status: Option<Box<Status>>,
    /// The id of the quoted status, where the status itself is not sent along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted_status_id: Option<StatusId>,
}

impl Quote {
    /// A quote of a status that is sent along.
    pub fn new(state: QuoteState, quoted_status: Option<Status>) -> Self {
        Self { state, quoted_status: quoted_status.map(Box::new), quoted_status_id: None }
    }
}

/// A quote or a status in place of one: which of the two it is shows only at the end.
#[derive(Default)]
pub(crate) struct PartialQuote {
    state: Option<QuoteState>,
    quoted_status: Option<Box<Status>>,
    quoted_status_id: Option<StatusId>,
    status: PartialStatus,
}

type PartialStatus = <Status as Entity>::Partial;

pub(crate) enum QuoteMember {
    State,
    QuotedStatus,
    QuotedStatusId,
    OfStatus(<PartialStatus as Partial>::Member),
}

impl Named for QuoteMember {
    fn named(name: &str) -> Option<Self> {
        match name {
            "state" => Some(Self::State),
            "quoted_status" => Some(Self::QuotedStatus),
            "quoted_status_id" => Some(Self::QuotedStatusId),
            name => Named::named(name).map(Self::OfStatus),
        }
    }
}

impl Partial for PartialQuote {
    type Whole = Quote;
    type Member = QuoteMember;

    fn read<'de, A: MapAccess<'de>>(&mut self, member: QuoteMember, map: &mut A) -> Result<(), A::Error> {
        match member {
            QuoteMember::State => self.state = Some(map.next_value_seed(Value::new())?.unwrap_or_default()),
            QuoteMember::QuotedStatus => self.quoted_status = map.next_value_seed(Value::new())?,
            QuoteMember::QuotedStatusId => self.quoted_status_id = map.next_value_seed(Value::new())?,
            QuoteMember::OfStatus(member) => self.status.read(member, map)?,
        }
        Ok(())
    }

    fn finish(self) -> Result<Quote, &'static str> {
        match self.state {
            None => Ok(Quote::new(QuoteState::default(), Some(self.status.finish().map_err(|_| "state")?))),
            Some(state) => Ok(Quote {
                state,
                quoted_status: self.quoted_status,
                quoted_status_id: self.quoted_status_id,
            }),
        }
    }
}

impl Entity for Quote {
    type Partial = PartialQuote;
}

readable! { Quote }

open_enum! {
    /// Whether a quoted author agrees.
    pub enum QuoteState {
        /// Not asked yet, or not answered.
        Pending = "pending",
        /// Yes.
        Accepted = "accepted",
        /// No.
        Rejected = "rejected",
        /// Not any more.
        Revoked = "revoked",
        /// The quoted status is gone.
        Deleted = "deleted",
        /// The user may not see the quoted status.
        Unauthorized = "unauthorized",
        /// The user blocked the quoted account.
        BlockedAccount = "blocked_account",
        /// The user blocked the quoted domain.
        BlockedDomain = "blocked_domain",
        /// The user muted the quoted account.
        MutedAccount = "muted_account",
    }
}

entity! {
    /// Who may quote a status: <https://docs.joinmastodon.org/entities/QuoteApproval/>
    pub struct QuoteApproval {
        identity {}
        always {
            /// Who may without being asked.
            automatic: Vec<QuoteAudience>,
            /// Who may after the author agreed.
            manual: Vec<QuoteAudience>,
            /// Whether the user may.
            current_user: QuotePermission,
        }
        optional {}
    }
}

open_enum! {
    /// Those who may quote.
    pub enum QuoteAudience {
        /// Everyone.
        Public = "public",
        /// Those who follow the author.
        Followers = "followers",
        /// Those whom the author follows.
        Following = "following",
        /// Something that the server could not translate.
        UnsupportedPolicy = "unsupported_policy",
    }
}

open_enum! {
    /// Whether the user may quote.
    pub enum QuotePermission {
        /// Without being asked.
        Automatic = "automatic",
        /// After the author agreed.
        Manual = "manual",
        /// No.
        Denied = "denied",
        /// The server does not know.
        Unknown = "unknown",
    }
}
