//! Several servers on one machine, over real HTTPS, without DNS or certificates of your own: for tests and
//! development.
//!
//! ```
//! use axum::{Router, routing::get};
//! use howdah_federation::fetch::Fetcher;
//! use howdah_federation::testing::LocalNetwork;
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), howdah_federation::BoxError> {
//! let mut network = LocalNetwork::new()?;
//! let listener = network.listen("books.test").await?;
//! let router = Router::new().route("/", get(|| async { "hello" }));
//! tokio::spawn(async move { axum::serve(listener, router).await });
//!
//! let fetcher = Fetcher::new(network.guard(), "example")?;
//! let answer = fetcher.get("https://books.test/", "text/plain", 1024).await?;
//! assert_eq!(&answer.body[..], b"hello");
//! # Ok(())
//! # }
//! ```

mod tls;

use std::collections::BTreeMap;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::TcpListener;

use crate::error::BoxError;
use crate::fetch::Guard;

pub use tls::Listener;

/// Host names that lead to ports of this machine, and a certificate authority that vouches for them.
pub struct LocalNetwork {
    authority: tls::Authority,
    hosts: BTreeMap<String, SocketAddr>,
}

impl fmt::Debug for LocalNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalNetwork").field("hosts", &self.hosts).finish_non_exhaustive()
    }
}

impl LocalNetwork {
    /// A network without hosts.
    ///
    /// # Errors
    ///
    /// If no key can be made.
    pub fn new() -> Result<Self, BoxError> {
        Ok(Self { authority: tls::Authority::new()?, hosts: BTreeMap::new() })
    }

    /// Gives `host` a port of the loopback interface and listens there, over TLS.
    ///
    /// A host that listened before gets its old port again, so that a server can be stopped and started.
    ///
    /// # Errors
    ///
    /// If the port cannot be had, or `host` is no host name.
    pub async fn listen(&mut self, host: &str) -> Result<Listener, BoxError> {
        let wanted = self.hosts.get(host).copied().unwrap_or((Ipv4Addr::LOCALHOST, 0).into());
        let listener = TcpListener::bind(wanted).await?;
        self.hosts.insert(host.to_owned(), listener.local_addr()?);
        self.authority.listen(host, listener)
    }

    /// A guard that knows the hosts that have listened so far, and keeps every other rule.
    pub fn guard(&self) -> Guard {
        Guard::new().development_hosts(self.hosts.clone(), self.certificate())
    }

    /// Where the hosts are.
    pub fn hosts(&self) -> impl Iterator<Item = (&str, SocketAddr)> {
        self.hosts.iter().map(|(host, address)| (host.as_str(), *address))
    }

    /// The certificate authority that clients must trust, in DER.
    pub fn certificate(&self) -> Vec<u8> {
        self.authority.certificate()
    }
}
