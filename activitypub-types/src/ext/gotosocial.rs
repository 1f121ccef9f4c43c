//! What authors allow others to do with their posts, and how others ask
//! ([interaction policies](https://docs.gotosocial.org/en/latest/federation/interaction_policy/)); GoToSocial made the
//! terms, and Mastodon uses them for quotes.
//!
//! ```
//! use howdah_types::{Note, from_slice};
//!
//! let note = from_slice::<Note>(
//!     br#"{"type": "Note", "interactionPolicy": {"canQuote": {"automaticApproval": "https://a.example/ada/followers"}}}"#,
//! )?.value;
//! let policy = note.base.interactions.interaction_policy.as_ref().and_then(|policy| policy.object()).unwrap();
//! let quotes = policy.can_quote.as_ref().unwrap().object().unwrap();
//! assert!(quotes.allows_at_once().any(|group| group == &"https://a.example/ada/followers"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::activities;
use crate::any::AnyObject;
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Rest};
use crate::vocabulary::Vocabulary;

/// What the author of an object allows others to do with it. What it does not speak of is as always.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct InteractionPolicy {
    /// Who may like it.
    #[property(iri = "https://gotosocial.org/ns#canLike")]
    pub can_like: Option<Ref<InteractionRule>>,
    /// Who may answer it.
    #[property(iri = "https://gotosocial.org/ns#canReply")]
    pub can_reply: Option<Ref<InteractionRule>>,
    /// Who may share it.
    #[property(iri = "https://gotosocial.org/ns#canAnnounce")]
    pub can_announce: Option<Ref<InteractionRule>>,
    /// Who may quote it ([FEP-044f](https://w3id.org/fep/044f)).
    #[property(iri = "https://gotosocial.org/ns#canQuote")]
    pub can_quote: Option<Ref<InteractionRule>>,
    /// Who may recommend it; of actors ([FEP-7aa9](https://w3id.org/fep/7aa9)).
    #[property(iri = "https://w3id.org/fep/7aa9#canFeature")]
    pub can_feature: Option<Ref<InteractionRule>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Who may do one thing: actors, and collections of actors, by their IRIs; everybody is [`PUBLIC`](crate::PUBLIC).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct InteractionRule {
    /// Who may do it at once.
    #[property(iri = "https://gotosocial.org/ns#automaticApproval")]
    pub automatic_approval: Many<Iri>,
    /// Who may ask.
    #[property(iri = "https://gotosocial.org/ns#manualApproval")]
    pub manual_approval: Many<Iri>,
    /// Who may do it at once, under the older name.
    #[property(iri = "https://gotosocial.org/ns#always")]
    pub always: Many<Iri>,
    /// Who may ask, under the older name.
    #[property(iri = "https://gotosocial.org/ns#approvalRequired")]
    pub approval_required: Many<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl InteractionRule {
    /// Who may do it at once, under both names.
    pub fn allows_at_once(&self) -> impl Iterator<Item = &Iri> {
        self.automatic_approval.iter().chain(&self.always)
    }

    /// Who may ask, under both names.
    pub fn allows_on_request(&self) -> impl Iterator<Item = &Iri> {
        self.manual_approval.iter().chain(&self.approval_required)
    }
}

/// Proofs that the author of an object agrees to what was done with it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Approval {
    /// The yes of the author.
    #[property(iri = "https://gotosocial.org/ns#approvedBy")]
    pub approved_by: Option<Iri>,
    /// The yes to a like.
    #[property(iri = "https://gotosocial.org/ns#likeAuthorization")]
    pub like_authorization: Option<Ref<AnyObject>>,
    /// The yes to an answer.
    #[property(iri = "https://gotosocial.org/ns#replyAuthorization")]
    pub reply_authorization: Option<Ref<AnyObject>>,
    /// The yes to a share.
    #[property(iri = "https://gotosocial.org/ns#announceAuthorization")]
    pub announce_authorization: Option<Ref<AnyObject>>,
}

