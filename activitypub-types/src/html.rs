//! HTML of strangers, made fit to show: safe HTML, plain text, custom emoji.
//!
//! The content and summary of objects and the values of profile fields are HTML that anybody may have
//! written, and a document keeps them letter by letter. They must not reach a page unless [`sanitize`] has
//! seen them. The functions here take time in proportion to their input, whatever it is, and do not recurse.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use emoji::with_emoji;
pub use plain::to_text;

use crate::value::Iri;

mod emoji;
mod plain;
mod tidy;
mod token;

/// The elements that [`sanitize`] keeps, beside `<br>`; those that begin a new block, and those within lines.
const BLOCKS: &[&str] = &["p", "blockquote", "pre", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"];
const INLINES: &[&str] = &["a", "span", "em", "strong", "b", "i", "u", "del", "code", "ruby", "rt", "rp"];
/// The classes of links and spans that say what they are, and hide nothing.
const CLASSES: &[&str] = &["mention", "hashtag", "u-url", "h-card"];

/// HTML with nothing in it that could run, load, hide or leave its place.
///
/// What is kept:
///
/// - `p`, `br`, `blockquote`, `pre`, `ul`, `ol`, `li`, `h1` to `h6`; other elements that begin a new line, as
///   `div` and table cells, become paragraphs.
/// - `em`, `strong`, `b`, `i`, `u`, `del`, `code`, `span`, `ruby`, `rt`, `rp`.
/// - `a` with an `href` that is an [`Iri`] and leads to the web, and then with
///   `rel="nofollow noopener noreferrer ugc"`.
/// - The classes `mention`, `hashtag`, `u-url` and `h-card` of `a` and `span`. Not `invisible` and
///   `ellipsis`, with which a link's text could pretend to lead elsewhere: it is shown in full.
///
/// Of anything else the text is kept, but that of `script`, `style`, `svg`, `math`, `iframe` and others whose
/// text is not for people. Elements are closed in order. Those that stand within 32 others are left out, and
/// their text is kept: parsers, also those of browsers, take quadratic time or worse with deep nesting.
/// Sanitising twice gives the same as sanitising once.
///
/// What comes out is a fragment for the inside of an element such as `<div>`. It is at most five times as
/// long as what went in, as `&amp;` is of `&`. Text that turns its direction stays in it: show it in an
/// element with `unicode-bidi: isolate`, which is the default of `<div dir="auto">`.
///
/// ```
/// use howdah_types::html;
///
/// let hostile = r#"<p onclick="run()">Hi <script>run()</script><a href="javascript:run()">there</a><div>!"#;
/// assert_eq!(html::sanitize(hostile), "<p>Hi there</p><p>!</p>");
/// ```
pub fn sanitize(html: &str) -> String {
    // Twice, by two parsers: the first bounds what the second has to work on, and the second knows what
    // browsers do.
    CLEANER.clean(&tidy::tidy(html)).to_string()
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let classes: HashSet<_> = CLASSES.iter().copied().collect();
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(BLOCKS.iter().chain(INLINES).copied().chain(["br"]).collect())
        .clean_content_tags(["script", "style"].into())
        .tag_attributes(HashMap::from([("a", ["href"].into())]))
        .allowed_classes([("a", classes.clone()), ("span", classes)].into())
        .url_schemes(["http", "https"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    cleaner
});

/// Where the links in HTML lead, in their order: the addresses that [`sanitize`] accepts, once for each link.
///
/// The text of a link may say anything. Where it matters, as in the fields of profiles, show
/// [`display::link`](crate::display::link) of what this gives.
///
/// ```
/// use howdah_types::{display, html};
///
/// let field = r#"<a href="https://evil.example/x"><span class="invisible">https://</span>good.example</a>"#;
/// let link = html::links(field).remove(0);
/// assert_eq!(display::link(&link).unwrap(), "evil.example/x");
/// ```
pub fn links(html: &str) -> Vec<Iri> {
    let links = token::visible(html).filter_map(|token| match token {
        html5gum::Token::StartTag(tag) if tag.name.as_slice() == b"a" => token::target(&tag),
        _ => None,
    });
    links.collect()
}
