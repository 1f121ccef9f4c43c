//! The pre-scan: is this JSON, and small enough to be read? Nothing is built before it has passed.

use context::is_foreign;
pub(crate) use members::{Member, members};

use crate::error::{Error, ErrorKind};
use crate::limits::{Limit, Limits};
use crate::text::{Quoted, find_special, hex};

mod context;
mod members;

/// Text that is one JSON value within the limits.
#[derive(Clone, Debug)]
pub(crate) struct Checked<'a> {
    pub(crate) text: &'a str,
    /// Where its strings, arrays and objects end, in the order in which they begin, so that nobody must look for it a
    /// second time. For a string twice the place of its closing quote, plus 1 if it contains an escape. For an array
    /// or object two numbers: the place behind it, and the index of the first mark behind it.
    pub(crate) marks: Vec<u32>,
    /// Some object has more than one `type`, or a name written with escapes: look at all members before deciding.
    pub(crate) careful: bool,
    /// Some name may be one that JSON-LD makes up for another: it has to be translated.
    pub(crate) foreign: bool,
}

/// Checks a whole document.
pub(crate) fn check<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Checked<'a>, Error> {
    // Of documents of the fleet; others make it grow.
    const BYTES_PER_MARK: usize = 20;
    let mut scanner = Scanner::new(bytes, limits, Vec::with_capacity(bytes.len() / BYTES_PER_MARK))?;
    scanner.document(|scanner| scanner.value(0))?;
    let Scanner { text, marks, careful, foreign, .. } = scanner;
    Ok(Checked { text, marks, careful, foreign })
}

/// Takes the marks of a scan, or lets them go.
pub(crate) trait Marks {
    /// A string has ended with the quote at `end`.
    fn string(&mut self, end: usize, escaped: bool);
    /// An array or object begins; returns what [`close`](Self::close) is to be told.
    fn open(&mut self) -> usize;
    /// The array or object has ended before `end`.
    fn close(&mut self, opened: usize, end: usize);
}

impl Marks for () {
    fn string(&mut self, _: usize, _: bool) {}

    fn open(&mut self) -> usize {
        0
    }

    fn close(&mut self, _: usize, _: usize) {}
}

impl Marks for Vec<u32> {
    fn string(&mut self, end: usize, escaped: bool) {
        self.push(narrow(end * 2 + usize::from(escaped)));
    }

    fn open(&mut self) -> usize {
        self.extend([0, 0]);
        self.len() - 2
    }

    fn close(&mut self, opened: usize, end: usize) {
        let marks = [narrow(end), narrow(self.len())];
        if let Some(slot) = self.get_mut(opened..opened + 2) {
            slot.copy_from_slice(&marks);
        }
    }
}

/// [`Limits`] keeps documents below 2 GiB.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Walks over JSON text, checks its grammar and counts.
pub(crate) struct Scanner<'a, M> {
    text: &'a str,
    at: usize,
    nodes_left: usize,
    depth: usize,
    contexts: usize,
    careful: bool,
    foreign: bool,
    fault: Option<(ErrorKind, &'static str)>,
    marks: M,
}

/// The scanner has met a fault, and remembers which; small, since it is passed through every level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stop;

impl<'a, M: Marks> Scanner<'a, M> {
    pub(crate) fn new(bytes: &'a [u8], limits: &Limits, marks: M) -> Result<Self, Error> {
        let longest = limits.get(Limit::Bytes);
        if bytes.len() > longest {
            return Err(Error::new(ErrorKind::LimitExceeded(Limit::Bytes), longest, "too long"));
        }
        let text = std::str::from_utf8(bytes)
            .map_err(|error| Error::new(ErrorKind::InvalidJson, error.valid_up_to(), "not UTF-8"))?;
        Ok(Self {
            text,
            at: 0,
            nodes_left: limits.get(Limit::Nodes),
            depth: limits.get(Limit::Depth),
            contexts: limits.get(Limit::Contexts),
            careful: false,
            foreign: false,
            fault: None,
            marks,
        })
    }

    /// One value, read by `read`, and nothing but white space around it.
    pub(crate) fn document(&mut self, read: impl FnOnce(&mut Self) -> Result<(), Stop>) -> Result<(), Error> {
        self.space();
        let mut outcome = read(self);
        if outcome.is_ok() {
            self.space();
            if self.at < self.text.len() {
                outcome = Err(self.syntax("something follows the end of the document"));
            }
        }
        outcome.map_err(|Stop| {
            let (kind, reason) = self.fault.unwrap_or((ErrorKind::InvalidJson, "unreadable"));
            Error::new(kind, self.at, reason)
        })
    }

    fn syntax(&mut self, reason: &'static str) -> Stop {
        self.fault = Some((ErrorKind::InvalidJson, reason));
        Stop
    }

    fn exceeds(&mut self, limit: Limit) -> Stop {
        self.fault = Some((ErrorKind::LimitExceeded(limit), "too large"));
        Stop
    }

    /// Where the next value begins.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The text from `start` to here.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// As [`since`](Self::since), as bytes.
    fn bytes(&self, start: usize) -> &'a [u8] {
        self.text.as_bytes().get(start..self.at).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Walks over one value; `depth` containers are open around it.
    pub(crate) fn value(&mut self, depth: usize) -> Result<(), Stop> {
        match self.peek() {
            Some(b'"') => {
                self.count()?;
                self.string().map(|_| ())
            }
            Some(b'{') => self.members(depth, |scanner, _, depth| scanner.value(depth)),
            Some(b'[') => self.elements(depth, Self::value),
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(b'-' | b'0'..=b'9') => {
                self.count()?;
                self.number()
            }
            Some(_) => Err(self.syntax("expected a value")),
            None => Err(self.syntax("the document ends too early")),
        }
    }

