//! Documents that use the freedom of JSON-LD, chosen by the bytes of the fuzzer.

use arbitrary::{Arbitrary, Result, Unstructured};

/// The text of a document.
#[derive(Clone, Debug)]
pub struct Document(pub String);

const AS: &str = "https://www.w3.org/ns/activitystreams#";

/// Names that types know, of every shape of value, and one that none knows.
const PROPERTIES: &[&str] = &[
    "id",
    "type",
    "actor",
    "object",
    "target",
    "to",
    "cc",
    "bto",
    "bcc",
    "name",
    "nameMap",
    "content",
    "contentMap",
    "summary",
    "tag",
    "attachment",
    "url",
    "href",
    "mediaType",
    "published",
    "inReplyTo",
    "replies",
    "items",
    "orderedItems",
    "totalItems",
    "inbox",
    "publicKey",
    "publicKeyPem",
    "owner",
    "sensitive",
    "featured",
    "preferredUsername",
    "endpoints",
    "sharedInbox",
    "width",
    "duration",
    "unknown",
];

const KINDS: &[&str] = &[
    "Note",
    "Create",
    "Undo",
    "Person",
    "Mention",
    "Hashtag",
    "Image",
    "OrderedCollection",
    "PropertyValue",
    "Key",
    "Poem",
];

const KEYWORDS: &[&str] = &[
    "@id",
    "@type",
    "@value",
    "@language",
    "@list",
    "@set",
    "@graph",
    "@reverse",
    "@included",
    "@vocab",
    "@base",
    "@context",
];

/// Names that contexts define and members use: few, so that both meet.
const TERMS: &[&str] = &["a", "b", "p", "bto", "id", "actor"];

const NAMESPACES: &[&str] = &[
    AS,
    "http://joinmastodon.org/ns#",
    "https://w3id.org/security#",
    "http://schema.org#",
    "https://other.example/ns#",
];

const PREFIXES: &[&str] = &["as", "toot", "sec", "schema", "p", "a", "_"];

const IRIS: &[&str] = &[
    "https://a.example/1",
    "https://b.example/2",
    "https://www.w3.org/ns/activitystreams#Public",
    "as:Public",
    "Public",
];

const TEXTS: &[&str] =
    &["", "Hi", "2026-11-23T10:00:00Z", "5", "true", "en", "\u{7}\u{20ac}\"\\", "P1D", "image/png"];

impl<'a> Arbitrary<'a> for Document {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let mut out = String::new();
        let space = u.ratio(1, 8)?;
        out.push_str(if space { " \n" } else { "" });
        match u.int_in_range(0..=9)? {
            0 => list(u, &mut out, 3, |u, out| object(u, out, 4))?,
            1 => graph(u, &mut out)?,
            _ => object(u, &mut out, 5)?,
        }
        Ok(Self(out))
    }
}

fn graph(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    out.push('{');
    if u.arbitrary()? {
        out.push_str("\"@context\":");
        context(u, out)?;
        out.push(',');
    }
    out.push_str("\"@graph\":");
    list(u, out, 4, |u, out| object(u, out, 3))?;
    out.push('}');
    Ok(())
}

fn object(u: &mut Unstructured<'_>, out: &mut String, depth: usize) -> Result<()> {
    out.push('{');
    for index in 0..u.int_in_range(0..=6)? {
        if index > 0 {
            out.push(',');
        }
        member(u, out, depth)?;
    }
    out.push('}');
    Ok(())
}

fn member(u: &mut Unstructured<'_>, out: &mut String, depth: usize) -> Result<()> {
    if u.ratio(1, 8)? {
        out.push_str("\"@context\":");
        return context(u, out);
    }
    let plain = *u.choose(PROPERTIES)?;
    let name = name(u, plain)?;
    quoted(u, out, &name)?;
    out.push(':');
    if plain == "type" || name == "@type" {
        let kind = |u: &mut Unstructured<'_>, out: &mut String| {
            let plain = *u.choose(KINDS)?;
            let name = spelling(u, plain)?;
            quoted(u, out, &name)
        };
        return if u.ratio(1, 3)? { list(u, out, 3, kind) } else { kind(u, out) };
    }
    value(u, out, depth)
}

/// A name of a member: that of a property in any spelling, a keyword, or a term that a context may define.
fn name(u: &mut Unstructured<'_>, plain: &str) -> Result<String> {
    match u.int_in_range(0..=7)? {
        0 => Ok((*u.choose(KEYWORDS)?).to_owned()),
        1 | 2 => Ok((*u.choose(TERMS)?).to_owned()),
        _ => spelling(u, plain),
    }
}

