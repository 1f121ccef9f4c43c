//! Reading an object: known members into their properties, the others into its rest.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Mismatch, Reader, Shape, Step};
use crate::group::{Node, Properties, Taken};
use crate::limits::Limits;
use crate::scan;
use crate::text::Quoted;
use crate::value::{Part, Rest};

/// A member that is kept as text: where its name and its value stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    part: Part,
    escaped: bool,
    name: Piece,
    json: Piece,
}

/// A piece of the text, which is shorter than 4 GiB.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    end: u32,
}

impl Piece {
    fn new(start: usize, end: usize) -> Self {
        let narrow = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl<'a> Reader<'a> {
    /// Reads an object into `node`, whose type is called `own_type` if it has one.
    ///
    /// # Errors
    ///
    /// If the next value is not an object.
    pub fn node<T: Node + Properties>(
        &mut self,
        node: &mut T,
        own_type: Option<&'static str>,
    ) -> Result<(), Mismatch> {
        self.expect(Shape::Object)?;
        self.enter();
        self.path.push(Step::Member(""));
        let first = self.spans.len();
        let mut untyped = own_type.is_some();
        while self.another(b'}') {
            let name = self.at + 1;
            let key = self.key();
            if let Some(step) = self.path.last_mut() {
                *step = Step::Member(key.written);
            }
            let start = self.at;
            let text = key.text();
            let part = match (&*text, own_type) {
                ("type", Some(own_type)) => {
                    untyped = false;
                    self.take_type(own_type)
                }
                ("@context", _) => Some(Part::Context),
                (text, _) => match node.take(text, self) {
                    // Undoes what an earlier member of the name said.
                    Taken::Read => self.stood_before(first, &key).then_some(Part::Read),
                    taken => part(taken),
                },
            };
            if let Some(part) = part {
                if self.at == start {
                    self.skip();
                }
                let name = Piece::new(name, name + key.written.len());
                let json = Piece::new(start, self.at);
                self.spans.push(Span { part, escaped: key.escaped, name, json });
            }
            self.pass(start);
        }
        self.path.pop();
        if untyped {
            node.rest_mut().set_untyped();
        }
        if self.spans.len() > first {
            self.keep(first, node.rest_mut());
        }
        Ok(())
    }

    /// Whether a member of the name may stand among those that are kept; where there are many, nobody looks.
    fn stood_before(&self, first: usize, key: &Quoted<'_>) -> bool {
        let kept = self.spans.get(first..).unwrap_or_default();
        self.careful || kept.len() > FEW || kept.iter().any(|span| self.written(span) == key.written)
    }

    /// Takes the `type` of a node: only another text than its own is worth keeping.
    fn take_type(&mut self, own_type: &str) -> Option<Part> {
        let json = self.skip();
        let name = json.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        let own = name == Some(own_type);
        if own { self.careful.then_some(Part::Read) } else { Some(Part::Type) }
    }

    /// Moves the members from `first` on into the rest of their object.
    fn keep(&mut self, first: usize, rest: &mut Rest) {
        self.drop_duplicates(first);
        let spans = self.spans.get(first..).unwrap_or_default();
        let text = self.text;
        let members = spans.iter().map(|span| (span.part, span.name.of(text), span.json.of(text)));
        rest.fill(members);
        self.spans.truncate(first);
    }

    /// Of members with the same name, keeps the last, as every JSON library of the fediverse does.
    fn drop_duplicates(&mut self, first: usize) {
        let members = self.spans.get(first..).unwrap_or_default();
        let duplicates = if members.len() <= FEW && !self.careful {
            members.iter().enumerate().any(|(index, span)| {
                let others = members.get(index + 1..).unwrap_or_default();
                others.iter().any(|other| self.written(other) == self.written(span))
            })
        } else {
            members.iter().map(|span| self.name(span)).collect::<HashSet<_>>().len() < members.len()
        };
        if !duplicates {
            return;
        }
        let text = self.text;
        let mut seen = HashSet::new();
        let mut kept: Vec<Span> = self.spans.drain(first..).collect();
        kept.reverse();
        kept.retain(|span| seen.insert(name(text, span)));
        kept.reverse();
        self.spans.extend(kept);
    }

    fn written(&self, span: &Span) -> &'a str {
        span.name.of(self.text)
    }

    fn name(&self, span: &Span) -> Cow<'a, str> {
        name(self.text, span)
    }
}

fn name<'a>(text: &'a str, span: &Span) -> Cow<'a, str> {
    Quoted { written: span.name.of(text), escaped: span.escaped }.text()
}

/// Offers a member to a group; its text has been checked.
pub(crate) fn member<G: Properties>(group: &mut G, name: &str, json: &str) -> Taken {
    scan::check(json.as_bytes(), &Limits::MOST)
        .map_or(Taken::Odd, |checked| group.take(name, &mut Reader::new(checked)))
}

/// Comparing all with all is quickest for so many, and a denial of service for more.
const FEW: usize = 16;

/// Where a member goes that a type was offered.
fn part(taken: Taken) -> Option<Part> {
    match taken {
        Taken::Read => None,
        Taken::Unknown => Some(Part::Unknown),
        Taken::Odd => Some(Part::Odd),
        Taken::Coerced => Some(Part::Coerced),
        Taken::Listed => Some(Part::Listed),
    }
}
