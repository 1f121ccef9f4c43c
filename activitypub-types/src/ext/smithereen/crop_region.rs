//! The square part of a picture.
//!
//! ```
//! use howdah_types::ext::smithereen::ImageDetails;
//! use howdah_types::{Image, Node, from_slice};
//!
//! let image = from_slice::<Image>(br#"{"type": "Image", "cropRegion": [0.25, 0, 0.75, 0.5]}"#)?.value;
//! let square = image.extension::<ImageDetails>().crop_region.unwrap();
//! assert_eq!(square.right.as_f64() - square.left.as_f64(), 0.5);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::read::{Mismatch, Reader};
use crate::value::{Decimal, Value};
use crate::write::Writer;

/// A part of a picture. 0 is the left and the upper edge of the whole picture, 1 the right and the lower
/// edge.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CropRegion {
    /// The left edge, from 0 to 1.
    pub left: Decimal,
    /// The upper edge, from 0 to 1.
    pub top: Decimal,
    /// The right edge, from 0 to 1.
    pub right: Decimal,
    /// The lower edge, from 0 to 1.
    pub bottom: Decimal,
}

impl CropRegion {
    /// The part between two corners.
    pub fn new(left: Decimal, top: Decimal, right: Decimal, bottom: Decimal) -> Self {
        Self { left, top, right, bottom }
    }
}

/// An array of the four edges.
impl Value for CropRegion {
    const LIST: bool = true;

    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        let mut edges = Vec::with_capacity(4);
        reader.array(|reader| {
            if edges.len() == 4 {
                return Err(Mismatch::new("expected four numbers"));
            }
            edges.push(Decimal::read(reader)?);
            Ok(())
        })?;
        let [left, top, right, bottom] =
            <[Decimal; 4]>::try_from(edges).map_err(|_| Mismatch::new("expected four numbers"))?;
        Ok(Self { left, top, right, bottom })
    }

    fn write(&self, writer: &mut Writer) {
        writer.array([&self.left, &self.top, &self.right, &self.bottom], Writer::number);
    }
}
