//! Tokens: <https://docs.joinmastodon.org/entities/Token/>

use crate::scopes::Scopes;
use crate::text::Secret;

entity! {
    /// What lets a program act for a user, or for itself.
    pub struct Token {
        identity {
            /// The token itself.
            access_token: Secret,
        }
        always {
            /// How it is used: `Bearer`.
            token_type: String,
            /// What it may be used for; not necessarily what was asked for.
            scope: Scopes,
            /// When it was made, in seconds since 1970.
            created_at: u64,
        }
        optional {
            /// What gets a new token when this one expires; not on Mastodon.
            refresh_token: Option<Secret>,
            /// When it expires, in seconds from when it was made; not on Mastodon.
            expires_in: Option<u64>,
        }
    }
}
