//! Documents that use the freedom of JSON-LD: their names are translated into those that everybody writes.
//!
//! This is no JSON-LD processor. Nothing is fetched, unknown names stay as they are, and what has a plain name keeps it
//! whatever a context says: so does all software of the fediverse that reads JSON. Only names that nobody would
//! understand otherwise are translated: `@id`, `as:sensitive`, full IRIs, and terms that an inline context makes up for
//! known ones.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub(crate) use context::Context;
use graph::last;
pub(crate) use names::{Names, names};

use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use crate::read::{MemberAhead, Reader, Shape};
use crate::scan::{self, Checked};
use crate::text::{Quoted, push_string};

mod context;
mod graph;
mod names;

/// Translates a document; `None` where it says the same without.
pub(crate) fn translate(checked: &Checked<'_>) -> Result<Option<String>, Error> {
    let mut translator = Translator { out: String::new(), names: names(), changed: false, ambiguous: false };
    translator.document(&mut Reader::new(checked.clone()))?;
    if translator.ambiguous {
        return Err(Error::new(ErrorKind::Ambiguous, 0, "a keyword and its alias say different things"));
    }
    Ok(translator.changed.then_some(translator.out))
}

struct Translator {
    out: String,
    names: &'static Names,
    changed: bool,
    ambiguous: bool,
}

/// A member, and what its name is translated into.
struct Member<'a> {
    plain: Option<Cow<'static, str>>,
    ahead: MemberAhead<'a>,
}

impl Translator {
    fn document(&mut self, reader: &mut Reader<'_>) -> Result<(), Error> {
        let start = reader.place();
        let empty = Context::empty();
        let root = graph::root(reader);
        self.changed |= root.is_some();
        let start = root.as_ref().map_or(start, |root| root.place);
        reader.seek(start);
        if reader.shape() != Shape::Object || !graph::is_node(&reader.members_ahead()) {
            return Err(Error::not_an_object());
        }
        reader.seek(start);
        let context = root.and_then(|root| root.context).and_then(|json| Context::inside(json, &empty));
        self.object(reader, context.as_ref().unwrap_or(&empty));
        Ok(())
    }

    fn value(&mut self, reader: &mut Reader<'_>, context: &Context<'_>) {
        match reader.shape() {
            Shape::Object => {
                let start = reader.place();
                let members = reader.members_ahead();
                if let Some(id) = last(&members, "@id").filter(|id| id.json.starts_with('"'))
                    && members.iter().all(|member| member.name == "@id")
                {
                    // Nothing but a reference.
                    self.changed = true;
                    self.out.push_str(id.json);
                    return;
                }
                reader.seek(start);
                self.object(reader, context);
            }
            Shape::Array => self.array(reader, context),
            _ => self.out.push_str(reader.raw_text()),
        }
    }

