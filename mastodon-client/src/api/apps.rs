//! Applications: <https://docs.joinmastodon.org/methods/apps/>

use super::Apps;
use crate::call::Call;
use crate::entities::{Application, CredentialApplication};
use crate::params::CreateApp;
use crate::route::Route;

impl Apps<'_> {
    /// Registers an application. Keep the answer: it is good for as long as the server lives.
    ///
    /// `POST /api/v1/apps` · no scope · since 0.0.0
    pub fn create(&self, app: &CreateApp) -> Call<CredentialApplication> {
        self.0.call(Route::post("/api/v1/apps")).form(app).anonymous()
    }

    /// The application that the token belongs to.
    ///
    /// `GET /api/v1/apps/verify_credentials` · no scope · since 2.0.0
    pub fn verify_credentials(&self) -> Call<Application> {
        self.0.call(Route::get("/api/v1/apps/verify_credentials"))
    }
}
