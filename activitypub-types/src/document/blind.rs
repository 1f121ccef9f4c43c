//! Taking the secret recipients out of a document.

use crate::error::Error;
use crate::limits::Limits;
use crate::read::{Reader, Shape};
use crate::scan;
use crate::text::push_string;

/// The names of the properties, plain and as JSON-LD may write them.
const BLIND: [&str; 6] = [
    "bto",
    "bcc",
    "as:bto",
    "as:bcc",
    "https://www.w3.org/ns/activitystreams#bto",
    "https://www.w3.org/ns/activitystreams#bcc",
];

/// Removes them from objects at every level, also from those that no type knows.
pub(super) fn without_blind_recipients(document: Vec<u8>) -> Result<Vec<u8>, Error> {
    let checked = scan::check(&document, &Limits::MOST)?;
    // Most documents have none; a name with escapes may hide one.
    if !checked.careful && !["bto", "bcc"].iter().any(|name| checked.text.contains(name)) {
        return Ok(document);
    }
    let mut out = String::with_capacity(document.len());
    copy(&mut Reader::new(checked), &mut out);
    Ok(out.into_bytes())
}

fn copy(reader: &mut Reader<'_>, out: &mut String) {
    match reader.shape() {
        Shape::Object => {
            out.push('{');
            let mut first = true;
            for member in reader.members_ahead() {
                if BLIND.contains(&&*member.name) {
                    continue;
                }
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                push_string(out, &member.name);
                out.push(':');
                reader.seek(member.start);
                copy(reader, out);
            }
            out.push('}');
        }
        Shape::Array => {
            out.push('[');
            for (index, element) in reader.elements_ahead().into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                reader.seek(element);
                copy(reader, out);
            }
            out.push(']');
        }
        _ => out.push_str(reader.raw_text()),
    }
}
