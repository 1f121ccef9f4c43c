//! A read-only view of a request, as both formats sign it.

use std::borrow::Cow;

use http::header::HOST;
use http::request::Parts;
use http::{HeaderName, Version};

use crate::authority::{same, without_default_port};
use crate::refusal::{Reason, Refused};

/// A request together with the scheme that clients reach this server by, which a request does not tell.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    parts: &'a Parts,
    scheme: &'a str,
}

impl<'a> Message<'a> {
    /// A request sent to an origin of this scheme, `https` in production.
    pub fn request(parts: &'a Parts, scheme: &'a str) -> Self {
        Self { parts, scheme }
    }

    pub(crate) fn method(&self) -> &'a str {
        self.parts.method.as_str()
    }

    /// Whether the method only reads.
    pub(crate) fn only_reads(&self) -> bool {
        matches!(self.method(), "GET" | "HEAD")
    }

    pub(crate) fn scheme(&self) -> &'a str {
        self.scheme
    }

    /// The path and the query, byte for byte; the path is `/` where the URL has none, as it is sent.
    pub(crate) fn path_and_query(&self) -> Cow<'a, str> {
        let target = self.parts.uri.path_and_query().map_or("", |target| target.as_str());
        if target.starts_with('?') { Cow::Owned(format!("/{target}")) } else { Cow::Borrowed(target) }
    }

    pub(crate) fn path(&self) -> &'a str {
        self.parts.uri.path()
    }

    pub(crate) fn query(&self) -> Option<&'a str> {
        self.parts.uri.query()
    }

    /// What stood on the request line of HTTP/1.1: usually path and query, for a proxy the whole URL, for
    /// CONNECT the authority. HTTP/2 has only the first.
    pub(crate) fn request_target(&self) -> Cow<'a, str> {
        let uri = &self.parts.uri;
        if uri.path_and_query().is_none() {
            return Cow::Borrowed(uri.authority().map_or("", |authority| authority.as_str()));
        }
        if uri.scheme().is_some() && self.parts.version <= Version::HTTP_11 {
            return Cow::Owned(uri.to_string());
        }
        self.path_and_query()
    }

    /// The host and port that the request is for, as sent: the `Host` field, or `:authority` of HTTP/2.
    pub(crate) fn sent_authority(&self) -> Result<&'a str, Refused> {
        let mut lines = self.parts.headers.get_all(HOST).iter();
        let host = match (lines.next(), lines.next()) {
            (Some(line), None) => {
                Some(line.to_str().map_err(|_| Refused::malformed("the Host field is not text"))?)
            }
            (None, _) => None,
            _ => return Err(Refused::malformed("two Host fields")),
        };
        let from_target = self.parts.uri.authority().map(http::uri::Authority::as_str);
        match (host.map(trim), from_target) {
            (Some(host), Some(target)) if !same(host, target, self.scheme) => Err(Refused::new(
                Reason::WrongAuthority,
                "the Host field and the target name different hosts",
            )),
            (Some(host), _) => Ok(host),
            (None, Some(target)) => Ok(target),
            (None, None) => Err(Refused::new(Reason::MissingHeader, "the request names no host")),
        }
    }

    /// The authority in lower case and without a default port, RFC 9421 section 2.2.3.
    pub(crate) fn authority(&self) -> Result<Cow<'a, str>, Refused> {
        let authority = without_default_port(self.sent_authority()?, self.scheme);
        Ok(if authority.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(authority.to_ascii_lowercase())
        } else {
            Cow::Borrowed(authority)
        })
    }

    /// All lines of a field, trimmed, joined with `, `; `None` if there is none.
    pub(crate) fn field(&self, name: &str) -> Result<Option<Cow<'a, str>>, Refused> {
        let mut lines = self.field_lines(name);
        let Some(first) = lines.next() else {
            // In HTTP/2 the Host field has become a part of the target.
            return if name == "host" {
                self.sent_authority().map(|host| Some(Cow::Borrowed(host)))
            } else {
                Ok(None)
            };
        };
        let mut joined = Cow::Borrowed(first?);
        for line in lines {
            let joined = joined.to_mut();
            joined.push_str(", ");
            joined.push_str(line?);
        }
        Ok(Some(joined))
    }

    /// The lines of a field, trimmed, in the order in which they came.
    pub(crate) fn field_lines(&self, name: &str) -> impl Iterator<Item = Result<&'a str, Refused>> + use<'a> {
        self.parts.headers.get_all(name).iter().map(|line| {
            std::str::from_utf8(line.as_bytes())
                .map(trim)
                .map_err(|_| Refused::malformed("a covered field is not text"))
        })
    }

    pub(crate) fn has_several_lines(&self, name: &HeaderName) -> bool {
        self.parts.headers.get_all(name).iter().nth(1).is_some()
    }

    pub(crate) fn has_field(&self, name: &HeaderName) -> bool {
        self.parts.headers.contains_key(name)
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
