//! Groups of properties, and the types made of them: what the derive of [`Kind`] implements.

use std::borrow::Cow;

use crate::context::Terms;
use crate::envelope;
use crate::limits::Limits;
use crate::read::{self, Reader};
use crate::scan::{self, Scanner, members};
use crate::value::{Iri, RawJson, Rest, Value};
use crate::write::{self, Members};

pub(crate) use kinds::kinds;
pub(crate) use rare::rare;
pub use rare::{Empty, Rare};

mod kinds;
mod rare;

/// The namespace of ActivityStreams.
pub(crate) const AS: &str = "https://www.w3.org/ns/activitystreams#";

/// A type of a vocabulary, such as `Note`.
///
/// Derive it with [`howdah_types_macros::Kind`], for the types of your own vocabulary too:
///
/// ```
/// use howdah_types::{Kind, Object, from_slice};
///
/// /// A chess game that is being played.
/// #[derive(Clone, Debug, Default, PartialEq, Kind)]
/// #[kind("https://chess.example/ns#Game")]
/// struct Game {
///     #[property(group)]
///     base: Object,
///     /// The position in Forsyth-Edwards notation.
///     #[property(iri = "https://chess.example/ns#position")]
///     position: Option<String>,
/// }
///
/// let game = from_slice::<Game>(br#"{"type": "Game", "position": "8/8/8/8/8/8/8/K1k5 w", "name": "Endgame"}"#)?;
/// assert_eq!(game.value.position.as_deref(), Some("8/8/8/8/8/8/8/K1k5 w"));
/// assert_eq!(game.value.base.name.as_str(), Some("Endgame"));
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a vocabulary",
    note = "derive `Kind` and name its IRI with `#[kind(\"...\")]`"
)]
pub trait Kind: Node {
    /// The name in `type`.
    const NAME: &'static str;
    /// The IRI of the type.
    const IRI: &'static str;
}

/// An object of its own: it can have an id, a type, and members that nobody knows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an object that stands on its own",
    note = "derive `Kind` for a struct with a `#[property(rest)]` field, or with a `#[property(group)]` that has one"
)]
pub trait Node: Value {
    /// Its `id`.
    fn id(&self) -> Option<&Iri>;

    /// The members that are not known here, or not in this form.
    fn rest(&self) -> &Rest;

    /// As [`rest`](Self::rest), to change them.
    fn rest_mut(&mut self) -> &mut Rest;

    /// The name and IRI of the type that the Rust type stands for, if it stands for one.
    fn own_type(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// The `type`, as the document writes it; the first where there are several.
    fn type_name(&self) -> Option<&str> {
        match self.rest().get("type") {
            Some(json) => first_string(json),
            None if self.rest().is_untyped() => None,
            None => self.own_type().map(|(name, _)| name),
        }
    }

    /// Reads further properties from the members that are not known here, such as those of another vocabulary.
    ///
    /// ```
    /// use howdah_types::{AnyObject, Kind, Node};
    ///
    /// /// What a chess server adds to every object.
    /// #[derive(Debug, Default, PartialEq, Kind)]
    /// struct ChessDetails {
    ///     #[property(iri = "https://chess.example/ns#rating")]
    ///     rating: Option<u64>,
    /// }
    ///
    /// let mut ada = AnyObject::parse(br#"{"type": "Person", "rating": 1843}"#)?;
    /// let mut details: ChessDetails = ada.extension();
    /// assert_eq!(details.rating, Some(1_843));
    /// details.rating = Some(1_850);
    /// ada.set_extension(&details);
    /// assert_eq!(howdah_types::to_vec(&ada), br#"{"type":"Person","rating":1850}"#);
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    fn extension<G: Properties + Default>(&self) -> G {
        let mut group = G::default();
        for (name, json) in self.rest().iter() {
            if G::has(&name) {
                read::member(&mut group, &name, json);
            }
        }
        group
    }

    /// Writes further properties beside those that are known here; a context will declare them. Those that are absent
    /// are removed, but for what the group could not have read.
    fn set_extension<G: Properties + Default>(&mut self, group: &G) {
        let text = write::properties(group);
        let old: Vec<_> =
            self.rest().iter().map(|(name, json)| (name.into_owned(), json.to_owned())).collect();
        for (name, json) in old.iter().filter(|(name, _)| G::has(name)) {
            let mut read = G::default();
            let odd = read::member(&mut read, name, json) == Taken::Odd;
            let says = write::properties(&read);
            // It may be written in another form, and say the same.
            let same = members(&text).any(|member| member.text == says);
            let set = members(&text).any(|member| member.is(name));
            if !same && (set || !odd) {
                self.rest_mut().remove(name);
            }
        }
        for member in members(&text) {
            let name = member.name();
            if self.rest().get(&name).is_none() {
                self.rest_mut().set(&name, &RawJson::trusted(member.json));
            }
        }
        group.terms(self.rest_mut().terms_mut());
    }

    /// Reads it as a type that is not known here, of another vocabulary or your own, if it says that it is one.
    ///
    /// ```
    /// use howdah_types::{AnyObject, Kind, Node, Object};
    ///
    /// /// A chess game.
    /// #[derive(Debug, Default, PartialEq, Kind)]
    /// #[kind("https://chess.example/ns#Game")]
    /// struct Game {
    ///     #[property(group)]
    ///     base: Object,
    ///     #[property(iri = "https://chess.example/ns#position")]
    ///     position: Option<String>,
    /// }
    ///
    /// let object = AnyObject::parse(br#"{"type": "Game", "position": "8/8/8/8/8/8/8/K1k5 w"}"#)?;
    /// assert!(object.read_as::<Game>().unwrap().position.is_some());
    /// assert!(object.read_as::<howdah_types::Note>().is_none());
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    fn read_as<K: Kind>(&self) -> Option<K> {
        if !self.type_names().any(|name| is::<K>(&name)) {
            return None;
        }
        let mut writer = write::Writer::default();
        self.write(&mut writer);
        let bytes = writer.into_bytes();
        let checked = scan::check(&bytes, &Limits::MOST).ok()?;
        K::read(&mut Reader::new(checked)).ok()
    }

    /// All names in its `type`.
    fn type_names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let written = match self.rest().kind() {
            Some(json) => strings(json),
            None => self.type_name().map(Cow::Borrowed).into_iter().collect(),
        };
        written.into_iter()
    }

