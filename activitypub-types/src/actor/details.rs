//! Properties that not every actor has.

use crate::Kind;
use crate::collection::AnyCollection;
use crate::ext::security::{Multikey, PublicKey};
use crate::group::rare;
use crate::value::{Iri, Many, Ref, Rest};

/// Properties of [`Actor`](crate::Actor) that not every actor has.
///
/// ```
/// use howdah_types::{Iri, Person};
///
/// let mut ada = Person::default();
/// ada.base.profile.moved_to = Some(Iri::parse("https://new.example/users/ada")?);
/// ada.base.profile.indexable = Some(false);
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// Other ids of the same person.
    pub also_known_as: Many<Iri>,
    /// Where the actor has moved to.
    #[property(iri = "https://www.w3.org/ns/activitystreams#movedTo")]
    pub moved_to: Option<Iri>,
    /// Where the actor has copies.
    #[property(iri = "https://www.w3.org/ns/activitystreams#copiedTo")]
    pub copied_to: Many<Iri>,
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
    /// The domains of pages that may name the actor as their author: bare domains, though their type says IRI.
    #[property(iri = "http://joinmastodon.org/ns#attributionDomains")]
    pub attribution_domains: Many<Box<str>>,
    /// Whether the profile shows the pinned posts.
    #[property(iri = "http://joinmastodon.org/ns#showFeatured")]
    pub show_featured: Option<bool>,
    /// Whether the profile shows the media.
    #[property(iri = "http://joinmastodon.org/ns#showMedia")]
    pub show_media: Option<bool>,
    /// Whether the media of the profile include those of answers.
    #[property(iri = "http://joinmastodon.org/ns#showRepliesInMedia")]
    pub show_replies_in_media: Option<bool>,
    /// Collections of accounts to recommend ([FEP-7aa9](https://w3id.org/fep/7aa9)).
    #[property(iri = "https://w3id.org/fep/7aa9#featuredCollections")]
    pub featured_collections: Option<Ref<AnyCollection>>,
    /// The handle without its first `@` ([FEP-2c59](https://w3id.org/fep/2c59)).
    #[property(iri = "https://purl.archive.org/socialweb/webfinger#webfinger")]
    pub webfinger: Option<Box<str>>,
    /// Keys that the actor proves its objects with ([FEP-521a](https://w3id.org/fep/521a)).
    #[property(iri = "https://w3id.org/security#assertionMethod", most = 16)]
    pub assertion_method: Many<Ref<Multikey>>,
    /// Keys that the actor proves itself with ([FEP-521a](https://w3id.org/fep/521a)).
    #[property(iri = "https://w3id.org/security#authenticationMethod", most = 16)]
    pub authentication: Many<Ref<Multikey>>,
    /// Further keys, under another name for the same property.
    #[property(iri = "https://w3id.org/security#publicKey", most = 16)]
    pub additional_public_keys: Many<Ref<PublicKey>>,
    /// The shared inbox, where it does not stand in the endpoints.
    pub shared_inbox: Option<Iri>,
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

impl Endpoints {
    /// The shared inbox alone.
    pub fn with_shared_inbox(inbox: Iri) -> Self {
        Self { shared_inbox: Some(inbox), ..Self::default() }
    }
}
