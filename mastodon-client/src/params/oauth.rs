//! Parameters of <https://docs.joinmastodon.org/methods/oauth/>

use crate::scopes::Scopes;
use crate::text::Secret;

params! {
    /// What the page is asked on which a user lets an application in.
    pub struct Authorize {
        required {
            /// `code`.
            response_type: String,
            /// The application.
            client_id: String,
            /// Where the user is sent afterwards.
            redirect_uri: String,
        }
        optional {
            /// What the token shall be used for; `read` unless said otherwise.
            scope: Scopes,
            /// Comes back with the user, so that the application knows its own question.
            state: String,
            /// The hash of a secret that only the asking program knows (RFC 7636, PKCE).
            code_challenge: String,
            /// How it was hashed: `S256`.
            code_challenge_method: String,
            /// The language of the page, as in ISO 639.
            lang: String,
        }
        plain {
            /// Whether the user has to choose an account, even if logged in.
            force_login: bool,
        }
    }
}

params! {
    /// The exchange of a code, or of an application's credentials, for a token.
    pub struct RequestToken {
        required {
            /// What is exchanged.
            grant_type: GrantType,
            /// The application.
            client_id: String,
        }
        optional {
            /// The application's password.
            client_secret: Secret,
            /// Where the user was sent.
            redirect_uri: String,
            /// The code that came with the user.
            code: Secret,
            /// The secret whose hash was sent before (RFC 7636, PKCE).
            code_verifier: Secret,
            /// What the token shall be used for.
            scope: Scopes,
            /// The token that gets new tokens; not on Mastodon.
            refresh_token: Secret,
        }
        plain {}
    }
}

open_enum! {
    /// What is exchanged for a token.
    pub enum GrantType {
        /// A code: the token acts for a user.
        AuthorizationCode = "authorization_code",
        /// The application's credentials: the token acts for the application.
        ClientCredentials = "client_credentials",
        /// A token for this purpose; not on Mastodon.
        RefreshToken = "refresh_token",
    }
}

params! {
    /// The end of a token.
    pub struct RevokeToken {
        required {
            /// The application.
            client_id: String,
            /// The application's password.
            client_secret: Secret,
            /// The token.
            token: Secret,
        }
        optional {}
        plain {}
    }
}
