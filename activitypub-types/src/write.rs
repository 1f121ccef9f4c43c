//! Writing values: the [`Writer`] that a [`Value`] writes itself to.

use crate::group::{Node, Properties};
use crate::text::push_string;
use crate::value::{RawJson, Rest, Value};

/// Collects JSON text.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    /// For the first node that is written.
    context: Option<RawJson>,
}

impl Writer {
    pub(crate) fn with_context(context: RawJson) -> Self {
        Self { out: String::new(), context: Some(context) }
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        push_string(&mut self.out, text);
    }

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// Writes a whole number.
    pub fn unsigned(&mut self, value: u64) {
        self.out.push_str(&value.to_string());
    }

    /// Writes JSON as it is.
    pub fn raw(&mut self, json: &RawJson) {
        self.out.push_str(json.as_str());
    }

    /// Writes an array; `element` writes each value.
    pub fn array<I: IntoIterator>(&mut self, values: I, mut element: impl FnMut(&mut Self, I::Item)) {
        self.out.push('[');
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            element(self, value);
        }
        self.out.push(']');
    }

    /// Writes an object; `value` writes the value of each member.
    pub fn object<'k, T>(
        &mut self,
        members: impl IntoIterator<Item = (&'k str, T)>,
        mut value: impl FnMut(&mut Self, T),
    ) {
        self.out.push('{');
        for (index, (key, item)) in members.into_iter().enumerate() {
            self.key(index == 0, key);
            value(self, item);
        }
        self.out.push('}');
    }

    /// Writes a node, whose type is called `own_type` if it has one.
    pub fn node<T: Node + Properties>(&mut self, node: &T, own_type: Option<&'static str>) {
        let rest = node.rest();
        let context = self.context.take();
        self.out.push('{');
        let mut members =
            Members { writer: self, rest, unwritten: rest.len(), first: true, replaced: Vec::new() };
        if let Some(context) = context {
            members.key("@context");
            members.writer.raw(&context);
        } else {
            members.kept("@context");
        }
        if !members.kept("type")
            && let Some(own_type) = own_type
            && !rest.is_untyped()
        {
            members.key("type");
            members.writer.string(own_type);
        }
        node.put(&mut members);
        members.finish();
        self.out.push('}');
    }

    fn key(&mut self, first: bool, key: &str) {
        if !first {
            self.out.push(',');
        }
        self.string(key);
        self.out.push(':');
    }
}

/// Writes the members of one node.
#[derive(Debug)]
pub struct Members<'a> {
    writer: &'a mut Writer,
    rest: &'a Rest,
    unwritten: usize,
    first: bool,
    /// Members of `rest` that have been written, or whose property has been set since.
    replaced: Vec<&'static str>,
}

impl Members<'_> {
    /// Writes a property, unless it is absent.
    pub fn member<T: Value>(&mut self, key: &'static str, value: &T) {
        if value.is_absent() {
            return;
        }
        if self.unwritten > 0 && self.rest.get(key).is_some() {
            self.replace(key);
        }
        self.key(key);
        value.write(self.writer);
    }

    /// Writes a member of the rest before its turn, if it is there.
    fn kept(&mut self, key: &'static str) -> bool {
        let Some(json) = self.rest.get(key) else { return false };
        self.replace(key);
        self.key(key);
        self.writer.out.push_str(json);
        true
    }

    fn replace(&mut self, key: &'static str) {
        self.replaced.push(key);
        self.unwritten = self.unwritten.saturating_sub(1);
    }

    fn finish(mut self) {
        if self.unwritten == 0 {
            return;
        }
        for (key, json) in self.rest.iter() {
            if !self.replaced.contains(&key) {
                self.key(key);
                self.writer.out.push_str(json);
            }
        }
    }

    fn key(&mut self, key: &str) {
        self.writer.key(self.first, key);
        self.first = false;
    }
}
