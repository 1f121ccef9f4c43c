//! Reading values: the [`Reader`] that a [`Value`] takes itself from.

use std::borrow::Cow;
use std::fmt;

pub(crate) use ahead::{MemberAhead, Place, TypeAhead};
pub(crate) use node::member;
pub(crate) use path::{Step, path_text};

use crate::group::Taken;
use crate::scan::Checked;
use crate::text::Quoted;
use crate::value::{RawJson, Value};

mod ahead;
mod node;
mod path;

/// Something odd in a document that could be read all the same.
///
/// The odd member was kept as it came, in the [`Rest`](crate::Rest) of the object it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseIssue {
    /// Where, as a JSON path ([RFC 9535](https://www.rfc-editor.org/rfc/rfc9535)): `$.object.tag[1].href`.
    pub path: String,
    /// Why it could not be read, as "expected a string, found a number".
    pub reason: String,
}

impl fmt::Display for ParseIssue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

/// Why a value cannot be read as a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch(Cow<'static, str>);

impl Mismatch {
    /// A mismatch with its reason, in lower case and without a full stop.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

/// What kind of JSON value comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "JSON has these six and no more")]
pub enum Shape {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// Gives out the values of a document, one after the other.
///
/// The text has passed the pre-scan, so the reader only ever meets well-formed JSON; what can go wrong is that a
/// value has another shape than the one asked for, a [`Mismatch`]. A member that does not fit costs only itself.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    marks: Vec<u32>,
    next_mark: usize,
    careful: bool,
    path: Vec<Step<'a>>,
    issues: Vec<ParseIssue>,
    form: Form,
    /// The members of the nodes being read that go into their rest.
    spans: Vec<node::Span>,
}

/// In which form the value of a property came, where that is not the one it is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Form {
    coerced: bool,
    listed: bool,
}

impl<'a> Reader<'a> {
    /// More issues than this are not listed: a hostile document must not earn a longer list than itself.
    pub(crate) const MOST_ISSUES: usize = 100;

    pub(crate) fn new(checked: Checked<'a>) -> Self {
        let mut reader = Self {
            text: checked.text,
            at: 0,
            marks: checked.marks,
            next_mark: 0,
            careful: checked.careful,
            path: Vec::with_capacity(8),
            issues: Vec::new(),
            form: Form::default(),
            spans: Vec::with_capacity(16),
        };
        reader.space();
        reader
    }

    pub(crate) fn into_issues(self) -> Vec<ParseIssue> {
        self.issues
    }

    /// The shape of the next value.
    pub fn shape(&self) -> Shape {
        match self.peek() {
            Some(b'"') => Shape::String,
            Some(b'{') => Shape::Object,
            Some(b'[') => Shape::Array,
            Some(b't' | b'f') => Shape::Boolean,
            Some(b'n') | None => Shape::Null,
            Some(_) => Shape::Number,
        }
    }

