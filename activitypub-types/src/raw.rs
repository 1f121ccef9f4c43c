//! The exact bytes of a document, typed on demand.

use std::fmt;
use std::marker::PhantomData;

use crate::ambiguity::{self, Ambiguity};
use crate::document::{Parsed, from_slice, to_document};
use crate::envelope::Envelope;
use crate::error::Error;
use crate::group::Node;
use crate::limits::Limits;

/// A document byte for byte, as it is stored, forwarded and hashed, with a view of it as `T` on demand.
///
/// ```
/// use howdah_types::{Note, Raw};
///
/// let raw = Raw::<Note>::new(br#"{ "type": "Note" }"#);
/// assert_eq!(raw.bytes(), br#"{ "type": "Note" }"#);
/// assert_eq!(raw.parse()?.value.base.id, None);
/// # Ok::<(), howdah_types::Error>(())
/// ```
pub struct Raw<T> {
    bytes: Vec<u8>,
    typed: PhantomData<fn() -> T>,
}

impl<T> Raw<T> {
    /// Keeps bytes, unread.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), typed: PhantomData }
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes, to keep.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What different readers may understand in different ways: duplicate members, keywords of JSON-LD that move
    /// statements, redefined terms. The first 100 are listed, in the order of the document.
    ///
    /// ```
    /// use howdah_types::{AmbiguityKind, Note, Raw};
    ///
    /// let raw = Raw::<Note>::new(br#"{"type": "Note", "id": "https://a.example/1", "\u0069d": "https://b.example/2"}"#);
    /// let found = raw.ambiguities()?;
    /// assert_eq!(found[0].kind, AmbiguityKind::DuplicateMember);
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the bytes are not JSON, or exceed a limit.
    pub fn ambiguities(&self) -> Result<Vec<Ambiguity>, Error> {
        ambiguity::find(&self.bytes, &Limits::new())
    }

    /// What is needed to route the document.
    ///
    /// # Errors
    ///
    /// As [`Envelope::parse`].
    pub fn envelope(&self) -> Result<Envelope<'_>, Error> {
        Envelope::parse(&self.bytes)
    }
}

impl<T: Node> Raw<T> {
    /// Writes a value, once and for all: see [`to_document`].
    pub fn of(value: &T) -> Self {
        Self::new(to_document(value))
    }

    /// Reads the document.
    ///
    /// # Errors
    ///
    /// As [`from_slice`].
    pub fn parse(&self) -> Result<Parsed<T>, Error> {
        from_slice(&self.bytes)
    }
}

impl<T> Clone for Raw<T> {
    fn clone(&self) -> Self {
        Self::new(self.bytes.clone())
    }
}

impl<T> PartialEq for Raw<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> Eq for Raw<T> {}

impl<T> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Raw").field(&String::from_utf8_lossy(&self.bytes)).finish()
    }
}