    /// Walks over an object; `member` gets the name, and walks over the value.
    pub(crate) fn members(
        &mut self,
        depth: usize,
        mut member: impl FnMut(&mut Self, Quoted<'a>, usize) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let opened = self.marks.open();
        let depth = self.open(depth)?;
        let mut typed = false;
        let mut ended = self.ends(b'}');
        while !ended {
            if self.peek() != Some(b'"') {
                return Err(self.syntax("expected the name of a member"));
            }
            let start = self.at + 1;
            let escaped = self.string()?;
            let key = Quoted { written: self.text.get(start..self.at - 1).unwrap_or_default(), escaped };
            self.careful |= escaped || (typed && key.written == "type");
            typed |= key.written == "type";
            self.space();
            if self.peek() != Some(b':') {
                return Err(self.syntax("expected a colon"));
            }
            self.at += 1;
            self.space();
            if key.written == "@context" || (escaped && key.text() == "@context") {
                self.context(depth, &mut 0)?;
            } else {
                self.foreign |= escaped || is_foreign(key.written);
                member(self, key, depth)?;
            }
            ended = self.closes(b'}')?;
        }
        self.marks.close(opened, self.at);
        Ok(())
    }

    /// Walks over an array; `element` walks over each value.
    pub(crate) fn elements(
        &mut self,
        depth: usize,
        mut element: impl FnMut(&mut Self, usize) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let opened = self.marks.open();
        let depth = self.open(depth)?;
        let mut ended = self.ends(b']');
        while !ended {
            element(self, depth)?;
            ended = self.closes(b']')?;
        }
        self.marks.close(opened, self.at);
        Ok(())
    }

    /// Whether some name may have to be translated, as far as the document has been scanned.
    pub(crate) fn foreign(&self) -> bool {
        self.foreign
    }

    fn open(&mut self, depth: usize) -> Result<usize, Stop> {
        self.count()?;
        if depth >= self.depth {
            return Err(self.exceeds(Limit::Depth));
        }
        self.at += 1;
        self.space();
        Ok(depth + 1)
    }

    /// At the beginning of a container: is it empty?
    fn ends(&mut self, close: u8) -> bool {
        let ends = self.peek() == Some(close);
        self.at += usize::from(ends);
        ends
    }

    /// After a value in a container: is this its end, or does another value follow?
    fn closes(&mut self, close: u8) -> Result<bool, Stop> {
        self.space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.space();
                Ok(false)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.syntax("expected a comma or the end of the array or object")),
        }
    }

    fn count(&mut self) -> Result<(), Stop> {
        match self.nodes_left.checked_sub(1) {
            Some(left) => self.nodes_left = left,
            None => return Err(self.exceeds(Limit::Nodes)),
        }
        Ok(())
    }

    /// Walks over a string, from its opening to behind its closing quote; whether it contains an escape.
    #[inline]
    fn string(&mut self) -> Result<bool, Stop> {
        let bytes = self.text.as_bytes();
        let end = find_special(bytes, self.at + 1);
        if bytes.get(end) != Some(&b'"') {
            return self.odd_string(end);
        }
        self.marks.string(end, false);
        self.at = end + 1;
        Ok(false)
    }

    /// Goes on with a string that has an escape, or does not end.
    #[cold]
    fn odd_string(&mut self, at: usize) -> Result<bool, Stop> {
        self.at = at;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.marks.string(self.at, escaped);
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(_) => return Err(self.syntax("a control character in a string")),
                None => return Err(self.syntax("a string does not end")),
            }
            self.at = find_special(self.text.as_bytes(), self.at);
        }
    }

    fn escape(&mut self) -> Result<(), Stop> {
        let tail = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        match tail {
            [b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => self.at += 2,
            [b'u', digits @ ..] => match hex(digits) {
                Some(0xD800..0xDC00) => {
                    let low = digits.get(4..).and_then(|low| low.strip_prefix(br"\u")).and_then(hex);
                    if !matches!(low, Some(0xDC00..0xE000)) {
                        return Err(self.syntax("the escape of a lone surrogate"));
                    }
                    self.at += 12;
                }
                Some(0xDC00..0xE000) => return Err(self.syntax("the escape of a lone surrogate")),
                Some(_) => self.at += 6,
                None => return Err(self.syntax("an escape without its four digits")),
            },
            _ => return Err(self.syntax("an unknown escape")),
        }
        Ok(())
    }

    fn literal(&mut self, word: &'static str) -> Result<(), Stop> {
        self.count()?;
        let tail = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !tail.starts_with(word.as_bytes()) {
            return Err(self.syntax("expected a value"));
        }
        self.at += word.len();
        Ok(())
    }

    fn number(&mut self) -> Result<(), Stop> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.syntax("a number without digits")) } else { Ok(()) }
    }

    pub(crate) fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }
}

/// Whether `text` is a number in the notation of JSON.
pub(crate) fn is_number(text: &str) -> bool {
    let Ok(mut scanner) = Scanner::new(text.as_bytes(), &Limits::MOST, ()) else { return false };
    scanner.number().is_ok() && scanner.at == text.len()
}
