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

/// Terms of the crate that the security context defines.
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
}

impl Terms {
    /// Adds a property with an IRI of its own, if it is there.
    pub fn property<T: Value>(&mut self, name: &'static str, iri: &'static str, value: &T) {
        if !value.is_absent() && !IN_CONTEXT.contains(&(name, iri)) {
            self.add(Term { name, iri, reference: T::REFERENCE });
        }
    }

    /// Adds the type of a node, and the terms of its properties.
    pub fn node<T: Node + Properties>(&mut self, node: &T) {
        if let Some((name, iri)) = node.own_type()
            && node.type_name() == Some(name)
            && (NOT_IN_CONTEXT.contains(&name) || iri.strip_prefix(AS) != Some(name))
        {
            self.add(Term { name, iri, reference: false });
        }
        Properties::terms(node, self);
    }

    fn add(&mut self, term: Term) {
        if IN_SECURITY.contains(&(term.name, term.iri)) {
            self.security = true;
        } else if !self.inline.contains(&term) {
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
        for (index, term) in self.inline.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push_string(text, term.name);
            text.push(':');
            if term.reference {
                text.push_str(r#"{"@id":"#);
                push_string(text, term.iri);
                text.push_str(r#","@type":"@id"}"#);
            } else {
                push_string(text, term.iri);
            }
        }
        text.push('}');
    }
}
