//! Two communities on this machine, each with its own server, keys and file.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use howdah_federation::testing::{Listener, LocalNetwork};
use howdah_federation::{BoxError, RetrySchedule, Workers};
use howdah_instance::{Community, Settings};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::wire;

/// The publisher's server, and the domain of its handles, which answers WebFinger only.
pub(crate) const ME: &str = "social.me.test";
pub(crate) const ME_HANDLES: &str = "me.test";
/// The other community, where both are one.
pub(crate) const BOOKS: &str = "books.test";

/// How often a delivery to a server that is down is tried: on this machine nobody minds.
const RETRY: Duration = Duration::from_millis(200);
const RETRIES: usize = 300;

/// Everything that runs.
pub(crate) struct World {
    network: LocalNetwork,
    folder: TempDir,
    verbose: bool,
    pub(crate) me: Server,
    pub(crate) books: Server,
    handles: Site,
}

/// A community and what serves it.
pub(crate) struct Server {
    pub(crate) community: Community,
    site: Site,
    workers: Workers,
}

/// A router that answers at a host.
struct Site {
    stop: oneshot::Sender<()>,
    served: JoinHandle<std::io::Result<()>>,
}

impl World {
    /// Starts both communities, with the members that the tour needs.
    pub(crate) async fn start(verbose: bool) -> Result<Self> {
        let mut network = LocalNetwork::new().map_err(plain)?;
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let at_me = network.listen(ME).await.map_err(plain)?;
        let at_handles = network.listen(ME_HANDLES).await.map_err(plain)?;
        let at_books = network.listen(BOOKS).await.map_err(plain)?;

        let me = settings(&network, folder.path(), "The Publisher", ME, ME_HANDLES);
        let me = Server::start(me, at_me, verbose)?;
        let handles = Site::start(me.community.handle_domain_router(), at_handles, verbose);
        let books = settings(&network, folder.path(), "Book People", BOOKS, BOOKS);
        let books = Server::start(books, at_books, verbose)?;
        me.community.add_member("editor", "The Editor", "correct horse").await.map_err(plain)?;
        books.community.add_member("reader", "A Reader", "battery staple").await.map_err(plain)?;
        books.community.add_member("critic", "A Critic", "tr0ub4dor&3").await.map_err(plain)?;
        Ok(Self { network, folder, verbose, me, books, handles })
    }

    /// An HTTP client as a member's app has it: it knows the machine's hosts and trusts their certificates.
    pub(crate) fn http(&self) -> Result<reqwest::Client> {
        let certificate = reqwest::Certificate::from_der(&self.network.certificate())?;
        let mut builder = reqwest::Client::builder()
            .tls_certs_only([certificate])
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none());
        for (host, address) in self.network.hosts() {
            builder = builder.resolve(host, address);
        }
        Ok(builder.build()?)
    }

    /// Runs `meanwhile` with the server of books.test down, and starts it again from its file.
    pub(crate) async fn without_books(
        self,
        meanwhile: impl AsyncFnOnce(&Server) -> Result<()>,
    ) -> Result<Self> {
        let Self { mut network, folder, verbose, me, books, handles } = self;
        books.stop().await?;
        meanwhile(&me).await?;
        let listener = network.listen(BOOKS).await.map_err(plain)?;
        let books = settings(&network, folder.path(), "Book People", BOOKS, BOOKS);
        let books = Server::start(books, listener, verbose)?;
        Ok(Self { network, folder, verbose, me, books, handles })
    }

    /// Stops everything and removes the files.
    pub(crate) async fn stop(self) -> Result<()> {
        self.me.stop().await?;
        self.books.stop().await?;
        self.handles.stop().await?;
        self.folder.close().context("the temporary folder stays behind")
    }
}

impl Server {
    fn start(settings: Settings, listener: Listener, verbose: bool) -> Result<Self> {
        let community = Community::open(settings).map_err(plain)?;
        let site = Site::start(community.router(), listener, verbose);
        let workers = community.start();
        Ok(Self { community, site, workers })
    }

    async fn stop(self) -> Result<()> {
        self.site.stop().await?;
        self.workers.stop().await;
        Ok(())
    }
}

impl Site {
    fn start(router: Router, listener: Listener, verbose: bool) -> Self {
        let router = if verbose { router.layer(axum::middleware::from_fn(wire::show)) } else { router };
        let (stop, stopped) = oneshot::channel();
        // Whether told to stop or left alone, it ends.
        let until = async { drop(stopped.await) };
        let serve = axum::serve(listener, router).with_graceful_shutdown(until);
        Self { stop, served: tokio::spawn(async { serve.await }) }
    }

    async fn stop(self) -> Result<()> {
        drop(self.stop);
        self.served.await?.context("the server ended badly")
    }
}

fn settings(network: &LocalNetwork, folder: &Path, title: &str, host: &str, handle_host: &str) -> Settings {
    Settings {
        title: title.to_owned(),
        host: host.to_owned(),
        handle_host: handle_host.to_owned(),
        file: folder.join(format!("{handle_host}.sqlite3")),
        guard: network.guard(),
        retries: RetrySchedule::new([RETRY; RETRIES]),
    }
}

/// The error of a library as the tour prints it.
pub(crate) fn plain(error: BoxError) -> anyhow::Error {
    anyhow!(error)
}
