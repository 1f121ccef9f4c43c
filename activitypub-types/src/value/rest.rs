//! The members of an object that its type does not know.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use super::{RawJson, Value};
use crate::context::Terms;
use crate::scan::{Member, members};
use crate::text::{Quoted, push_string};

/// Members that are not known, or not in the form that was expected, as raw JSON and in their order.
///
/// A known property that came in an odd form (or as `null`) is kept here under its name. It is written again,
/// unless the property has been set meanwhile.
///
/// ```
/// use howdah_types::{Note, from_slice};
///
/// let note = from_slice::<Note>(br#"{"type": "Note", "isCat": true, "published": "yesterday"}"#)?.value;
/// assert_eq!(note.base.rest.read::<bool>("isCat"), Some(true));
/// assert_eq!(note.base.published, None);
/// assert_eq!(note.base.rest.get("published"), Some(r#""yesterday""#));
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Rest(Option<Box<Inner>>);

#[derive(Clone, Default)]
struct Inner {
    /// The `@context`.
    context: Option<Box<str>>,
    /// The `type`, where it is not that of the Rust type.
    kind: Option<Box<str>>,
    /// Known members in an odd form, and what was set by hand: the text of an object without its braces.
    odd: Box<str>,
    /// Members that are not known, in the same form.
    unknown: Box<str>,
    written: Option<Box<Written>>,
    untyped: bool,
}

/// How values that were read were written, where they are to be written so again.
#[derive(Clone, Default)]
struct Written {
    /// Properties that came in another form than they are written in, as members.
    coerced: Box<str>,
    /// Properties whose only value came in an array.
    listed: Vec<Box<str>>,
    /// The whole document, where its names were translated before it was read.
    source: Option<RawJson>,
    /// What a context must declare for the members.
    terms: Terms,
}

/// Where a member that is kept as text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Context,
    Type,
    Odd,
    Unknown,
    Coerced,
    Listed,
    /// Nowhere: it is in its property, and only undoes what stood before it under its name.
    Read,
}

impl Rest {
    /// Sets a member; `type` and `@context` can be set like any other.
    pub fn set(&mut self, key: &str, value: &RawJson) {
        self.remove(key);
        let inner = self.inner();
        match key {
            "@context" => inner.context = Some(value.as_str().into()),
            "type" => inner.kind = Some(value.as_str().into()),
            _ => {
                let mut name = String::new();
                push_string(&mut name, key);
                inner.odd = appended(&inner.odd, &name, value.as_str());
            }
        }
    }

    /// Removes a member.
    pub fn remove(&mut self, key: &str) -> Option<RawJson> {
        let inner = self.0.as_mut()?;
        let found = match key {
            "@context" => inner.context.take(),
            "type" => inner.kind.take(),
            _ => None,
        };
        let found =
            found.or_else(|| without(&mut inner.odd, key)).or_else(|| without(&mut inner.unknown, key));
        found.map(|json| RawJson::trusted(&json))
    }

    /// The member called `key`, as JSON text.
    pub fn get(&self, key: &str) -> Option<&str> {
        let inner = self.0.as_ref()?;
        let own = match key {
            "@context" => inner.context.as_deref(),
            "type" => inner.kind.as_deref(),
            _ => None,
        };
        own.or_else(|| find(&inner.odd, key)).or_else(|| find(&inner.unknown, key))
    }

    /// The member called `key`, if it can be read as `T`.
    pub fn read<T: Value>(&self, key: &str) -> Option<T> {
        RawJson::trusted(self.get(key)?).read().ok()
    }

