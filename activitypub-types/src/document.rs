//! From bytes to values, and back.

use crate::context::Terms;
use crate::error::{Error, ErrorKind};
use crate::group::Node;
use crate::jsonld;
use crate::limits::Limits;
use crate::read::{ParseIssue, Reader, Shape, TypeAhead};
use crate::scan::{self, Checked};
use crate::value::RawJson;
use crate::write::Writer;

mod blind;

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
    let checked = scan::check(bytes, limits)?;
    let foreign = checked.foreign || !checked.text.trim_start().starts_with('{');
    let Some(translated) = (if foreign { jsonld::translate(&checked)? } else { None }) else {
        return read(checked);
    };
    let mut parsed: Parsed<T> = read(scan::check(translated.as_bytes(), &Limits::MOST)?)?;
    parsed.value.rest_mut().set_source(RawJson::trusted(checked.text.trim()));
    Ok(parsed)
}

fn read<T: Node>(checked: Checked<'_>) -> Result<Parsed<T>, Error> {
    let mut reader = Reader::new(checked);
    if reader.shape() != Shape::Object {
        return Err(Error::not_an_object());
    }
    let open = T::reads("");
    if !open && reader.type_ahead(|name| T::reads(name).then_some(())) == TypeAhead::Unknown {
        return Err(Error::new(ErrorKind::WrongType, 0, "the document is of another type"));
    }
    let value = T::read(&mut reader).map_err(|_| Error::not_an_object())?;
    Ok(Parsed { value, issues: reader.into_issues() })
}

/// Writes a value as it is: without a `@context`, unless it has one in its [`Rest`](crate::Rest).
pub fn to_vec<T: Node>(value: &T) -> Vec<u8> {
    let mut writer = Writer::default();
    value.write(&mut writer);
    let written = writer.into_bytes();
    match value.rest().source() {
        Some(source) if says::<T>(source, &written) => source.as_str().as_bytes().to_vec(),
        _ => written,
    }
}

/// Whether a document whose names had to be translated still says what has been written.
fn says<T: Node>(source: &RawJson, written: &[u8]) -> bool {
    let read = from_slice_with::<T>(source.as_str().as_bytes(), &Limits::MOST);
    read.is_ok_and(|read| {
        let mut writer = Writer::default();
        read.value.write(&mut writer);
        writer.into_bytes() == written
    })
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
    if value.rest().context().is_some() { to_vec(value) } else { document(value) }
}

/// As [`to_document`], without the secret recipients at any level: what is sent to others
/// ([ActivityPub, section 6](https://www.w3.org/TR/activitypub/#client-to-server-interactions)).
///
/// ```
/// use howdah_types::{Create, from_slice, to_delivery};
///
/// let create = from_slice::<Create>(br#"{"type":"Create","bcc":"https://a.example/1","object":{"bto":[]}}"#)?.value;
/// let sent = String::from_utf8(to_delivery(&create)?).unwrap();
/// assert!(sent.ends_with(r#""type":"Create","object":{}}"#));
/// # Ok::<(), howdah_types::Error>(())
/// ```
///
/// # Errors
///
/// If it is nested deeper than [`Limits::MAX_DEPTH`], which nobody would read.
pub fn to_delivery<T: Node>(value: &T) -> Result<Vec<u8>, Error> {
    // Not as it was written before its names were translated: any of them might stand for a secret recipient.
    blind::without_blind_recipients(document(value))
}

fn document<T: Node>(value: &T) -> Vec<u8> {
    let context = value.rest().context().is_none().then(|| {
        let mut terms = Terms::default();
        value.terms(&mut terms);
        terms.context()
    });
    let mut writer = context.map_or_else(Writer::default, Writer::with_context);
    value.write(&mut writer);
    writer.into_bytes()
}
