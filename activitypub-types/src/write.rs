//! Writing values: the [`Writer`] that a [`Value`] writes itself to.

use crate::group::{Node, Properties};
use crate::scan::members;
use crate::text::push_string;
use crate::value::{Decimal, RawJson, Rest, Value};

/// Collects JSON text.
#[derive(Debug)]
pub struct Writer {
    out: String,
    /// For the first node that is written.
    context: Option<RawJson>,
}

impl Default for Writer {
    fn default() -> Self {
        // What most documents outgrow, in few steps.
        const USUAL: usize = 1 << 10;
        Self { out: String::with_capacity(USUAL), context: None }
    }
}

impl Writer {
    pub(crate) fn with_context(context: RawJson) -> Self {
        Self { context: Some(context), ..Self::default() }
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

    /// Writes a whole number that may be negative.
    pub fn signed(&mut self, value: i64) {
        self.out.push_str(&value.to_string());
    }

    /// Writes a number.
    pub fn number(&mut self, value: &Decimal) {
        self.out.push_str(value.as_str());
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
            if index > 0 {
                self.out.push(',');
            }
            self.string(key);
            self.out.push(':');
            value(self, item);
        }
        self.out.push('}');
    }

    /// Writes a node, whose type is called `own_type` if it has one.
    pub fn node<T: Node + Properties>(&mut self, node: &T, own_type: Option<&'static str>) {
        let rest = node.rest();
        let context = self.context.take();
        self.out.push('{');
        let mut members = Members::new(self, rest);
        if let Some(context) = context.as_ref().map(RawJson::as_str).or_else(|| rest.context()) {
            members.text("@context", context);
        }
        if let Some(kind) = rest.kind() {
            members.text("type", kind);
        } else if let Some(own_type) = own_type
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
        // Names of properties need no escapes.
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
    }
}

/// Writes the members of one node.
#[derive(Debug)]
pub struct Members<'a> {
    writer: &'a mut Writer,
    rest: &'a Rest,
    /// Members that a property may stand for.
    odd: &'a str,
    /// A bit for the length of each of their names, so that few are looked at.
    odd_lengths: u64,
    first: bool,
    /// Those of them whose property has been set since.
    replaced: Vec<&'static str>,
}

impl<'a> Members<'a> {
    fn new(writer: &'a mut Writer, rest: &'a Rest) -> Self {
        let odd = rest.odd();
        let odd_lengths = members(odd).fold(0, |lengths, member| lengths | length_bit(&member.name()));
        Self { writer, rest, odd, odd_lengths, first: true, replaced: Vec::new() }
    }

    /// Writes a property, unless it is absent.
    pub fn member<T: Value>(&mut self, key: &'static str, value: &T) {
        if value.is_absent() {
            return;
        }
        if self.odd_lengths & length_bit(key) != 0 && members(self.odd).any(|member| member.is(key)) {
            self.replaced.push(key);
        }
        if let Some(json) = self.rest.coerced(key)
            && says::<T>(json, value)
        {
            self.text(key, json);
            return;
        }
        self.key(key);
        if self.rest.is_listed(key) {
            self.writer.out.push('[');
            value.write(self.writer);
            self.writer.out.push(']');
        } else {
            value.write(self.writer);
        }
    }

    fn finish(mut self) {
        if self.replaced.is_empty() {
            self.all(self.odd);
        } else {
            for member in members(self.odd) {
                if !self.replaced.iter().any(|name| member.is(name)) {
                    self.all(member.text);
                }
            }
        }
        self.all(self.rest.unknown());
    }

    /// Writes members that are text already.
    fn all(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.first {
                self.writer.out.push(',');
            }
            self.writer.out.push_str(text);
            self.first = false;
        }
    }

    fn text(&mut self, key: &str, json: &str) {
        self.key(key);
        self.writer.out.push_str(json);
    }

    fn key(&mut self, key: &str) {
        self.writer.key(self.first, key);
        self.first = false;
    }
}

fn length_bit(name: &str) -> u64 {
    1 << name.len().min(63)
}

/// The members of a group, as the text of an object without its braces.
pub(crate) fn properties<G: Properties>(group: &G) -> String {
    let (mut writer, rest) = (Writer::default(), Rest::default());
    group.put(&mut Members::new(&mut writer, &rest));
    writer.out
}

/// Whether the property would be read from `json` as it is now.
fn says<T: Value>(json: &str, value: &T) -> bool {
    let text = |value: &T| {
        let mut writer = Writer::default();
        value.write(&mut writer);
        writer.out
    };
    RawJson::trusted(json).read::<T>().is_ok_and(|read| text(&read) == text(value))
}
