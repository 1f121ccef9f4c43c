//! Objects with known members: the [`entity!`] macro, and what the code it writes leans on.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::skip_list;

/// An object some of whose members have to be there.
pub(crate) trait Entity: Sized {
    /// The members as far as they have been read.
    type Partial: Partial<Whole = Self>;

    /// What a text means that stands in place of the object.
    fn from_text(_: &str) -> Option<Self> {
        None
    }
}

/// An entity that is being read.
pub(crate) trait Partial: Default {
    type Whole;
    type Member: Named;

    /// Reads the value of a member.
    fn read<'de, A: MapAccess<'de>>(&mut self, member: Self::Member, map: &mut A) -> Result<(), A::Error>;

    /// The entity; or the name of a member of its identity that was not there.
    fn finish(self) -> Result<Self::Whole, &'static str>;
}

/// Reads all members into a partial entity.
fn fill<'de, P: Partial, A: MapAccess<'de>>(partial: &mut P, mut map: A) -> Result<(), A::Error> {
    while let Some(member) = map.next_key_seed(Key::<P::Member>(PhantomData))? {
        match member {
            Some(member) => partial.read(member, &mut map)?,
            None => {
                map.next_value::<IgnoredAny>()?;
            }
        }
    }
    Ok(())
}

/// The members of an entity, told apart by their names.
pub(crate) trait Named: Sized {
    fn named(name: &str) -> Option<Self>;
}

/// Lets a map read its next name.
struct Key<M>(PhantomData<M>);

impl<'de, M: Named> DeserializeSeed<'de> for Key<M> {
    type Value = Option<M>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<M>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<M: Named> Visitor<'_> for Key<M> {
    type Value = Option<M>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<M>, E> {
        Ok(M::named(name))
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
        let mut partial = T::Partial::default();
        fill(&mut partial, map)?;
        partial.finish().map_err(Error::missing_field)
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
        let mut partial = T::Partial::default();
        fill(&mut partial, map)?;
        Ok(partial.finish().ok())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        skip_list(list)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::from_text(text))
    }

    not_a_number!();
}

/// How large a partial entity may be to lie on the stack; partial statuses and quotes are larger.
const SMALL: usize = 512;

/// The same on the heap: large entities that hold themselves, such as boosts, would need too much of the
/// stack when a server nests them as deeply as the parser allows.
pub(crate) fn read_boxed<'de, T: Entity, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Box<T>>, D::Error> {
    if size_of::<T::Partial>() <= SMALL {
        return Ok(read_entity(deserializer)?.map(Box::new));
    }
    deserializer.deserialize_any(BoxedVisitor(PhantomData))
}

struct BoxedVisitor<T>(PhantomData<T>);

impl<'de, T: Entity> Visitor<'de> for BoxedVisitor<T> {
    type Value = Option<Box<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let mut partial = Box::<T::Partial>::default();
        fill(&mut *partial, map)?;
        Ok(finish_boxed(partial))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        skip_list(list)
    }

    not_a_scalar!();
}

/// Not inlined, so that what it needs of the stack is given back before the next entity is read.
#[inline(never)]
#[expect(clippy::boxed_local, reason = "by value it would lie on the caller's stack")]
fn finish_boxed<P: Partial>(partial: Box<P>) -> Option<Box<P::Whole>> {
    partial.finish().ok().map(Box::new)
}

