//! Pictures in the place of shortcodes.

use super::token::escape_into;
use crate::value::Iri;

/// The pictures in one text. Each can take 2 KB, and more where it is escaped; a shortcode three letters.
const MOST_PICTURES: usize = 1_000;

/// Puts pictures in the place of shortcodes such as `:howdah:`, in text only: never within a tag or its
/// attributes.
///
/// `html` is what [`sanitize`](super::sanitize) gave; sanitising afterwards would remove the pictures.
/// `emoji` is given the shortcode without colons, and says where its picture is: of the tags of the same
/// document, see [`Emoji`](crate::Emoji), or of the server's own emoji, best behind a proxy of your own. A
/// shortcode has ASCII letters, digits, `_`, `-` and `+`.
///
/// The shortcode stays where there is no picture, or where its address is neither an http or https [`Iri`]
/// nor a path on your own server that begins with one slash; and all of them do after the first 1,000
/// pictures.
///
/// ```
/// use howdah_types::html;
///
/// let emoji = |shortcode: &str| (shortcode == "a").then(|| "https://a.example/a.png".to_owned());
/// assert_eq!(
///     html::with_emoji("<p>:a: :b:</p>", emoji),
///     r#"<p><img class="emoji" src="https://a.example/a.png" alt=":a:" title=":a:"> :b:</p>"#
/// );
/// ```
pub fn with_emoji(html: &str, emoji: impl Fn(&str) -> Option<String>) -> String {
    let mut writer = Writer { html: String::with_capacity(html.len()), pictures: 0, emoji };
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        writer.text(text);
        let (tag, behind) = tag.split_at(tag_length(tag));
        writer.html.push_str(tag);
        rest = behind;
    }
    writer.html
}

/// The bytes up to the `>` that ends a tag; one between quotes does not.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    end.map_or(tag.len(), |end| end + 1)
}

struct Writer<F> {
    html: String,
    pictures: usize,
    emoji: F,
}

impl<F: Fn(&str) -> Option<String>> Writer<F> {
    /// Text as it stands between two tags, still escaped.
    fn text(&mut self, text: &str) {
        let mut parts = text.split(':');
        self.html.push_str(parts.next().unwrap_or_default());
        // Each part stands behind a colon that is not written yet; it is a shortcode if another colon
        // follows.
        let mut parts = parts.peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_some() && self.picture(part) {
                // That colon belonged to the shortcode.
                self.html.push_str(parts.next().unwrap_or_default());
            } else {
                self.html.push(':');
                self.html.push_str(part);
            }
        }
    }

    /// Writes the picture of a shortcode, if it is one and has one.
    fn picture(&mut self, shortcode: &str) -> bool {
        let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+');
        if self.pictures == MOST_PICTURES || shortcode.is_empty() || !shortcode.bytes().all(named) {
            return false;
        }
        let Some(url) = (self.emoji)(shortcode).filter(|url| is_loadable(url)) else { return false };
        self.pictures += 1;
        self.html.push_str("<img class=\"emoji\" src=\"");
        escape_into(&mut self.html, &url);
        self.html.push_str("\" alt=\":");
        escape_into(&mut self.html, shortcode);
        self.html.push_str(":\" title=\":");
        escape_into(&mut self.html, shortcode);
        self.html.push_str(":\">");
        true
    }
}

/// Whether an address leads to the web, or to a path of the server that shows it.
fn is_loadable(url: &str) -> bool {
    let own = url.starts_with('/') && url.len() <= Iri::MAX_BYTES && !url.starts_with("//");
    let plain = !url.contains(|letter: char| letter.is_control() || letter.is_whitespace() || letter == '\\');
    (own && plain) || Iri::parse(url).is_ok_and(|iri| iri.is_web())
}
