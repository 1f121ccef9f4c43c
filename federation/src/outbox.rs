//! Sending: an activity is stored once with one small job per inbox, and is durable when the call returns.

pub(crate) mod deliver;
mod outcome;
mod retry;

use std::collections::HashSet;

pub(crate) use outcome::described;
pub use retry::RetrySchedule;

use howdah_types::Iri;

use crate::application::Recipient;
use crate::fetch::{Guard, Refusal};

/// The distinct inboxes behind the recipients, the shared one where there is one, each with its host.
///
/// What the guard refuses is left out: what lives on this server, since the application has its own activities
/// already, and what would never be delivered.
pub(crate) fn inboxes<'a>(
    recipients: impl IntoIterator<Item = &'a Recipient>,
    guard: &Guard,
) -> Vec<(String, Iri)> {
    let mut seen = HashSet::new();
    let mut inboxes = Vec::new();
    for one in recipients {
        // A shared inbox of another origin would let one server collect another's mail.
        let shared = one.shared_inbox.as_ref().filter(|shared| shared.same_origin(&one.inbox));
        let inbox = shared.unwrap_or(&one.inbox);
        match guard.check(inbox.as_str()) {
            Ok(url) => {
                if seen.insert(url.as_str().to_owned()) {
                    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
                    inboxes.push((host.to_owned(), inbox.clone()));
                }
            }
            Err(Refusal::OwnHost) => {}
            Err(refusal) => tracing::info!(%inbox, %refusal, "left out an inbox"),
        }
    }
    inboxes
}

#[cfg(test)]
mod tests {
    use howdah_types::Iri;

    use super::{Guard, Recipient, inboxes};

    fn recipient(inbox: &str, shared: Option<&str>) -> Recipient {
        Recipient::new(Iri::parse(inbox).unwrap(), shared.map(|shared| Iri::parse(shared).unwrap()))
    }

    #[test]
    fn delivers_once_to_each_server_that_shares_an_inbox() {
        let recipients = [
            recipient("https://a.example/u/1/inbox", Some("https://a.example/inbox")),
            recipient("https://a.example/u/2/inbox", Some("https://a.example/inbox")),
            recipient("https://b.example/u/1/inbox", None),
            recipient("https://b.example/u/2/inbox", None),
            recipient("https://us.example/u/1/inbox", None),
        ];
        let found = inboxes(&recipients, &Guard::new().own_hosts(["us.example"]));
        let found: Vec<_> = found.iter().map(|(_, inbox)| inbox.as_str()).collect();
        let expected =
            ["https://a.example/inbox", "https://b.example/u/1/inbox", "https://b.example/u/2/inbox"];
        assert_eq!(found, expected);
    }

    #[test]
    fn distrusts_a_shared_inbox_of_another_origin() {
        let recipients = [recipient("https://a.example/u/1/inbox", Some("https://evil.example/inbox"))];
        let found = inboxes(&recipients, &Guard::new());
        assert_eq!(found.first().map(|(_, inbox)| inbox.as_str()), Some("https://a.example/u/1/inbox"));
    }

    #[test]
    fn leaves_out_an_inbox_that_points_inside() {
        let recipients = [
            recipient("http://10.0.0.5/inbox", Some("https://127.0.0.1/")),
            recipient("https://10.0.0.5/inbox", None),
            recipient("https://a.example:6379/inbox", None),
            recipient("tag:a.example,2026:inbox", None),
            recipient("https://A.example./inbox", None),
        ];
        let found = inboxes(&recipients, &Guard::new());
        let hosts: Vec<_> = found.iter().map(|(host, _)| host.as_str()).collect();
        assert_eq!(hosts, ["a.example"]);
    }
}
