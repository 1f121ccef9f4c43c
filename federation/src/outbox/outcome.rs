//! What the answer to a delivery means for the delivery and for its host.

use std::time::{Duration, SystemTime};

use http::header::RETRY_AFTER;
use http::{HeaderMap, StatusCode};

use crate::error::{Error, ErrorKind};

/// What becomes of a delivery after one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It arrived.
    Delivered,
    /// The host is ill: everything for it waits, at least as long as it asked for.
    HostFails { asked: Option<Duration>, why: String },
    /// The host works but did not take this one: it waits alone.
    Refused { why: String },
    /// It will never be taken.
    Never { why: String },
}

/// The bounds of a `Retry-After` that is believed.
const RETRY_AFTER_BOUNDS: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(24 * 60 * 60));

/// How often a refusal that may pass (such as 401 after a key rotation) is tried again.
const REFUSED_ATTEMPTS: u32 = 3;

/// Judges an answer by its status ([RFC 9110 section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
pub(crate) fn of_answer(status: StatusCode, headers: &HeaderMap, attempts: u32, now: SystemTime) -> Verdict {
    let why = format!("answered {status}");
    match status.as_u16() {
        200..=299 => Verdict::Delivered,
        410 => Verdict::Never { why },
        408 | 425 | 429 | 500..=599 => Verdict::HostFails { asked: retry_after(headers, now), why },
        401 | 403 | 404 if attempts < REFUSED_ATTEMPTS => Verdict::Refused { why },
        400..=499 if attempts < 2 => Verdict::Refused { why },
        _ => Verdict::Never { why },
    }
}

/// Judges an attempt that brought no answer.
pub(crate) fn of_error(error: &Error) -> Verdict {
    let why = described(error);
    match error.kind() {
        ErrorKind::Timeout | ErrorKind::Io => Verdict::HostFails { asked: None, why },
        ErrorKind::Application | ErrorKind::Queue => Verdict::Refused { why },
        _ => Verdict::Never { why },
    }
}

/// The error and its causes, for the dead letter and the log.
pub(crate) fn described(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(next) = source {
        text.push_str(": ");
        text.push_str(&next.to_string());
        source = next.source();
    }
    text
}

/// `Retry-After` as seconds or as a date, clamped to what is believed
/// ([RFC 9110 section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => httpdate::parse_http_date(text).ok()?.duration_since(now).unwrap_or_default(),
    };
    let (least, most) = RETRY_AFTER_BOUNDS;
    Some(wait.clamp(least, most))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, StatusCode};

    use super::{Verdict, of_answer, of_error};
    use crate::error::{Error, ErrorKind};
    use crate::fetch::Refusal;

    fn judged(status: u16, attempts: u32) -> &'static str {
        let status = StatusCode::from_u16(status).unwrap();
        match of_answer(status, &HeaderMap::new(), attempts, SystemTime::UNIX_EPOCH) {
            Verdict::Delivered => "delivered",
            Verdict::HostFails { .. } => "host",
            Verdict::Refused { .. } => "refused",
            Verdict::Never { .. } => "never",
        }
    }

    #[test]
    fn tells_an_ill_host_from_a_refused_delivery() {
        let table = [
            (200, 1, "delivered"),
            (202, 9, "delivered"),
            (301, 1, "never"),
            (400, 1, "refused"),
            (400, 2, "never"),
            (401, 2, "refused"),
            (401, 3, "never"),
            (404, 1, "refused"),
            (404, 3, "never"),
            (408, 1, "host"),
            (410, 1, "never"),
            (425, 1, "host"),
            (429, 12, "host"),
            (500, 1, "host"),
            (503, 5, "host"),
        ];
        for (status, attempts, expected) in table {
            assert_eq!(judged(status, attempts), expected, "{status} after {attempts}");
        }
    }

    #[test]
    fn believes_retry_after_within_bounds() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000);
        let asked = |text: &str| {
            let headers = HeaderMap::from_iter([(http::header::RETRY_AFTER, text.parse().unwrap())]);
            match of_answer(StatusCode::TOO_MANY_REQUESTS, &headers, 1, now) {
                Verdict::HostFails { asked, .. } => asked.map(|wait| wait.as_secs()),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(asked("120"), Some(120));
        assert_eq!(asked("0"), Some(1));
        assert_eq!(asked("99999999"), Some(86_400));
        assert_eq!(asked(&httpdate::fmt_http_date(now + Duration::from_secs(60))), Some(60));
        assert_eq!(asked("Thu, 01 Jan 1970 00:00:00 GMT"), Some(1));
        assert_eq!(asked("soon"), None);
    }

    #[test]
    fn never_tries_again_what_the_guard_refuses() {
        assert!(matches!(of_error(&Refusal::PrivateAddress.into()), Verdict::Never { .. }));
        assert!(matches!(of_error(&Error::from(ErrorKind::Timeout)), Verdict::HostFails { .. }));
    }
}
