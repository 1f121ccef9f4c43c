//! Blurred forms of pictures.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::Value;
use crate::read::{Mismatch, Reader};
use crate::write::Writer;

/// A few letters from which a blurred form of a picture can be drawn ([BlurHash](https://blurha.sh)).
///
/// Its length agrees with what its first letter says, so that a decoder finds every letter that it looks for.
///
/// ```
/// use howdah_types::Blurhash;
///
/// let blurhash: Blurhash = "UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH".parse()?;
/// assert_eq!(blurhash.components(), (4, 4));
/// assert!("~~~~".parse::<Blurhash>().is_err());
/// # Ok::<(), howdah_types::ParseBlurhashError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Blurhash(Box<str>);

/// Text that is no blurred picture: a letter that is none of its 83, or too many or too few of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("expected a BlurHash")]
#[non_exhaustive]
pub struct ParseBlurhashError;

/// The digits, by their value.
const DIGITS: &[u8; 83] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

/// The value of each byte that is a digit.
static VALUES: LazyLock<[Option<usize>; 256]> =
    LazyLock::new(|| std::array::from_fn(|byte| DIGITS.iter().position(|digit| usize::from(*digit) == byte)));

fn value(byte: u8) -> Option<usize> {
    VALUES.get(usize::from(byte)).copied().flatten()
}

impl Blurhash {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many waves it holds, across and down: 1 to 9 each.
    pub fn components(&self) -> (usize, usize) {
        components(&self.0).unwrap_or((1, 1))
    }
}

fn components(text: &str) -> Option<(usize, usize)> {
    let size = value(text.bytes().next()?)?;
    let (across, down) = (size % 9 + 1, size / 9 + 1);
    (down <= 9).then_some((across, down))
}

impl FromStr for Blurhash {
    type Err = ParseBlurhashError;

    fn from_str(text: &str) -> Result<Self, ParseBlurhashError> {
        let (across, down) = components(text).ok_or(ParseBlurhashError)?;
        let digits = text.bytes().all(|byte| value(byte).is_some());
        let length = text.len() == 4 + 2 * across * down;
        if digits && length { Ok(Self(text.into())) } else { Err(ParseBlurhashError) }
    }
}

impl Value for Blurhash {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        reader.string()?.parse().map_err(|error: ParseBlurhashError| Mismatch::new(error.to_string()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(&self.0);
    }
}

impl fmt::Display for Blurhash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Blurhash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blurhash({})", self.0)
    }
}