    /// Whether a document whose `type` is `name` can be read as this.
    fn reads(_name: &str) -> bool {
        true
    }
}

/// A set of properties: takes members by their name, and writes them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a group of properties",
    note = "derive `Kind` for it; without `#[kind(...)]` the struct is a group only"
)]
pub trait Properties {
    /// Appends what it knows, its groups' properties included.
    fn describe(list: &mut Vec<Property>);

    /// Whether a property of this name is known.
    fn has(key: &str) -> bool;

    /// Reads the value of `key`, if the key is known.
    fn take(&mut self, key: &str, reader: &mut Reader<'_>) -> Taken;

    /// Writes the properties that are there.
    fn put(&self, members: &mut Members<'_>);

    /// Collects the terms that a context must define.
    fn terms(&self, terms: &mut Terms);
}

/// What became of a member offered to [`Properties::take`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "whoever offers a member must handle every outcome")]
pub enum Taken {
    /// It is not known, and not read.
    Unknown,
    /// It was read.
    Read,
    /// It is known, but did not fit, or is `null`; it has not been taken, and is to be kept as it is.
    Odd,
    /// It was read, but has not been taken: it came in another form than it is written in, and is to be kept too.
    Coerced,
    /// It was read; an array stood around it.
    Listed,
}

/// A property that a type knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Property {
    /// Its name in JSON.
    pub name: &'static str,
    /// Its IRI, where the ActivityStreams context does not define the name; empty where nothing does.
    pub iri: Option<&'static str>,
}

impl Property {
    /// A property called `name`, with its IRI unless the ActivityStreams context defines it; an empty one for a name that
    /// has none.
    pub const fn new(name: &'static str, iri: Option<&'static str>) -> Self {
        Self { name, iri }
    }
}

/// Whether `name`, as a document writes it in `type`, means `K`: by its name, its IRI or as `as:Name`.
#[inline]
pub fn is<K: Kind>(name: &str) -> bool {
    name == K::NAME || (name.contains(':') && is_iri::<K>(name))
}

/// Whether `name`, which has a colon, means `K`.
pub(crate) fn is_iri<K: Kind>(name: &str) -> bool {
    name == K::IRI || (name.strip_prefix("as:") == Some(K::NAME) && K::IRI.strip_prefix(AS) == Some(K::NAME))
}

/// All strings in a `type`.
fn strings(json: &str) -> Vec<Cow<'_, str>> {
    let mut found = Vec::new();
    let Ok(mut scanner) = Scanner::new(json.as_bytes(), &Limits::MOST, ()) else { return found };
    let listed = scanner.document(|scanner| {
        if scanner.peek() != Some(b'[') {
            found.extend(envelope::string(scanner, 0)?);
            return Ok(());
        }
        scanner.elements(0, |scanner, depth| {
            found.extend(envelope::string(scanner, depth)?);
            Ok(())
        })
    });
    if listed.is_err() {
        found.clear();
    }
    found
}

/// The string, or the first string of the array, as the envelope finds it; without escapes: names have none.
fn first_string(json: &str) -> Option<&str> {
    let mut first = None;
    let mut scanner = Scanner::new(json.as_bytes(), &Limits::MOST, ()).ok()?;
    scanner
        .document(|scanner| {
            first = envelope::first_string(scanner, 0)?;
            Ok(())
        })
        .ok()?;
    match first? {
        Cow::Borrowed(name) => Some(name),
        Cow::Owned(_) => None,
    }
}
