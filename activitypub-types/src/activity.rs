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
        [value] if values.odd().next().is_none() => Some(value),
        _ => None,
    }
}

/// Writes activities, which differ in their name only.
macro_rules! activities {
    ($($activity:tt)+) => {
        $crate::group::kinds! {
            struct {
                /// The properties of an activity.
                #[property(group)]
                pub base: $crate::Activity,
            }
            impl {
                /// The activity called `id`, that `actor` does to `object`.
                pub fn new(
                    id: $crate::Iri,
                    actor: impl Into<$crate::Many<$crate::Ref<$crate::AnyActor>>>,
                    object: impl Into<$crate::Many<$crate::Ref<$crate::AnyObject>>>,
                ) -> Self {
                    Self { base: $crate::Activity::new(id, actor, object) }
                }
            }
            $($activity)+
        }
    };
}

activities! {
    /// Something new, whole in `object`.
    ///
    /// ```
    /// use howdah_types::build::ObjectBuilder;
    /// use howdah_types::{Create, Iri, Note, PUBLIC};
    ///
    /// let ada = Iri::parse("https://social.example/users/ada")?;
    /// let note = Note::new(Iri::parse("https://social.example/notes/1")?).content("<p>Hello</p>");
    /// let create = Create::new(Iri::parse("https://social.example/notes/1/create")?, ada, note).to(Iri::parse(PUBLIC)?);
    /// assert_eq!(create.base.object_id().unwrap(), "https://social.example/notes/1");
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    Create = "https://www.w3.org/ns/activitystreams#Create";
    /// A new state of something, whole in `object`.
    Update = "https://www.w3.org/ns/activitystreams#Update";
    /// Something is gone; `object` names it or is its [`Tombstone`](crate::Tombstone).
    Delete = "https://www.w3.org/ns/activitystreams#Delete";
    /// The wish to receive what `object`, an actor, publishes.
    ///
    /// ```
    /// use howdah_types::{Accept, Follow, Iri, to_document};
    ///
    /// let (ada, bob) = (Iri::parse("https://a.example/ada")?, Iri::parse("https://b.example/bob")?);
    /// let follow = Follow::new(Iri::parse("https://a.example/follows/1")?, ada, bob.clone());
    /// let accept = Accept::new(Iri::parse("https://b.example/accepts/1")?, bob, follow);
    /// assert!(to_document(&accept).starts_with(br#"{"@context":"https://www.w3.org/ns/activitystreams","type":"Accept""#));
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    Follow = "https://www.w3.org/ns/activitystreams#Follow";
    /// Yes to `object`, mostly a [`Follow`]; `result` may hold what the yes gives.
    Accept = "https://www.w3.org/ns/activitystreams#Accept";
    /// No to `object`, or an end to an earlier yes.
    Reject = "https://www.w3.org/ns/activitystreams#Reject";
    /// Takes back `object`, an earlier activity of the same actor.
    ///
    /// ```
    /// use howdah_types::{AnyActivity, Undo};
    ///
    /// let activity = AnyActivity::parse(
    ///     br#"{"type": "Undo", "actor": "https://a.example/ada", "object": {"type": "Like", "id": "https://a.example/1"}}"#,
    /// )?;
    /// let AnyActivity::Undo(undo) = activity else { panic!() };
    /// assert_eq!(undo.base.object_id().unwrap(), "https://a.example/1");
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    Undo = "https://www.w3.org/ns/activitystreams#Undo";
    /// Likes `object`; with `content` it is a reaction with an emoji.
    Like = "https://www.w3.org/ns/activitystreams#Like";
    /// Shares `object` with the actor's followers; between groups and their members, an activity.
    ///
    /// ```
    /// use howdah_types::build::ObjectBuilder;
    /// use howdah_types::{Announce, Iri, PUBLIC};
    ///
    /// let ada = Iri::parse("https://a.example/ada")?;
    /// let boost = Announce::new(ada.with_suffix("/boosts/1"), ada.clone(), Iri::parse("https://b.example/notes/1")?)
    ///     .to(Iri::parse(PUBLIC)?)
    ///     .cc(ada.with_suffix("/followers"));
    /// assert!(boost.base.base.is_public());
    /// # Ok::<(), howdah_types::ParseIriError>(())
    /// ```
    Announce = "https://www.w3.org/ns/activitystreams#Announce";
    /// Puts `object` into the collection `target`.
    Add = "https://www.w3.org/ns/activitystreams#Add";
    /// Takes `object` out of the collection `target`.
    Remove = "https://www.w3.org/ns/activitystreams#Remove";
    /// Wants nothing more of `object`, an actor; between servers that both sides end.
    Block = "https://www.w3.org/ns/activitystreams#Block";
    /// Reports `object`, an actor and posts, to the moderators; `content` says why.
    Flag = "https://www.w3.org/ns/activitystreams#Flag";
    /// The actor, who is the `object` too, goes on as `target`
    /// ([FEP-7628](https://w3id.org/fep/7628)).
    Move = "https://www.w3.org/ns/activitystreams#Move";
    /// Votes against `object`.
    Dislike = "https://www.w3.org/ns/activitystreams#Dislike";
    /// Maybe yes to `object`.
    TentativeAccept = "https://www.w3.org/ns/activitystreams#TentativeAccept";
    /// Maybe no to `object`.
    TentativeReject = "https://www.w3.org/ns/activitystreams#TentativeReject";
    /// Offers `object` to `target`.
    Offer = "https://www.w3.org/ns/activitystreams#Offer";
    /// Invites `object` to `target`.
    Invite = "https://www.w3.org/ns/activitystreams#Invite";
    /// Becomes a member of `object`, or takes part in it.
    Join = "https://www.w3.org/ns/activitystreams#Join";
    /// Is no member of `object` any more.
    Leave = "https://www.w3.org/ns/activitystreams#Leave";
    /// Does not care for `object`.
    Ignore = "https://www.w3.org/ns/activitystreams#Ignore";
    /// Listens to `object`.
    Listen = "https://www.w3.org/ns/activitystreams#Listen";
    /// Has read `object`.
    Read = "https://www.w3.org/ns/activitystreams#Read";
    /// Has looked at `object`.
    View = "https://www.w3.org/ns/activitystreams#View";
    /// Has come to the `location`.
    Arrive = "https://www.w3.org/ns/activitystreams#Arrive";
    /// Is on the way to `target`, from `origin`.
    Travel = "https://www.w3.org/ns/activitystreams#Travel";
    /// An activity without an object
    /// ([ActivityStreams, section 4.3](https://www.w3.org/TR/activitystreams-core/#activities)).
    IntransitiveActivity = "https://www.w3.org/ns/activitystreams#IntransitiveActivity";
}

pub(crate) use activities;
