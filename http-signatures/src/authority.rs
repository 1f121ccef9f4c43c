//! Hosts with their port, and where a URL points: [RFC 3986 section 3.2](https://www.rfc-editor.org/rfc/rfc3986#section-3.2).

/// The longest URL that is looked at, in bytes.
const LONGEST_URL: usize = 2_048;

/// The authority without the port that its scheme implies.
pub(crate) fn without_default_port<'a>(authority: &'a str, scheme: &str) -> &'a str {
    let port = if scheme == "http" { ":80" } else { ":443" };
    authority.strip_suffix(port).unwrap_or(authority)
}

/// Whether two authorities mean the same host and port under `scheme`.
pub(crate) fn same(one: &str, other: &str, scheme: &str) -> bool {
    without_default_port(one, scheme).eq_ignore_ascii_case(without_default_port(other, scheme))
}

/// An absolute http(s) URL that may be fetched, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Location<'a> {
    /// The URL without its fragment.
    pub(crate) url: &'a str,
    scheme: &'static str,
    /// Host and port as written.
    pub(crate) authority: &'a str,
}

impl<'a> Location<'a> {
    /// Takes a URL apart; `None` unless it is https (or http, where `plain` allows it), at most 2,048
    /// bytes of visible ASCII, and without user information.
    pub(crate) fn parse(text: &'a str, plain: bool) -> Option<Self> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\\"<>^`{|}".contains(&byte));
        if text.len() > LONGEST_URL || !visible {
            return None;
        }
        let url = text.split_once('#').map_or(text, |(url, _fragment)| url);
        let (scheme, rest) = url.split_once("://")?;
        let scheme = match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => "https",
            _ if plain && scheme.eq_ignore_ascii_case("http") => "http",
            _ => return None,
        };
        let authority = rest.split(['/', '?']).next()?;
        is_host_and_port(authority).then_some(Self { url, scheme, authority })
    }

    /// Whether both have the same scheme, host and port.
    pub(crate) fn same_origin(&self, other: &Location<'_>) -> bool {
        self.scheme == other.scheme && self.has_authority(other.authority)
    }

    /// Whether the URL is on this host and port.
    pub(crate) fn has_authority(&self, authority: &str) -> bool {
        same(self.authority, authority, self.scheme)
    }
}

fn is_host_and_port(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    port.is_none_or(is_port) && is_host(host)
}

/// A leading zero writes the same port with another text, which every comparison would miss.
fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0') && port.parse::<u16>().is_ok()
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    // A final dot names the same host with another text, which every comparison would miss.
    !host.is_empty()
        && !host.ends_with('.')
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_only_the_default_port_of_the_scheme() {
        assert_eq!(without_default_port("a.example:443", "https"), "a.example");
        assert_eq!(without_default_port("a.example:80", "https"), "a.example:80");
        assert_eq!(without_default_port("a.example:80", "http"), "a.example");
    }

    #[test]
    fn takes_a_url_apart() {
        let key = Location::parse("https://A.example:443/users/ann#main-key", false).unwrap();
        assert_eq!(key.url, "https://A.example:443/users/ann");
        assert!(key.has_authority("a.example"));
        assert!(key.same_origin(&Location::parse("https://a.example/other?x=1", false).unwrap()));
        assert!(!key.same_origin(&Location::parse("https://a.example:8443/", false).unwrap()));
    }

    #[test]
    fn refuses_urls_that_must_not_be_fetched() {
        for text in [
            "http://a.example/u",
            "acct:ann@a.example",
            "https://a.example@evil.example/u",
            "https:///u",
            "https://a.example:99999/u",
            "https://a.example:+80/u",
            "https://a.example:0443/u",
            "https://a.example:/u",
            "https://a.example./u",
            "https://a.example\\@evil.example/u",
            "https://a.example/ü",
            "https://[::zz]/u",
            "../key",
            "",
        ] {
            assert!(Location::parse(text, false).is_none(), "{text}");
        }
        assert!(Location::parse(&format!("https://a.example/{}", "x".repeat(2_048)), false).is_none());
        assert!(Location::parse("https://[::1]:8080/u", false).is_some());
    }
}
