//! Inline contexts: which names they make up.

use std::borrow::Cow;
use std::collections::HashMap;

use super::graph::last;
use super::names::{Names, prefix};
use crate::limits::Limits;
use crate::read::{MemberAhead, Reader, Shape};
use crate::scan;
use crate::value::Iri;

/// The definitions that hold for an object, and those around it.
pub(crate) struct Context<'o> {
    terms: HashMap<String, String>,
    outer: Option<&'o Context<'o>>,
}

/// A prefix may stand for another one; more steps than this are none.
const MOST_STEPS: usize = 8;

impl<'o> Context<'o> {
    /// The context of a document without one.
    pub(crate) fn empty() -> Self {
        Self { terms: HashMap::new(), outer: None }
    }

    /// That of an object with these members; `None` where none of them is a `@context` that defines something.
    pub(crate) fn of(members: &[MemberAhead<'_>], outer: &'o Self) -> Option<Self> {
        Self::inside(last(members, "@context")?.json, outer)
    }

    /// That of an object with a `@context` of its own; `None` where it defines nothing.
    pub(super) fn inside(json: &str, outer: &'o Self) -> Option<Self> {
        let checked = scan::check(json.as_bytes(), &Limits::MOST).ok()?;
        let mut terms = HashMap::new();
        collect(&mut Reader::new(checked), &mut terms);
        (!terms.is_empty()).then_some(Self { terms, outer: Some(outer) })
    }

    /// The plain name of a property; `None` where it is written plainly, or nobody knows it.
    pub(crate) fn property(&self, name: &str, names: &Names) -> Option<Cow<'static, str>> {
        match name {
            "@id" => return Some("id".into()),
            "@type" => return Some("type".into()),
            _ if name.starts_with('@') => return None,
            // Most names are plain, and nobody has to look them up.
            _ if !name.contains(':') && self.term(name).is_none() => return None,
            _ if names.is_property(name) => return None,
            _ => {}
        }
        let iri = self.iri(name)?;
        match iri.as_str() {
            "@id" => Some("id".into()),
            "@type" => Some("type".into()),
            // Other keywords have no plain name, and what stands for them is only kept.
            _ if iri.starts_with('@') => None,
            _ => names.property(&iri).filter(|plain| *plain != name).map(Cow::Borrowed),
        }
    }

    /// The plain name of a type; `None` where it is written plainly, or nobody knows it.
    pub(super) fn kind(&self, name: &str, names: &Names) -> Option<Cow<'static, str>> {
        if (!name.contains(':') && self.term(name).is_none()) || names.reads_kind(name) {
            return None;
        }
        names.kind(&self.iri(name)?).filter(|plain| *plain != name).map(Cow::Borrowed)
    }

    /// The keyword that a name stands for.
    pub(crate) fn keyword(&self, name: &str) -> Option<String> {
        self.iri(name).filter(|iri| iri.starts_with('@'))
    }

    /// The terms of ActivityStreams that this context, without those around it, defines as something else.
    pub(crate) fn redefined(&self, names: &Names) -> impl Iterator<Item = &str> {
        self.terms.keys().map(String::as_str).filter(|term| {
            let own = names.activitystreams(term);
            own.is_some_and(|own| self.iri(term).is_some_and(|iri| !Names::same(&iri, own)))
        })
    }

    /// The IRI that a name stands for.
    fn iri(&self, name: &str) -> Option<String> {
        let mut iri = match self.term(name) {
            Some(defined) => defined.to_owned(),
            None if name.contains(':') => name.to_owned(),
            None => return None,
        };
        for _ in 0..MOST_STEPS {
            if let Some(defined) = self.term(&iri)
                && defined != iri
            {
                iri = defined.to_owned();
                continue;
            }
            let Some((before, rest)) = iri.split_once(':') else { break };
            if rest.starts_with("//") {
                break;
            }
            let Some(namespace) = self.term(before).or_else(|| prefix(before)) else { break };
            iri = format!("{namespace}{rest}");
        }
        Some(iri)
    }

    fn term(&self, name: &str) -> Option<&str> {
        let mut layer = Some(self);
        while let Some(context) = layer {
            if let Some(iri) = context.terms.get(name) {
                return Some(iri);
            }
            layer = context.outer;
        }
        None
    }
}

/// Collects the terms of a context, whose later parts win.
fn collect(reader: &mut Reader<'_>, terms: &mut HashMap<String, String>) {
    match reader.shape() {
        Shape::Array => {
            for element in reader.elements_ahead() {
                reader.seek(element);
                collect(reader, terms);
            }
        }
        Shape::Object => {
            for member in reader.members_ahead() {
                reader.seek(member.start);
                if let Some(iri) = definition(reader) {
                    terms.insert(member.name.into_owned(), iri);
                }
            }
        }
        _ => {}
    }
}

/// The IRI in a definition: alone, or as its `@id`.
fn definition(reader: &mut Reader<'_>) -> Option<String> {
    if reader.shape() == Shape::Object {
        let id = reader.members_ahead().into_iter().rfind(|member| member.name == "@id")?;
        reader.seek(id.start);
    }
    let iri = reader.string().ok()?;
    // Longer than any IRI, it would only be copied again and again.
    (iri.len() <= Iri::MAX_BYTES).then(|| iri.into_owned())
}
