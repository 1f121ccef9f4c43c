//! Notifications: <https://docs.joinmastodon.org/methods/notifications/>

use super::Notifications;
use crate::call::{Call, Paged};
use crate::entities::Notification;
use crate::id::NotificationId;
use crate::params::ListNotifications;
use crate::route::Route;

impl Notifications<'_> {
    /// What happened to the user, the newest first.
    ///
    /// `GET /api/v1/notifications` · `read:notifications` · since 0.0.0
    pub fn list(&self, options: &ListNotifications) -> Paged<Notification> {
        self.0.paged(Route::get("/api/v1/notifications").query(options))
    }

    /// One notification.
    ///
    /// `GET /api/v1/notifications/:id` · `read:notifications` · since 0.0.0
    pub fn get(&self, id: &NotificationId) -> Call<Notification> {
        self.0.call(Route::get("/api/v1/notifications/:id").id(id))
    }

    /// Removes all notifications.
    ///
    /// `POST /api/v1/notifications/clear` · `write:notifications` · since 0.0.0
    pub fn clear(&self) -> Call<()> {
        self.0.order(Route::post("/api/v1/notifications/clear"))
    }

    /// Removes one notification.
    ///
    /// `POST /api/v1/notifications/:id/dismiss` · `write:notifications` · since 1.3.0
    pub fn dismiss(&self, id: &NotificationId) -> Call<()> {
        self.0.order(Route::post("/api/v1/notifications/:id/dismiss").id(id))
    }
}
