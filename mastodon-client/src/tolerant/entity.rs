//! Objects with known members: the [`entity!`] macro, and what the code it writes leans on.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::skip_list;

/// An object some of whose members have to be there.
pub(crate) trait Entity: Sized {
    /// Reads all members; the inner error names a member of the identity that was not there.
    fn from_members<'de, A: MapAccess<'de>>(map: A) -> Result<Result<Self, &'static str>, A::Error>;
}

/// The members of an entity, told apart by their names.
pub(crate) trait Named {
    fn named(name: &str) -> Self;
}

/// Lets a map read its next name.
pub(crate) struct Key<F>(PhantomData<F>);

impl<F> Key<F> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, F: Named> DeserializeSeed<'de> for Key<F> {
    type Value = F;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<F: Named> Visitor<'_> for Key<F> {
    type Value = F;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<F, E> {
        Ok(F::named(name))
    }
}

/// Reads an object, or fails: what `Deserialize` of an entity is.
pub(crate) fn strict_entity<'de, T: Entity, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(StrictVisitor(PhantomData))
}

struct StrictVisitor<T>(PhantomData<T>);

impl<'de, T: Entity> Visitor<'de> for StrictVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_members(map)?.map_err(Error::missing_field)
    }
}

/// Reads a value to its end: an object with its identity, or nothing.
pub(crate) fn read_entity<'de, T: Entity, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(EntityVisitor(PhantomData))
}

struct EntityVisitor<T>(PhantomData<T>);

impl<'de, T: Entity> Visitor<'de> for EntityVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Ok(T::from_members(map)?.ok())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        skip_list(list)
    }

    not_a_scalar!();
}

