//! Looking ahead: what comes, before it is read.

use std::borrow::Cow;

use super::{Reader, Shape};

/// Where a value begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    at: usize,
    mark: usize,
}

/// A member of an object that is looked through before it is read.
#[derive(Clone, Debug)]
pub(crate) struct MemberAhead<'a> {
    pub(crate) name: Cow<'a, str>,
    /// The name as it is written, with its escapes.
    pub(crate) written: &'a str,
    pub(crate) start: Place,
    pub(crate) json: &'a str,
}

/// The `type` of an object, before the object is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TypeAhead<K> {
    Absent,
    Unknown,
    Known(K),
}

impl<'a> Reader<'a> {
    /// Where the reader stands.
    pub(crate) fn place(&self) -> Place {
        Place { at: self.at, mark: self.next_mark }
    }

    /// Goes back or on to a place.
    pub(crate) fn seek(&mut self, place: Place) {
        (self.at, self.next_mark) = (place.at, place.mark);
    }

    /// Takes any value, as it is written.
    pub(crate) fn raw_text(&mut self) -> &'a str {
        self.skip()
    }

    /// Takes an object, and tells where its members are.
    pub(crate) fn members_ahead(&mut self) -> Vec<MemberAhead<'a>> {
        let mut members = Vec::new();
        self.enter();
        while self.another(b'}') {
            let key = self.key();
            let start = self.place();
            members.push(MemberAhead { name: key.text(), written: key.written, start, json: self.skip() });
        }
        members
    }

    /// Takes an array, and tells where its elements are.
    pub(crate) fn elements_ahead(&mut self) -> Vec<Place> {
        let mut elements = Vec::new();
        self.enter();
        while self.another(b']') {
            elements.push(self.place());
            self.skip();
        }
        elements
    }

    /// How many values the array that comes next has.
    pub(crate) fn count(&mut self) -> usize {
        let start = self.place();
        let mut count = 0;
        self.enter();
        while self.another(b']') {
            self.skip();
            count += 1;
        }
        self.seek(start);
        count
    }

    /// Looks for the `type` of the object that comes next: the first name that `known` knows, the last `type`
    /// where there are several.
    pub(crate) fn type_ahead<K>(&mut self, known: impl Fn(&str) -> Option<K>) -> TypeAhead<K> {
        let start = self.place();
        let mut found = TypeAhead::Absent;
        self.enter();
        while self.another(b'}') {
            if self.key().text() == "type" {
                found = self.known_type(&known);
                if !self.careful {
                    break;
                }
            } else {
                self.skip();
            }
            self.space();
        }
        self.seek(start);
        found
    }

    fn known_type<K>(&mut self, known: &impl Fn(&str) -> Option<K>) -> TypeAhead<K> {
        let mut found = None;
        let mut look = |reader: &mut Self| {
            if let Ok(name) = reader.string() {
                found = found.take().or_else(|| known(&name));
            } else {
                reader.skip();
            }
        };
        if self.shape() == Shape::Array {
            self.enter();
            while self.another(b']') {
                look(self);
                self.space();
            }
        } else {
            look(self);
        }
        found.map_or(TypeAhead::Unknown, TypeAhead::Known)
    }
}
