//! HTML as plain text.

use html5gum::Token;

use super::token::{begins_line, text, visible};

/// HTML as plain text: for notifications, previews, searching, and readers without HTML.
///
/// - White space is collapsed as browsers do, but within `<pre>`. A line break is `\n`; between paragraphs
///   there is an empty line, and never more than one. Items of lists begin with `- `.
/// - The text of a link is shown in full, whatever its classes say, and where it leads is not: see
///   [`links`](super::links).
/// - Character references are decoded, once: `&amp;lt;` becomes `&lt;`. What comes out is no HTML, and has to
///   be escaped where it goes into HTML.
/// - The text of scripts, styles and the like is dropped, and so are control characters.
///
/// It has no more letters (`char`s) than the HTML.
///
/// ```
/// use howdah_types::html;
///
/// let html = "<p>Tea &amp; <b>cake</b><br>at four</p><ul><li>tea</li><li>cake</li></ul>";
/// assert_eq!(html::to_text(html), "Tea & cake\nat four\n\n- tea\n- cake");
/// ```
pub fn to_text(html: &str) -> String {
    let mut plain = Plain::default();
    for token in visible(html) {
        match token {
            Token::String(found) => plain.text(&text(&found)),
            Token::StartTag(tag) => plain.tag(&tag.name, true),
            Token::EndTag(tag) => plain.tag(&tag.name, false),
            _ => {}
        }
    }
    plain.text.truncate(plain.text.trim_end().len());
    plain.text
}

#[derive(Default)]
struct Plain {
    text: String,
    /// The line breaks that are due before the next letter: at most two.
    breaks: usize,
    /// Whether a space is due before the next letter.
    space: bool,
    /// Whether the next letter begins the item of a list.
    item: bool,
    /// How many `<pre>` are open.
    preformatted: usize,
}

impl Plain {
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            // Line breaks at the beginning of preformatted text only separate it from its tag.
            let blank = if self.preformatted > 0 {
                letter == '\n' && self.breaks > 0
            } else {
                letter.is_ascii_whitespace()
            };
            if blank {
                self.space = true;
            } else {
                self.separate();
                self.text.push(letter);
            }
        }
    }

    fn tag(&mut self, name: &[u8], start: bool) {
        match name {
            b"br" if start => self.breaks = (self.breaks + 1).min(2),
            b"p" | b"blockquote" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.breaks = 2,
            b"pre" => {
                self.breaks = 2;
                let open = self.preformatted;
                self.preformatted = if start { open + 1 } else { open.saturating_sub(1) };
            }
            b"li" => {
                self.breaks = self.breaks.max(1);
                self.item = start;
            }
            b"ul" | b"ol" => self.breaks = self.breaks.max(1),
            _ if begins_line(name) => self.breaks = self.breaks.max(1),
            _ => {}
        }
    }

    /// Writes what is due before the next letter.
    fn separate(&mut self) {
        if self.breaks > 0 && !self.text.is_empty() {
            let written = self.text.chars().rev().take(2).take_while(|letter| *letter == '\n').count();
            self.text.extend(std::iter::repeat_n('\n', self.breaks.saturating_sub(written)));
        } else if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        if self.item {
            self.text.push_str("- ");
        }
        (self.breaks, self.space, self.item) = (0, false, false);
    }
}
