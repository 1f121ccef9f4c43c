//! Tokens: <https://docs.joinmastodon.org/methods/oauth/>

use super::OAuth;
use crate::call::Call;
use crate::entities::{CredentialApplication, Token};
use crate::error::Error;
use crate::params::{Authorize, GrantType, RequestToken, RevokeToken};
use crate::route::Route;
use crate::scopes::Scopes;
use crate::text::Secret;

impl OAuth<'_> {
    /// The page on which the user lets an application in. It is for the user's browser: nothing is sent.
    ///
    /// [`Login`](crate::oauth::Login) fills in the question and checks the answer.
    ///
    /// `GET /oauth/authorize` · no scope · since 0.1.0
    ///
    /// # Errors
    ///
    /// If the question makes no address.
    pub fn authorize_url(&self, question: &Authorize) -> Result<String, Error> {
        let call = self.0.call::<()>(Route::get("/oauth/authorize").query(question));
        Ok(call.request()?.uri().to_string())
    }

    /// Exchanges a code, or an application's credentials, for a token.
    ///
    /// `POST /oauth/token` · no scope · since 0.1.0
    pub fn token(&self, request: &RequestToken) -> Call<Token> {
        self.0
            .call(Route::post("/oauth/token"))
            .form(request)
            .anonymous()
            .secret(request.client_secret.as_ref())
            .secret(request.code.as_ref())
            .secret(request.code_verifier.as_ref())
            .secret(request.refresh_token.as_ref())
    }

    /// A token that acts for an application, not for a user: [`token`](Self::token) with its credentials.
    pub fn client_credentials(&self, app: &CredentialApplication, scopes: &Scopes) -> Call<Token> {
        let request = RequestToken::new(GrantType::ClientCredentials, app.client_id.as_str())
            .client_secret(app.client_secret.clone())
            .redirect_uri(crate::params::RedirectUris::OUT_OF_BAND)
            .scope(scopes);
        self.token(&request)
    }

    /// Ends a token of the application.
    ///
    /// `POST /oauth/revoke` · no scope · since 0.1.0
    pub fn revoke(&self, app: &CredentialApplication, token: &Secret) -> Call<()> {
        let request = RevokeToken::new(app.client_id.as_str(), app.client_secret.clone(), token.clone());
        self.0
            .order(Route::post("/oauth/revoke"))
            .form(&request)
            .anonymous()
            .secret(Some(&request.client_secret))
            .secret(Some(&request.token))
    }
}
