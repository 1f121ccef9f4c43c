//! Activities: what actors do.

use crate::Kind;
use crate::any::{AnyActor, AnyObject};
use crate::object::Object;
use crate::value::{Iri, Many, Ref};

/// The properties of every activity; also an activity of a type that is not known here
/// ([ActivityStreams, section 4.3](https://www.w3.org/TR/activitystreams-core/#activities)).
///
/// ```
/// use howdah_types::{Activity, Iri};
///
/// let activity = Activity::new(
///     Iri::parse("https://social.example/activities/1")?,
///     Iri::parse("https://social.example/users/ada")?,
///     Iri::parse("https://remote.example/notes/7")?,
/// );
/// assert_eq!(activity.object_id().unwrap(), "https://remote.example/notes/7");
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://www.w3.org/ns/activitystreams#Activity", open)]
#[non_exhaustive]
pub struct Activity {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Who does it.
    pub actor: Many<Ref<AnyActor>>,
    /// What it is done to.
    pub object: Many<Ref<AnyObject>>,
    /// Where it leads: the collection that something is added to, the account that one moves to.
    pub target: Many<Ref<AnyObject>>,
    /// What comes of it.
    pub result: Many<Ref<AnyObject>>,
    /// Where it starts from.
    pub origin: Many<Ref<AnyObject>>,
    /// What it is done with.
    pub instrument: Many<Ref<AnyObject>>,
}

impl Activity {
    /// An activity called `id`: `actor` does something to `object`.
    pub fn new(
        id: Iri,
        actor: impl Into<Many<Ref<AnyActor>>>,
        object: impl Into<Many<Ref<AnyObject>>>,
    ) -> Self {
        Self {
            base: Object { id: Some(id), ..Object::default() },
            actor: actor.into(),
            object: object.into(),
            ..Self::default()
        }
    }

    /// The id of the actor, if there is exactly one.
    pub fn actor_id(&self) -> Option<&Iri> {
        single(&self.actor)?.id()
    }

    /// The id of the object, if there is exactly one.
    pub fn object_id(&self) -> Option<&Iri> {
        single(&self.object)?.id()
    }
}

fn single<T>(values: &Many<T>) -> Option<&T> {
    match values.as_slice() {
        [value] => Some(value),
        _ => None,
    }
}

/// Writes the activities, which differ in their name only.
macro_rules! activities {
    ($($(#[$doc:meta])+ $name:ident = $iri:literal;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Debug, Default, PartialEq, Kind)]
            #[kind($iri)]
            #[non_exhaustive]
            pub struct $name {
                /// The properties of an activity.
                #[property(group)]
                pub base: Activity,
            }

            impl $name {
                /// The activity called `id`, that `actor` does to `object`.
                pub fn new(
                    id: Iri,
                    actor: impl Into<Many<Ref<AnyActor>>>,
                    object: impl Into<Many<Ref<AnyObject>>>,
                ) -> Self {
                    Self { base: Activity::new(id, actor, object) }
                }
            }
        )+
    };
}

activities! {
    /// Something new, whole in `object`.
    Create = "https://www.w3.org/ns/activitystreams#Create";
    /// A new state of something, whole in `object`.
    Update = "https://www.w3.org/ns/activitystreams#Update";
    /// Something is gone; `object` names it or is its [`Tombstone`](crate::Tombstone).
    Delete = "https://www.w3.org/ns/activitystreams#Delete";
    /// The wish to receive what `object`, an actor, publishes.
    Follow = "https://www.w3.org/ns/activitystreams#Follow";
    /// Yes to `object`, mostly a [`Follow`].
    Accept = "https://www.w3.org/ns/activitystreams#Accept";
    /// No to `object`, or an end to an earlier yes.
    Reject = "https://www.w3.org/ns/activitystreams#Reject";
    /// Takes back `object`, an earlier activity of the same actor.
    Undo = "https://www.w3.org/ns/activitystreams#Undo";
    /// Likes `object`.
    Like = "https://www.w3.org/ns/activitystreams#Like";
    /// Shares `object` with the actor's followers; between groups and their members, an activity.
    Announce = "https://www.w3.org/ns/activitystreams#Announce";
}
