//! The calls, one handle for each page of Mastodon's documentation:
//! <https://docs.joinmastodon.org/methods/>
//!
//! Every method says its verb and path, the scope its token needs, and the version of Mastodon that
//! brought it. The wide scopes `read` and `write` cover the narrow ones.

mod accounts;
mod apps;
mod instance;
mod notifications;
mod oauth;
mod search;
mod statuses;
mod timelines;

use crate::client::Client;

macro_rules! handles {
    ($( $(#[$meta:meta])* $handle:ident: $Name:ident ),* $(,)?) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug)]
            #[must_use]
            pub struct $Name<'a>(&'a Client);
        )*

        impl Client {
            $(
                $(#[$meta])*
                pub fn $handle(&self) -> $Name<'_> {
                    $Name(self)
                }
            )*
        }
    };
}

handles! {
    /// Accounts: <https://docs.joinmastodon.org/methods/accounts/>
    accounts: Accounts,
    /// Applications: <https://docs.joinmastodon.org/methods/apps/>
    apps: Apps,
    /// The server: <https://docs.joinmastodon.org/methods/instance/>
    instance: Instance,
    /// Notifications: <https://docs.joinmastodon.org/methods/notifications/>
    notifications: Notifications,
    /// Tokens: <https://docs.joinmastodon.org/methods/oauth/>. To let a user log in, begin with
    /// [`Login`](crate::oauth::Login).
    oauth: OAuth,
    /// Search: <https://docs.joinmastodon.org/methods/search/>
    search: Search,
    /// Statuses: <https://docs.joinmastodon.org/methods/statuses/>
    statuses: Statuses,
    /// Timelines: <https://docs.joinmastodon.org/methods/timelines/>
    timelines: Timelines,
}
