//! The terms that the crate knows, with their IRIs: what JSON-LD names are translated by, and what tests compare with
//! the tables of the vocabularies.

use std::sync::LazyLock;

use crate::actor::Endpoints;
use crate::any;
use crate::context;
use crate::ext;
use crate::group::{AS, Kind, Properties, Property};
use crate::object::{Source, types};

/// A name that documents use: of a type, or of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Term {
    /// The name in JSON.
    pub name: &'static str,
    iri: Definition,
    /// Whether it is a type, and stands in `type`; otherwise it is a property.
    pub is_type: bool,
}

/// Where the IRI of a term comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Definition {
    ActivityStreams,
    Own(&'static str),
}

impl Term {
    /// The IRI; `None` for a name that no vocabulary defines.
    pub fn iri(&self) -> Option<String> {
        match self.iri {
            Definition::ActivityStreams if self.name == "id" => Some("@id".to_owned()),
            Definition::ActivityStreams => {
                let term = self.name.strip_suffix("Map").unwrap_or(self.name);
                Some(format!("{AS}{term}"))
            }
            Definition::Own("") => None,
            Definition::Own(iri) => Some(iri.to_owned()),
        }
    }

    /// Whether the context of ActivityStreams defines it.
    pub(crate) fn is_activitystreams(&self) -> bool {
        match self.iri {
            Definition::ActivityStreams => true,
            Definition::Own(iri) => context::is_defined(self.name, iri),
        }
    }
}

/// All terms, of all vocabularies whose features are on; a term of several types is listed once.
pub fn terms() -> &'static [Term] {
    static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
        let mut list = Vocabulary::default();
        any::describe(&mut list);
        list.group::<Endpoints>();
        list.group::<Source>();
        types::describe_values(&mut list);
        ext::describe(&mut list);
        list.terms.sort_unstable();
        list.terms.dedup();
        list.terms
    });
    &TERMS
}

/// Collects terms.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    terms: Vec<Term>,
}

impl Vocabulary {
    /// A type and its properties.
    pub(crate) fn kind<K: Kind + Properties>(&mut self) {
        self.terms.push(Term { name: K::NAME, iri: Definition::Own(K::IRI), is_type: true });
        self.group::<K>();
    }

    /// A name that stands in values, or that documents leave out.
    pub(crate) fn name(&mut self, name: &'static str, iri: &'static str) {
        self.terms.push(Term { name, iri: Definition::Own(iri), is_type: true });
    }

    /// The properties of a group.
    pub(crate) fn group<G: Properties>(&mut self) {
        let mut list = Vec::new();
        G::describe(&mut list);
        self.terms.extend(list.iter().map(|Property { name, iri, .. }| Term {
            name,
            iri: iri.map_or(Definition::ActivityStreams, Definition::Own),
            is_type: false,
        }));
    }
}

/// Lists the types and the further groups of properties of a module.
macro_rules! vocabulary {
    (types $($kind:ty),* ; properties $($group:ty),* $(,)?) => {
        pub(crate) fn describe(list: &mut $crate::vocabulary::Vocabulary) {
            $(list.kind::<$kind>();)*
            $(list.group::<$group>();)*
        }
    };
}
pub(crate) use vocabulary;
