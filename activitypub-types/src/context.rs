//! The `@context` of a document: which terms it must define.

use crate::group::{AS, Node, Properties};
use crate::text::push_string;
use crate::value::{RawJson, Value};

/// The context of ActivityStreams.
pub const ACTIVITYSTREAMS: &str = "https://www.w3.org/ns/activitystreams";

/// The context of the security vocabulary, which defines `publicKey`.
pub const SECURITY: &str = "https://w3id.org/security/v1";

/// Types of the ActivityStreams namespace that its context does not define.
const NOT_IN_CONTEXT: [&str; 1] = ["Hashtag"];

/// Terms with another IRI than their name's that the ActivityStreams context defines all the same.
const IN_CONTEXT: [(&str, &str); 2] = [
    ("inbox", "http://www.w3.org/ns/ldp#inbox"),
    ("orderedItems", "https://www.w3.org/ns/activitystreams#items"),
];

/// Whether the ActivityStreams context defines a term with an IRI of its own.
pub(crate) fn is_defined(name: &str, iri: &str) -> bool {
    let type_of_its_own = name.starts_with(|first: char| first.is_ascii_uppercase())
        && iri.strip_prefix(AS) == Some(name)
        && !NOT_IN_CONTEXT.contains(&name);
    type_of_its_own || IN_CONTEXT.contains(&(name, iri))
}

/// Terms of the crate that the security context defines. Others of it are declared inline, as their definitions there
/// ask for a type of value that the fleet does not write.
const IN_SECURITY: [(&str, &str); 3] = [
    ("owner", "https://w3id.org/security#owner"),
    ("publicKey", "https://w3id.org/security#publicKey"),
    ("publicKeyPem", "https://w3id.org/security#publicKeyPem"),
];

/// The terms that a document uses and that the ActivityStreams context does not define.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    security: bool,
    inline: Vec<Term>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Term {
    name: &'static str,
    iri: &'static str,
    reference: bool,
    list: bool,
}

impl Terms {
    /// Adds a property with an IRI of its own, if it is there; `list` says that the order of its values matters.
    pub fn property<T: Value>(&mut self, name: &'static str, iri: &'static str, list: bool, value: &T) {
        if !value.is_absent() && !IN_CONTEXT.contains(&(name, iri)) {
            self.add(Term { name, iri, reference: T::REFERENCE, list });
        }
    }

    /// Adds the type of a node, and the terms of its properties.
    pub fn node<T: Node + Properties>(&mut self, node: &T) {
        if let Some((name, iri)) = node.own_type()
            && node.type_name() == Some(name)
            && (NOT_IN_CONTEXT.contains(&name) || iri.strip_prefix(AS) != Some(name))
        {
            self.add(Term { name, iri, reference: false, list: false });
        }
        Properties::terms(node, self);
        if let Some(terms) = node.rest().terms() {
            terms.inline.iter().for_each(|term| self.add(*term));
            self.security |= terms.security;
        }
    }

    fn add(&mut self, term: Term) {
        if IN_SECURITY.contains(&(term.name, term.iri)) {
            self.security = true;
        } else if !term.iri.is_empty() && !self.inline.contains(&term) {
            self.inline.push(term);
        }
    }

    /// The smallest `@context` that defines the terms.
    pub(crate) fn context(&self) -> RawJson {
        let mut text = String::new();
        if self.security || !self.inline.is_empty() {
            text.push('[');
            push_string(&mut text, ACTIVITYSTREAMS);
            if self.security {
                text.push(',');
                push_string(&mut text, SECURITY);
            }
            if !self.inline.is_empty() {
                text.push(',');
                self.push_inline(&mut text);
            }
            text.push(']');
        } else {
            push_string(&mut text, ACTIVITYSTREAMS);
        }
        RawJson::trusted(&text)
    }

    fn push_inline(&self, text: &mut String) {
        text.push('{');
        let mut first = true;
        for (index, term) in self.inline.iter().enumerate() {
            let before = self.inline.get(..index).unwrap_or_default();
            if before.iter().any(|other| other.defined() == term.defined()) {
                continue;
            }
            if !std::mem::take(&mut first) {
                text.push(',');
            }
            term.push(text);
        }
        text.push('}');
    }
}

impl Term {
    /// The name that a context defines for it: a prefix, where it is written with one.
    fn defined(&self) -> &'static str {
        self.name.split_once(':').map_or(self.name, |(prefix, _)| prefix)
    }

    fn push(&self, text: &mut String) {
        push_string(text, self.defined());
        text.push(':');
        let namespace = self.name.split_once(':').and_then(|(_, suffix)| self.iri.strip_suffix(suffix));
        if let Some(namespace) = namespace {
            push_string(text, namespace);
            return;
        }
        if !self.reference && !self.list {
            push_string(text, self.iri);
            return;
        }
        text.push_str(r#"{"@id":"#);
        push_string(text, self.iri);
        text.push_str(if self.reference { r#","@type":"@id""# } else { "" });
        text.push_str(if self.list { r#","@container":"@list""# } else { "" });
        text.push('}');
    }
}
