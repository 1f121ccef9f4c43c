//! The first pass of sanitising: HTML built anew, so that every parser reads it alike and quickly.
//!
//! Tree builders are quadratic in the depth of open elements, in the formatting elements that are left open,
//! and in the attributes of a tag. Here elements are closed in order and never stand where a tree builder
//! would move them.

use html5gum::{StartTag, Token};

use super::token::{attribute, begins_line, escape_into, target, text, visible};
use super::{BLOCKS, CLASSES, INLINES};

/// How many elements may stand within each other.
const DEPTH: usize = 32;

/// How many letters of text may follow each other before a comment, which the second pass drops. It parts the
/// text for the second pass, which writes a piece in quadratic time: for each `&` it looks for a `<` up to
/// the end.
const TEXT: usize = 1_024;

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// HTML of the known elements, each closed, and at most [`DEPTH`] within each other.
pub(super) fn tidy(html: &str) -> String {
    let mut tidy = Tidy::default();
    for token in visible(html) {
        match token {
            Token::String(found) => tidy.text(&text(&found)),
            Token::StartTag(tag) => tidy.start(&tag),
            Token::EndTag(tag) => tidy.end(&tag.name),
            _ => {}
        }
    }
    tidy.close_from(0);
    tidy.html
}

#[derive(Default)]
struct Tidy {
    html: String,
    /// The open elements, the outermost first.
    open: Vec<&'static str>,
    /// Whether a paragraph ended that was none here, so that what follows begins one.
    gap: bool,
    /// The letters of text so far.
    letters: usize,
}

impl Tidy {
    fn text(&mut self, text: &str) {
        // Parsers drop a line break there, so that it would be lost the second time only.
        let text = if self.html.ends_with("<pre>") { text.trim_start_matches('\n') } else { text };
        if !text.trim_ascii().is_empty() {
            self.fill_gap();
        }
        for letter in text.chars() {
            self.letters += 1;
            escape_into(&mut self.html, letter.encode_utf8(&mut [0; 4]));
            if self.letters.is_multiple_of(TEXT) {
                self.html.push_str("<!---->");
            }
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let Some(name) = known(&tag.name) else {
            if tag.name.as_slice() == b"br" {
                self.html.push_str("<br>");
            }
            return;
        };
        if BLOCKS.contains(&name) {
            self.close(&["p"]);
        } else {
            self.fill_gap();
        }
        match name {
            "a" => {
                self.close(&["a"]);
                if let Some(iri) = target(tag) {
                    let mut attributes = " href=\"".to_owned();
                    escape_into(&mut attributes, iri.as_str());
                    attributes.push('"');
                    self.open("a", &(attributes + &class(tag)));
                }
            }
            "span" => self.open("span", &class(tag)),
            "li" => {
                if self.innermost(&["li"]) > self.innermost(&["ul", "ol"]) {
                    self.close(&["li"]);
                }
                self.open("li", "");
            }
            "rt" | "rp" => {
                if let Some(ruby) = self.innermost(&["ruby"]) {
                    self.close_from(ruby + 1);
                    self.open(name, "");
                }
            }
            _ => {
                if HEADINGS.contains(&name) {
                    self.close(HEADINGS);
                }
                self.open(name, "");
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(name) = known(name)
            && !self.close(&[name])
            && name == "p"
        {
            self.gap = true;
        }
    }

    fn fill_gap(&mut self) {
        if self.gap {
            self.open("p", "");
        }
    }

    fn open(&mut self, name: &'static str, attributes: &str) {
        self.gap = false;
        if self.open.len() < DEPTH {
            self.html.extend(["<", name, attributes, ">"]);
            self.open.push(name);
        }
    }

    /// Closes the innermost element of one of the names with all that is in it; `false` if none is open.
    fn close(&mut self, names: &[&str]) -> bool {
        let found = self.innermost(names);
        if let Some(index) = found {
            self.close_from(index);
        }
        found.is_some()
    }

    /// Closes the open elements from one on.
    fn close_from(&mut self, index: usize) {
        for name in self.open.drain(index..).rev() {
            // Paragraphs without anything come from elements that only hold others.
            if name == "p" && self.html.ends_with("<p>") {
                self.html.truncate(self.html.len() - "<p>".len());
            } else {
                self.html.extend(["</", name, ">"]);
            }
        }
    }

    fn innermost(&self, names: &[&str]) -> Option<usize> {
        self.open.iter().rposition(|open| names.contains(open))
    }
}

/// The element that is written for one of this name.
fn known(name: &[u8]) -> Option<&'static str> {
    let known = BLOCKS.iter().chain(INLINES).find(|known| known.as_bytes() == name).copied();
    known.or_else(|| begins_line(name).then_some("p"))
}

/// The attribute with the classes that say what an element is.
fn class(tag: &StartTag<()>) -> String {
    let Some(written) = attribute(tag, "class") else { return String::new() };
    let is_written = |class: &&str| written.split_ascii_whitespace().any(|found| found == *class);
    let kept: Vec<_> = CLASSES.iter().copied().filter(is_written).collect();
    if kept.is_empty() { String::new() } else { format!(" class=\"{}\"", kept.join(" ")) }
}
