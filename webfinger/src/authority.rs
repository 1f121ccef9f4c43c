//! The host and port that a handle or an address names, brought into one form so that they compare exactly.

use std::borrow::Cow;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

use crate::ParseHandleError;

/// Longer text is refused before it is mapped; the limit of DNS is checked on what mapping gives.
const MAX_INPUT: usize = 1024;
const MAX_HOST: usize = 253;
const MAX_LABEL: usize = 63;

/// A host in its sent form, and a port where it is not the scheme's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Authority {
    host: String,
    port: Option<u16>,
}

impl Authority {
    /// Reads `host` or `host:port`.
    pub(crate) fn parse(text: &str) -> Result<Self, ParseHandleError> {
        if text.len() > MAX_INPUT {
            return Err(ParseHandleError::HostTooLong);
        }
        let (host, port) = split_port(text);
        let host = if host.starts_with('[') { ipv6(host)? } else { domain(host)? };
        let port = port.map(parse_port).transpose()?;
        let mut authority = Self { host, port };
        if authority.port == Some(authority.default_port()) {
            authority.port = None;
        }
        Ok(authority)
    }

    /// The authority and the path of an address, if it is one that may be asked: `https`, or `http` on a
    /// loopback host, and without user information.
    pub(crate) fn of_url(url: &str) -> Option<(Self, &str)> {
        let (scheme, rest) = url.split_once("://")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end)?;
        let authority = Self::parse(authority).ok()?;
        let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\');
        (clean && scheme == authority.scheme()).then_some((authority, path))
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> Option<u16> {
        self.port
    }

    /// `https://host` or, for a loopback host, `http://host`, with the port where there is one.
    pub(crate) fn origin(&self) -> String {
        format!("{}://{self}", self.scheme())
    }

    /// Whether the host may be asked: no IP number and no `localhost`, save loopback where that is allowed.
    ///
    /// What a public name points to is not known here; the transport looks at that.
    pub(crate) fn may_be_asked(&self, loopback_allowed: bool) -> bool {
        if self.is_loopback() { loopback_allowed } else { self.ip().is_none() }
    }

    fn scheme(&self) -> &'static str {
        if self.is_loopback() { "http" } else { "https" }
    }

    fn default_port(&self) -> u16 {
        if self.is_loopback() { 80 } else { 443 }
    }

    fn is_loopback(&self) -> bool {
        self.host == "localhost"
            || self.host.ends_with(".localhost")
            || self.ip().is_some_and(|ip| ip.is_loopback())
    }

    fn ip(&self) -> Option<std::net::IpAddr> {
        self.host.trim_matches(['[', ']']).parse().ok()
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{}:{port}", self.host),
            None => f.write_str(&self.host),
        }
    }
}

/// Splits at the colon that begins the port, which in `[::1]` is none of those inside the brackets.
fn split_port(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    }
}

fn parse_port(text: &str) -> Result<u16, ParseHandleError> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse() {
        Ok(port) if digits && port != 0 => Ok(port),
        _ => Err(ParseHandleError::InvalidPort),
    }
}

fn ipv6(text: &str) -> Result<String, ParseHandleError> {
    let inside = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inside.and_then(|inside| inside.parse::<Ipv6Addr>().ok()) {
        Some(ip) => Ok(format!("[{ip}]")),
        None => Err(ParseHandleError::InvalidHost),
    }
}

/// The ASCII form of a domain by UTS 46, mapped once, with the letters that host names may have.
fn domain(text: &str) -> Result<String, ParseHandleError> {
    let ascii: Cow<'_, str> = Uts46::new()
        .to_ascii(text.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
        .map_err(|_| ParseHandleError::InvalidHost)?;
    if ascii.len() > MAX_HOST || ascii.split('.').any(|label| label.len() > MAX_LABEL) {
        return Err(ParseHandleError::HostTooLong);
    }
    let no_empty_label = ascii.split('.').all(|label| !label.is_empty());
    // A trailing number makes browsers and resolvers read the whole as an IPv4 number, so only its plain
    // form is let through: `0x7f.1` must not stand for 127.0.0.1.
    let no_odd_number = !ends_in_number(&ascii) || ascii.parse::<Ipv4Addr>().is_ok();
    if no_empty_label && no_odd_number { Ok(ascii.into_owned()) } else { Err(ParseHandleError::InvalidHost) }
}

/// Whether the last label is a number, as the URL standard asks of it
/// (<https://url.spec.whatwg.org/#ends-in-a-number-checker>).
fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    match last.strip_prefix("0x") {
        Some(hexadecimal) => hexadecimal.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        Authority::parse(text).unwrap().to_string()
    }

    #[test]
    fn maps_a_host_to_its_sent_form() {
        assert_eq!(parsed("Bücher.Example"), "xn--bcher-kva.example");
        assert_eq!(parsed("good\u{ff0e}example"), "good.example");
        assert_eq!(parsed("good.example\u{3002}evil.example"), "good.example.evil.example");
    }

    #[test]
    fn leaves_out_the_port_that_the_scheme_has_anyway() {
        assert_eq!(parsed("social.example:443"), "social.example");
        assert_eq!(parsed("social.example:80"), "social.example:80");
        assert_eq!(parsed("localhost:80"), "localhost");
        assert_eq!(parsed("localhost:443"), "localhost:443");
        assert_eq!(parsed("[0:0::1]:3000"), "[::1]:3000");
    }

    #[test]
    fn refuses_hosts_that_others_read_otherwise() {
        for text in [
            "",
            ".",
            "a..b",
            "a.example.",
            "0x7f.1",
            "127.1",
            "2130706433",
            "0x",
            "a_b.example",
            "[::1",
            "::1",
        ] {
            assert_eq!(Authority::parse(text), Err(ParseHandleError::InvalidHost), "{text}");
        }
        for text in ["a.example:", "a.example:0", "a.example:65536", "a.example:+80", "a.example:8 0"] {
            assert_eq!(Authority::parse(text), Err(ParseHandleError::InvalidPort), "{text}");
        }
    }

    #[test]
    fn reads_the_authority_of_an_address_only_without_ambiguity() {
        let (authority, path) = Authority::of_url("https://Social.example:8443/users/a?b#c").unwrap();
        assert_eq!((authority.to_string().as_str(), path), ("social.example:8443", "/users/a?b#c"));
        for url in [
            "http://social.example/",
            "https://social.example@evil.example/",
            "https://social.example\\@evil.example/",
            "https://social.example/\\",
            "https:///social.example/",
            "https:social.example",
            "https://social%2eexample/",
            "https://social.example/a b",
            "data:application/json,{}",
            "file:///etc/passwd",
            "https://localhost/",
        ] {
            assert_eq!(Authority::of_url(url), None, "{url}");
        }
    }

    #[test]
    fn asks_loopback_only_where_allowed_and_other_numbers_never() {
        for text in ["localhost", "a.localhost:3000", "127.0.0.1:3000", "[::1]"] {
            let authority = Authority::parse(text).unwrap();
            assert_eq!(
                (authority.may_be_asked(false), authority.may_be_asked(true)),
                (false, true),
                "{text}"
            );
        }
        for text in ["0.0.0.0", "10.0.0.1", "[::ffff:127.0.0.1]", "[::]", "8.8.8.8"] {
            assert!(!Authority::parse(text).unwrap().may_be_asked(true), "{text}");
        }
    }
}
