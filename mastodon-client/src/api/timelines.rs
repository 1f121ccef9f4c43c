//! Timelines: <https://docs.joinmastodon.org/methods/timelines/>

use super::Timelines;
use crate::call::Paged;
use crate::entities::Status;
use crate::params::{PublicTimeline, TagTimeline};
use crate::route::Route;

impl Timelines<'_> {
    /// What those post and boost whom the user follows.
    ///
    /// `GET /api/v1/timelines/home` · `read:statuses` · since 0.0.0
    pub fn home(&self) -> Paged<Status> {
        self.0.paged(Route::get("/api/v1/timelines/home"))
    }

    /// All public statuses that the server knows. Some servers want a token for it.
    ///
    /// `GET /api/v1/timelines/public` · `read:statuses` · since 0.0.0
    pub fn public(&self, options: &PublicTimeline) -> Paged<Status> {
        self.0.paged(Route::get("/api/v1/timelines/public").query(options))
    }

    /// All public statuses with a hashtag, given without its `#`.
    ///
    /// `GET /api/v1/timelines/tag/:hashtag` · `read:statuses` · since 0.0.0
    pub fn tag(&self, hashtag: &str, options: &TagTimeline) -> Paged<Status> {
        self.0.paged(Route::get("/api/v1/timelines/tag/:hashtag").id(hashtag).query(options))
    }
}
