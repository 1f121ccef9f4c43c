//! Applications: <https://docs.joinmastodon.org/entities/Application/>

use crate::id::ApplicationId;
use crate::text::Secret;

entity! {
    /// A program that uses the API.
    pub struct Application {
        identity {}
        expected {
            /// The name to show.
            name: String,
        }
        always {
            /// Its web site.
            website: Option<String>,
        }
        optional {
            /// The id on the server.
            id: Option<ApplicationId>,
            /// The scopes it registered.
            scopes: Vec<String>,
            /// Where users may be sent after logging in.
            redirect_uris: Vec<String>,
            /// The same in one text, a line each; deprecated in 4.3.
            redirect_uri: Option<String>,
            /// The server's key for Web Push; deprecated in 4.3 in favour of the instance's.
            vapid_key: Option<String>,
        }
    }
}

extends! {
    /// An application with its credentials, as its registration answers.
    ///
    /// <https://docs.joinmastodon.org/entities/Application/#CredentialApplication>
    pub struct CredentialApplication {
        base {
            /// What its users see.
            application: Application
        }
        identity {
            /// The name it logs in with.
            client_id: String,
            /// The password it logs in with.
            client_secret: Secret,
        }
        always {
            /// When the secret expires, in seconds since 1970; 0 is never.
            client_secret_expires_at: u64,
        }
    }
}
