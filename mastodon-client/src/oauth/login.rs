//! One login of one user: there and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Pkce;
use crate::call::Call;
use crate::client::Client;
use crate::entities::{CredentialApplication, Token};
use crate::error::{ApiError, Error, ErrorKind};
use crate::form::from_form;
use crate::params::{Authorize, GrantType, RequestToken};
use crate::random;
use crate::scopes::Scopes;
use crate::text::Secret;

/// A login that has begun: the user is sent to a page of the server, and comes back with a code.
///
/// A web application keeps it in the user's session meanwhile: it can be serialised, and then holds
/// secrets.
///
/// ```no_run
/// use howdah_client::oauth::Login;
/// use howdah_client::params::{CreateApp, RedirectUris};
/// use howdah_client::{Client, Scopes};
///
/// # async fn example(read_line: impl Fn() -> String) -> Result<(), howdah_client::Error> {
/// let client = Client::builder("social.example").build()?;
/// let scopes = Scopes::from("read write:statuses");
/// let app = CreateApp::new("Lamp", RedirectUris::OUT_OF_BAND).scopes(&scopes);
/// let app = client.apps().create(&app).await?;
///
/// let login = Login::begin(&app, RedirectUris::OUT_OF_BAND, &scopes)?;
/// println!("Open {} and paste the code:", login.url(&client)?);
/// let token = login.exchange(&client, read_line()).await?;
/// let client = client.with_token(token.access_token)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    client_id: String,
    client_secret: Secret,
    redirect_uri: String,
    scopes: Scopes,
    state: Secret,
    pkce: Pkce,
}

/// What the user comes back with.
#[derive(Deserialize)]
struct Callback {
    code: Option<Secret>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
}

impl Login {
    /// Begins a login with an application, one of the addresses it was registered with, and scopes among
    /// those it was registered with.
    ///
    /// # Errors
    ///
    /// If the system has no random numbers to give.
    pub fn begin(
        app: &CredentialApplication,
        redirect_uri: impl Into<String>,
        scopes: &Scopes,
    ) -> Result<Self, Error> {
        Ok(Self {
            client_id: app.client_id.clone(),
            client_secret: app.client_secret.clone(),
            redirect_uri: redirect_uri.into(),
            scopes: scopes.clone(),
            state: random::text()?.into(),
            pkce: Pkce::generate()?,
        })
    }

    /// The page on which the user agrees.
    ///
    /// # Errors
    ///
    /// If the scopes or the address make no URL.
    pub fn url(&self, client: &Client) -> Result<String, Error> {
        let question = Authorize::new("code", self.client_id.as_str(), self.redirect_uri.as_str())
            .scope(&self.scopes)
            .state(self.state.expose())
            .code_challenge(self.pkce.challenge())
            .code_challenge_method("S256");
        client.oauth().authorize_url(&question)
    }

    /// Reads the query of the address that the user came back to, `code=…&state=…`, and gets the token.
    ///
    /// # Errors
    ///
    /// If the user did not agree, came back from another login (RFC 6749 section 10.12), or from another
    /// server (RFC 9207).
    pub fn callback(&self, client: &Client, query: &str) -> Result<Call<Token>, Error> {
        let refuse = |why: &str| Error::new(ErrorKind::Login, why);
        let callback: Callback =
            from_form(query).map_err(|_| refuse("the user came back with something unreadable"))?;
        if callback.state.as_deref() != Some(self.state.expose()) {
            return Err(refuse("the user came back from another login"));
        }
        if callback
            .iss
            .is_some_and(|iss| iss.trim_end_matches('/') != client.base_url().trim_end_matches('/'))
        {
            return Err(refuse("the user came back from another server"));
        }
        match (callback.code, callback.error) {
            (Some(code), None) => Ok(self.exchange(client, code)),
            (_, Some(code)) => Err(refuse("the user did not agree").with_api(ApiError {
                message: callback.error_description.unwrap_or_default(),
                code: Some(code),
                details: BTreeMap::new(),
            })),
            (None, None) => Err(refuse("the user came back without a code")),
        }
    }

    /// Gets the token for a code that the user copied from the page.
    pub fn exchange(&self, client: &Client, code: impl Into<Secret>) -> Call<Token> {
        let request = RequestToken::new(GrantType::AuthorizationCode, self.client_id.as_str())
            .client_secret(self.client_secret.clone())
            .redirect_uri(self.redirect_uri.as_str())
            .code(code)
            .code_verifier(self.pkce.verifier().clone())
            .scope(&self.scopes);
        client.oauth().token(&request)
    }
}
