//! LitePub: what Pleroma and Akkoma send.
//!
//! ```
//! use howdah_types::AnyActivity;
//!
//! let reaction = AnyActivity::parse(
//!     r#"{"type": "EmojiReact", "actor": "https://a.example/ada", "object": "https://b.example/1", "content": "🐘"}"#.as_bytes(),
//! )?;
//! assert_eq!(reaction.activity().reaction(), Some("🐘"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::{Activity, activities};
use crate::collection::AnyCollection;
use crate::object::Object;
use crate::value::{Iri, Ref, Rest};
use crate::vocabulary::vocabulary;

activities! {
    /// Reacts to `object` with the emoji in `content` ([FEP-c0e0](https://w3id.org/fep/c0e0)).
    EmojiReact = "http://litepub.social/ns#EmojiReact";
}

/// A message of a chat between two, which is no post.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://litepub.social/ns#ChatMessage")]
#[non_exhaustive]
pub struct ChatMessage {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

impl ChatMessage {
    /// A message without content.
    pub fn new(id: Iri) -> Self {
        Self { base: Object::new(id) }
    }
}

/// What LitePub adds to objects and activities.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ObjectDetails {
    /// Whether it is meant for those who are named only.
    #[property(iri = "http://litepub.social/ns#directMessage")]
    pub direct_message: Option<bool>,
    /// The list whose members it was sent to.
    #[property(iri = "http://litepub.social/ns#listMessage")]
    pub list_message: Option<Iri>,
    /// How it was before it was changed.
    #[property(iri = "http://litepub.social/ns#formerRepresentations")]
    pub former_representations: Option<Ref<AnyCollection>>,
}

/// What LitePub adds to actors.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// Whether the actor stands for no account, as relays do.
    #[property(iri = "http://litepub.social/ns#invisible")]
    pub invisible: Option<bool>,
    /// What may be sent to the actor.
    #[property(iri = "http://litepub.social/ns#capabilities")]
    pub capabilities: Option<Ref<Capabilities>>,
}

/// What LitePub adds to [`Endpoints`](crate::Endpoints).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EndpointsDetails {
    /// Where programs register themselves.
    #[property(iri = "http://litepub.social/ns#oauthRegistrationEndpoint")]
    pub oauth_registration_endpoint: Option<Iri>,
}

/// What may be sent to an actor.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Capabilities {
    /// Whether a [`ChatMessage`] is read.
    #[property(iri = "http://litepub.social/ns#acceptsChatMessages")]
    pub accepts_chat_messages: Option<bool>,
    /// Whether a [`Join`](crate::Join) is understood.
    #[property(iri = "http://litepub.social/ns#acceptsJoins")]
    pub accepts_joins: Option<bool>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Activity {
    /// The emoji of a reaction: the `content` of an [`EmojiReact`], and of a like with content
    /// ([FEP-c0e0](https://w3id.org/fep/c0e0)); a name in colons is one of the custom emoji in `tag`.
    pub fn reaction(&self) -> Option<&str> {
        self.base.content.as_str()
    }
}

vocabulary! {
    types EmojiReact, ChatMessage;
    properties ObjectDetails, ActorDetails, EndpointsDetails, Capabilities
}
