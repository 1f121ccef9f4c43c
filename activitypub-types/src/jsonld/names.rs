//! The names that the crate knows, by their IRIs.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::group::AS;
use crate::vocabulary::terms;

/// Names and IRIs of all terms.
pub(crate) struct Names {
    properties: HashSet<&'static str>,
    kinds: HashSet<&'static str>,
    kind_iris: HashSet<String>,
    /// The terms that the context of ActivityStreams defines.
    activitystreams: HashMap<&'static str, String>,
    property_by_iri: HashMap<String, &'static str>,
    kind_by_iri: HashMap<String, &'static str>,
}

/// The prefixes that servers use, with or without saying so in a context.
const PREFIXES: [(&str, &str); 31] = [
    ("as", "https://www.w3.org/ns/activitystreams#"),
    ("toot", "http://joinmastodon.org/ns#"),
    ("schema", "http://schema.org/"),
    ("sc", "http://schema.org/"),
    ("sec", "https://w3id.org/security#"),
    ("litepub", "http://litepub.social/ns#"),
    ("misskey", "https://misskey-hub.net/ns#"),
    ("fedibird", "http://fedibird.com/ns#"),
    ("sharkey", "https://joinsharkey.org/ns#"),
    ("firefish", "https://joinfirefish.org/ns#"),
    ("gts", "https://gotosocial.org/ns#"),
    ("lemmy", "https://join-lemmy.org/ns#"),
    ("pt", "https://joinpeertube.org/ns#"),
    ("pixelfed", "http://pixelfed.org/ns#"),
    ("fw", "https://funkwhale.audio/ns#"),
    ("mz", "https://joinmobilizon.org/ns#"),
    ("sm", "http://smithereen.software/ns#"),
    ("forge", "https://forgefed.org/ns#"),
    ("forgefed", "https://forgefed.org/ns#"),
    ("vf", "https://w3id.org/valueflows/ont/vf#"),
    ("om2", "http://www.ontology-of-units-of-measure.org/resource/om-2/"),
    ("ostatus", "http://ostatus.org#"),
    ("diaspora", "https://diasporafoundation.org/ns/"),
    ("dfrn", "http://purl.org/macgirvin/dfrn/1.0/"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("ical", "http://www.w3.org/2002/12/cal/ical#"),
    ("ldp", "http://www.w3.org/ns/ldp#"),
    ("dc", "http://purl.org/dc/terms/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("did", "https://www.w3.org/ns/did#"),
    ("mitra", "http://jsonld.mitra.social#"),
];

/// All of them, collected once.
pub(crate) fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(Names::collect);
    &NAMES
}

/// The namespace that a prefix stands for by custom.
pub(super) fn prefix(name: &str) -> Option<&'static str> {
    PREFIXES.iter().find(|(prefix, _)| *prefix == name).map(|(_, namespace)| *namespace)
}

impl Names {
    fn collect() -> Self {
        let mut names = Self {
            properties: HashSet::new(),
            kinds: HashSet::new(),
            kind_iris: HashSet::new(),
            activitystreams: HashMap::new(),
            property_by_iri: HashMap::new(),
            kind_by_iri: HashMap::new(),
        };
        for term in terms() {
            let (known, by_iri) = if term.is_type {
                (&mut names.kinds, &mut names.kind_by_iri)
            } else {
                (&mut names.properties, &mut names.property_by_iri)
            };
            known.insert(term.name);
            let Some(iri) = term.iri() else { continue };
            if term.is_type {
                names.kind_iris.insert(iri.clone());
            }
            if term.is_activitystreams() {
                names.activitystreams.insert(term.name, iri.clone());
            }
            // Of several names for one IRI, the one that looks like it.
            let alike = iri.ends_with(term.name);
            let slot = by_iri.entry(normal(&iri)).or_insert(term.name);
            if alike {
                *slot = term.name;
            }
        }
        names
    }

    pub(super) fn is_property(&self, name: &str) -> bool {
        self.properties.contains(name)
    }

    /// Whether a type is known as it is written: by its name, its IRI or as `as:Name`.
    pub(super) fn reads_kind(&self, name: &str) -> bool {
        let prefixed = |name: &str| {
            let term = name.strip_prefix("as:").filter(|term| self.kinds.contains(term));
            term.is_some_and(|term| self.kind_iris.contains(format!("{AS}{term}").as_str()))
        };
        self.kinds.contains(name) || self.kind_iris.contains(name) || prefixed(name)
    }

    /// The IRI of a term that the context of ActivityStreams defines.
    pub(super) fn activitystreams(&self, name: &str) -> Option<&str> {
        self.activitystreams.get(name).map(String::as_str)
    }

    /// Whether two IRIs mean the same, however servers write the namespace.
    pub(super) fn same(one: &str, other: &str) -> bool {
        normal(one) == normal(other)
    }

    pub(super) fn property(&self, iri: &str) -> Option<&'static str> {
        self.property_by_iri.get(&normal(iri)).copied()
    }

    pub(super) fn kind(&self, iri: &str) -> Option<&'static str> {
        self.kind_by_iri.get(&normal(iri)).copied()
    }

    /// The name of the property that holds the same text by language.
    pub(super) fn language_map(&self, name: &str) -> Option<&'static str> {
        self.properties.get(format!("{name}Map").as_str()).copied()
    }

    /// Whether the values may be objects whose names are to be translated.
    pub(super) fn has_nodes(&self, name: &str) -> bool {
        self.is_property(name) && !name.ends_with("Map")
    }
}

/// Without the differences between the ways in which servers write the same namespace.
fn normal(iri: &str) -> String {
    let bare = iri.strip_prefix("https://").or_else(|| iri.strip_prefix("http://")).unwrap_or(iri);
    match bare.strip_prefix("schema.org") {
        Some(term) => format!("schema.org/{}", term.trim_start_matches(['/', '#'])),
        None => bare.to_owned(),
    }
}
