//! Values without parts: texts, numbers, switches, ids.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{skip, skip_list};

/// What a value without parts looks like on the wire.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar<'a> {
    Text(&'a str),
    Flag(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// A value without parts.
pub(crate) trait Leaf: Sized {
    /// Takes what fits; the empty text fits nothing but texts that have to be there.
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self>;
}

/// Reads a value to its end, whatever it is.
pub(crate) fn read_leaf<'de, T: Leaf, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(LeafVisitor(PhantomData))
}

/// Reads a value, or fails: what `Deserialize` of a leaf's type is.
pub(crate) fn strict_leaf<'de, T: Leaf, D: Deserializer<'de>>(
    deserializer: D,
    what: &'static str,
) -> Result<T, D::Error> {
    read_leaf(deserializer)?.ok_or_else(|| Error::custom(format_args!("expected {what}")))
}

struct LeafVisitor<T>(PhantomData<T>);

impl<'de, T: Leaf> Visitor<'de> for LeafVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::from_scalar(Scalar::Text(text)))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(T::from_scalar(Scalar::Flag(flag)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(T::from_scalar(Scalar::Unsigned(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(T::from_scalar(Scalar::Signed(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(T::from_scalar(Scalar::Float(number)))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        skip_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip(map)
    }
}

/// Makes leaves tolerant. (`impl<T: Leaf> Tolerant for T` would overlap with that for `Box<T>`.)
macro_rules! leaves {
    ($($Name:ty),* $(,)?) => { $(
        impl $crate::tolerant::Tolerant for $Name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::tolerant::read_leaf(deserializer)
            }
        }
    )* };
}

leaves! { String, bool, u64, u32, f64 }

/// The visitor methods of a reader that wants no scalar.
macro_rules! not_a_scalar {
    () => {
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok(None)
        }

        not_a_number!();
    };
}

/// The visitor methods of a reader that wants no scalar but a text.
macro_rules! not_a_number {
    () => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    };
}

impl Leaf for String {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Text("") | Scalar::Flag(_) => None,
            Scalar::Text(text) => Some(text.to_owned()),
            Scalar::Unsigned(number) => Some(number.to_string()),
            Scalar::Signed(number) => Some(number.to_string()),
            Scalar::Float(number) => Some(number.to_string()),
        }
    }
}

impl Leaf for bool {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Flag(flag) => Some(flag),
            Scalar::Text("true" | "1" | "on" | "t") | Scalar::Unsigned(1) => Some(true),
            Scalar::Text("false" | "0" | "off" | "f") | Scalar::Unsigned(0) => Some(false),
            _ => None,
        }
    }
}

impl Leaf for u64 {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Unsigned(number) => Some(number),
            Scalar::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl Leaf for u32 {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        u64::from_scalar(scalar)?.try_into().ok()
    }
}

impl Leaf for f64 {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Float(number) => Some(number),
            Scalar::Unsigned(number) => Some(f64::from(u32::try_from(number).ok()?)),
            Scalar::Signed(number) => Some(f64::from(i32::try_from(number).ok()?)),
            Scalar::Text(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
            Scalar::Flag(_) => None,
        }
    }
}
