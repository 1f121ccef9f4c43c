//! Taking the secret recipients out of a document.

use crate::error::Error;
use crate::jsonld::{Context, names};
use crate::limits::Limits;
use crate::read::{Reader, Shape};
use crate::scan;
use crate::text::push_string;

/// Removes them from objects at every level, also from those that no type knows, and under every name that JSON-LD
/// gives them.
pub(super) fn without_blind_recipients(document: Vec<u8>) -> Result<Vec<u8>, Error> {
    let checked = scan::check(&document, &Limits::MOST)?;
    // Most documents have none. Escapes may hide one, in a name or in what a context says.
    if !["bto", "bcc", r"\u"].iter().any(|sign| checked.text.contains(sign)) {
        return Ok(document);
    }
    let mut out = String::with_capacity(document.len());
    copy(&mut Reader::new(checked), &Context::empty(), &mut out);
    Ok(out.into_bytes())
}

fn copy(reader: &mut Reader<'_>, outer: &Context<'_>, out: &mut String) {
    match reader.shape() {
        Shape::Object => object(reader, outer, out),
        Shape::Array => {
            out.push('[');
            for (index, element) in reader.elements_ahead().into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                reader.seek(element);
                copy(reader, outer, out);
            }
            out.push(']');
        }
        _ => out.push_str(reader.raw_text()),
    }
}

fn object(reader: &mut Reader<'_>, outer: &Context<'_>, out: &mut String) {
    let members = reader.members_ahead();
    let layer = Context::of(&members, outer);
    let context = layer.as_ref().unwrap_or(outer);
    out.push('{');
    let mut first = true;
    for member in members {
        if is_blind(&member.name)
            || context.property(&member.name, names()).is_some_and(|name| is_blind(&name))
        {
            continue;
        }
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        push_string(out, &member.name);
        out.push(':');
        if member.name == "@context" {
            out.push_str(member.json);
        } else {
            reader.seek(member.start);
            copy(reader, context, out);
        }
    }
    out.push('}');
}

fn is_blind(name: &str) -> bool {
    matches!(name, "bto" | "bcc")
}
