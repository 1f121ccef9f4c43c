//! Reading what servers really send: every value is read to its end, and a wrong one counts as absent.
//!
//! No error is ever caught and survived here, since a parser that failed cannot go on. Instead nothing
//! but broken JSON is an error: [`Tolerant::read`] answers `None` for a value of the wrong kind.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};

pub(crate) use self::entity::{Entity, Named, Partial, read_boxed, read_entity, strict_entity};
pub(crate) use self::leaf::{Leaf, Scalar, read_leaf, strict_leaf};

#[macro_use]
mod leaf;
#[macro_use]
mod entity;
mod moment;

/// A value that can be read from anything.
pub(crate) trait Tolerant: Sized {
    /// Reads a value to its end, whatever it is; `None` when it is not one of these.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;

    /// The same for a value that lies on the heap.
    fn read_boxed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Box<Self>>, D::Error> {
        Ok(Self::read(deserializer)?.map(Box::new))
    }

    /// Whether an optional member is left out when written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Lets a map or a sequence read its next value with [`Tolerant::read`].
pub(crate) struct Value<T>(PhantomData<T>);

impl<T> Value<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Tolerant> DeserializeSeed<'de> for Value<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::read(deserializer)
    }
}

/// `null`, the empty string and values of another kind are all `None`.
impl<T: Tolerant> Tolerant for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::read(deserializer).map(Some)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Tolerant> Tolerant for Box<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::read_boxed(deserializer)
    }
}

/// Elements that cannot be read are left out; a lone scalar is a list of one.
impl<T: Tolerant> Tolerant for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Tolerant> Visitor<'de> for ListVisitor<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Value::<T>::new())? {
            if let Some(item) = item {
                // Most lists within entities have one element: room for four would be wasted on them.
                if items.is_empty() {
                    items.reserve_exact(1);
                }
                items.push(item);
            }
        }
        Ok(Some(items))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.is_empty() {
            return Ok(None);
        }
        Ok(T::read(text.into_deserializer())?.map(|item| vec![item]))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(T::read(number.into_deserializer())?.map(|item| vec![item]))
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip(map)
    }
}

/// Members that cannot be read are left out.
impl<T: Tolerant> Tolerant for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData))
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: Tolerant> Visitor<'de> for MapVisitor<T> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            if let Some(value) = map.next_value_seed(Value::<T>::new())? {
                members.insert(name, value);
            }
        }
        Ok(Some(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        skip_list(list)
    }

    not_a_scalar!();
}

/// Reads an object to its end for nothing.
pub(crate) fn skip<'de, A: MapAccess<'de>, T>(mut map: A) -> Result<Option<T>, A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(None)
}

/// Reads a list to its end for nothing.
pub(crate) fn skip_list<'de, A: SeqAccess<'de>, T>(mut list: A) -> Result<Option<T>, A::Error> {
    while list.next_element::<IgnoredAny>()?.is_some() {}
    Ok(None)
}