    /// Takes a string.
    ///
    /// # Errors
    ///
    /// If the next value is something else.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Mismatch> {
        self.expect(Shape::String)?;
        Ok(self.quoted().text())
    }

    /// Takes `true` or `false`.
    ///
    /// # Errors
    ///
    /// If the next value is something else.
    pub fn boolean(&mut self) -> Result<bool, Mismatch> {
        self.expect(Shape::Boolean)?;
        Ok(self.skip() == "true")
    }

    /// Takes a number, as it is written.
    ///
    /// # Errors
    ///
    /// If the next value is something else.
    pub fn number(&mut self) -> Result<&'a str, Mismatch> {
        self.expect(Shape::Number)?;
        Ok(self.skip())
    }

    /// Takes any value, as it is written.
    pub fn raw(&mut self) -> RawJson {
        RawJson::trusted(self.skip())
    }

    /// Takes an array; `element` takes each of its values.
    ///
    /// # Errors
    ///
    /// If the next value is something else, or the first error of `element`.
    pub fn array(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Result<(), Mismatch>,
    ) -> Result<(), Mismatch> {
        self.expect(Shape::Array)?;
        self.enter();
        self.path.push(Step::Element(0));
        let mut index = 0;
        while self.another(b']') {
            if let Some(step) = self.path.last_mut() {
                *step = Step::Element(index);
            }
            index += 1;
            let start = self.at;
            element(self)?;
            self.pass(start);
        }
        self.path.pop();
        Ok(())
    }

    /// Takes an object; `member` gets each name and takes the value.
    ///
    /// # Errors
    ///
    /// If the next value is something else, or the first error of `member`.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, &str) -> Result<(), Mismatch>,
    ) -> Result<(), Mismatch> {
        self.expect(Shape::Object)?;
        self.enter();
        self.path.push(Step::Member(""));
        while self.another(b'}') {
            let key = self.key();
            if let Some(step) = self.path.last_mut() {
                *step = Step::Member(key.written);
            }
            let start = self.at;
            member(self, &key.text())?;
            self.pass(start);
        }
        self.path.pop();
        Ok(())
    }

    /// Says that the value being read came in another form than it will be written in, as a number in a string.
    ///
    /// It is then kept as it came too, and written so as long as the property says the same.
    pub fn coerced(&mut self) {
        self.form.coerced = true;
    }

    /// Takes an array of one value, which `read` takes; elsewhere the value itself.
    pub(crate) fn unlisted<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Mismatch>,
    ) -> Result<T, Mismatch> {
        if self.shape() != Shape::Array || self.count() != 1 {
            return read(self);
        }
        self.enter();
        self.space();
        let start = self.at;
        let value = read(self)?;
        self.pass(start);
        self.another(b']');
        self.form.listed = true;
        Ok(value)
    }

    /// Takes a value, or says why it does not fit and leaves it where it is.
    fn attempt<T: Value>(&mut self) -> Option<T> {
        let start = self.place();
        let (issues, depth, spans) = (self.issues.len(), self.path.len(), self.spans.len());
        let mismatch = match T::read(self) {
            Ok(value) => return Some(value),
            Err(mismatch) => mismatch,
        };
        self.path.truncate(depth);
        self.spans.truncate(spans);
        self.issues.truncate(issues);
        self.report(&mismatch);
        self.seek(start);
        None
    }

    /// Takes an element of an array; one that does not fit is listed as an issue, and returned as it is.
    ///
    /// # Errors
    ///
    /// If it does not fit.
    pub(crate) fn element<T: Value>(&mut self) -> Result<T, RawJson> {
        if self.peek() == Some(b'n') {
            return Err(self.raw());
        }
        self.attempt().ok_or_else(|| self.raw())
    }

    /// Reads a property into its field. A value that does not fit is left where it is, and listed as an issue.
    pub fn property<T: Value + Default>(&mut self, field: &mut T) -> Taken {
        if self.peek() == Some(b'n') {
            *field = T::default();
            return Taken::Odd;
        }
        let start = self.place();
        let outer = std::mem::take(&mut self.form);
        let value = self.attempt();
        let form = std::mem::replace(&mut self.form, outer);
        let Some(value) = value else {
            *field = T::default();
            return Taken::Odd;
        };
        *field = value;
        if form.coerced {
            self.seek(start);
            return Taken::Coerced;
        }
        if form.listed { Taken::Listed } else { Taken::Read }
    }

    /// As [`property`](Self::property); a value in another form than it is written in does not fit.
    pub fn exact<T: Value + Default>(&mut self, field: &mut T) -> Taken {
        let start = self.place();
        match self.property(field) {
            Taken::Coerced | Taken::Listed => {
                self.seek(start);
                *field = T::default();
                self.report(&Mismatch::new("an identifier is a string"));
                Taken::Odd
            }
            taken => taken,
        }
    }

    /// As [`property`](Self::property); an array of more than `most` values does not fit.
    pub fn few<T: Value + Default>(&mut self, field: &mut T, most: usize) -> Taken {
        if self.shape() == Shape::Array && self.count() > most {
            *field = T::default();
            self.report(&Mismatch::new(format!("more than {most} values")));
            return Taken::Odd;
        }
        self.property(field)
    }

    /// Goes behind a value that began at `start`, even where the one who was asked to take it did not.
    fn pass(&mut self, start: usize) {
        if self.at == start {
            self.skip();
        }
        self.space();
    }

    fn report(&mut self, mismatch: &Mismatch) {
        if self.issues.len() < Self::MOST_ISSUES {
            self.issues.push(ParseIssue { path: path_text(&self.path), reason: mismatch.to_string() });
        }
    }

    fn expect(&self, shape: Shape) -> Result<(), Mismatch> {
        let found = self.shape();
        if found == shape {
            return Ok(());
        }
        Err(Mismatch::new(format!("expected {shape}, found {found}")))
    }

    /// In a container: is there another value before `close`? Goes to the value, or past the end.
    fn another(&mut self, close: u8) -> bool {
        self.space();
        match self.peek() {
            Some(b',') => {
                self.advance(1);
                self.space();
                true
            }
            Some(byte) if byte == close => {
                self.advance(1);
                false
            }
            Some(_) => true,
            None => false,
        }
    }

    /// Goes into an array or object.
    fn enter(&mut self) {
        self.next_mark += 2;
        self.advance(1);
    }

    /// Takes the name of a member and the colon.
    fn key(&mut self) -> Quoted<'a> {
        let key = self.quoted();
        self.space();
        self.advance(1);
        self.space();
        key
    }

    fn quoted(&mut self) -> Quoted<'a> {
        let mark = self.take_mark();
        let end = mark / 2;
        let written = self.text.get(self.at + 1..end).unwrap_or_default();
        self.at = end + 1;
        Quoted { written, escaped: mark % 2 == 1 }
    }

    fn take_mark(&mut self) -> usize {
        let mark = self.marks.get(self.next_mark).copied().unwrap_or_default();
        self.next_mark += 1;
        mark as usize
    }

    /// Takes any value.
    fn skip(&mut self) -> &'a str {
        let start = self.at;
        match self.peek() {
            Some(b'"') => {
                self.quoted();
            }
            Some(b'{' | b'[') => {
                self.at = self.take_mark();
                self.next_mark = self.take_mark();
            }
            _ => {
                while matches!(
                    self.peek(),
                    Some(b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')
                ) {
                    self.advance(1);
                }
            }
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.advance(1);
        }
    }
}
