//! The types of objects that are no media.

use crate::Kind;
use crate::any::AnyObject;
use crate::group::kinds;
use crate::object::Object;
use crate::value::{Decimal, Iri, Many, Ref, Timestamp};
use crate::vocabulary::Vocabulary;

kinds! {
    struct {
        /// The properties of an object.
        #[property(group)]
        pub base: Object,
    }
    impl {
        /// One without content.
        pub fn new(id: Iri) -> Self {
            Self { base: Object::new(id) }
        }
    }
    /// A short piece of writing ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-note)).
    ///
    /// ```
    /// use howdah_types::build::ObjectBuilder;
    /// use howdah_types::{Iri, Note, PUBLIC};
    ///
    /// let note = Note::new(Iri::parse("https://social.example/notes/1")?)
    ///     .attributed_to(Iri::parse("https://social.example/users/ada")?)
    ///     .content("<p>Hello</p>")
    ///     .to(Iri::parse(PUBLIC)?);
    /// assert!(note.base.is_public());
    /// assert_eq!(note.base.content.as_str(), Some("<p>Hello</p>"));
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    Note = "https://www.w3.org/ns/activitystreams#Note";
    /// A long piece of writing, with its title in `name`
    /// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-article),
    /// [FEP-b2b8](https://w3id.org/fep/b2b8)).
    ///
    /// ```
    /// use howdah_types::build::ObjectBuilder;
    /// use howdah_types::{Article, Iri, Note};
    ///
    /// let preview = Note::default().content("<p>The first paragraph.</p>");
    /// let mut article = Article::new(Iri::parse("https://blog.example/posts/1")?)
    ///     .name("On tolerance")
    ///     .content("<p>The first paragraph.</p><p>The second.</p>");
    /// article.base.details.preview.push(preview.into());
    /// assert_eq!(article.base.details.preview.len(), 1);
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    Article = "https://www.w3.org/ns/activitystreams#Article";
    /// A page of the web; in communities the post that begins a thread
    /// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-page)).
    Page = "https://www.w3.org/ns/activitystreams#Page";
    /// Something that happens, from `start_time` to `end_time`
    /// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-event)).
    Event = "https://www.w3.org/ns/activitystreams#Event";
}

/// A place ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-place)); its height is the `altitude` of
/// the object.
///
/// ```
/// use howdah_types::{Place, from_slice};
///
/// let place = from_slice::<Place>(br#"{"type": "Place", "name": "Weimar", "latitude": "50.98", "longitude": 11.33}"#)?;
/// assert_eq!(place.value.latitude.unwrap().as_f64(), 50.98);
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Place")]
#[non_exhaustive]
pub struct Place {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Degrees north of the equator.
    pub latitude: Option<Decimal>,
    /// Degrees east of Greenwich.
    pub longitude: Option<Decimal>,
    /// How exact the coordinates are, in percent.
    pub accuracy: Option<Decimal>,
    /// How far it reaches, in `units`.
    pub radius: Option<Decimal>,
    /// The unit of `radius` and of the altitude: `cm`, `feet`, `inches`, `km`, `m`, `miles` or an IRI; metres if absent.
    pub units: Option<Box<str>>,
}

/// What somebody tells of somebody or something
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-profile)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Profile")]
#[non_exhaustive]
pub struct Profile {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Whom or what it is about.
    pub describes: Option<Ref<AnyObject>>,
}

/// How one is related to another
/// ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-relationship)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Relationship")]
#[non_exhaustive]
pub struct Relationship {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The one.
    pub subject: Option<Ref<AnyObject>>,
    /// The other.
    pub object: Many<Ref<AnyObject>>,
    /// What the one is to the other; among others a [`RelationshipKind`].
    pub relationship: Many<Ref<AnyObject>>,
}

/// Kinds of relationship that the ActivityStreams context names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RelationshipKind {
    /// The subject follows the object.
    IsFollowing,
    /// The object follows the subject.
    IsFollowedBy,
    /// They know each other.
    IsContact,
    /// The subject is a member of the object.
    IsMember,
}

impl RelationshipKind {
    const ALL: [(Self, &str, &str); 4] = [
        (Self::IsFollowing, "IsFollowing", "https://www.w3.org/ns/activitystreams#IsFollowing"),
        (Self::IsFollowedBy, "IsFollowedBy", "https://www.w3.org/ns/activitystreams#IsFollowedBy"),
        (Self::IsContact, "IsContact", "https://www.w3.org/ns/activitystreams#IsContact"),
        (Self::IsMember, "IsMember", "https://www.w3.org/ns/activitystreams#IsMember"),
    ];

    /// Its IRI.
    pub fn iri(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, _, iri)| iri)
    }

    /// The one that the IRI stands for, also where it is written with a prefix: `as:IsContact`.
    pub fn from_iri(iri: &str) -> Option<Self> {
        let found =
            |(_, name, full): &&(Self, &str, &str)| iri == *full || iri.strip_prefix("as:") == Some(name);
        Self::ALL.iter().find(found).map(|(kind, ..)| *kind)
    }
}

/// What is left of a deleted object ([vocabulary](https://www.w3.org/TR/activitystreams-vocabulary/#dfn-tombstone)).
///
/// ```
/// use howdah_types::{Iri, Tombstone, to_vec};
///
/// let mut tombstone = Tombstone::new(Iri::parse("https://social.example/notes/1")?);
/// tombstone.former_type = Box::<str>::from("Note").into();
/// assert_eq!(to_vec(&tombstone), br#"{"type":"Tombstone","id":"https://social.example/notes/1","formerType":"Note"}"#);
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Tombstone")]
#[non_exhaustive]
pub struct Tombstone {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// What it was.
    pub former_type: Many<Box<str>>,
    /// When it was deleted.
    pub deleted: Option<Timestamp>,
}

impl Tombstone {
    /// What is left of the object called `id`.
    pub fn new(id: Iri) -> Self {
        Self { base: Object::new(id), ..Self::default() }
    }
}

/// Names that are values, and no types of objects.
pub(crate) fn describe_values(list: &mut Vocabulary) {
    for (_, name, iri) in RelationshipKind::ALL {
        list.name(name, iri);
    }
    list.name("Public", crate::PUBLIC);
    // Types that vocabularies name, and documents leave out.
    list.name("Endpoints", "https://www.w3.org/ns/activitystreams#Endpoints");
    list.name("Source", "https://www.w3.org/ns/activitystreams#Source");
}
