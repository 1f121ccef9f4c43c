//! Search: <https://docs.joinmastodon.org/methods/search/>

use super::Search;
use crate::call::Call;
use crate::entities;
use crate::params::SearchQuery;
use crate::route::Route;

impl Search<'_> {
    /// Accounts, statuses and hashtags. With `resolve` the server fetches what it does not know, by the
    /// URL or the full name.
    ///
    /// `GET /api/v2/search` · `read:search` · since 2.4.1
    pub fn query(&self, query: &SearchQuery) -> Call<entities::Search> {
        self.0.call(Route::get("/api/v2/search").query(query))
    }
}
