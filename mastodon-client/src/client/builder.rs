//! Settings of a client.

use std::fmt;
use std::net::Ipv6Addr;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use url::{Host, Url};

use super::{Client, Inner, Token};
use crate::error::{Error, ErrorKind};
use crate::text::Secret;
use crate::transport::Transport;

/// How long a call may take unless said otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How many bytes an answer may have unless said otherwise: 16 MiB.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// GoToSocial refuses calls without one.
const DEFAULT_USER_AGENT: &str = concat!("howdah-client/", env!("CARGO_PKG_VERSION"));

/// Settings of a [`Client`].
#[derive(Clone)]
#[must_use]
pub struct ClientBuilder {
    server: String,
    token: Option<Secret>,
    user_agent: Option<String>,
    timeout: Duration,
    body_limit: usize,
    loopback_http: bool,
    transport: Option<Arc<dyn Transport>>,
}

impl ClientBuilder {
    pub(super) fn new(server: String) -> Self {
        Self {
            server,
            token: None,
            user_agent: None,
            timeout: TIMEOUT,
            body_limit: BODY_LIMIT,
            loopback_http: false,
            transport: None,
        }
    }

    /// The token that calls are made with.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// The name of the program, such as `lamp-bot/1.0 (+https://lamp.example)`; the name of this crate
    /// unless said otherwise.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// How long a call may take; 30 seconds unless said otherwise. A redirect begins the time anew.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How many bytes an answer may have; 16 MiB unless said otherwise.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Allows `http` to this computer itself (`127.0.0.1`, `::1`, `localhost`), for tests and development.
    ///
    /// Not for addresses that users type: behind them are services that trust this computer.
    pub fn allow_loopback_http(mut self) -> Self {
        self.loopback_http = true;
        self
    }

    /// Sends with a reqwest client of one's own, with a proxy for instance.
    ///
    /// Build it with `redirect(reqwest::redirect::Policy::none())`: redirects on the same server are
    /// followed here, and one that follows them by itself may show a token to other servers.
    #[cfg(feature = "reqwest")]
    pub fn http(self, client: reqwest::Client) -> Self {
        self.transport(client)
    }

    /// Sends in another way.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// If the address, the token or the name of the program cannot be used, or there is no transport:
    /// without the feature `reqwest` one has to be given.
    pub fn build(self) -> Result<Client, Error> {
        let user_agent = self.user_agent.as_deref().unwrap_or(DEFAULT_USER_AGENT);
        let user_agent = HeaderValue::from_str(user_agent).ok().filter(|name| !name.is_empty());
        Ok(Client(Arc::new(Inner {
            base: base_url(&self.server, self.loopback_http)?,
            token: self.token.map(Token::new).transpose()?,
            user_agent: user_agent.ok_or_else(|| {
                Error::new(ErrorKind::Configuration, "the name of the program cannot be sent")
            })?,
            timeout: self.timeout,
            body_limit: self.body_limit,
            transport: match self.transport {
                Some(transport) => transport,
                None => default_transport()?,
            },
        })))
    }
}

#[cfg(feature = "reqwest")]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(crate::transport::reqwest::new()?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport() -> Result<Arc<dyn Transport>, Error> {
    Err(Error::new(ErrorKind::Configuration, "there is no transport"))
}

/// A scheme, a host and a port, and nothing else: a name with a password or a path in it is a trick or an
/// accident.
fn base_url(server: &str, loopback_http: bool) -> Result<Url, Error> {
    let refuse = |why: &str| Error::new(ErrorKind::BaseUrl, format!("the address of the server {why}"));
    let text = if server.contains("://") { server.to_owned() } else { format!("https://{server}") };
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(refuse("has characters that no address has"));
    }
    let url = Url::parse(&text).map_err(|error| refuse("is none").with_source(error))?;
    let user = !url.username().is_empty() || url.password().is_some() || text.contains('@');
    if user || url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(refuse("has more than a host and a port"));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if loopback_http && is_loopback(&url) => Ok(url),
        _ => Err(refuse("does not begin with https")),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address == Ipv6Addr::LOCALHOST,
        None => false,
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("token", &self.token)
            .field("transport", &self.transport)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_and_addresses_and_nothing_else() {
        let cases = [
            ("social.example", Some("https://social.example/")),
            ("https://social.example", Some("https://social.example/")),
            ("https://social.example:8443/", Some("https://social.example:8443/")),
            ("http://127.0.0.1:3000", Some("http://127.0.0.1:3000/")),
            ("http://localhost", Some("http://localhost/")),
            ("http://[::1]:3000", Some("http://[::1]:3000/")),
            ("http://social.example", None),
            ("http://192.168.0.1", None),
            ("social.example@evil.example", None),
            ("https://:@evil.example", None),
            ("social.example/path", None),
            ("social.example?x", None),
            ("social.example#x", None),
            ("\u{202e}social.example", None),
            ("https://social.example:99999", None),
            ("social.example\\@evil.example", None),
            ("ftp://social.example", None),
            ("", None),
            (" social.example", None),
        ];
        for (server, expected) in cases {
            let url = base_url(server, true).ok();
            assert_eq!(url.as_ref().map(Url::as_str), expected, "{server:?}");
        }
        assert!(base_url("http://127.0.0.1:3000", false).is_err());
    }

    #[test]
    fn refuses_a_token_that_would_break_the_header() {
        for token in ["", "a b", "abc\r\nX-Evil: 1", "\u{e9}"] {
            let error = Token::new(token.into()).map(|_| ()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Token, "{token:?}");
        }
    }
}
