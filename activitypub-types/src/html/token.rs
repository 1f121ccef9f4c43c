//! HTML as a row of tags and texts, without what is not for people.

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use crate::value::Iri;

/// The tags and texts outside of elements such as `script`.
pub(super) fn visible(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // So that the text of scripts and styles is no markup.
    emitter.naively_switch_states(true);
    let mut hidden: Option<HtmlString> = None;
    Tokenizer::new_with_emitter(html, emitter).flatten().filter(move |token| match (token, &hidden) {
        (Token::StartTag(tag), None) if is_hidden(&tag.name) => {
            // Only in foreign content a slash closes an element.
            if !(tag.self_closing && matches!(tag.name.as_slice(), b"svg" | b"math")) {
                hidden = Some(tag.name.clone());
            }
            false
        }
        (_, None) => true,
        (Token::EndTag(tag), Some(name)) => {
            if tag.name == *name {
                hidden = None;
            }
            false
        }
        _ => false,
    })
}

/// Elements whose text is not for people.
fn is_hidden(name: &[u8]) -> bool {
    const HIDDEN: &[&str] = &[
        "script", "style", "template", "title", "textarea", "noscript", "iframe", "noembed", "noframes",
        "object", "select", "svg", "math",
    ];
    HIDDEN.iter().any(|hidden| hidden.as_bytes() == name)
}

/// Elements that are no paragraphs, but begin on a line of their own.
pub(super) fn begins_line(name: &[u8]) -> bool {
    const LINES: &[&str] = &[
        "address",
        "article",
        "aside",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
    ];
    LINES.iter().any(|known| known.as_bytes() == name)
}

/// Text without control characters; line breaks and tabs stay.
pub(super) fn text(text: &[u8]) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\t' => Some(letter),
        _ if letter.is_control() => letter.is_whitespace().then_some(' '),
        _ => Some(letter),
    };
    String::from_utf8_lossy(text).chars().filter_map(shown).collect()
}

/// The value of an attribute.
pub(super) fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Where a link leads, if that is somewhere in the web.
pub(super) fn target(tag: &StartTag<()>) -> Option<Iri> {
    let iri = Iri::parse(attribute(tag, "href")?.trim_ascii()).ok()?;
    // The second opinion is that of the parser behind the sanitiser.
    (iri.is_web() && ammonia::Url::parse(iri.as_str()).is_ok()).then_some(iri)
}

/// Appends text so that it is nothing but text, also between double quotes.
pub(super) fn escape_into(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
}
