//! What an answer says about the calls that are left: <https://docs.joinmastodon.org/api/rate-limits/>

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};

use crate::tolerant::{Leaf, Scalar};

/// How many calls are left. Servers other than Mastodon often do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many calls are allowed in a period.
    pub limit: Option<u64>,
    /// How many of them are left.
    pub remaining: Option<u64>,
    /// When the period ends, by the server's clock.
    pub reset: Option<DateTime<Utc>>,
}

impl RateLimit {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self {
            limit: number(headers, "x-ratelimit-limit"),
            remaining: number(headers, "x-ratelimit-remaining"),
            reset: text(headers, &HeaderName::from_static("x-ratelimit-reset")).and_then(moment),
        }
    }
}

/// How long the server wants to be left alone, by its own clock: from `Retry-After`, else from the end of
/// the period.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let wish = text(headers, &RETRY_AFTER);
    if let Some(seconds) = wish.and_then(|wish| wish.parse().ok()) {
        return Some(Duration::from_secs(seconds));
    }
    let until = wish.and_then(moment).or(RateLimit::of(headers).reset)?;
    let now = text(headers, &DATE).and_then(moment)?;
    Some((until - now).max(TimeDelta::zero()).to_std().unwrap_or_default())
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &'static str) -> Option<u64> {
    text(headers, &HeaderName::from_static(name))?.parse().ok()
}

/// ISO 8601, seconds since 1970 (older GoToSocial), or the form of HTTP.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::from_scalar(Scalar::Text(text))
        .or_else(|| DateTime::parse_from_rfc2822(text).ok().map(|moment| moment.to_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_of_a_wish_to_be_left_alone() {
        const DATE: (&str, &str) = ("date", "Mon, 23 Nov 2026 10:00:00 GMT");
        type Headers = &'static [(&'static str, &'static str)];
        let cases: [(Headers, Option<u64>); 8] = [
            (&[("retry-after", "30")], Some(30)),
            (&[DATE, ("retry-after", "Mon, 23 Nov 2026 10:00:05 GMT")], Some(5)),
            (&[DATE, ("x-ratelimit-reset", "2026-11-23T10:04:00.000000Z")], Some(240)),
            (&[DATE, ("x-ratelimit-reset", "1795428060")], Some(60)),
            (&[DATE, ("x-ratelimit-reset", "2026-11-23T09:00:00Z")], Some(0)),
            (&[("x-ratelimit-reset", "2026-11-23T10:04:00Z")], None),
            (&[DATE, ("retry-after", "-5")], None),
            (&[], None),
        ];
        for (headers, expected) in cases {
            let map =
                headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
            let read = retry_after(&map.collect());
            assert_eq!(read.map(|duration| duration.as_secs()), expected, "{headers:?}");
        }
    }
}
