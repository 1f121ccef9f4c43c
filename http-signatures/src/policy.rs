//! What a verifier accepts.

use std::time::Duration;

use crate::authority::same;
use crate::refusal::{Reason, Refused};

const HOUR: Duration = Duration::from_secs(3_600);
const FIVE_MINUTES: Duration = Duration::from_secs(300);

/// What a [`Verifier`](crate::Verifier) accepts: whose hosts, how old, how lax.
///
/// No setting drops the method, the target, the host or the body from what must be signed.
///
/// ```
/// use howdah_signatures::Policy;
///
/// let policy = Policy::fediverse().authorities(["social.example"]);
/// ```
#[derive(Clone, Debug)]
pub struct Policy {
    authorities: Vec<String>,
    scheme: &'static str,
    max_age: Duration,
    max_ahead: Duration,
    uncovered_query: bool,
    sha256_needed: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self::fediverse()
    }
}

impl Policy {
    /// What a careful server of today's fediverse accepts: at most an hour old and five minutes ahead; the draft's
    /// signatures may leave the query out on GET and HEAD, since half of the fleet does.
    pub fn fediverse() -> Self {
        Self {
            authorities: Vec::new(),
            scheme: "https",
            max_age: HOUR,
            max_ahead: FIVE_MINUTES,
            uncovered_query: true,
            sha256_needed: false,
        }
    }

    /// For closed groups of current software: at most five minutes old, the query always covered, SHA-256 among
    /// the digests.
    pub fn strict() -> Self {
        Self { max_age: FIVE_MINUTES, uncovered_query: false, sha256_needed: true, ..Self::fediverse() }
    }

    /// The time window of Mastodon, for peers with bad clocks: twelve hours old, one hour ahead.
    pub fn compat_mastodon() -> Self {
        Self { max_age: 12 * HOUR, max_ahead: HOUR, ..Self::fediverse() }
    }

    /// The hosts that this server answers for, with the port where it is not the scheme's. Requests signed for
    /// another one are refused; without any, all are.
    #[must_use]
    pub fn authorities<T: Into<String>>(mut self, authorities: impl IntoIterator<Item = T>) -> Self {
        self.authorities = authorities.into_iter().map(Into::into).collect();
        self
    }

    /// How old a signature may be.
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = age;
        self
    }

    /// How far ahead of the own clock a signature may be.
    #[must_use]
    pub fn max_ahead(mut self, ahead: Duration) -> Self {
        self.max_ahead = ahead;
        self
    }

    /// Clients reach this server by plain http: for tests and closed networks.
    ///
    /// The scheme is part of `@target-uri`, and behind a proxy no request tells it.
    #[must_use]
    pub fn plain_http(mut self) -> Self {
        self.scheme = "http";
        self
    }

    pub(crate) fn scheme(&self) -> &'static str {
        self.scheme
    }

    pub(crate) fn allows_uncovered_query(&self) -> bool {
        self.uncovered_query
    }

    pub(crate) fn needs_sha256(&self) -> bool {
        self.sha256_needed
    }

    pub(crate) fn check_authority(&self, authority: &str) -> Result<(), Refused> {
        if self.authorities.iter().any(|own| same(own, authority, self.scheme)) {
            return Ok(());
        }
        Err(Refused::new(
            Reason::WrongAuthority,
            format!("the request is for {authority:?}, which is not this server"),
        ))
    }

    /// Whether a signature made at this second is neither too old nor too far ahead.
    pub(crate) fn check_signed_at(&self, signed_at: i64, now: i64) -> Result<(), Refused> {
        let age = now.saturating_sub(signed_at);
        if age > whole_seconds(self.max_age) {
            return Err(Refused::new(Reason::Stale, format!("signed {age} seconds ago")));
        }
        if age.saturating_neg() > whole_seconds(self.max_ahead) {
            return Err(Refused::new(
                Reason::Future,
                format!("signed {} seconds ahead", age.saturating_neg()),
            ));
        }
        Ok(())
    }
}

/// Whether a signature is still valid by its own word; there is no margin.
pub(crate) fn check_expires(expires: i64, signed_at: Option<i64>, now: i64) -> Result<(), Refused> {
    if expires < now {
        return Err(Refused::new(
            Reason::Expired,
            format!("expired {} seconds ago", now.saturating_sub(expires)),
        ));
    }
    if signed_at.is_some_and(|signed_at| expires < signed_at) {
        return Err(Refused::new(Reason::Expired, "expires before it was created"));
    }
    Ok(())
}

fn whole_seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}