fn spelling(u: &mut Unstructured<'_>, plain: &str) -> Result<String> {
    Ok(match u.int_in_range(0..=5)? {
        0 => format!("{}:{plain}", u.choose(PREFIXES)?),
        1 => format!("{}{plain}", u.choose(NAMESPACES)?),
        _ => plain.to_owned(),
    })
}

fn context(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    match u.int_in_range(0..=5)? {
        0 => out.push_str(r#""https://www.w3.org/ns/activitystreams""#),
        1 => out.push_str("null"),
        2 => list(u, out, 3, definitions)?,
        _ => definitions(u, out)?,
    }
    Ok(())
}

fn definitions(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    out.push('{');
    for index in 0..u.int_in_range(1..=3)? {
        if index > 0 {
            out.push(',');
        }
        let terms = if u.ratio(1, 6)? { PROPERTIES } else { TERMS };
        let term = *u.choose(terms)?;
        quoted(u, out, term)?;
        out.push(':');
        let meaning = meaning(u)?;
        if u.ratio(1, 3)? {
            out.push_str(r#"{"@id":"#);
            quoted(u, out, &meaning)?;
            out.push_str(if u.arbitrary()? { r#","@type":"@id"}"# } else { r#","@container":"@list"}"# });
        } else {
            quoted(u, out, &meaning)?;
        }
    }
    out.push('}');
    Ok(())
}

/// What a term stands for: a property, a namespace, a keyword, or another term.
fn meaning(u: &mut Unstructured<'_>) -> Result<String> {
    Ok(match u.int_in_range(0..=5)? {
        0 => (*u.choose(NAMESPACES)?).to_owned(),
        1 => (*u.choose(KEYWORDS)?).to_owned(),
        2 => (*u.choose(TERMS)?).to_owned(),
        3 => format!("{}{}", u.choose(NAMESPACES)?, u.choose(PROPERTIES)?),
        _ => format!("{}:{}", u.choose(PREFIXES)?, u.choose(PROPERTIES)?),
    })
}

fn value(u: &mut Unstructured<'_>, out: &mut String, depth: usize) -> Result<()> {
    let most = if depth == 0 { 5 } else { 11 };
    match u.int_in_range(0..=most)? {
        0 => out.push_str(u.choose(&["null", "true", "0", "1.50", "-3", "18446744073709551616"])?),
        1 | 2 => {
            let text = *u.choose(TEXTS)?;
            quoted(u, out, text)?;
        }
        3..=5 => {
            let iri = *u.choose(IRIS)?;
            quoted(u, out, iri)?;
        }
        6 => texts(u, out)?,
        7 => {
            let keyword = *u.choose(&["@id", "@value", "@list", "@set", "@graph"])?;
            out.push_str(&format!("{{\"{keyword}\":"));
            value(u, out, depth - 1)?;
            out.push('}');
        }
        8 => list(u, out, 3, |u, out| value(u, out, depth - 1))?,
        _ => object(u, out, depth - 1)?,
    }
    Ok(())
}

/// Text in languages, as expanded documents write it.
fn texts(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    list(u, out, 3, |u, out| {
        out.push_str(r#"{"@value":"#);
        let text = *u.choose(TEXTS)?;
        quoted(u, out, text)?;
        if u.arbitrary()? {
            out.push_str(r#","@language":"#);
            let tag = *u.choose(&["en", "de", ""])?;
            quoted(u, out, tag)?;
        }
        out.push('}');
        Ok(())
    })
}

fn list(
    u: &mut Unstructured<'_>,
    out: &mut String,
    most: usize,
    mut element: impl FnMut(&mut Unstructured<'_>, &mut String) -> Result<()>,
) -> Result<()> {
    out.push('[');
    for index in 0..u.int_in_range(0..=most)? {
        if index > 0 {
            out.push(',');
        }
        element(u, out)?;
    }
    out.push(']');
    Ok(())
}

/// A string; sometimes its first letter is an escape, which hides a name from those who compare bytes.
fn quoted(u: &mut Unstructured<'_>, out: &mut String, text: &str) -> Result<()> {
    let mut letters = text.chars();
    if let Some(first) = letters.next().filter(char::is_ascii)
        && u.ratio(1, 16)?
    {
        let rest = serde_json::Value::from(letters.as_str()).to_string();
        out.push_str(&format!("\"\\u{:04x}{}", u32::from(first), &rest[1..]));
    } else {
        out.push_str(&serde_json::Value::from(text).to_string());
    }
    Ok(())
}