    fn array(&mut self, reader: &mut Reader<'_>, context: &Context<'_>) {
        self.out.push('[');
        for (index, element) in reader.elements_ahead().into_iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            reader.seek(element);
            self.value(reader, context);
        }
        self.out.push(']');
    }

    fn object(&mut self, reader: &mut Reader<'_>, outer: &Context<'_>) {
        let ahead = reader.members_ahead();
        let layer = Context::of(&ahead, outer);
        let context = layer.as_ref().unwrap_or(outer);
        // A JSON literal is no value of any property, and stays as it is.
        if let Some(value) = last(&ahead, "@value").filter(|value| !value.json.starts_with(['{', '['])) {
            self.changed = true;
            self.out.push_str(value.json);
            return;
        }
        if let Some(list) = last(&ahead, "@list").or_else(|| last(&ahead, "@set")) {
            self.changed = true;
            reader.seek(list.start);
            self.value(reader, context);
            return;
        }
        self.members(reader, ahead, context);
    }

    fn members<'a>(&mut self, reader: &mut Reader<'a>, ahead: Vec<MemberAhead<'a>>, context: &Context<'_>) {
        let members = self.plain_names(ahead, context);
        self.out.push('{');
        let mut first = true;
        for member in &members {
            if !std::mem::take(&mut first) {
                self.out.push(',');
            }
            self.changed |= member.plain.is_some();
            let name = member.plain.as_deref().unwrap_or(&member.ahead.name);
            self.member(reader, name, &member.ahead, context);
        }
        self.out.push('}');
    }

    fn member<'a>(
        &mut self,
        reader: &mut Reader<'a>,
        name: &str,
        ahead: &MemberAhead<'a>,
        context: &Context<'_>,
    ) {
        // Text, numbers and the like are what they are, but for names of types.
        let nested = ahead.json.starts_with(['{', '[']);
        if nested
            && let Some(map) = self.names.language_map(name)
            && let Some(texts) = language_values(reader, ahead)
        {
            self.changed = true;
            self.texts(name, map, &texts);
            return;
        }
        reader.seek(ahead.start);
        push_string(&mut self.out, name);
        self.out.push(':');
        match name {
            "type" => self.types(ahead.json, context),
            // Who an object is must be said in one way only.
            "id" => self.out.push_str(ahead.json),
            _ if nested && self.names.has_nodes(name) => self.value(reader, context),
            // What nobody knows stays as it is, and so do contexts and language maps.
            _ => self.out.push_str(ahead.json),
        }
    }

    /// Finds the plain names; of a name and its alias in one object, the alias stays as it is.
    fn plain_names<'a>(&mut self, ahead: Vec<MemberAhead<'a>>, context: &Context<'_>) -> Vec<Member<'a>> {
        let member =
            |ahead: MemberAhead<'a>| Member { plain: context.property(&ahead.name, self.names), ahead };
        let mut members = last_of_each(ahead.into_iter().map(member).collect());
        if members.iter().all(|member| member.plain.is_none()) {
            return members;
        }
        let mut said: HashMap<Cow<'a, str>, &'a str> =
            members.iter().map(|member| (member.ahead.name.clone(), member.ahead.json)).collect();
        for member in &mut members {
            let Some(name) = member.plain.take() else { continue };
            if let Some(other) = said.get(&*name) {
                self.ambiguous |= matches!(&*name, "id" | "type") && !says_the_same(other, member.ahead.json);
            } else {
                said.insert(name.clone(), member.ahead.json);
                member.plain = Some(name);
            }
        }
        members
    }

    /// Writes the text of a property, and the texts in languages that it came with.
    fn texts(&mut self, name: &str, map: &str, texts: &[(Option<&str>, &str)]) {
        let mut first = true;
        if let Some((_, text)) = texts.iter().find(|(language, _)| language.is_none()) {
            push_string(&mut self.out, name);
            self.out.push(':');
            self.out.push_str(text);
            first = false;
        }
        let languages = texts.iter().filter_map(|(language, text)| Some(((*language)?, *text)));
        let mut opened = false;
        for (language, text) in languages {
            if opened {
                self.out.push(',');
            } else {
                if !first {
                    self.out.push(',');
                }
                push_string(&mut self.out, map);
                self.out.push_str(":{");
                opened = true;
            }
            self.out.push_str(language);
            self.out.push(':');
            self.out.push_str(text);
        }
        if opened {
            self.out.push('}');
        }
    }

    fn types(&mut self, json: &str, context: &Context<'_>) {
        let Ok(checked) = scan::check(json.as_bytes(), &Limits::MOST) else { return };
        let mut reader = Reader::new(checked);
        if reader.shape() != Shape::Array {
            self.kind(&mut reader, context);
            return;
        }
        self.out.push('[');
        for (index, element) in reader.elements_ahead().into_iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            reader.seek(element);
            self.kind(&mut reader, context);
        }
        self.out.push(']');
    }

    fn kind(&mut self, reader: &mut Reader<'_>, context: &Context<'_>) {
        let Ok(name) = reader.string() else {
            self.out.push_str(reader.raw_text());
            return;
        };
        let plain = context.kind(&name, self.names);
        self.changed |= plain.is_some();
        push_string(&mut self.out, plain.as_deref().unwrap_or(&name));
    }
}

/// Whether two values are the same, escapes in strings aside.
fn says_the_same(one: &str, other: &str) -> bool {
    let text = |json: &str| {
        let written = json.strip_prefix('"')?.strip_suffix('"')?;
        Some(Quoted { written, escaped: written.contains('\\') }.text().into_owned())
    };
    one == other || text(one).is_some_and(|one| text(other) == Some(one))
}

/// Of members with the same name, the last.
fn last_of_each(members: Vec<Member<'_>>) -> Vec<Member<'_>> {
    let mut seen = HashSet::new();
    let unseen = |member: &Member<'_>| seen.insert(member.ahead.name.clone().into_owned());
    let mut last: Vec<_> = members.into_iter().rev().filter(unseen).collect();
    last.reverse();
    last
}

/// The values of a property whose values are all text, at least one of them with `@value`: the language as JSON, and
/// the text as JSON.
fn language_values<'a>(
    reader: &mut Reader<'a>,
    ahead: &MemberAhead<'a>,
) -> Option<Vec<(Option<&'a str>, &'a str)>> {
    reader.seek(ahead.start);
    let places = match reader.shape() {
        Shape::Array => reader.elements_ahead(),
        Shape::Object => vec![ahead.start],
        _ => return None,
    };
    let mut texts = Vec::with_capacity(places.len());
    let mut expanded = false;
    for place in places {
        reader.seek(place);
        if reader.shape() == Shape::String {
            texts.push((None, reader.raw_text()));
            continue;
        }
        if reader.shape() != Shape::Object {
            return None;
        }
        let members = reader.members_ahead();
        let text = last(&members, "@value").filter(|value| value.json.starts_with('"'))?;
        let language = last(&members, "@language").filter(|tag| tag.json.starts_with('"'));
        texts.push((language.map(|tag| tag.json), text.json));
        expanded = true;
    }
    expanded.then_some(texts)
}
