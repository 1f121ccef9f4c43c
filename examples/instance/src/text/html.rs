//! HTML of strangers, made safe to show.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::escape;

/// HTML of a stranger with nothing left but paragraphs, line breaks, and links to web pages.
///
/// What it gives is built anew: three elements in one spelling each, always closed, and escaped text. However the
/// input is misunderstood, nothing else can come out.
pub(crate) fn from_html(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // So that the text of scripts and styles is no markup.
    emitter.naively_switch_states(true);
    let mut cleaner = Cleaner::default();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::String(text) => cleaner.text(&String::from_utf8_lossy(&text)),
            Token::StartTag(tag) => cleaner.start(&tag),
            Token::EndTag(tag) => cleaner.end(&tag),
            _ => {}
        }
    }
    cleaner.close_paragraph();
    cleaner.kept
}

#[derive(Default)]
struct Cleaner {
    kept: String,
    paragraph: bool,
    link: bool,
    /// The element around text that is not for people.
    hidden: Option<Vec<u8>>,
}

impl Cleaner {
    fn text(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.kept.push_str(&escape(text));
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        if self.hidden.is_some() {
            return;
        }
        match name {
            b"br" => self.kept.push_str("<br>"),
            b"a" => {
                self.close_link();
                let href = tag.attributes.get(b"href".as_slice()).map(|href| String::from_utf8_lossy(href));
                self.open_link(&href.unwrap_or_default());
            }
            _ if is_block(name) => {
                self.close_paragraph();
                self.kept.push_str("<p>");
                self.paragraph = true;
            }
            _ if is_hidden(name) && !tag.self_closing => self.hidden = Some(name.to_vec()),
            _ => {}
        }
    }

    fn end(&mut self, tag: &EndTag<()>) {
        let name = tag.name.as_slice();
        if let Some(hidden) = &self.hidden {
            if hidden == name {
                self.hidden = None;
            }
        } else if name == b"a" {
            self.close_link();
        } else if is_block(name) {
            self.close_paragraph();
        }
    }

    fn open_link(&mut self, href: &str) {
        let begins =
            |scheme: &str| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        if (begins("https://") || begins("http://")) && !href.contains(char::is_control) {
            self.kept.extend([r#"<a href=""#, &escape(href), r#"" rel="nofollow noopener">"#]);
            self.link = true;
        }
    }

    fn close_link(&mut self) {
        if std::mem::take(&mut self.link) {
            self.kept.push_str("</a>");
        }
    }

    fn close_paragraph(&mut self) {
        self.close_link();
        if std::mem::take(&mut self.paragraph) {
            self.kept.push_str("</p>");
        }
    }
}

/// Elements that stand on lines of their own: paragraphs here.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div" | b"li" | b"blockquote" | b"pre" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6"
    )
}

