//! What methods are asked with: options of the calls, and bodies for servers to read.
//!
//! A client sets them, a server reads them: from a query or a form with [`from_form`](crate::from_form),
//! from JSON with serde. They are as tolerant as [entities](crate::entities): an option of the wrong
//! kind counts as not given.

/// Declares the parameters of a method.
///
/// - `required`: the arguments of `new`.
/// - `optional`: options whose setters take anything that converts.
/// - `plain`: options whose setters take the value itself: switches and numbers.
macro_rules! params {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            required { $( $(#[$required_meta:meta])* $required:ident: $Required:ty ),* $(,)? }
            optional { $(
                $(#[$optional_meta:meta])*
                $optional:ident $(as $wire:literal)? : $Optional:ty
            ),* $(,)? }
            plain { $( $(#[$plain_meta:meta])* $plain:ident: $Plain:ty ),* $(,)? }
        }
    ) => {
        entity! {
            $(#[$meta])*
            pub struct $Name {
                identity { $( $(#[$required_meta])* $required: $Required ),* }
                always {}
                optional {
                    $( $(#[$optional_meta])* $optional $(as $wire)? : Option<$Optional>, )*
                    $( $(#[$plain_meta])* $plain: Option<$Plain>, )*
                }
            }
        }

        impl $Name {
            $(
                $(#[$optional_meta])*
                #[must_use]
                pub fn $optional(mut self, value: impl Into<$Optional>) -> Self {
                    self.$optional = Some(value.into());
                    self
                }
            )*
            $(
                $(#[$plain_meta])*
                #[must_use]
                pub fn $plain(mut self, value: $Plain) -> Self {
                    self.$plain = Some(value);
                    self
                }
            )*
        }
    };
}

mod accounts;
mod apps;
mod notifications;
mod oauth;
mod paging;
mod search;
mod statuses;
mod timelines;

pub use self::accounts::{AccountStatuses, Follow, Lookup, Relationships, SearchAccounts};
pub use self::apps::{CreateApp, RedirectUris};
pub use self::notifications::ListNotifications;
pub use self::oauth::{Authorize, GrantType, RequestToken, RevokeToken};
pub use self::paging::Paging;
pub use self::search::{SearchQuery, SearchType};
pub use self::statuses::{CreatePoll, CreateStatus, DeleteStatus, EditStatus, MediaAttributes, Reblog};
pub use self::timelines::{PublicTimeline, TagTimeline};
