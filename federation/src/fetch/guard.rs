//! What an outbound request may name and reach: the one gate between strangers' URLs and sockets.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use url::{Host, Url};

use super::address::is_global;
use super::refusal::Refusal;

/// The rules for URLs and addresses that strangers name.
///
/// A URL passes [`check`](Self::check) if it is `https` on port 443 to a public domain name; an address
/// passes if it is global unicast. The addresses are checked inside the resolver that feeds the socket, so
/// the address checked is the address connected.
///
/// ```
/// use howdah_federation::fetch::{Guard, Refusal};
///
/// let guard = Guard::new().own_hosts(["me.example"]);
/// assert!(guard.check("https://them.example/users/ann").is_ok());
/// assert_eq!(guard.check("https://me.example/inbox").unwrap_err(), Refusal::OwnHost);
/// assert_eq!(guard.check("https://127.1/").unwrap_err(), Refusal::PrivateAddress);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Guard {
    inner: Arc<Rules>,
}

#[derive(Clone, Debug, Default)]
struct Rules {
    own_hosts: Vec<String>,
    development: Option<Development>,
}

#[derive(Clone, Debug)]
struct Development {
    hosts: HashMap<String, SocketAddr>,
    certificate: Vec<u8>,
}

/// The longest URL that is fetched, in bytes.
pub const MAX_URL_BYTES: usize = 2_048;

/// Last labels of names that never leave the machine or the local network; `home.arpa` is the one of two labels.
const LOCAL_SUFFIXES: &[&str] = &["localhost", "local", "internal", "onion"];

impl Guard {
    /// The production rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses URLs of these hosts too: what lives here is never fetched over the network.
    #[must_use]
    pub fn own_hosts(mut self, hosts: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Arc::make_mut(&mut self.inner).own_hosts.extend(hosts.into_iter().map(Into::into));
        self
    }

    /// For development and tests only: sends these host names to these addresses instead of asking DNS, and
    /// trusts this one certificate authority (DER) instead of the platform's.
    ///
    /// Every rule for URLs stays in force, `https` included, and addresses of all other names are still
    /// checked. Nothing but the listed names becomes reachable.
    #[must_use]
    pub fn development_hosts(
        mut self,
        hosts: impl IntoIterator<Item = (impl Into<String>, SocketAddr)>,
        certificate: Vec<u8>,
    ) -> Self {
        let hosts = hosts.into_iter().map(|(name, address)| (name.into(), address)).collect();
        Arc::make_mut(&mut self.inner).development = Some(Development { hosts, certificate });
        self
    }

    /// Parses and checks a URL that a stranger named.
    ///
    /// # Errors
    ///
    /// The [`Refusal`] that names the broken rule.
    pub fn check(&self, text: &str) -> Result<Url, Refusal> {
        if text.len() > MAX_URL_BYTES {
            return Err(Refusal::UrlTooLong);
        }
        if text.contains(['\\', '\t', '\n', '\r']) {
            return Err(Refusal::NotAUrl);
        }
        let url = Url::parse(text).map_err(|_| Refusal::NotAUrl)?;
        self.check_url(&url)?;
        Ok(url)
    }

    /// The rules for a URL that is parsed already, such as the target of a redirect.
    pub(super) fn check_url(&self, url: &Url) -> Result<(), Refusal> {
        if url.scheme() != "https" {
            return Err(Refusal::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Userinfo);
        }
        match url.host() {
            Some(Host::Domain(name)) => self.check_host(name)?,
            Some(Host::Ipv4(address)) => return Err(self.literal(address.into())),
            Some(Host::Ipv6(address)) => return Err(self.literal(address.into())),
            None => return Err(Refusal::NotAUrl),
        }
        if url.port().is_some() {
            return Err(Refusal::Port);
        }
        Ok(())
    }

    /// An address in place of a name is refused in any case; the reason tells scanners from odd servers.
    fn literal(&self, address: IpAddr) -> Refusal {
        if self.allows(address) { Refusal::AddressLiteral } else { Refusal::PrivateAddress }
    }

