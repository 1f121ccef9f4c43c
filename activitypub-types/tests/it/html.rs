//! Attacks on those who read what a stranger wrote: the rows of the table of threats about text that is
//! shown.

use howdah_testdata::{folder, rows};
use howdah_types::{Actor, Iri, Note, Username, display, from_slice};
use proptest::prelude::*;

/// The rows of the table that the tests of this file are about.
#[cfg(not(feature = "html"))]
pub(crate) const ROWS: &[&str] = &["TYP-049", "TYP-050"];
/// The rows of the table that the tests of this file are about.
#[cfg(feature = "html")]
pub(crate) const ROWS: &[&str] = &[
    "TYP-041", "TYP-042", "TYP-043", "TYP-044", "TYP-045", "TYP-046", "TYP-047", "TYP-048", "TYP-049",
    "TYP-050",
];

/// The letters that neither names nor lines may have.
const INVISIBLE: &[char] =
    &['\u{ad}', '\u{200b}', '\u{200e}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{feff}'];

#[test]
fn every_row_stands_in_the_table() {
    let Some(table) = folder("threats-display", "security/threats.tsv") else { return };
    let table = rows(&table);
    for id in ROWS {
        assert!(table.iter().any(|row| row[0] == *id), "{id}");
    }
}

/// TYP-049.
#[test]
fn names_lose_what_hides_and_turns_and_piles_up() {
    let hidden = "\u{202e}\u{2066}\u{200b}".repeat(10_000);
    let name = format!("{hidden}Ada{hidden} Love{hidden}lace{hidden}");
    let document = serde_json::json!({"type": "Note", "name": name}).to_string();
    let note = from_slice::<Note>(document.as_bytes()).unwrap().value;
    assert_eq!(note.base.name.as_str(), Some(&*name));
    assert_eq!(display::line(&name, 40), "Ada Lovelace");

    let piled = format!("Z{}a{}", "\u{335}".repeat(10_000), "\u{308}".repeat(3));
    assert_eq!(display::line(&piled, 40), "Z\u{335}\u{335}\u{335}\u{335}a\u{308}\u{308}\u{308}");
    // What is invisible between marks does not begin another run.
    assert_eq!(display::line(&"\u{335}\u{200d}\u{200b}".repeat(50), 40), "");
    assert_eq!(display::line("\u{335}\u{335}Ada", 40), "Ada");
}

