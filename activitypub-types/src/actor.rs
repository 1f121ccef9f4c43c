//! Actors: who does something.

pub use details::{ActorDetails, Endpoints};

use crate::Kind;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::ext::security::{Multikey, PublicKey};
use crate::group::{Rare, kinds};
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Username};

mod details;

/// The properties of every actor; also an actor of a type that is not known here
/// ([ActivityPub, section 4](https://www.w3.org/TR/activitypub/#actors)).
///
/// ```
/// use howdah_types::AnyActor;
///
/// let ada = AnyActor::parse(
///     br#"{
///         "type": "Person",
///         "preferredUsername": "ada",
///         "inbox": "https://social.example/users/ada/inbox",
///         "endpoints": {"sharedInbox": "https://social.example/inbox"},
///         "discoverable": true
///     }"#,
/// )?;
/// let ada = ada.actor();
/// assert_eq!(ada.preferred_username.as_deref(), Some("ada"));
/// assert_eq!(ada.delivery_inbox().unwrap(), "https://social.example/inbox");
/// assert_eq!(ada.profile.discoverable, Some(true));
/// # Ok::<(), howdah_types::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Actor {
    /// The properties of an object; `name` is the display name, `summary` the biography.
    #[property(group)]
    pub base: Object,
    /// The name before the `@` of the handle.
    pub preferred_username: Option<Username>,
    /// Where others send activities.
    #[property(iri = "http://www.w3.org/ns/ldp#inbox")]
    pub inbox: Option<Iri>,
    /// What the actor has done.
    pub outbox: Option<Ref<AnyCollection>>,
    /// Who follows the actor.
    pub followers: Option<Ref<AnyCollection>>,
    /// Whom the actor follows.
    pub following: Option<Ref<AnyCollection>>,
    /// What the actor likes.
    pub liked: Option<Ref<AnyCollection>>,
    /// Addresses that the actor shares with the others of its server.
    pub endpoints: Option<Ref<Endpoints>>,
    /// The keys that the actor signs requests with.
    #[property(iri = "https://w3id.org/security#publicKey", most = 16)]
    pub public_key: Many<Ref<PublicKey>>,
    /// Whether a follow waits for a person's yes.
    #[property(iri = "https://www.w3.org/ns/activitystreams#manuallyApprovesFollowers")]
    pub manually_approves_followers: Option<bool>,
    /// Properties that not every actor has.
    #[property(group)]
    pub profile: Rare<ActorDetails>,
}

impl Actor {
    /// An actor called `id`, who receives activities at `inbox`.
    pub fn new(id: Iri, preferred_username: Username, inbox: Iri) -> Self {
        Self {
            base: Object::new(id),
            preferred_username: Some(preferred_username),
            inbox: Some(inbox),
            ..Self::default()
        }
    }

    /// The inbox that the actor shares with the others of its server: in `endpoints`, or beside them, as some write it.
    pub fn shared_inbox(&self) -> Option<&Iri> {
        let endpoints = self.endpoints.as_ref().and_then(Ref::object);
        let shared = endpoints.and_then(|endpoints| endpoints.shared_inbox.as_ref());
        shared.or(self.profile.shared_inbox.as_ref())
    }

    /// Where to send what is for many actors of its server: the shared inbox, or else its own.
    pub fn delivery_inbox(&self) -> Option<&Iri> {
        self.shared_inbox().or(self.inbox.as_ref())
    }

    /// The keys in `public_key` that the document holds; those it only refers to are left out.
    pub fn public_keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.public_key.iter().chain(&self.profile.additional_public_keys).filter_map(Ref::object)
    }

    /// All keys that the document holds, at most [`MOST_KEYS`](Self::MOST_KEYS): those of [`public_keys`](Self::public_keys) first, then those
    /// of `assertion_method` and `authentication` ([FEP-521a](https://w3id.org/fep/521a)).
    ///
    /// A key belongs to the actor only if it names the actor as its owner or controller, too.
    pub fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        let methods = self.profile.assertion_method.iter().chain(&self.profile.authentication);
        let multikeys = methods.filter_map(Ref::object).map(Key::Multikey);
        self.public_keys().map(Key::Public).chain(multikeys).take(Self::MOST_KEYS)
    }

    /// More keys than these are not looked at: each costs whoever tries them all.
    pub const MOST_KEYS: usize = 16;

    /// The fields of the profile: names, and values as HTML.
    ///
    /// Mostly they are [`PropertyValue`](crate::PropertyValue); notes and links are read too
    /// ([FEP-fb2a](https://w3id.org/fep/fb2a)).
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.base.attachment.iter().filter_map(Ref::object).filter_map(|field| match field {
            AnyObject::PropertyValue(field) => Some((field.base.name.as_str()?, field.value.as_deref()?)),
            AnyObject::Note(field) => Some((field.base.name.as_str()?, field.base.content.as_str()?)),
            AnyObject::Link(field) => Some((field.name.as_str()?, field.href.as_ref()?.as_str())),
            _ => None,
        })
    }
}

/// A key of an actor.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Key<'a> {
    /// In PEM, as nearly all servers write it.
    Public(&'a PublicKey),
    /// As a multibase text.
    Multikey(&'a Multikey),
}

kinds! {
    struct {
        /// The properties of an actor.
        #[property(group)]
        pub base: Actor,
    }
    impl {
        /// An actor called `id`, who receives activities at `inbox`.
        pub fn new(id: Iri, preferred_username: Username, inbox: Iri) -> Self {
            Self { base: Actor::new(id, preferred_username, inbox) }
        }
    }
    /// A person.
    ///
    /// ```
    /// use howdah_types::{Iri, Person};
    ///
    /// let id = Iri::parse("https://social.example/users/ada")?;
    /// let ada = Person::new(id.clone(), "ada".parse()?, id.with_suffix("/inbox"));
    /// assert_eq!(ada.base.delivery_inbox().unwrap(), "https://social.example/users/ada/inbox");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Person = "https://www.w3.org/ns/activitystreams#Person";
    /// A service; on Mastodon a bot.
    Service = "https://www.w3.org/ns/activitystreams#Service";
    /// A program; often the server itself.
    Application = "https://www.w3.org/ns/activitystreams#Application";
    /// A group of people, such as a community.
    Group = "https://www.w3.org/ns/activitystreams#Group";
    /// An organization.
    Organization = "https://www.w3.org/ns/activitystreams#Organization";
}
