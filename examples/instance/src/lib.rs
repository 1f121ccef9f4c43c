//! A small community server: members with handles on the community's own domain, a local timeline, the
//! Mastodon API that apps need to log in, read and post, and federation with all others. One SQLite file
//! holds everything.
//!
//! It shows how the crates fit together: the module `application` is what the federation asks, `handlers` what
//! it does with what arrives, `publish` what members send, `api` how their apps speak to it.

#![forbid(unsafe_code)]

mod api;
mod application;
mod document;
mod handlers;
mod people;
mod publish;
mod secret;
mod store;
mod text;
mod view;

use std::path::PathBuf;
use std::time::SystemTime;

use axum::Router;
use howdah_federation::fetch::Guard;
use howdah_federation::queue::Sqlite;
use howdah_federation::{Addresses, BoxError, Federation, RetrySchedule, Workers};

pub use application::App;
use store::Store;

/// What a community is called and where it lives.
#[derive(Clone, Debug)]
#[expect(clippy::exhaustive_structs, reason = "who runs a community decides about every setting")]
pub struct Settings {
    /// The name as shown.
    pub title: String,
    /// The host that serves.
    pub host: String,
    /// The host of the handles: the same, or the publisher's own short domain.
    pub handle_host: String,
    /// The file that holds everything.
    pub file: PathBuf,
    /// The rules for outbound requests.
    pub guard: Guard,
    /// When failed deliveries are tried again.
    pub retries: RetrySchedule,
}

/// A community, ready to serve. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Community {
    federation: Federation<App>,
}

impl Community {
    /// Opens the file and puts everything together; nothing runs yet.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or the hosts are no host names.
    pub fn open(settings: Settings) -> Result<Self, BoxError> {
        let addresses = Addresses::new(&settings.host, &settings.handle_host)?;
        let queue = Sqlite::open(&settings.file)?;
        let app = App::new(settings.title, addresses.clone(), Store::open(&settings.file)?);
        let federation = Federation::builder(app, addresses, queue)
            .inbox(handlers::inbox())
            .guard(settings.guard)
            .retries(settings.retries)
            .build()?;
        Ok(Self { federation })
    }

    /// Everything that the community's server answers: the API, and the federation for the rest.
    pub fn router(&self) -> Router {
        api::routes().with_state(self.clone()).fallback_service(self.federation.service())
    }

    /// What the domain of the handles answers, if it is another one: WebFinger, and nothing else.
    pub fn handle_domain_router(&self) -> Router {
        Router::new().route_service("/.well-known/webfinger", self.federation.service())
    }

    /// Starts the workers, which run until the handle is stopped or dropped.
    pub fn start(&self) -> Workers {
        self.federation.start()
    }

    /// Adds a member.
    ///
    /// # Errors
    ///
    /// If the name is taken or cannot be part of a handle.
    pub async fn add_member(&self, name: &str, display_name: &str, password: &str) -> Result<(), BoxError> {
        people::add_member(&self.federation, name, display_name, password).await
    }

    /// The federation.
    pub fn federation(&self) -> &Federation<App> {
        &self.federation
    }

    /// Who looks: a member, or nobody.
    pub(crate) fn viewer(&self, member: Option<&api::Member>) -> view::Viewer {
        let addresses = self.federation.addresses().clone();
        view::Viewer { account: member.map(|member| member.account), addresses }
    }

    pub(crate) fn store(&self) -> &Store {
        self.federation.app().store()
    }
}

/// The present time in milliseconds, as the tables keep it.
pub(crate) fn now(federation: &Federation<App>) -> i64 {
    let since = federation.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
