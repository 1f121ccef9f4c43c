//! What members type, as HTML: paragraphs, links, mentions and hashtags; everything else is escaped.

mod html;

use std::fmt::Write;

pub(crate) use html::from_html;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// `@name` or `@name@host`, without the first sign.
    Mention(&'a str),
    /// `#tag`, without the sign.
    Tag(&'a str),
    /// `https://…`
    Link(&'a str),
}

/// The pieces of a text, in order; together they are the whole text but for the signs `@` and `#`.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut plain) = (text, 0);
    let mut at = 0;
    while let Some(first) = rest.chars().next() {
        let begins = text[..at].chars().next_back().is_none_or(|before| !is_word(before));
        match if begins { special(rest) } else { None } {
            Some((piece, length)) => {
                if plain < at {
                    found.push(Piece::Text(&text[plain..at]));
                }
                found.push(piece);
                at += length;
                plain = at;
            }
            None => at += first.len_utf8(),
        }
        rest = &text[at..];
    }
    if plain < text.len() {
        found.push(Piece::Text(&text[plain..]));
    }
    found
}

/// A text as HTML. `profile` gives the page and the shown name of a mention that leads somewhere, and `tag`
/// the page of a hashtag.
pub(crate) fn to_html(
    text: &str,
    profile: impl Fn(&str) -> Option<(String, String)>,
    tag: impl Fn(&str) -> String,
) -> String {
    let (mut html, text) = (String::new(), text.replace("\r\n", "\n"));
    for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
        html.push_str("<p>");
        for piece in pieces(paragraph) {
            write_piece(&mut html, piece, &profile, &tag);
        }
        html.push_str("</p>");
    }
    html
}

/// Text that means itself in HTML, in attributes too.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn write_piece(
    html: &mut String,
    piece: Piece<'_>,
    profile: &impl Fn(&str) -> Option<(String, String)>,
    tag: &impl Fn(&str) -> String,
) {
    // Writing into a String cannot fail.
    let written = match piece {
        Piece::Text(text) => write!(html, "{}", escape(text).replace('\n', "<br>")),
        Piece::Link(url) => {
            let url = escape(url);
            write!(html, r#"<a href="{url}" rel="nofollow noopener">{url}</a>"#)
        }
        Piece::Tag(name) => {
            let (url, name) = (escape(&tag(name)), escape(name));
            write!(html, r#"<a href="{url}" class="mention hashtag" rel="tag">#<span>{name}</span></a>"#)
        }
        Piece::Mention(handle) => match profile(handle) {
            Some((url, name)) => {
                let (url, name) = (escape(&url), escape(&name));
                write!(
                    html,
                    r#"<span class="h-card"><a href="{url}" class="u-url mention">@<span>{name}</span></a></span>"#
                )
            }
            None => write!(html, "@{}", escape(handle)),
        },
    };
    debug_assert!(written.is_ok());
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '@' | '#' | '/' | '&')
}

/// The mention, hashtag or link that a text begins with, and its length with the sign.
fn special(text: &str) -> Option<(Piece<'_>, usize)> {
    if let Some(rest) = text.strip_prefix('@') {
        let handle = mention(rest)?;
        return Some((Piece::Mention(handle), handle.len() + 1));
    }
    if let Some(rest) = text.strip_prefix('#') {
        let name = prefix(rest, |letter| letter.is_alphanumeric() || letter == '_');
        // A number alone is a number.
        let counts = name.chars().any(|letter| !letter.is_ascii_digit());
        return counts.then_some((Piece::Tag(name), name.len() + 1));
    }
    if text.starts_with("https://") || text.starts_with("http://") {
        let url = prefix(text, |letter| !letter.is_whitespace() && !matches!(letter, '<' | '>' | '"'));
        let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '。', '、']);
        return Some((Piece::Link(url), url.len()));
    }
    None
}

fn mention(text: &str) -> Option<&str> {
    let name = prefix(text, |letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.'));
    let name = name.trim_end_matches(['.', '-']);
    if name.is_empty() {
        return None;
    }
    let host = text.get(name.len()..).and_then(|rest| rest.strip_prefix('@')).map(|rest| {
        let host = prefix(rest, |letter| letter.is_alphanumeric() || matches!(letter, '-' | '.' | ':'));
        host.trim_end_matches(['.', '-', ':'])
    });
    match host.filter(|host| !host.is_empty()) {
        Some(host) => text.get(..name.len() + 1 + host.len()),
        None => Some(name),
    }
}

fn prefix(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|letter| !belongs(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, to_html};

    #[test]
    fn finds_mentions_hashtags_and_links() {
        let text = "Hi @ann@me.test, see #Rust and https://a.example/b?c=1. Or @bob!";
        let found: Vec<_> =
            pieces(text).into_iter().filter(|piece| !matches!(piece, Piece::Text(_))).collect();
        let expected = [
            Piece::Mention("ann@me.test"),
            Piece::Tag("Rust"),
            Piece::Link("https://a.example/b?c=1"),
            Piece::Mention("bob"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn leaves_addresses_and_numbers_alone() {
        for text in ["mail me at ann@me.test", "issue #42", "a#b", "@", "#", "50 % @ home"] {
            assert_eq!(pieces(text), [Piece::Text(text)], "{text}");
        }
    }

    #[test]
    fn escapes_everything_a_member_types() {
        let html = to_html("<script>&\"'\n\n#<b> https://a.example/\"onload=1", |_| None, |_| String::new());
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("\"onload"), "{html}");
    }

    #[test]
    fn links_a_mention_that_leads_somewhere() {
        let profile = |handle: &str| {
            (handle == "ann@me.test").then(|| ("https://me.test/@ann".to_owned(), "ann".to_owned()))
        };
        let html = to_html("@ann@me.test @nobody", profile, |_| String::new());
        let expected = "<p><span class=\"h-card\"><a href=\"https://me.test/@ann\" class=\"u-url mention\">\
                        @<span>ann</span></a></span> @nobody</p>";
        assert_eq!(html, expected);
    }
}
