//! What routing needs of a document, without building the document.

use std::borrow::Cow;

use crate::error::Error;
use crate::jsonld;
use crate::limits::Limits;
use crate::scan::{self, Scanner, Stop};
use crate::text::Quoted;

/// The `id`, `type`, `actor` and `object` of an activity, borrowed from its bytes.
///
/// The whole document has passed the pre-scan when an envelope is there.
///
/// ```
/// use howdah_types::Envelope;
///
/// let envelope = Envelope::parse(
///     br#"{
///         "type": "Undo",
///         "actor": "https://social.example/users/ada",
///         "object": {"id": "https://social.example/follows/1", "type": "Follow"}
///     }"#,
/// )?;
/// assert_eq!(envelope.kind(), Some("Undo"));
/// assert_eq!(envelope.actor(), Some("https://social.example/users/ada"));
/// assert_eq!(envelope.object_id(), Some("https://social.example/follows/1"));
/// assert_eq!(envelope.object_kind(), Some("Follow"));
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Envelope<'a> {
    root: Head<'a>,
    actor: Head<'a>,
    object: Head<'a>,
    object_text: Option<Cow<'a, str>>,
}

/// The id and type of an object, or of what an IRI stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Head<'a> {
    id: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
}

impl<'a> Envelope<'a> {
    /// Looks into a document within the default [`Limits`].
    ///
    /// # Errors
    ///
    /// If the bytes are not a JSON object, or exceed a limit.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::parse_with(bytes, &Limits::new())
    }

    /// As [`parse`](Self::parse), with other limits.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn parse_with(bytes: &'a [u8], limits: &Limits) -> Result<Self, Error> {
        let mut scanner = Scanner::new(bytes, limits, ())?;
        let mut envelope = Self::default();
        let mut is_object = true;
        scanner.document(|scanner| {
            if scanner.peek() == Some(b'{') {
                return scanner.members(0, |scanner, key, depth| envelope.member(scanner, key, depth));
            }
            is_object = false;
            scanner.value(0)
        })?;
        if is_object && !scanner.foreign() {
            return Ok(envelope);
        }
        match jsonld::translate(&scan::check(bytes, limits)?)? {
            Some(translated) => Envelope::parse_plain(&translated).map(Envelope::into_owned),
            None => Ok(envelope),
        }
    }

    /// Looks into a document whose names have been translated.
    fn parse_plain(text: &str) -> Result<Envelope<'_>, Error> {
        if !text.starts_with('{') {
            return Err(Error::not_an_object());
        }
        let mut scanner = Scanner::new(text.as_bytes(), &Limits::MOST, ())?;
        let mut envelope = Envelope::default();
        scanner.document(|scanner| {
            scanner.members(0, |scanner, key, depth| envelope.member(scanner, key, depth))
        })?;
        Ok(envelope)
    }

    fn into_owned(self) -> Envelope<'static> {
        let owned = |text: Option<Cow<'a, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        let head = |head: Head<'a>| Head { id: owned(head.id), kind: owned(head.kind) };
        Envelope {
            root: head(self.root),
            actor: head(self.actor),
            object: head(self.object),
            object_text: owned(self.object_text),
        }
    }

    /// The `id`.
    pub fn id(&self) -> Option<&str> {
        self.root.id.as_deref()
    }

    /// The `type` as it is written; the first where there are several.
    pub fn kind(&self) -> Option<&str> {
        self.root.kind.as_deref()
    }

    /// The id of the actor, who may be embedded or stand alone in an array. `None` for several actors.
    pub fn actor(&self) -> Option<&str> {
        self.actor.id.as_deref()
    }

    /// The id of the object, which may be embedded or stand alone in an array. `None` for several objects.
    pub fn object_id(&self) -> Option<&str> {
        self.object.id.as_deref()
    }

    /// The `type` of the object, if it is embedded.
    pub fn object_kind(&self) -> Option<&str> {
        self.object.kind.as_deref()
    }

    /// The object as JSON text.
    pub fn object(&self) -> Option<&str> {
        self.object_text.as_deref()
    }

    fn member(&mut self, scanner: &mut Scanner<'a, ()>, key: Quoted<'a>, depth: usize) -> Result<(), Stop> {
        match &*key.text() {
            "actor" => self.actor = head(scanner, depth)?,
            "object" => {
                let start = scanner.at();
                self.object = head(scanner, depth)?;
                self.object_text = Some(Cow::Borrowed(scanner.since(start)));
            }
            key => return self.root.member(scanner, key, depth),
        }
        Ok(())
    }
}

impl<'a> Head<'a> {
    fn member(&mut self, scanner: &mut Scanner<'a, ()>, key: &str, depth: usize) -> Result<(), Stop> {
        match key {
            "id" => self.id = string(scanner, depth)?,
            "type" => self.kind = first_string(scanner, depth)?,
            _ => scanner.value(depth)?,
        }
        Ok(())
    }
}

/// The head of an IRI, an object, or an array with one of them.
fn head<'a>(scanner: &mut Scanner<'a, ()>, depth: usize) -> Result<Head<'a>, Stop> {
    let mut head = Head::default();
    match scanner.peek() {
        Some(b'[') => {
            let mut count = 0_usize;
            scanner.elements(depth, |scanner, depth| {
                count += 1;
                head = single_head(scanner, depth)?;
                Ok(())
            })?;
            // Also where the others are no ids: the typed view takes none of them either.
            if count > 1 {
                head = Head::default();
            }
        }
        _ => head = single_head(scanner, depth)?,
    }
    Ok(head)
}

fn single_head<'a>(scanner: &mut Scanner<'a, ()>, depth: usize) -> Result<Head<'a>, Stop> {
    let mut head = Head::default();
    if scanner.peek() == Some(b'{') {
        scanner.members(depth, |scanner, key, depth| head.member(scanner, &key.text(), depth))?;
    } else {
        head.id = string(scanner, depth)?;
    }
    Ok(head)
}

/// The next value, if it is a string.
pub(crate) fn string<'a>(scanner: &mut Scanner<'a, ()>, depth: usize) -> Result<Option<Cow<'a, str>>, Stop> {
    let start = scanner.at();
    scanner.value(depth)?;
    let written = scanner.since(start).strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    Ok(written.map(|written| Quoted { written, escaped: written.contains('\\') }.text()))
}

/// The next value, if it is a string, or the first string in it, if it is an array.
pub(crate) fn first_string<'a>(
    scanner: &mut Scanner<'a, ()>,
    depth: usize,
) -> Result<Option<Cow<'a, str>>, Stop> {
    if scanner.peek() != Some(b'[') {
        return string(scanner, depth);
    }
    let mut first = None;
    scanner.elements(depth, |scanner, depth| {
        let found = string(scanner, depth)?;
        first = first.take().or(found);
        Ok(())
    })?;
    Ok(first)
}
