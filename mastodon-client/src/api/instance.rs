//! The server: <https://docs.joinmastodon.org/methods/instance/>

use super::Instance;
use crate::call::Call;
use crate::entities;
use crate::route::Route;

impl Instance<'_> {
    /// What the server is and allows. Other software than Mastodon may not know this call.
    ///
    /// `GET /api/v2/instance` · no scope · since 4.0.0
    pub fn get(&self) -> Call<entities::Instance> {
        self.0.call(Route::get("/api/v2/instance"))
    }
}