/// Declares an entity: the struct, its constructor, and how it is read and written.
///
/// - `identity`: members without which it is nothing; arguments of `new`.
/// - `expected`: arguments of `new`, too, but empty when a server leaves them out.
/// - `always`: members that are always written, an empty `Option` as `null`.
/// - `optional`: members that are left out when there is nothing to say.
///
/// A member whose name in JSON differs says so: `kind as "type": MediaType`. The word `text` at the end
/// lets a text stand for an entity with nothing but that as its identity.
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
            $(expected { $(
                $(#[$expected_meta:meta])*
                $expected:ident $(as $expected_wire:literal)? : $Expected:ty
            ),* $(,)? })?
            always { $(
                $(#[$always_meta:meta])*
                $always:ident $(as $always_wire:literal)? : $Always:ty
            ),* $(,)? }
            optional { $(
                $(#[$optional_meta:meta])*
                $optional:ident $(as $optional_wire:literal)? : $Optional:ty
            ),* $(,)? }
            $($text:ident)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $Name {
            $( $(#[$id_meta])* pub $id: $Id, )*
            $($( $(#[$expected_meta])* pub $expected: $Expected, )*)?
            $( $(#[$always_meta])* pub $always: $Always, )*
            $( $(#[$optional_meta])* pub $optional: $Optional, )*
        }

        impl $Name {
            /// A new one with what it cannot be without; everything else is empty.
            pub fn new($($id: impl Into<$Id>,)* $($($expected: impl Into<$Expected>,)*)?) -> Self {
                Self {
                    $( $id: $id.into(), )*
                    $($( $expected: $expected.into(), )*)?
                    $( $always: Default::default(), )*
                    $( $optional: Default::default(), )*
                }
            }
        }

        const _: () = {
            #[derive(Default)]
            pub(crate) struct Partial {
                $( $id: Option<$Id>, )*
                $($( $expected: $Expected, )*)?
                $( $always: $Always, )*
                $( $optional: $Optional, )*
            }

            #[expect(non_camel_case_types, reason = "the variants are named after the members")]
            pub(crate) enum Member { $($id,)* $($($expected,)*)? $($always,)* $($optional,)* }

            impl $crate::tolerant::Named for Member {
                fn named(name: &str) -> Option<Self> {
                    Some(match name {
                        $( wire!($id $($id_wire)?) => Self::$id, )*
                        $($( wire!($expected $($expected_wire)?) => Self::$expected, )*)?
                        $( wire!($always $($always_wire)?) => Self::$always, )*
                        $( wire!($optional $($optional_wire)?) => Self::$optional, )*
                        _ => return None,
                    })
                }
            }

            impl $crate::tolerant::Partial for Partial {
                type Whole = $Name;
                type Member = Member;

                fn read<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    member: Member,
                    map: &mut A,
                ) -> Result<(), A::Error> {
                    use $crate::tolerant::Value;
                    match member {
                        $( Member::$id => self.$id = map.next_value_seed(Value::new())?, )*
                        $($( Member::$expected => {
                            self.$expected = map.next_value_seed(Value::new())?.unwrap_or_default();
                        } )*)?
                        $( Member::$always => {
                            self.$always = map.next_value_seed(Value::new())?.unwrap_or_default();
                        } )*
                        $( Member::$optional => {
                            self.$optional = map.next_value_seed(Value::new())?.unwrap_or_default();
                        } )*
                    }
                    Ok(())
                }

                fn finish(self) -> Result<$Name, &'static str> {
                    Ok($Name {
                        $( $id: self.$id.ok_or(wire!($id $($id_wire)?))?, )*
                        $($( $expected: self.$expected, )*)?
                        $( $always: self.$always, )*
                        $( $optional: self.$optional, )*
                    })
                }
            }

            impl $crate::tolerant::Entity for $Name {
                type Partial = Partial;

                $(
                    fn from_text($text: &str) -> Option<Self> {
                        (!$text.is_empty()).then(|| Self::new($text))
                    }
                )?
            }
        };

        readable! { $Name }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $( map.serialize_entry(wire!($id $($id_wire)?), &self.$id)?; )*
                $($( map.serialize_entry(wire!($expected $($expected_wire)?), &self.$expected)?; )*)?
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

/// Lets an entity be read: strictly where it stands alone, tolerantly within others.
macro_rules! readable {
    ($Name:ident) => {
        impl $crate::tolerant::Tolerant for $Name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                $crate::tolerant::read_entity(deserializer)
            }

            fn read_boxed<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Box<Self>>, D::Error> {
                $crate::tolerant::read_boxed(deserializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tolerant::strict_entity(deserializer)
            }
        }
    };
}

/// Declares an entity that has all members of another one, and some of its own.
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

        const _: () = {
            type Base = <$Base as $crate::tolerant::Entity>::Partial;

            #[derive(Default)]
            pub(crate) struct Partial {
                base: Base,
                $( $id: Option<$Id>, )*
                $( $always: Option<$Always>, )*
            }

            #[expect(non_camel_case_types, reason = "the variants are named after the members")]
            pub(crate) enum Member {
                base(<Base as $crate::tolerant::Partial>::Member),
                $($id,)*
                $($always,)*
            }

            impl $crate::tolerant::Named for Member {
                fn named(name: &str) -> Option<Self> {
                    match name {
                        $( stringify!($id) => Some(Self::$id), )*
                        $( stringify!($always) => Some(Self::$always), )*
                        _ => $crate::tolerant::Named::named(name).map(Self::base),
                    }
                }
            }

            impl $crate::tolerant::Partial for Partial {
                type Whole = $Name;
                type Member = Member;

                fn read<'de, A: serde::de::MapAccess<'de>>(
                    &mut self,
                    member: Member,
                    map: &mut A,
                ) -> Result<(), A::Error> {
                    use $crate::tolerant::Value;
                    match member {
                        Member::base(member) => self.base.read(member, map)?,
                        $( Member::$id => self.$id = map.next_value_seed(Value::new())?, )*
                        $( Member::$always => self.$always = map.next_value_seed(Value::new())?, )*
                    }
                    Ok(())
                }

                fn finish(self) -> Result<$Name, &'static str> {
                    Ok($Name {
                        $base: self.base.finish()?,
                        $( $id: self.$id.ok_or(stringify!($id))?, )*
                        $( $always: self.$always.unwrap_or_default(), )*
                    })
                }
            }

            impl $crate::tolerant::Entity for $Name {
                type Partial = Partial;
            }
        };

        readable! { $Name }
    };
}
