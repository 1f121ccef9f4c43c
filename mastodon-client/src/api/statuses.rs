//! Statuses: <https://docs.joinmastodon.org/methods/statuses/>

use super::Statuses;
use crate::call::Call;
use crate::entities::{Context, Status};
use crate::id::StatusId;
use crate::params::{CreateStatus, DeleteStatus, EditStatus, Reblog};
use crate::random;
use crate::route::Route;

impl Statuses<'_> {
    /// Posts a status. The call has a random idempotency key: the same call twice is one status.
    ///
    /// `POST /api/v1/statuses` · `write:statuses` · since 0.0.0
    pub fn create(&self, status: &CreateStatus) -> Call<Status> {
        let call = self.0.call(Route::post("/api/v1/statuses")).json(status);
        match random::text() {
            Ok(key) => call.idempotency_key(&key),
            // Without random numbers the call is still right, if not safe to repeat.
            Err(_) => call,
        }
    }

    /// A status.
    ///
    /// `GET /api/v1/statuses/:id` · `read:statuses` · since 0.0.0
    pub fn get(&self, id: &StatusId) -> Call<Status> {
        self.0.call(Route::get("/api/v1/statuses/:id").id(id))
    }

    /// Changes a status of the user. What is not given is gone, media and poll included.
    ///
    /// `PUT /api/v1/statuses/:id` · `write:statuses` · since 3.5.0
    pub fn edit(&self, id: &StatusId, status: &EditStatus) -> Call<Status> {
        self.0.call(Route::put("/api/v1/statuses/:id").id(id)).json(status)
    }

    /// Deletes a status of the user. The answer has its text as it was typed.
    ///
    /// `DELETE /api/v1/statuses/:id` · `write:statuses` · since 0.0.0
    pub fn delete(&self, id: &StatusId, options: &DeleteStatus) -> Call<Status> {
        self.0.call(Route::delete("/api/v1/statuses/:id").id(id).query(options))
    }

    /// The conversation around a status. Without a user at most 40 statuses before it and 60 after it.
    ///
    /// `GET /api/v1/statuses/:id/context` · `read:statuses` · since 0.0.0
    pub fn context(&self, id: &StatusId) -> Call<Context> {
        self.0.call(Route::get("/api/v1/statuses/:id/context").id(id))
    }

    /// Likes a status.
    ///
    /// `POST /api/v1/statuses/:id/favourite` · `write:favourites` · since 0.0.0
    pub fn favourite(&self, id: &StatusId) -> Call<Status> {
        self.0.call(Route::post("/api/v1/statuses/:id/favourite").id(id))
    }

    /// Takes a like back.
    ///
    /// `POST /api/v1/statuses/:id/unfavourite` · `write:favourites` · since 0.0.0
    pub fn unfavourite(&self, id: &StatusId) -> Call<Status> {
        self.0.call(Route::post("/api/v1/statuses/:id/unfavourite").id(id))
    }

    /// Boosts a status. The answer is the boost; its `reblog` is the status.
    ///
    /// `POST /api/v1/statuses/:id/reblog` · `write:statuses` · since 0.0.0
    pub fn reblog(&self, id: &StatusId, options: &Reblog) -> Call<Status> {
        self.0.call(Route::post("/api/v1/statuses/:id/reblog").id(id)).form(options)
    }

    /// Takes a boost back.
    ///
    /// `POST /api/v1/statuses/:id/unreblog` · `write:statuses` · since 0.0.0
    pub fn unreblog(&self, id: &StatusId) -> Call<Status> {
        self.0.call(Route::post("/api/v1/statuses/:id/unreblog").id(id))
    }
}