/// Declares an entity: the struct, its constructor, and how it is read and written.
///
/// - `identity`: members without which it is nothing; the arguments of `new`.
/// - `always`: members that are always written, an empty `Option` as `null`.
/// - `optional`: members that are left out when there is nothing to say.
///
/// A member whose name in JSON differs says so: `kind as "type": MediaType`.
macro_rules! entity {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            identity {}
            always { $($always:tt)* }
            optional { $($optional:tt)* }
        }
    ) => {
        entity! {
            @declare
            $(#[$meta])*
            pub struct $Name {
                identity {}
                always { $($always)* }
                optional { $($optional)* }
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $Name:ident { $($blocks:tt)* }
    ) => {
        entity! { @declare $(#[$meta])* pub struct $Name { $($blocks)* } }
    };
    (
        @declare
        $(#[$meta:meta])*
        pub struct $Name:ident {
            identity { $(
                $(#[$id_meta:meta])*
                $id:ident $(as $id_wire:literal)? : $Id:ty
            ),* $(,)? }
            always { $(
                $(#[$always_meta:meta])*
                $always:ident $(as $always_wire:literal)? : $Always:ty
            ),* $(,)? }
            optional { $(
                $(#[$optional_meta:meta])*
                $optional:ident $(as $optional_wire:literal)? : $Optional:ty
            ),* $(,)? }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $Name {
            $( $(#[$id_meta])* pub $id: $Id, )*
            $( $(#[$always_meta])* pub $always: $Always, )*
            $( $(#[$optional_meta])* pub $optional: $Optional, )*
        }

        impl $Name {
            /// A new one with what it cannot be without; everything else is empty.
            pub fn new($($id: impl Into<$Id>),*) -> Self {
                Self {
                    $( $id: $id.into(), )*
                    $( $always: Default::default(), )*
                    $( $optional: Default::default(), )*
                }
            }
        }

        impl $crate::tolerant::Entity for $Name {
            fn from_members<'de, A: serde::de::MapAccess<'de>>(
                mut map: A,
            ) -> Result<Result<Self, &'static str>, A::Error> {
                #[expect(non_camel_case_types, reason = "the variants are named after the members")]
                enum Member { $($id,)* $($always,)* $($optional,)* unknown }

                impl $crate::tolerant::Named for Member {
                    fn named(name: &str) -> Self {
                        match name {
                            $( wire!($id $($id_wire)?) => Self::$id, )*
                            $( wire!($always $($always_wire)?) => Self::$always, )*
                            $( wire!($optional $($optional_wire)?) => Self::$optional, )*
                            _ => Self::unknown,
                        }
                    }
                }

                $( let mut $id: Option<$Id> = None; )*
                $( let mut $always: Option<$Always> = None; )*
                $( let mut $optional: Option<$Optional> = None; )*
                while let Some(member) = map.next_key_seed($crate::tolerant::Key::<Member>::new())? {
                    match member {
                        $( Member::$id => $id = map.next_value_seed($crate::tolerant::Value::new())?, )*
                        $( Member::$always => {
                            $always = map.next_value_seed($crate::tolerant::Value::new())?;
                        } )*
                        $( Member::$optional => {
                            $optional = map.next_value_seed($crate::tolerant::Value::new())?;
                        } )*
                        Member::unknown => {
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                $( let Some($id) = $id else { return Ok(Err(wire!($id $($id_wire)?))) }; )*
                Ok(Ok(Self {
                    $( $id, )*
                    $( $always: $always.unwrap_or_default(), )*
                    $( $optional: $optional.unwrap_or_default(), )*
                }))
            }
        }

        impl $crate::tolerant::Tolerant for $Name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::tolerant::read_entity(deserializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tolerant::strict_entity(deserializer)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $( map.serialize_entry(wire!($id $($id_wire)?), &self.$id)?; )*
                $( map.serialize_entry(wire!($always $($always_wire)?), &self.$always)?; )*
                $( if !$crate::tolerant::Tolerant::is_absent(&self.$optional) {
                    map.serialize_entry(wire!($optional $($optional_wire)?), &self.$optional)?;
                } )*
                map.end()
            }
        }
    };
}

/// A member's name in JSON: its own unless another is given.
macro_rules! wire {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

/// Declares an entity that has all members of another one, and some of its own.
///
/// It is read by way of a [`serde_json::Value`], which is good enough for the few and rare ones there are.
macro_rules! extends {
    (
        $(#[$meta:meta])*
        pub struct $Name:ident {
            base {
                $(#[$base_meta:meta])*
                $base:ident: $Base:ty
            }
            identity { $( $(#[$id_meta:meta])* $id:ident: $Id:ty ),* $(,)? }
            always { $( $(#[$always_meta:meta])* $always:ident: $Always:ty ),* $(,)? }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[non_exhaustive]
        pub struct $Name {
            $(#[$base_meta])*
            #[serde(flatten)]
            pub $base: $Base,
            $( $(#[$id_meta])* pub $id: $Id, )*
            $( $(#[$always_meta])* pub $always: $Always, )*
        }

        impl $Name {
            /// A new one with what it cannot be without; everything else is empty.
            pub fn new($base: impl Into<$Base>, $($id: impl Into<$Id>),*) -> Self {
                Self {
                    $base: $base.into(),
                    $( $id: $id.into(), )*
                    $( $always: Default::default(), )*
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error;
                let mut members = serde_json::Map::deserialize(deserializer)?;
                $( let $id = $crate::tolerant::take(&mut members, stringify!($id))
                    .ok_or_else(|| D::Error::missing_field(stringify!($id)))?; )*
                $( let $always = $crate::tolerant::take(&mut members, stringify!($always))
                    .unwrap_or_default(); )*
                let base = serde_json::Value::Object(members);
                let $base = serde::Deserialize::deserialize(base).map_err(D::Error::custom)?;
                Ok(Self { $base, $($id,)* $($always,)* })
            }
        }
    };
}

/// Takes a member out of an object, if it is there and can be read.
pub(crate) fn take<T: super::Tolerant>(
    members: &mut serde_json::Map<String, serde_json::Value>,
    name: &str,
) -> Option<T> {
    T::read(members.remove(name)?).ok()?
}
