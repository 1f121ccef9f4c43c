//! Whether names may have to be translated: those of members, and those that contexts make up.

use super::{Marks, Scanner, Stop};
use crate::limits::Limit;
use crate::text::Quoted;

impl<'a, M: Marks> Scanner<'a, M> {
    /// Walks over a context: do its terms have the names that their IRIs end in?
    pub(super) fn context(&mut self, depth: usize, entries: &mut usize) -> Result<(), Stop> {
        *entries += 1;
        if *entries > self.contexts {
            return Err(self.exceeds(Limit::Contexts));
        }
        match self.peek() {
            Some(b'[') => {
                *entries -= 1;
                self.elements(depth, |scanner, depth| scanner.context(depth, entries))
            }
            Some(b'{') => {
                let outside = self.foreign;
                let mut foreign = false;
                self.members(depth, |scanner, term, depth| {
                    foreign |= scanner.definition(term, depth)?;
                    Ok(())
                })?;
                // The names in a context are none of the document's.
                self.foreign = outside | foreign;
                Ok(())
            }
            _ => self.value(depth),
        }
    }

    /// Walks over the definition of a term: may it be a name for another one?
    fn definition(&mut self, term: Quoted<'a>, depth: usize) -> Result<bool, Stop> {
        let mut foreign = term.escaped;
        if self.peek() == Some(b'{') {
            self.members(depth, |scanner, key, depth| {
                let start = scanner.at;
                scanner.value(depth)?;
                foreign |=
                    key.escaped || (key.written == "@id" && is_alias(term.written, scanner.bytes(start)));
                Ok(())
            })?;
        } else {
            let start = self.at;
            self.value(depth)?;
            foreign |= is_alias(term.written, self.bytes(start));
        }
        Ok(foreign)
    }
}

/// Whether a name is a keyword, has a prefix or is an IRI.
pub(super) fn is_foreign(name: &str) -> bool {
    // They are so short that looking at each letter is quickest.
    name.starts_with('@') || name.bytes().any(|letter| letter == b':')
}

/// Whether a term may be a name for another one, given what it is defined as, in JSON.
fn is_alias(term: &str, json: &[u8]) -> bool {
    let [b'"', iri @ .., b'"'] = json else { return false };
    // A namespace, a setting of the context, or the name itself with a prefix or as an IRI.
    match iri.strip_suffix(term.as_bytes()) {
        Some([] | [.., b'#' | b'/' | b':' | b'@']) => false,
        _ => !matches!(iri, [] | [.., b'#' | b'/']) && !term.starts_with('@'),
    }
}
