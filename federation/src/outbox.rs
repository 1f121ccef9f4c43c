//! Sending: an activity is stored once with one small job per inbox, and is durable when the call returns.

pub(crate) mod deliver;
mod outcome;
mod retry;

use std::collections::HashSet;

pub(crate) use outcome::described;
pub use retry::RetrySchedule;

use howdah_types::Iri;

use crate::application::Recipient;

/// The distinct inboxes behind the recipients, the shared one where there is one.
///
/// What lives on this server is left out: the application has its own activities already.
pub(crate) fn inboxes<'a>(
    recipients: impl IntoIterator<Item = &'a Recipient>,
    is_local: impl Fn(&Iri) -> bool,
) -> Vec<Iri> {
    let mut seen = HashSet::new();
    let preferred = recipients.into_iter().map(|one| {
        // A shared inbox of another origin would let one server collect another's mail.
        one.shared_inbox.as_ref().filter(|shared| shared.same_origin(&one.inbox)).unwrap_or(&one.inbox)
    });
    preferred.filter(|inbox| !is_local(inbox) && seen.insert(inbox.as_str().to_owned())).cloned().collect()
}

#[cfg(test)]
mod tests {
    use howdah_types::Iri;

    use super::{Recipient, inboxes};

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
        let found = inboxes(&recipients, |iri| iri.host() == Some("us.example"));
        let found: Vec<_> = found.iter().map(Iri::as_str).collect();
        let expected =
            ["https://a.example/inbox", "https://b.example/u/1/inbox", "https://b.example/u/2/inbox"];
        assert_eq!(found, expected);
    }

    #[test]
    fn distrusts_a_shared_inbox_of_another_origin() {
        let recipients = [recipient("https://a.example/u/1/inbox", Some("https://evil.example/inbox"))];
        let found = inboxes(&recipients, |_| false);
        assert_eq!(found.first().map(Iri::as_str), Some("https://a.example/u/1/inbox"));
    }
}