/// TYP-050.
#[test]
fn usernames_refuse_control_characters_and_lines_lose_them() {
    let actor = from_slice::<Actor>(br#"{"type":"Person","preferredUsername":"ali\u0000ce"}"#).unwrap();
    assert_eq!((actor.value.preferred_username, actor.issues.len()), (None, 1));
    for control in ["\0", "\u{1b}", "\n", "\u{85}", "\u{2028}", "\u{7f}", "\u{3164}"] {
        assert!(format!("ali{control}ce").parse::<Username>().is_err(), "{control:?}");
    }
    assert_eq!(
        display::line("\0ali\u{1b}[31mce\r\n\tof\u{2028}Wonder\u{85}land\u{7f}", 40),
        "ali[31mce of Wonder land"
    );
}

#[test]
fn lines_are_cut_where_they_are_too_long() {
    for (text, most, expected) in [
        ("", 5, ""),
        ("abcde", 5, "abcde"),
        ("abcde \n", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
        ("abcd efg", 5, "abcd…"),
        ("abc defg", 5, "abc…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ] {
        assert_eq!(display::line(text, most), expected, "{text:?} in {most}");
    }
}

#[test]
fn lines_keep_joiners_where_they_join() {
    for kept in ["👩\u{200d}💻", "🏳\u{fe0f}\u{200d}🌈", "می\u{200c}خواهم", "ක්\u{200d}ය"]
    {
        assert_eq!(display::line(kept, 40), kept);
    }
    for (text, expected) in
        [("a\u{200d}b", "ab"), ("\u{200d}👩\u{200d}", "👩"), ("👩\u{200d}\u{200d}💻", "👩\u{200d}💻")]
    {
        assert_eq!(display::line(text, 40), expected, "{text:?}");
    }
}

#[test]
fn links_show_their_host_in_full_or_nothing() {
    for (iri, expected) in [
        ("https://a.example", Some("a.example")),
        ("https://a.example/", Some("a.example")),
        ("HTTP://A.example:8080?x#y", Some("http://A.example:8080?x#y")),
        ("https://[2001:db8::1]:8443/x", Some("[2001:db8::1]:8443/x")),
        ("https://例え.テスト/道", Some("例え.テスト/道")),
        ("https://a.example/\u{202e}x\u{200b}", Some("a.example/x")),
        ("https://good.example⁄x.evil.example/", None),
        ("https://good.example%2f.evil.example/", None),
        ("https://go\u{200b}od.example/", None),
        ("https://\u{202e}good.example/", None),
        ("https://a.example:x/", None),
        ("https://[x]/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://a.example/", None),
    ] {
        assert_eq!(display::link(&Iri::parse(iri).unwrap()).as_deref(), expected, "{iri}");
    }
    let host = format!("{}.evil.example", "good.example.".repeat(18).trim_end_matches('.'));
    let shown = display::link(&Iri::parse(format!("https://{host}/{}", "x".repeat(500))).unwrap()).unwrap();
    assert_eq!(shown, format!("{host}/{}…", "x".repeat(30)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_are_clean_and_short_and_stay_as_they_are(text in odd_text(), most in 0_usize..30) {
        let line = display::line(&text, most);
        prop_assert!(line.chars().count() <= most);
        prop_assert!(!line.contains(char::is_control) && !line.contains(INVISIBLE));
        prop_assert!(!line.contains("  ") && line.trim() == line);
        prop_assert_eq!(display::line(&line, most), line);
    }
}

/// Text with more of what deceives than chance would have it.
fn odd_text() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        Just(" "),
        Just("\n"),
        Just("\0"),
        Just("\u{1b}"),
        Just("\u{202e}"),
        Just("\u{200d}"),
        Just("\u{200c}"),
        Just("\u{301}"),
        Just("\u{fe0f}"),
        Just("👩"),
        Just("م"),
        Just("a"),
        Just("\u{e0061}"),
        Just("\u{2800}"),
    ];
    let piece = prop_oneof![4 => odd.prop_map(str::to_owned), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[cfg(feature = "html")]
mod sanitised {
    use howdah_types::html::{links, sanitize, to_text, with_emoji};
    use howdah_types::{Iri, Note, Object, Person, PropertyValue, display, from_slice};
    use proptest::prelude::*;

    /// How a link begins in the output, up to its address, and how it goes on behind it.
    const LINK: (&str, &str) = (r#"<a href=""#, r#"" rel="nofollow noopener noreferrer ugc">"#);

    fn link(href: &str, text: &str) -> String {
        format!("{}{href}{}{text}</a>", LINK.0, LINK.1)
    }

    /// Checks what must be true of everything that was sanitised; in words what is not.
    fn check(html: &str) -> Result<(), String> {
        let lower = html.to_ascii_lowercase();
        let mut rest = &*lower;
        while let Some((_, behind)) = rest.split_once('<') {
            let (tag, behind) = behind.split_once('>').ok_or("a tag does not end")?;
            check_tag(tag)?;
            rest = behind;
        }
        if sanitize(html) == html { Ok(()) } else { Err(format!("{html} becomes {}", sanitize(html))) }
    }

    fn check_tag(tag: &str) -> Result<(), String> {
        const NAMES: &[&str] = &[
            "p",
            "br",
            "a",
            "span",
            "em",
            "strong",
            "b",
            "i",
            "u",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ruby",
            "rt",
            "rp",
        ];
        const CLASSES: &[&str] = &["mention", "hashtag", "u-url", "h-card"];
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !NAMES.contains(&name.trim_start_matches('/')) {
            return Err(format!("the element {name}"));
        }
        // No value has a quote in it, so that names and values alternate.
        let parts: Vec<_> = attributes.split('"').collect();
        for pair in parts.chunks(2).filter(|pair| pair.len() == 2) {
            let good = match pair[0].trim() {
                "href=" => pair[1].starts_with("https://") || pair[1].starts_with("http://"),
                "rel=" => pair[1] == "nofollow noopener noreferrer ugc",
                "class=" => pair[1].split(' ').all(|class| CLASSES.contains(&class)),
                _ => false,
            };
            if !good {
                return Err(format!("the attribute {pair:?}"));
            }
        }
        if parts.last().is_some_and(|last| last.trim().is_empty()) {
            Ok(())
        } else {
            Err(format!("the tag {tag}"))
        }
    }

    /// TYP-041.
    #[test]
    fn scripts_are_kept_in_the_document_and_never_shown() {
        let content = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        let document = serde_json::json!({"type": "Note", "content": content}).to_string();
        let note = from_slice::<Note>(document.as_bytes()).unwrap().value;
        assert_eq!(note.base.content.as_str(), Some(content));
        assert_eq!((sanitize(content), to_text(content)), (String::new(), String::new()));
        for (hostile, expected) in [
            ("<scr<script>ipt>alert(1)</script>x", "ipt&gt;alert(1)x"),
            ("<script>'</p><img src=x onerror=alert(1)>'</script>x", "x"),
            ("<script/>alert(1)</script>x", "x"),
            ("<p onmouseover=alert(1) style=color:red id=x>x</p>", "<p>x</p>"),
            ("<iframe srcdoc='<script>1</script>'>y</iframe>x", "x"),
            ("<form action=https://evil.example><input name=password><button>x</form>", "<p>x</p>"),
            ("<!--><script>1</script>-->x", "--&gt;x"),
            ("x<plaintext><script>1", "x&lt;script&gt;1"),
            ("\u{0}x\u{1b}&#27;\u{85}y&#13;z", "x y z"),
        ] {
            assert_eq!(sanitize(hostile), expected, "{hostile}");
            check(expected).unwrap();
        }
    }

    /// TYP-042.
    #[test]
    fn sanitised_html_means_the_same_when_it_is_read_again() {
        let image = "<img src=x onerror=alert(1)>";
        for hostile in [
            format!(
                "<math><annotation-xml encoding=text/html><style>{image}</style></annotation-xml></math>x"
            ),
            format!("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;{image}\">x"),
            format!("<svg></p><style><a id=\"</style>{image}\">x"),
            format!("<svg><desc><math><style>{image}</style></math></desc></svg>x"),
            format!("<form><math><mtext></form><form><mglyph><style></math>{image}x"),
            format!("<noscript><p title=\"</noscript>{image}\">x"),
            format!("<textarea><a title=\"</textarea>{image}\">x"),
            format!("<select><template><style>{image}</style></template></select>x"),
            format!("<xmp><a title=\"</xmp>{image}\">x"),
            format!("<p><svg><title><style>{image}</style></title></svg>x"),
            "<a href=\"https://a.example/&quot;onclick=alert(1)//\">x</a>".to_owned(),
            "<pre>\n\n\nx</pre><pre><p></p>\ny".to_owned(),
            "<b><p>1</b>2<p>3<b>4<h1>5<h2>6<li>7<ul><li>8<li>9</ul>10".to_owned(),
            "<a href=https://a.example>1<a href=https://b.example>2<p>3</a>4".to_owned(),
            "<ruby>漢<rp>(<rt>kan<rp>)<ruby>x<p>y<rt>z</ruby>w<rt>v".to_owned(),
            "<b><b><b><b><b><i>x<p>y</b></b></b>z".to_owned(),
        ] {
            let once = sanitize(&hostile);
            check(&once).unwrap_or_else(|error| panic!("{hostile} became {once}: {error}"));
        }
    }

    /// TYP-043.
    #[test]
    fn broken_mathml_gives_an_answer() {
        for (hostile, expected) in [
            ("<math></math><math><semantics></math>", ""),
            ("<math></math><math><semantics></math>x", "x"),
            ("<math><semantics><annotation-xml>", ""),
            ("</math></semantics>x<math>", "x"),
            ("<math/>x<svg/>y", "xy"),
            ("<math><mi><math></mi></math>x", "x"),
        ] {
            assert_eq!(
                (sanitize(hostile), to_text(hostile)),
                (expected.to_owned(), expected.to_owned()),
                "{hostile}"
            );
        }
    }

    /// TYP-044.
    #[test]
    fn shortcodes_become_pictures_in_text_only() {
        let emoji = |shortcode: &str| match shortcode {
            "a" => Some("https://a.example/?\"><script>&'".to_owned()),
            "own" => Some("/media/own.png".to_owned()),
            "run" => Some("javascript:alert(1)".to_owned()),
            "other" => Some("//evil.example/x.png".to_owned()),
            _ => None,
        };
        let picture = concat!(
            r#"<img class="emoji" src="https://a.example/?&quot;&gt;&lt;script&gt;&amp;'" "#,
            r#"alt=":a:" title=":a:">"#
        );
        let html = sanitize(
            "<a href=\"https://x.example/:a:\">:a:</a> :a\"b: &lt;:a:&gt; :own::run: :other: 1:a:2 :a",
        );
        let own = r#"<img class="emoji" src="/media/own.png" alt=":own:" title=":own:">"#;
        let expected = format!(
            "{} :a\"b: &lt;{picture}&gt; {own}:run: :other: 1{picture}2 :a",
            link("https://x.example/:a:", picture)
        );
        assert_eq!(with_emoji(&html, emoji), expected);
        // With quotes that are not closed, and signs of tags within quotes.
        assert_eq!(with_emoji("<p title=\">:a:\" :a:>:b:<p ':a:", emoji), "<p title=\">:a:\" :a:>:b:<p ':a:");
    }

    #[test]
    fn a_text_gets_no_more_than_a_thousand_pictures() {
        let url = format!("https://a.example/{}", "x".repeat(2_000));
        let html = with_emoji(&":a:".repeat(100_000), |_| Some(url.clone()));
        assert_eq!(html.matches("<img").count(), 1_000);
        assert!(html.len() < 3_000_000);
    }

    /// TYP-045.
    #[test]
    fn deep_nesting_costs_neither_the_stack_nor_much_time() {
        let elements =
            ["<div>", "<b>", "<blockquote>", "<ul><li>", "<ruby><rt>", "<svg>", "<table><tr><td>", "<span>x"];
        for element in elements {
            let deep = element.repeat(100_000);
            let html = sanitize(&deep);
            let (mut depth, mut deepest) = (0_usize, 0);
            for (index, _) in html.match_indices('<') {
                depth = if html[index..].starts_with("</") { depth - 1 } else { depth + 1 };
                deepest = deepest.max(depth);
            }
            assert!(depth == 0 && deepest <= 32, "{element}: {deepest}");
            assert!(to_text(&deep).len() <= deep.len());
        }
        // What makes tree builders slow: formatting that is left open, and a tag with many attributes.
        let open = (0..10_000).map(|index| format!("<b id={index}>")).collect::<Vec<_>>().concat();
        let misnested = (open + &"<p>x".repeat(10_000)).repeat(2);
        assert!(sanitize(&misnested).len() <= 5 * misnested.len());
        let attributes = (0..100_000).map(|index| format!(" a{index}")).collect::<Vec<_>>().concat();
        assert_eq!(sanitize(&format!("<p{attributes}>x")), "<p>x</p>");
    }

    /// TYP-046.
    #[test]
    fn text_is_never_longer_than_its_html() {
        let mebibyte = |part: &str| part.repeat((1 << 20) / part.len());
        let text = to_text(&mebibyte("&amp;lt;"));
        assert_eq!(text, "&lt;".repeat((1 << 20) / 8));
        assert_eq!(to_text(&mebibyte("<br>")), "");
        assert_eq!(to_text(&(mebibyte("<br>") + "x" + &mebibyte("<br>\n ") + "y")), "x\n\ny");
        for part in
            ["<li>x", "<p>x", "&nGt;", "<", "&", " ", "<x ", "<!--", "\u{a0}", "&#0;", "<a href=http://a>"]
        {
            let html = mebibyte(part);
            assert!(to_text(&html).chars().count() <= html.chars().count(), "{part}");
            let quarter = part.repeat((1 << 18) / part.len());
            assert!(sanitize(&quarter).len() <= 5 * quarter.len(), "{part}");
        }
    }

    /// TYP-047.
    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        for href in [
            "  java\tscript:alert(1)",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java&#10;script:alert(1)",
            "&#1;javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "mailto:ada@a.example",
            "//evil.example",
            "/relative",
            "https:evil.example",
            "https:///evil.example",
            "https://good.example@evil.example/",
            "https://good.example\\@evil.example/",
            "https://a.example:port/",
            "https://a b/",
            "",
        ] {
            let html = format!("<a class=\"mention\" href=\"{href}\">x</a>");
            assert_eq!((sanitize(&html), links(&html)), ("x".to_owned(), Vec::new()), "{href}");
        }
        let good = "<a href=' https://a.example/?a=1&amp;b=%22 ' target=_blank rel=me>x</a>";
        assert_eq!(sanitize(good), link("https://a.example/?a=1&amp;b=%22", "x"));

        let document = serde_json::json!({
            "attachment": {"type": "Document", "url": "data:text/html,x"},
            "url": "javascript:alert(1)",
        });
        let object = from_slice::<Object>(document.to_string().as_bytes()).unwrap().value;
        assert_eq!(object.page(), None);
        assert_eq!(display::link(object.attachments().next().unwrap().url), None);
    }

    /// TYP-048.
    #[test]
    fn the_text_of_a_link_is_shown_in_full() {
        let value = concat!(
            r#"<a href="https://evil.example/good.example">"#,
            r#"<span class="invisible">https://evil.example/</span>"#,
            r#"<span class="ellipsis">good.example</span><span class="invisible">/x</span></a>"#
        );
        let mut ada = Person::default();
        ada.base.base.attachment.push(PropertyValue::new("Site", value).into());
        let (_, value) = ada.base.fields().next().unwrap();
        assert_eq!(to_text(value), "https://evil.example/good.example/x");
        assert_eq!(
            sanitize(value),
            link(
                "https://evil.example/good.example",
                "<span>https://evil.example/</span><span>good.example</span><span>/x</span>"
            )
        );
        let shown: Vec<_> = links(value).iter().filter_map(display::link).collect();
        assert_eq!(shown, ["evil.example/good.example"]);
    }

    #[test]
    fn everyday_posts_stay_as_they_are() {
        let mention = concat!(
            r#"<p><span class="h-card"><a href="https://a.example/@ada" class="mention u-url" "#,
            r#"rel="nofollow noopener noreferrer ugc">@<span>ada</span></a></span> "#,
            r#"Tea?<br>At <em>four</em>&nbsp;o'clock</p>"#
        );
        assert_eq!(sanitize(mention), mention);
        for html in [
            "<h2>Tea</h2><ul><li>green<ul><li>sencha</li></ul></li><li><p>black</p></li></ul>",
            "<blockquote><p>1 &lt; 2 &amp;&amp; \"x\"</p></blockquote><pre><code>a\n  b</code></pre>",
            "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <del>a</del><u>b</u></p>",
        ] {
            assert_eq!(sanitize(html), html);
        }
        assert_eq!(
            sanitize("<div>a</div><div>b<div>c</div>d</div><b>e</b>"),
            "<p>a</p><p>b</p><p>c</p>d<p><b>e</b></p>"
        );
    }

    #[test]
    fn text_has_the_lines_of_the_html() {
        for (html, expected) in [
            ("<p>a\n  b</p>\n\n<p>c<br/>d</p>", "a b\n\nc\nd"),
            ("a<br><br><br><br>b", "a\n\nb"),
            ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>d", "- a\n- b\n- c\nd"),
            ("<div>a</div><div>b</div>c", "a\nb\nc"),
            ("<p>x</p><pre>\n  a\n\n\n  b\n</pre>c", "x\n\n  a\n\n\n  b\n\nc"),
            ("&amp;lt;b&amp;gt; &lt;b&gt; &#x1F418; &nosuch; &", "&lt;b&gt; <b> 🐘 &nosuch; &"),
            ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
            ("<style>p{}</style>a<!-- b --><title>c</title>", "a"),
            ("a <b> b</b>", "a b"),
        ] {
            assert_eq!(to_text(html), expected, "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_comes_the_output_is_safe_and_stays_as_it_is(html in hostile()) {
            let once = sanitize(&html);
            prop_assert_eq!(check(&once), Ok(()), "{} became {}", html, once);
            prop_assert!(!once.to_ascii_lowercase().contains("<script"));
            prop_assert!(once.len() <= 5 * html.len());
        }

        #[test]
        fn text_is_bounded_and_has_no_control_characters(html in hostile()) {
            let text = to_text(&html);
            prop_assert!(text.chars().count() <= html.chars().count());
            prop_assert!(text.len() * 5 <= html.len() * 6);
            let is_layout = |letter: char| letter == '\n' || letter == '\t';
            prop_assert!(!text.contains(|letter: char| letter.is_control() && !is_layout(letter)));
        }

        #[test]
        fn pictures_leave_the_html_around_them_as_it_is(html in hostile()) {
            let html = sanitize(&html);
            let shown = with_emoji(&html, |_| Some("/x.png".to_owned()));
            prop_assert_eq!(with_emoji(&html, |_| None), &*html);
            // Without its pictures it is the same text, but for the shortcodes.
            prop_assert_eq!(links(&shown), links(&html));
            let mut parts = shown.split("<img class=\"emoji\" src=\"/x.png\" alt=\"");
            let mut without = parts.next().unwrap().to_owned();
            for part in parts {
                let (shortcode, behind) = part.split_once('"').unwrap();
                without.extend([shortcode, behind.split_once('>').unwrap().1]);
            }
            prop_assert_eq!(without, html);
        }

        #[test]
        fn links_are_those_that_sanitising_leaves(html in hostile()) {
            let kept: Vec<Iri> = links(&html);
            prop_assert_eq!(links(&sanitize(&html)), kept);
        }
    }

    /// Pieces of HTML, of which many make sense together.
    const PIECES: &str = concat!(
        "<p>|</p>|<div>|</div>|<br>|<a href=\"https://a.example/:a:\">|<a href=javascript:x>|</a>|",
        "<a href=|<a class=\"mention x\" href='http://b.example'>|<span class=\"invisible\">|<span>|",
        "</span>|<b>|</b>|<b id=1>|<i>|</i>|<code>|</code>|<pre>|</pre>|<h1>|<h2>|</h1>|<ul>|</ul>|<ol>|",
        "<li>|</li>|<blockquote>|</blockquote>|<ruby>|</ruby>|<rt>|<rp>|</rt>|<svg>|</svg>|<math>|",
        "</math>|<mtext>|<annotation-xml encoding=text/html>|<table>|<tr>|<td>|</table>|<form>|<select>|",
        "</select>|<option>|<button>|<style>|</style>|<title>|</title>|<textarea>|</textarea>|<noscript>|",
        "</noscript>|<template>|<iframe>|</iframe>|<plaintext>|<xmp>|<script>|</script>|<!--|-->|",
        "<![CDATA[|]]>|<!doctype html>|<?x|<img src=x onerror=alert(1)>| onclick=alert(1) |\"|'|>|<|/|=|",
        "&|&lt;|&amp;|&quot;|&#0;|&#13;|&nbsp;|&nGt;|&#x80;|\0|\r|\n| |\t|\u{c}|\u{85}|:a:|:|x|",
        "javascript:|https://a.example|é",
    );

    /// HTML in pieces.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            20 => proptest::sample::select(PIECES.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
            1 => any::<String>(),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }
}