/// Elements whose text is not for people.
fn is_hidden(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"title"
            | b"textarea"
            | b"noscript"
            | b"iframe"
            | b"noembed"
            | b"noframes"
            | b"object"
            | b"select"
            | b"svg"
            | b"math"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::from_html;

    /// Whether only the allowed elements are there, in pairs.
    fn is_clean(html: &str) -> bool {
        let (mut open, mut rest) = (Vec::new(), html);
        while let Some((_, tag)) = rest.split_once('<') {
            let Some((tag, after)) = tag.split_once('>') else { return false };
            match tag {
                "br" => {}
                "p" => open.push("p"),
                "/p" if open.pop() == Some("p") => {}
                "/a" if open.pop() == Some("a") => {}
                _ => {
                    let address = tag
                        .strip_prefix("a href=\"")
                        .and_then(|tag| tag.strip_suffix("\" rel=\"nofollow noopener\""));
                    if address.is_none_or(|address| address.contains(['"', '<', '\''])) {
                        return false;
                    }
                    open.push("a");
                }
            }
            rest = after;
        }
        open.is_empty()
    }

    #[test]
    fn keeps_paragraphs_breaks_and_links() {
        for (html, expected) in [
            ("<p>a<br/>b</p><p>c</p>", "<p>a<br>b</p><p>c</p>"),
            ("plain &amp; <b>bold</b>", "plain &amp; bold"),
            ("<ul><li>one</li><li>two</li></ul>", "<p>one</p><p>two</p>"),
            ("&lt;i&gt;", "&lt;i&gt;"),
            (
                "<a href=\"https://a.example/?a=1&amp;b=2\" onclick=\"x()\">a</a>",
                "<a href=\"https://a.example/?a=1&amp;b=2\" rel=\"nofollow noopener\">a</a>",
            ),
        ] {
            assert_eq!(from_html(html), expected, "{html}");
        }
    }

    #[test]
    fn closes_what_is_left_open_and_nothing_else() {
        for (html, expected) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("a</p></a></div>", "a"),
            (
                "<p><a href=https://a.example>x",
                "<p><a href=\"https://a.example\" rel=\"nofollow noopener\">x</a></p>",
            ),
        ] {
            assert_eq!(from_html(html), expected, "{html}");
        }
    }

    #[test]
    fn leaves_nothing_dangerous() {
        for (html, expected) in [
            ("<script>alert(1)</script>x", "x"),
            ("<script>'</p><img src=x onerror=alert(1)>'</script>x", "x"),
            ("<style><img src=x onerror=alert(1)></style>x", "x"),
            ("<svg><style><img src=x onerror=alert(1)></style></svg>x", "x"),
            ("<iframe srcdoc='<script>1</script>'>y</iframe>x", "x"),
            ("<img src=x onerror=alert(1)>x", "x"),
            ("<textarea></p><script>1</script></textarea>x", "x"),
            ("<!--><script>1</script>-->x", "--&gt;x"),
            ("<![CDATA[<script>1</script>]]>x", "1]]&gt;x"),
            ("<scr<script>ipt>x", "ipt&gt;x"),
            ("<a href=javascript:alert(1)>x</a>", "x"),
            ("<a href=' javascript:alert(1)'>x</a>", "x"),
            ("<a href='JaVaScRiPt:alert(1)'>x</a>", "x"),
            ("<a href='java&#10;script:alert(1)'>x</a>", "x"),
            ("<a href='data:text/html,x'>x</a>", "x"),
            ("<a href='//evil.example'>x</a>", "x"),
            ("<a href='https://a.example/\n'>x</a>", "x"),
            ("<p onmouseover=alert(1) style=color:red>x</p>", "<p>x</p>"),
            (
                "<a href='https://a.example/\"onclick=alert(1)'>x</a>",
                "<a href=\"https://a.example/&quot;onclick=alert(1)\" rel=\"nofollow noopener\">x</a>",
            ),
            ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x", "&#39;&gt;x"),
            ("x<script>", "x"),
            ("x<", "x&lt;"),
        ] {
            let kept = from_html(html);
            assert!(is_clean(&kept), "{html} became {kept}");
            assert_eq!(kept, expected, "{html}");
        }
    }

    proptest! {
        #[test]
        fn gives_clean_html_whatever_comes(
            parts in prop::collection::vec(
                prop_oneof![
                    Just("<p>"), Just("</p>"), Just("<a href="), Just("</a>"), Just("\""), Just("'"), Just(">"),
                    Just("<"), Just("<script>"), Just("</script>"), Just("<!--"), Just("-->"), Just("https://a"),
                    Just("javascript:"), Just("&"), Just("&lt;"), Just("<svg>"), Just("</svg"), Just("/"), Just(" "),
                    Just("<style"), Just("<textarea>"), Just("x"), Just("\0"), Just("\u{202e}"),
                ],
                0..24,
            )
        ) {
            let once = from_html(&parts.concat());
            prop_assert!(is_clean(&once), "{}", once);
            prop_assert_eq!(from_html(&once), once);
        }
    }
}