/// What GoToSocial adds to actors.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// Whether pages for visitors without an account leave out public posts.
    #[property(iri = "https://gotosocial.org/ns#hidesToPublicFromUnauthedWeb")]
    pub hides_to_public_from_unauthed_web: Option<bool>,
    /// Whether pages for visitors without an account leave out unlisted posts.
    #[property(iri = "https://gotosocial.org/ns#hidesCcPublicFromUnauthedWeb")]
    pub hides_cc_public_from_unauthed_web: Option<bool>,
}

activities! {
    /// Asks the author of `object` whether `instrument`, a like, is welcome.
    LikeRequest = "https://gotosocial.org/ns#LikeRequest";
    /// Asks the author of `object` whether `instrument`, an answer, is welcome.
    ReplyRequest = "https://gotosocial.org/ns#ReplyRequest";
    /// Asks the author of `object` whether `instrument`, a share, is welcome.
    AnnounceRequest = "https://gotosocial.org/ns#AnnounceRequest";
}

/// What an authorization says: who agreed is in `attributed_to` of the object.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Authorization {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// What was agreed to: the like, answer, share or quote.
    #[property(iri = "https://gotosocial.org/ns#interactingObject")]
    pub interacting_object: Option<Ref<AnyObject>>,
    /// What it was done with: the post of who agreed.
    #[property(iri = "https://gotosocial.org/ns#interactionTarget")]
    pub interaction_target: Option<Ref<AnyObject>>,
}

impl Authorization {
    /// The yes called `id` of the actor `author` to `interacting`, which was done with `target`.
    pub fn new(id: Iri, author: Iri, interacting: Iri, target: Iri) -> Self {
        let mut base = Object::new(id);
        base.attributed_to = author.into();
        Self { base, interacting_object: Some(interacting.into()), interaction_target: Some(target.into()) }
    }
}

/// Writes authorizations, which differ in their name only.
macro_rules! authorizations {
    ($($authorization:tt)+) => {
        $crate::group::kinds! {
            struct {
                /// What it says.
                #[property(group)]
                pub base: $crate::ext::gotosocial::Authorization,
            }
            impl {
                /// The yes called `id` of the actor `author` to `interacting`, which was done with `target`.
                pub fn new(
                    id: $crate::Iri,
                    author: $crate::Iri,
                    interacting: $crate::Iri,
                    target: $crate::Iri,
                ) -> Self {
                    Self { base: $crate::ext::gotosocial::Authorization::new(id, author, interacting, target) }
                }
            }
            $($authorization)+
        }
    };
}
pub(crate) use authorizations;

authorizations! {
    /// The yes to a like. Its IRI keeps the older name.
    LikeAuthorization = "https://gotosocial.org/ns#LikeApproval" as "LikeAuthorization";
    /// The yes to an answer.
    ReplyAuthorization = "https://gotosocial.org/ns#ReplyAuthorization";
    /// The yes to a share.
    AnnounceAuthorization = "https://gotosocial.org/ns#AnnounceAuthorization";
    /// The yes to a like, under its older name.
    LikeApproval = "https://gotosocial.org/ns#LikeApproval";
    /// The yes to an answer, under its older name.
    ReplyApproval = "https://gotosocial.org/ns#ReplyApproval";
    /// The yes to a share, under its older name.
    AnnounceApproval = "https://gotosocial.org/ns#AnnounceApproval";
}

/// Lists the types and properties.
pub(crate) fn describe(list: &mut Vocabulary) {
    // Their types are left out in documents.
    list.name("InteractionPolicy", "https://gotosocial.org/ns#InteractionPolicy");
    list.name("InteractionRule", "https://gotosocial.org/ns#InteractionRule");
    list.group::<InteractionPolicy>();
    list.group::<InteractionRule>();
    list.group::<Approval>();
    list.group::<ActorDetails>();
    list.kind::<LikeRequest>();
    list.kind::<ReplyRequest>();
    list.kind::<AnnounceRequest>();
    list.kind::<LikeAuthorization>();
    list.kind::<ReplyAuthorization>();
    list.kind::<AnnounceAuthorization>();
    list.kind::<LikeApproval>();
    list.kind::<ReplyApproval>();
    list.kind::<AnnounceApproval>();
}
