//! From bytes to values, and back.

use crate::context::Terms;
use crate::error::{Error, ErrorKind};
use crate::group::Node;
use crate::limits::Limits;
use crate::read::{ParseIssue, Reader, Shape, TypeAhead};
use crate::scan;
use crate::write::Writer;

/// A document that has been read, and what was odd about it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Parsed<T> {
    /// What the document says.
    pub value: T,
    /// The members that could not be read; each is kept in the [`Rest`](crate::Rest) of its object. The first 100
    /// are listed.
    pub issues: Vec<ParseIssue>,
}

/// Reads a document within the default [`Limits`].
///
/// A member of an unexpected form costs only itself: it is kept as it came, and listed.
///
/// ```
/// use howdah_types::{Note, from_slice};
///
/// let note = from_slice::<Note>(br#"{"type": "Note", "content": "<p>Hi</p>", "published": "today"}"#)?;
/// assert_eq!(note.value.base.content.as_str(), Some("<p>Hi</p>"));
/// assert_eq!(note.issues[0].path, "$.published");
/// # Ok::<(), howdah_types::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not a JSON object, exceed a limit, or say that they are of another type than `T`. A missing
/// `type` is no error.
pub fn from_slice<T: Node>(bytes: &[u8]) -> Result<Parsed<T>, Error> {
    from_slice_with(bytes, &Limits::new())
}

/// As [`from_slice`], with other limits.
///
/// # Errors
///
/// As there.
pub fn from_slice_with<T: Node>(bytes: &[u8], limits: &Limits) -> Result<Parsed<T>, Error> {
    let mut reader = Reader::new(scan::check(bytes, limits)?);
    if reader.shape() != Shape::Object {
        return Err(Error::new(ErrorKind::NotAnObject, 0, "the document is not an object"));
    }
    let open = T::reads("");
    if !open && reader.type_ahead(|name| T::reads(name).then_some(())) == TypeAhead::Unknown {
        return Err(Error::new(ErrorKind::WrongType, 0, "the document is of another type"));
    }
    let value = T::read(&mut reader)
        .map_err(|_| Error::new(ErrorKind::NotAnObject, 0, "the document is not an object"))?;
    Ok(Parsed { value, issues: reader.into_issues() })
}

/// Writes a value as it is: without a `@context`, unless it has one in its [`Rest`](crate::Rest).
pub fn to_vec<T: Node>(value: &T) -> Vec<u8> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.into_bytes()
}

/// Writes a value as a document of its own: with the smallest sufficient `@context`, unless it has one already.
///
/// ```
/// use howdah_types::{Iri, Note, to_document};
///
/// let note = Note::new(Iri::parse("https://social.example/notes/1")?);
/// assert_eq!(
///     String::from_utf8(to_document(&note)).unwrap(),
///     r#"{"@context":"https://www.w3.org/ns/activitystreams","type":"Note","id":"https://social.example/notes/1"}"#,
/// );
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
pub fn to_document<T: Node>(value: &T) -> Vec<u8> {
    if value.rest().get("@context").is_some() {
        return to_vec(value);
    }
    let mut terms = Terms::default();
    value.terms(&mut terms);
    let mut writer = Writer::with_context(terms.context());
    value.write(&mut writer);
    writer.into_bytes()
}
