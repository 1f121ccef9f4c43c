//! Plain text of strangers, made fit to show: names, titles, links.
//!
//! A document is kept as it came, also where it was written to deceive; what is shown to people goes through
//! here. What comes out is plain text: it still has to be escaped where it goes into HTML.

use crate::value::Iri;

/// The combining marks that may stand on one letter. Vietnamese and pointed Hebrew need up to three.
const MOST_MARKS: usize = 4;

/// The letters of a link that are shown behind its host.
const MOST_OF_PATH: usize = 32;

/// One line of at most `most_chars` letters (`char`s): for names of people, titles, descriptions in lists.
///
/// - White space of any kind and length, line breaks too, becomes one space; none is left at the ends.
/// - Other control characters, letters without a shape, and those that turn the direction of text are
///   removed. The two joiners stay where they join: in emoji made of several, and in the scripts from Arabic
///   to Myanmar.
/// - No more than four combining marks follow each other, and none comes first, where it would stand on what
///   is shown before the text. Variation selectors count as marks.
/// - What is too long ends in `…`, which counts.
///
/// Nothing may be left: then show something else, as the name of the account. Text from right to left still
/// moves what stands beside it, unless that is kept apart (in HTML by `<bdi>`). Letters that look like others
/// are not found out; where it matters who someone is, show the account and its host too. The time taken
/// grows with the text, which is never longer than a document may be.
///
/// ```
/// use howdah_types::display;
///
/// assert_eq!(display::line("  Ada\n\u{202e}Love\u{200b}lace\u{1b} ", 40), "Ada Lovelace");
/// assert_eq!(display::line("Ada Lovelace", 6), "Ada L…");
/// assert_eq!(display::line("a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}b", 40).chars().count(), 6);
/// ```
pub fn line(text: &str, most_chars: usize) -> String {
    let mut line = Line { shown: String::new(), chars: 0, marks: MOST_MARKS, space: false, joiner: None };
    for letter in text.chars() {
        if !line.take(letter, most_chars) {
            line.cut(most_chars);
            break;
        }
    }
    line.shown
}

struct Line {
    shown: String,
    /// The letters in `shown`.
    chars: usize,
    /// The marks at the end of `shown`.
    marks: usize,
    /// Whether white space was passed since the last letter shown.
    space: bool,
    /// A joiner that was passed since the last letter shown.
    joiner: Option<char>,
}

impl Line {
    /// Shows one more letter, or passes over it; `false` if there is no room for it.
    fn take(&mut self, letter: char, most_chars: usize) -> bool {
        // The braille pattern without a dot looks like a space, and is none to Unicode.
        if letter.is_whitespace() || letter == '\u{2800}' {
            self.space = !self.shown.is_empty();
            return true;
        }
        if letter.is_control() || is_invisible(letter) {
            self.joiner = is_joiner(letter).then_some(letter).or(self.joiner);
            return true;
        }
        let marks = if is_mark(letter) { self.marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            return true;
        }
        let before = if self.space { Some(' ') } else { self.joiner.filter(|_| self.joins(letter)) };
        let chars = self.chars + usize::from(before.is_some()) + 1;
        if chars > most_chars {
            return false;
        }
        self.shown.extend(before);
        self.shown.push(letter);
        (self.chars, self.marks, self.space, self.joiner) = (chars, marks, false, None);
        true
    }

    /// Whether a joiner between what is shown and `letter` has a meaning.
    fn joins(&self, letter: char) -> bool {
        self.shown.chars().next_back().is_some_and(is_joined) && is_joined(letter)
    }

    /// Makes room for the sign that something is missing.
    fn cut(&mut self, most_chars: usize) {
        if most_chars == 0 {
            return;
        }
        if self.chars == most_chars {
            self.shown.pop();
        }
        let dangling = |letter: char| letter == ' ' || is_joiner(letter);
        self.shown.truncate(self.shown.trim_end_matches(dangling).len());
        self.shown.push('…');
    }
}