    fn check_host(&self, name: &str) -> Result<(), Refusal> {
        let name = name.trim_end_matches('.');
        if self.inner.own_hosts.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return Err(Refusal::OwnHost);
        }
        if self.development_address(name).is_some() {
            return Ok(());
        }
        let last = name.rsplit('.').next().unwrap_or(name);
        let local = LOCAL_SUFFIXES.contains(&last) || name.ends_with(".home.arpa") || name == "home.arpa";
        if local || !name.contains('.') {
            return Err(Refusal::LocalName);
        }
        Ok(())
    }

    /// Where the development setting sends this name, if it lists it.
    pub(super) fn development_address(&self, name: &str) -> Option<SocketAddr> {
        self.inner.development.as_ref()?.hosts.get(name).copied()
    }

    /// The certificate authority of the development setting, in DER.
    pub(super) fn development_certificate(&self) -> Option<&[u8]> {
        self.inner.development.as_ref().map(|development| development.certificate.as_slice())
    }

    /// Whether a connection to this address is allowed.
    pub fn allows(&self, address: IpAddr) -> bool {
        is_global(address)
    }
}

#[cfg(test)]
mod tests {
    use super::{Guard, Refusal};

    #[test]
    fn names_the_rule_that_a_url_breaks() {
        let guard = Guard::new().own_hosts(["us.example"]);
        let cases = [
            ("https://them.example/users/ann?page=1", None),
            ("https://them.example:443/", None),
            ("https://bücher.example/", None),
            ("http://them.example/", Some(Refusal::NotHttps)),
            ("ftp://them.example/", Some(Refusal::NotHttps)),
            ("file:///etc/passwd", Some(Refusal::NotHttps)),
            ("https://name:secret@them.example/", Some(Refusal::Userinfo)),
            ("https://127.0.0.1/", Some(Refusal::PrivateAddress)),
            ("https://2130706433/", Some(Refusal::PrivateAddress)),
            ("https://0x7f.1/", Some(Refusal::PrivateAddress)),
            ("https://127.1/", Some(Refusal::PrivateAddress)),
            ("https://１２７.0.0.1/", Some(Refusal::PrivateAddress)),
            ("https://[::1]/", Some(Refusal::PrivateAddress)),
            ("https://[::ffff:10.0.0.1]/", Some(Refusal::PrivateAddress)),
            ("https://1.1.1.1/", Some(Refusal::AddressLiteral)),
            ("https://them.example:8443/", Some(Refusal::Port)),
            ("https://localhost/", Some(Refusal::LocalName)),
            ("https://printer/", Some(Refusal::LocalName)),
            ("https://printer.local/", Some(Refusal::LocalName)),
            ("https://db.internal./", Some(Refusal::LocalName)),
            ("https://us.example/inbox", Some(Refusal::OwnHost)),
            ("https://US.example./inbox", Some(Refusal::OwnHost)),
            ("https://localhost../", Some(Refusal::LocalName)),
            ("https://them.example\\@evil.example/", Some(Refusal::NotAUrl)),
            ("https://", Some(Refusal::NotAUrl)),
            ("//them.example/", Some(Refusal::NotAUrl)),
        ];
        for (text, expected) in cases {
            assert_eq!(guard.check(text).err(), expected, "{text}");
        }
    }

    #[test]
    fn refuses_a_url_that_is_too_long() {
        let text = format!("https://them.example/{}", "a".repeat(2_048));
        assert_eq!(Guard::new().check(&text).err(), Some(Refusal::UrlTooLong));
    }

    #[test]
    fn a_development_host_opens_no_other_name() {
        let address = ([127, 0, 0, 1], 4430).into();
        let guard = Guard::new().development_hosts([("me.test", address)], Vec::new());
        assert!(guard.check("https://me.test/users/ann").is_ok());
        assert_eq!(guard.check("https://localhost/").err(), Some(Refusal::LocalName));
        assert_eq!(guard.development_address("other.test"), None);
        assert_eq!(guard.check("http://me.test/").err(), Some(Refusal::NotHttps));
        assert_eq!(guard.check("https://me.test:4430/").err(), Some(Refusal::Port));
    }
}
