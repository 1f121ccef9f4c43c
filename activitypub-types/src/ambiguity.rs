//! What makes a document say different things to different readers.

use std::collections::HashSet;
use std::fmt;

use crate::error::Error;
use crate::jsonld::{Context, Names, names};
use crate::limits::Limits;
use crate::read::{Reader, Shape, Step, path_text};
use crate::scan;

/// A place in a document that two readers may understand in two ways.
///
/// A signature tells who wrote a document, but not which of its meanings was meant: do not trust a proof or a linked
/// data signature over a document that has one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ambiguity {
    /// Where, as a JSON path ([RFC 9535](https://www.rfc-editor.org/rfc/rfc9535)).
    pub path: String,
    /// Why.
    pub kind: AmbiguityKind,
}

/// Why a place in a document can be understood in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AmbiguityKind {
    /// An object has two members of the same name, also where one is written with escapes. This crate takes the last.
    DuplicateMember,
    /// A keyword of JSON-LD, or a name for one, puts what is said here elsewhere: `@graph`, `@reverse`, `@included` or
    /// `@nest`. This crate keeps it as a member that nobody knows.
    StructureKeyword,
    /// An inline context gives a term of ActivityStreams another meaning. This crate keeps the one that everybody
    /// means ([ActivityStreams, section 2.1](https://www.w3.org/TR/activitystreams-core/#jsonld)).
    RedefinedTerm,
}

impl fmt::Display for Ambiguity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            AmbiguityKind::DuplicateMember => "a member stands here twice",
            AmbiguityKind::StructureKeyword => "a keyword of JSON-LD moves what is said here",
            AmbiguityKind::RedefinedTerm => "a context redefines a term of ActivityStreams",
        };
        write!(f, "{}: {why}", self.path)
    }
}

/// The names of keywords that move statements.
const STRUCTURE: [&str; 4] = ["@graph", "@reverse", "@included", "@nest"];

/// More are not listed: a hostile document must not earn a longer list than itself.
const MOST: usize = 100;

/// All ambiguities of a document, in its order.
pub(crate) fn find(bytes: &[u8], limits: &Limits) -> Result<Vec<Ambiguity>, Error> {
    let checked = scan::check(bytes, limits)?;
    let mut finder = Finder { names: names(), path: Vec::new(), found: Vec::new() };
    finder.value(&mut Reader::new(checked), &Context::empty());
    Ok(finder.found)
}

struct Finder<'a> {
    names: &'static Names,
    path: Vec<Step<'a>>,
    found: Vec<Ambiguity>,
}

impl<'a> Finder<'a> {
    fn value(&mut self, reader: &mut Reader<'a>, context: &Context<'_>) {
        match reader.shape() {
            Shape::Object => self.object(reader, context),
            Shape::Array => {
                for (index, element) in reader.elements_ahead().into_iter().enumerate() {
                    self.path.push(Step::Element(index));
                    reader.seek(element);
                    self.value(reader, context);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, reader: &mut Reader<'a>, outer: &Context<'_>) {
        let members = reader.members_ahead();
        let layer = Context::of(&members, outer);
        let context = layer.as_ref().unwrap_or(outer);
        let mut seen = HashSet::new();
        for member in members {
            self.path.push(Step::Member(member.written));
            if member.name == "@context" {
                let redefined = layer.iter().flat_map(|layer| layer.redefined(self.names)).count();
                if redefined > 0 {
                    self.report(AmbiguityKind::RedefinedTerm);
                }
            } else {
                let keyword = context.keyword(&member.name);
                if STRUCTURE.contains(&keyword.as_deref().unwrap_or(&member.name)) {
                    self.report(AmbiguityKind::StructureKeyword);
                }
                reader.seek(member.start);
                self.value(reader, context);
            }
            if !seen.insert(member.name) {
                self.report(AmbiguityKind::DuplicateMember);
            }
            self.path.pop();
        }
    }

    fn report(&mut self, kind: AmbiguityKind) {
        if self.found.len() < MOST {
            self.found.push(Ambiguity { path: path_text(&self.path), kind });
        }
    }
}