/// What to show for a link: its host and port in full, as they are written, and up to 32 letters of what
/// follows.
///
/// `https://` is left out, `http://` is not. `None` for what is no link to the web (`javascript:`, `data:`),
/// and for a host with anything in it but letters, digits, marks, `-`, `.` and `_`, or an address in
/// brackets: a sign that looks like a slash, a percent sign or an invisible letter would hide where the host
/// ends. Show such a link as nothing, or as text without a link.
///
/// International hosts are shown as they are written. Whether letters of different scripts stand in one,
/// which look alike, is not examined.
///
/// ```
/// use howdah_types::{Iri, display};
///
/// let link = Iri::parse("https://social.example:8443/users/ada/statuses/113912345678901234567")?;
/// assert_eq!(display::link(&link).unwrap(), "social.example:8443/users/ada/statuses/11391234567…");
/// assert_eq!(display::link(&Iri::parse("https://bank.example⁄login.evil.example/")?), None);
/// assert_eq!(display::link(&Iri::parse("javascript:alert(1)")?), None);
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
pub fn link(iri: &Iri) -> Option<String> {
    let authority = iri.authority().filter(|_| iri.is_web() && iri.host().is_some_and(is_honest))?;
    let (_, behind) = iri.as_str().split_once("://")?;
    let rest = behind.strip_prefix(authority)?;
    let rest = if rest == "/" { "" } else { rest };
    let scheme = if iri.scheme().eq_ignore_ascii_case("http") { "http://" } else { "" };
    Some(format!("{scheme}{authority}{}", line(rest, MOST_OF_PATH)))
}

/// Whether everybody sees where the host ends.
fn is_honest(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
        return address.strip_suffix(']').is_some_and(|address| address.bytes().all(is_part));
    }
    let is_sign = |letter: char| matches!(letter, '-' | '.' | '_' | '·' | '・' | '。');
    let is_honest = |letter: char| letter.is_alphanumeric() || is_sign(letter) || is_mark(letter);
    host.chars().all(|letter| is_honest(letter) && !is_invisible(letter))
}

/// Letters without a shape, and those that turn the direction of what follows.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E007F}')
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

/// Letters that joiners join: of the scripts from Arabic to Myanmar, and emoji with what belongs to them.
fn is_joined(letter: char) -> bool {
    matches!(letter,
        '\u{600}'..='\u{109F}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// The combining marks of Unicode in ranges: the blocks that hold nothing else, and the marks of the scripts
/// whose marks are piled up for fun.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'
        | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}'
        | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{711}' | '\u{730}'..='\u{74A}' | '\u{7EB}'..='\u{7F3}'
        | '\u{816}'..='\u{819}' | '\u{81B}'..='\u{823}' | '\u{825}'..='\u{827}' | '\u{829}'..='\u{82D}'
        | '\u{859}'..='\u{85B}' | '\u{897}'..='\u{89F}' | '\u{8CA}'..='\u{8E1}' | '\u{8E3}'..='\u{903}'
        | '\u{93A}' | '\u{93B}' | '\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{951}'..='\u{957}' | '\u{E31}'
        | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}' | '\u{EB1}' | '\u{EB4}'..='\u{EBC}'
        | '\u{EC8}'..='\u{ECE}' | '\u{F18}' | '\u{F19}' | '\u{F35}' | '\u{F37}' | '\u{F39}'
        | '\u{F71}'..='\u{F84}' | '\u{F86}' | '\u{F87}' | '\u{F8D}'..='\u{FBC}' | '\u{180B}'..='\u{180D}'
        | '\u{180F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1CD0}'..='\u{1CE8}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20F0}' | '\u{2CEF}'..='\u{2CF1}' | '\u{2DE0}'..='\u{2DFF}'
        | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{A66F}'..='\u{A672}'
        | '\u{A674}'..='\u{A67D}' | '\u{A8E0}'..='\u{A8F1}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{1D165}'..='\u{1D169}' | '\u{1D16D}'..='\u{1D172}'
        | '\u{1D17B}'..='\u{1D182}' | '\u{E0100}'..='\u{E01EF}')
}
