//! The size of a document, as another parser sees it, repeated names included.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// How large a JSON value is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measure {
    /// Values at any level.
    pub(crate) nodes: usize,
    /// Arrays and objects within each other.
    pub(crate) depth: usize,
    /// Whether it is an object, or an array with one among its first elements, which JSON-LD takes for the document.
    pub(crate) is_object: bool,
    /// Whether some object has a `@context`.
    pub(crate) has_context: bool,
    /// Whether some name may stand for another one.
    pub(crate) has_alias: bool,
    is_map: bool,
}

pub(crate) fn measure(bytes: &[u8]) -> serde_json::Result<Measure> {
    serde_json::from_slice(bytes)
}

impl Measure {
    fn leaf() -> Self {
        Self { nodes: 1, ..Self::default() }
    }

    fn container() -> Self {
        Self { nodes: 1, depth: 1, ..Self::default() }
    }

    fn add(&mut self, inner: &Self) {
        self.nodes += inner.nodes;
        self.depth = self.depth.max(inner.depth + 1);
        self.has_context |= inner.has_context;
        self.has_alias |= inner.has_alias;
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Measuring)
    }
}

struct Measuring;

impl<'de> Visitor<'de> for Measuring {
    type Value = Measure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_str<E>(self, _: &str) -> Result<Measure, E> {
        Ok(Measure::leaf())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Measure, A::Error> {
        let mut measure = Measure::container();
        let mut count = 0;
        while let Some(element) = elements.next_element::<Measure>()? {
            measure.add(&element);
            count += 1;
            measure.is_object |= count <= 8 && element.is_map;
        }
        Ok(measure)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Measure, A::Error> {
        let mut measure = Measure { is_object: true, is_map: true, ..Measure::container() };
        while let Some((name, member)) = members.next_entry::<String, Measure>()? {
            measure.add(&member);
            measure.has_context |= name == "@context";
            measure.has_alias |= name.starts_with('@') || name.contains(':');
        }
        Ok(measure)
    }
}
