//! Reads a document in one pass, whatever shape its members have.
//!
//! The derive of serde would refuse a document for one odd member, and its `flatten` would copy all of them;
//! both are avoided by the visitors here.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Jrd, Link, MAX_LINKS};

impl<'de> Deserialize<'de> for Jrd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Object(PhantomData))
    }
}

/// What is filled member by member from a JSON object.
trait Members: Default {
    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error>;
}

impl Members for Jrd {
    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "subject" => self.subject = text(map)?,
            "aliases" => self.aliases = list(map)?,
            "properties" => self.properties = object(map)?,
            "links" => self.links = list(map)?,
            _ => drop(self.rest.insert(name.to_owned(), map.next_value()?)),
        }
        Ok(())
    }
}

impl Members for Link {
    fn member<'de, A: MapAccess<'de>>(&mut self, name: &str, map: &mut A) -> Result<(), A::Error> {
        match name {
            "rel" => self.rel = text(map)?.unwrap_or_default(),
            "type" => self.media_type = text(map)?,
            "href" => self.href = text(map)?,
            "template" => self.template = text(map)?,
            "titles" => self.titles = object(map)?,
            "properties" => self.properties = object(map)?,
            _ => drop(self.rest.insert(name.to_owned(), map.next_value()?)),
        }
        Ok(())
    }
}

fn text<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<String>, A::Error> {
    map.next_value::<Lenient<String>>().map(|value| value.0)
}

fn list<'de, A: MapAccess<'de>, T: Item>(map: &mut A) -> Result<Vec<T>, A::Error> {
    map.next_value::<Lenient<Vec<T>>>().map(|value| value.0.unwrap_or_default())
}

fn object<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Map<String, Value>, A::Error> {
    match map.next_value()? {
        Value::Object(members) => Ok(members),
        _ => Ok(Map::new()),
    }
}

/// Reads an object and nothing else.
struct Object<T>(PhantomData<T>);

impl<'de, T: Members> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut read = T::default();
        while let Some(Name(name)) = map.next_key()? {
            read.member(&name, &mut map)?;
        }
        Ok(read)
    }
}

/// The name of a member, copied only where it is written with escapes.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

/// A value that may have been written in a wrong shape, and is then absent.
struct Lenient<T>(Option<T>);

/// What one value of a list, or a value in its place, is read into.
trait Item: Sized {
    fn from_text(text: &str) -> Option<Self>;
    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error>;
    fn from_array<'de, A: SeqAccess<'de>>(array: A) -> Result<Option<Self>, A::Error> {
        skip_array(array)
    }
}

impl Item for String {
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        skip_object(map)
    }
}

impl Item for Link {
    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        Object(PhantomData).visit_map(map).map(Some)
    }
}

impl<T: Item> Item for Vec<T> {
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(|only| vec![only])
    }

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        Ok(T::from_object(map)?.map(|only| vec![only]))
    }

    fn from_array<'de, A: SeqAccess<'de>>(mut array: A) -> Result<Option<Self>, A::Error> {
        let mut items = Self::new();
        for _ in 0..=MAX_LINKS {
            let Some(Lenient(item)) = array.next_element()? else { return Ok(Some(items)) };
            items.extend(item);
        }
        Err(Error::custom(format_args!("a list of more than {MAX_LINKS} entries")))
    }
}

impl<'de, T: Item> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyShape(PhantomData)).map(Lenient)
    }
}

struct AnyShape<T>(PhantomData<T>);

impl<'de, T: Item> Visitor<'de> for AnyShape<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::from_text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_object(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, array: A) -> Result<Self::Value, A::Error> {
        T::from_array(array)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }
}

fn skip_array<'de, A: SeqAccess<'de>, T>(mut array: A) -> Result<Option<T>, A::Error> {
    while array.next_element::<IgnoredAny>()?.is_some() {}
    Ok(None)
}

fn skip_object<'de, A: MapAccess<'de>, T>(mut map: A) -> Result<Option<T>, A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(None)
}