    /// The members: names, and values as JSON text.
    pub fn iter(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        let inner = self.0.as_ref();
        let context = inner.and_then(|inner| inner.context.as_deref()).map(|json| ("@context".into(), json));
        let kind = inner.and_then(|inner| inner.kind.as_deref()).map(|json| ("type".into(), json));
        let texts = inner.map_or(["", ""], |inner| [&*inner.odd, &*inner.unknown]);
        context.into_iter().chain(kind).chain(
            texts.into_iter().flat_map(|text| members(text).map(|member| (member.name(), member.json))),
        )
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Whether the object came without a `type`, and is to stay so.
    pub(crate) fn is_untyped(&self) -> bool {
        self.0.as_ref().is_some_and(|inner| inner.untyped)
    }

    pub(crate) fn set_untyped(&mut self) {
        self.inner().untyped = true;
    }

    /// Keeps members of which no two have the same name: each with its part, its name as written, and its value.
    pub(crate) fn fill<'a>(&mut self, members: impl Iterator<Item = (Part, &'a str, &'a str)> + Clone) {
        // Each text is as long as it will be, so that none has to grow.
        let (mut odd, mut unknown, mut coerced) = (0, 0, 0);
        for (part, name, json) in members.clone() {
            // A name has two quotes, a colon behind it and a comma before it.
            let length = name.len() + json.len() + 4;
            match part {
                Part::Odd => odd += length,
                Part::Unknown => unknown += length,
                Part::Coerced => coerced += length,
                Part::Context | Part::Type | Part::Listed | Part::Read => {}
            }
        }
        let [mut odd, mut unknown, mut coerced] =
            [odd, unknown, coerced].map(|length: usize| String::with_capacity(length.saturating_sub(1)));
        let (mut context, mut kind, mut listed) = (None, None, Vec::new());
        for (part, name, json) in members {
            let text = match part {
                Part::Odd => &mut odd,
                Part::Unknown => &mut unknown,
                Part::Coerced => &mut coerced,
                Part::Context => {
                    context = Some(json.into());
                    continue;
                }
                Part::Type => {
                    kind = Some(json.into());
                    continue;
                }
                Part::Listed => {
                    let name = Quoted { written: name, escaped: name.contains('\\') };
                    listed.push(name.text().into());
                    continue;
                }
                Part::Read => continue,
            };
            if !text.is_empty() {
                text.push(',');
            }
            text.push('"');
            text.push_str(name);
            text.push_str("\":");
            text.push_str(json);
        }
        if !coerced.is_empty() || !listed.is_empty() {
            // Their order does not matter, and is not that in which they are written.
            listed.sort_unstable();
            let written = self.written();
            written.coerced = coerced.into();
            written.listed = listed;
        }
        if context.is_some() || kind.is_some() || !odd.is_empty() || !unknown.is_empty() {
            let inner = self.inner();
            inner.context = context;
            inner.kind = kind;
            inner.odd = odd.into();
            inner.unknown = unknown.into();
        }
    }

    pub(crate) fn context(&self) -> Option<&str> {
        self.0.as_ref()?.context.as_deref()
    }

    pub(crate) fn kind(&self) -> Option<&str> {
        self.0.as_ref()?.kind.as_deref()
    }

    /// The members that a property may stand for: those in an odd form.
    pub(crate) fn odd(&self) -> &str {
        self.0.as_ref().map_or("", |inner| &*inner.odd)
    }

    /// The members that no property stands for.
    pub(crate) fn unknown(&self) -> &str {
        self.0.as_ref().map_or("", |inner| &*inner.unknown)
    }

    /// How the property called `key` was written, if that is not how it is written now.
    pub(crate) fn coerced(&self, key: &str) -> Option<&str> {
        find(&self.0.as_ref()?.written.as_ref()?.coerced, key)
    }

    /// Whether the only value of the property called `key` is written in an array.
    pub(crate) fn is_listed(&self, key: &str) -> bool {
        let written = self.0.as_ref().and_then(|inner| inner.written.as_ref());
        written.is_some_and(|written| written.listed.iter().any(|listed| **listed == *key))
    }

    /// The whole document as it was before its names were translated.
    pub(crate) fn source(&self) -> Option<&RawJson> {
        self.0.as_ref()?.written.as_ref()?.source.as_ref()
    }

    pub(crate) fn set_source(&mut self, source: RawJson) {
        self.written().source = Some(source);
    }

    /// What a context must declare for the members.
    pub(crate) fn terms(&self) -> Option<&Terms> {
        Some(&self.0.as_ref()?.written.as_ref()?.terms)
    }

    pub(crate) fn terms_mut(&mut self) -> &mut Terms {
        &mut self.written().terms
    }

    fn inner(&mut self) -> &mut Inner {
        self.0.get_or_insert_default()
    }

    fn written(&mut self) -> &mut Written {
        self.inner().written.get_or_insert_default()
    }
}

fn find<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    members(text).find(|member| member.is(key)).map(|member| member.json)
}

/// `text` with another member.
fn appended(text: &str, name: &str, json: &str) -> Box<str> {
    let comma = if text.is_empty() { "" } else { "," };
    [text, comma, name, ":", json].concat().into()
}

/// Takes the member called `key` out of the text.
fn without(text: &mut Box<str>, key: &str) -> Option<Box<str>> {
    let found: Box<str> = find(text, key)?.into();
    let mut left = String::with_capacity(text.len());
    for Member { quoted, json, .. } in members(text).filter(|member| !member.is(key)) {
        let comma = if left.is_empty() { "" } else { "," };
        left.extend([comma, quoted, ":", json]);
    }
    *text = left.into();
    Some(found)
}

/// The order of members does not matter, as in JSON.
impl PartialEq for Rest {
    fn eq(&self, other: &Self) -> bool {
        let written =
            |rest: &Self| rest.0.as_ref().and_then(|inner| inner.written.clone()).unwrap_or_default();
        self.is_untyped() == other.is_untyped()
            && self.iter().collect::<HashMap<_, _>>() == other.iter().collect()
            && *written(self) == *written(other)
    }
}

impl Eq for Rest {}

impl PartialEq for Written {
    fn eq(&self, other: &Self) -> bool {
        let coerced =
            |written| members(written).map(|member| (member.name(), member.json)).collect::<HashMap<_, _>>();
        coerced(&self.coerced) == coerced(&other.coerced)
            && self.listed == other.listed
            && self.source == other.source
            && self.terms == other.terms
    }
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}
