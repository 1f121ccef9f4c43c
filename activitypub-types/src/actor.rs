//! Actors: who does something.

use crate::Kind;
use crate::collection::AnyCollection;
use crate::ext::security::PublicKey;
use crate::group::{Rare, rare};
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Rest};

/// The properties of every actor; also an actor of a type that is not known here
/// ([ActivityPub, section 4](https://www.w3.org/TR/activitypub/#actors)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Actor {
    /// The properties of an object; `name` is the display name, `summary` the biography.
    #[property(group)]
    pub base: Object,
    /// The name before the `@` of the handle.
    pub preferred_username: Option<String>,
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
    #[property(iri = "https://w3id.org/security#publicKey")]
    pub public_key: Many<Ref<PublicKey>>,
    /// Whether a follow waits for a person's yes.
    #[property(iri = "https://www.w3.org/ns/activitystreams#manuallyApprovesFollowers")]
    pub manually_approves_followers: Option<bool>,
    /// Properties that not every actor has.
    #[property(group)]
    pub profile: Rare<ActorDetails>,
}

/// Properties of [`Actor`] that not every actor has.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// Other ids of the same person.
    pub also_known_as: Many<Iri>,
    /// Where the actor has moved to.
    #[property(iri = "https://www.w3.org/ns/activitystreams#movedTo")]
    pub moved_to: Option<Iri>,
    /// Further collections.
    pub streams: Many<Ref<AnyCollection>>,
    /// Pinned posts.
    #[property(iri = "http://joinmastodon.org/ns#featured")]
    pub featured: Option<Ref<AnyCollection>>,
    /// Hashtags shown on the profile.
    #[property(iri = "http://joinmastodon.org/ns#featuredTags")]
    pub featured_tags: Option<Ref<AnyCollection>>,
    /// Whether the actor agrees to be recommended.
    #[property(iri = "http://joinmastodon.org/ns#discoverable")]
    pub discoverable: Option<bool>,
    /// Whether the actor agrees that public posts are found by search.
    #[property(iri = "http://joinmastodon.org/ns#indexable")]
    pub indexable: Option<bool>,
    /// Whether the server has suspended the actor.
    #[property(iri = "http://joinmastodon.org/ns#suspended")]
    pub suspended: Option<bool>,
    /// Whether the person has died.
    #[property(iri = "http://joinmastodon.org/ns#memorial")]
    pub memorial: Option<bool>,
}

rare!(ActorDetails);

/// Addresses of an actor's server ([ActivityPub, section 4.1](https://www.w3.org/TR/activitypub/#actor-objects)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Endpoints {
    /// Where one delivery reaches all actors of the server.
    pub shared_inbox: Option<Iri>,
    /// Where clients fetch remote objects.
    pub proxy_url: Option<Iri>,
    /// Where clients upload media.
    pub upload_media: Option<Iri>,
    /// Where clients ask a person for a grant.
    pub oauth_authorization_endpoint: Option<Iri>,
    /// Where clients ask for a token.
    pub oauth_token_endpoint: Option<Iri>,
    /// Where clients have their keys signed for them.
    pub provide_client_key: Option<Iri>,
    /// Where clients ask for a signature.
    pub sign_client_key: Option<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Actor {
    /// An actor called `id`, who receives activities at `inbox`.
    pub fn new(id: Iri, preferred_username: impl Into<String>, inbox: Iri) -> Self {
        Self {
            base: Object { id: Some(id), ..Object::default() },
            preferred_username: Some(preferred_username.into()),
            inbox: Some(inbox),
            ..Self::default()
        }
    }

    /// The inbox that the actor shares with the others of its server.
    pub fn shared_inbox(&self) -> Option<&Iri> {
        self.endpoints.as_ref()?.object()?.shared_inbox.as_ref()
    }

    /// The keys that the document holds; those it only refers to are left out.
    pub fn public_keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.public_key.iter().filter_map(Ref::object)
    }
}

/// Writes the actors, which differ in their name only.
macro_rules! actors {
    ($($(#[$doc:meta])+ $name:ident = $iri:literal;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Debug, Default, PartialEq, Kind)]
            #[kind($iri)]
            #[non_exhaustive]
            pub struct $name {
                /// The properties of an actor.
                #[property(group)]
                pub base: Actor,
            }

            impl $name {
                /// An actor called `id`, who receives activities at `inbox`.
                pub fn new(id: Iri, preferred_username: impl Into<String>, inbox: Iri) -> Self {
                    Self { base: Actor::new(id, preferred_username, inbox) }
                }
            }
        )+
    };
}

actors! {
    /// A person.
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
