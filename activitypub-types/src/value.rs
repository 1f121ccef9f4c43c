//! The loose values of the fediverse, one module for each shape; [`Value`] is what they have in common.

use crate::context::Terms;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

mod blurhash;
mod decimal;
mod duration;
mod iri;
mod many;
mod media_type;
mod raw_json;
mod reference;
mod rest;
mod scalar;
mod secret;
mod text;
mod timestamp;
mod username;

pub use blurhash::{Blurhash, ParseBlurhashError};
pub use decimal::{Decimal, ParseDecimalError};
pub use duration::{Duration, ParseDurationError};
pub use iri::{Iri, ParseIriError};
pub use many::Many;
pub use media_type::{MediaType, ParseMediaTypeError};
pub use raw_json::RawJson;
pub use reference::Ref;
pub(crate) use rest::Part;
pub use rest::Rest;
pub use secret::Secret;
pub use text::{LanguageMap, Text};
pub use timestamp::{ParseTimestampError, Timestamp};
pub use username::{ParseUsernameError, Username};

/// Something that a property can be.
///
/// The crate implements it for text, numbers, [`Iri`], [`Ref`], [`Many`] and every type of the vocabulary; implement
/// it for the values of your own vocabulary:
///
/// ```
/// use howdah_types::read::{Mismatch, Reader};
/// use howdah_types::value::Value;
/// use howdah_types::write::Writer;
///
/// #[derive(Clone, Debug, PartialEq)]
/// enum Side {
///     White,
///     Black,
/// }
///
/// impl Value for Side {
///     fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
///         match &*reader.string()? {
///             "white" => Ok(Self::White),
///             "black" => Ok(Self::Black),
///             _ => Err(Mismatch::new("expected white or black")),
///         }
///     }
///
///     fn write(&self, writer: &mut Writer) {
///         writer.string(if *self == Self::White { "white" } else { "black" });
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a property",
    note = "a property is an `Option` or `Many` of a value, or a `Text`; values implement `howdah_types::value::Value`"
)]
pub trait Value: Sized {
    /// Whether an IRI stands for the value: a context then says `"@type": "@id"`.
    const REFERENCE: bool = false;

    /// Whether the value takes arrays itself. Of any other an [`Option`] takes an array of one for its only value, which
    /// is the same in JSON-LD.
    const LIST: bool = false;

    /// Takes the next value.
    ///
    /// # Errors
    ///
    /// If the value does not fit; what was taken of it does not matter then.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch>;

    /// Writes the value. Not called where it [is absent](Self::is_absent).
    fn write(&self, writer: &mut Writer);

    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Collects the terms that a context must define.
    fn terms(&self, _terms: &mut Terms) {}
}
