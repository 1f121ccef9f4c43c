//! Reads documents of every version field by field, so that one odd value costs no more than itself.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::{MAX_BYTES, NodeInfo, Services, Software, Usage, Users};
use crate::{Error, ErrorKind};

/// The most characters of a short text, and the most texts of a list, that are kept.
const MAX_SHORT: usize = 256;

impl NodeInfo {
    /// Reads a document of at most [`MAX_BYTES`].
    ///
    /// Control characters are dropped from short texts, and lists are cut at 256 entries.
    ///
    /// # Errors
    ///
    /// [`LimitExceeded`](ErrorKind::LimitExceeded) beyond that size, and [`Malformed`](ErrorKind::Malformed)
    /// if it is no JSON object.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > MAX_BYTES {
            return Err(Error::new(ErrorKind::LimitExceeded, format!("{} bytes", bytes.len())));
        }
        let members = serde_json::from_slice(bytes)
            .map_err(|source| Error::new(ErrorKind::Malformed, "a NodeInfo document").with_source(source))?;
        Ok(read(Fields(members)))
    }
}

fn read(mut fields: Fields<'_>) -> NodeInfo {
    NodeInfo {
        version: fields.short("version").unwrap_or_default(),
        software: software(fields.object("software")),
        protocols: protocols(&mut fields),
        services: services(fields.object("services")),
        open_registrations: fields.take("openRegistrations").unwrap_or_default(),
        usage: usage(fields.object("usage")),
        metadata: fields.take("metadata").unwrap_or_default(),
        rest: fields.rest(),
    }
}

fn software(mut fields: Fields<'_>) -> Software {
    Software {
        name: fields.short("name").unwrap_or_default(),
        version: fields.short("version").unwrap_or_default(),
        repository: fields.take("repository"),
        homepage: fields.take("homepage"),
    }
}

/// Version 1 told protocols apart by direction, which nothing needs.
fn protocols(fields: &mut Fields<'_>) -> Vec<String> {
    let mut directions = fields.peek_object("protocols");
    let mut protocols = fields.shorts("protocols");
    protocols.extend(directions.shorts("inbound"));
    for outbound in directions.shorts("outbound") {
        if !protocols.contains(&outbound) {
            protocols.push(outbound);
        }
    }
    protocols
}

fn services(mut fields: Fields<'_>) -> Services {
    Services { inbound: fields.shorts("inbound"), outbound: fields.shorts("outbound") }
}

fn usage(mut fields: Fields<'_>) -> Usage {
    let mut users = fields.object("users");
    Usage {
        users: Users {
            total: users.take("total"),
            active_halfyear: users.take("activeHalfyear"),
            active_month: users.take("activeMonth"),
        },
        local_posts: fields.take("localPosts"),
        local_comments: fields.take("localComments"),
    }
}

/// The members of an object that are not read yet. Numbers beyond all bounds are no error until then.
struct Fields<'a>(BTreeMap<String, &'a RawValue>);

impl<'a> Fields<'a> {
    fn take<T: Deserialize<'a>>(&mut self, name: &str) -> Option<T> {
        self.0.remove(name).and_then(|raw| serde_json::from_str(raw.get()).ok())
    }

    fn object(&mut self, name: &str) -> Self {
        Self(self.take(name).unwrap_or_default())
    }

    fn peek_object(&self, name: &str) -> Self {
        let members = self.0.get(name).and_then(|raw| serde_json::from_str(raw.get()).ok());
        Self(members.unwrap_or_default())
    }

    fn short(&mut self, name: &str) -> Option<String> {
        self.take::<String>(name).map(|text| short(&text))
    }

    /// The texts of a list.
    fn shorts(&mut self, name: &str) -> Vec<String> {
        let values = self.take::<Vec<&RawValue>>(name).unwrap_or_default();
        let texts = values.into_iter().filter_map(|raw| serde_json::from_str::<String>(raw.get()).ok());
        texts.take(MAX_SHORT).map(|text| short(&text)).collect()
    }

    fn rest(self) -> Map<String, Value> {
        let read = |(name, raw): (String, &RawValue)| Some((name, serde_json::from_str(raw.get()).ok()?));
        self.0.into_iter().filter_map(read).collect()
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_SHORT).collect()
}
