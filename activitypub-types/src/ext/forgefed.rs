//! [ForgeFed](https://forgefed.org/spec/): repositories, tickets, patches, and who may do what with them.
//!
//! ```
//! use howdah_types::ext::forgefed::Ticket;
//! use howdah_types::from_slice;
//!
//! let ticket = from_slice::<Ticket>(br#"{
//!     "type": "Ticket",
//!     "context": "https://forge.example/trees",
//!     "summary": "The leaves are blue",
//!     "isResolved": true,
//!     "resolvedBy": "https://forge.example/ada"
//! }"#)?.value;
//! assert_eq!(ticket.is_resolved, Some(true));
//! assert_eq!(ticket.resolved_by.unwrap().id().unwrap(), "https://forge.example/ada");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::Activity;
use crate::actor::Actor;
use crate::any::{AnyActor, AnyObject};
use crate::collection::AnyCollection;
use crate::group::{Node, kinds};
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Timestamp};
use crate::vocabulary::vocabulary;

/// What the actors of a forge share: where to turn to, and who works there.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ForgeDetails {
    /// Those who may change something, as a collection of actors.
    #[property(iri = "https://forgefed.org/ns#team")]
    pub team: Option<Ref<AnyCollection>>,
    /// Where tickets are opened, mostly a [`TicketTracker`].
    #[property(iri = "https://forgefed.org/ns#ticketsTrackedBy")]
    pub tickets_tracked_by: Option<Ref<AnyActor>>,
    /// Where patches are sent to, mostly a [`PatchTracker`].
    #[property(iri = "https://forgefed.org/ns#sendPatchesTo")]
    pub send_patches_to: Option<Ref<AnyActor>>,
    /// The actors that have been granted access.
    #[property(iri = "https://forgefed.org/ns#actorsWithAccess")]
    pub actors_with_access: Option<Ref<AnyCollection>>,
}

kinds! {
    struct {
        /// The properties of an actor.
        #[property(group)]
        pub base: Actor,
        /// Where to turn to, and who works there.
        #[property(group)]
        pub forge: ForgeDetails,
    }
    impl {}
    /// Where tickets are opened and discussed.
    TicketTracker = "https://forgefed.org/ns#TicketTracker";
    /// Where patches are sent to and discussed.
    PatchTracker = "https://forgefed.org/ns#PatchTracker";
    /// Repositories and trackers that belong together.
    Project = "https://forgefed.org/ns#Project";
    /// People who get access together.
    Team = "https://forgefed.org/ns#Team";
    /// Makes repositories, trackers, projects and teams for those who may ask for them.
    Factory = "https://forgefed.org/ns#Factory";
}

/// A repository with versions of files.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://forgefed.org/ns#Repository")]
#[non_exhaustive]
pub struct Repository {
    /// The properties of an actor.
    #[property(group)]
    pub base: Actor,
    /// Where to turn to, and who works there.
    #[property(group)]
    pub forge: ForgeDetails,
    /// Where it can be cloned from.
    #[property(iri = "https://forgefed.org/ns#cloneUri")]
    pub clone_uri: Many<Iri>,
    /// Where changes can be pushed to.
    #[property(iri = "https://forgefed.org/ns#pushUri")]
    pub push_uri: Many<Iri>,
    /// The repositories that were made from this one.
    #[property(iri = "https://forgefed.org/ns#forks")]
    pub forks: Option<Ref<AnyCollection>>,
}

/// Something to be done: a defect, a wish, a merge request.
///
/// `summary` is the title, `content` the description, `context` the tracker.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://forgefed.org/ns#Ticket")]
#[non_exhaustive]
pub struct Ticket {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Whether it is done, or will not be.
    #[property(iri = "https://forgefed.org/ns#isResolved")]
    pub is_resolved: Option<bool>,
    /// Who resolved it, or by which activity.
    #[property(iri = "https://forgefed.org/ns#resolvedBy")]
    pub resolved_by: Option<Ref<AnyObject>>,
    /// When it was resolved.
    #[property(iri = "https://forgefed.org/ns#resolved")]
    pub resolved: Option<Timestamp>,
    /// The tickets that must be resolved before.
    #[property(iri = "https://forgefed.org/ns#dependsOn")]
    pub depends_on: Many<Ref<AnyObject>>,
    /// The tickets that wait for it.
    #[property(iri = "https://forgefed.org/ns#dependedBy")]
    pub depended_by: Many<Ref<AnyObject>>,
}

/// A change that has been proposed, in the notation that its media type names; `content` holds it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://forgefed.org/ns#Patch")]
#[non_exhaustive]
pub struct Patch {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// A change that stands in a repository, which is its `context`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://forgefed.org/ns#Commit")]
#[non_exhaustive]
pub struct Commit {
    /// The properties of an object; `attributed_to` is the author, `summary` the title.
    #[property(group)]
    pub base: Object,
    /// Its hash, in hexadecimal digits.
    #[property(iri = "https://forgefed.org/ns#hash")]
    pub hash: Option<Box<str>>,
    /// When it was committed, which can be later than its author wrote it.
    #[property(iri = "https://forgefed.org/ns#committed")]
    pub committed: Option<Timestamp>,
    /// Who committed it; an address as `mailto:ada@social.example` where no actor is known.
    #[property(iri = "https://forgefed.org/ns#committedBy")]
    pub committed_by: Option<Ref<AnyActor>>,
}

/// A line of commits with a name, in the repository that is its `context`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://forgefed.org/ns#Branch")]
#[non_exhaustive]
pub struct Branch {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// What activities have that need a permission, those of other vocabularies included.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActivityDetails {
    /// The [`Grant`] that allows it.
    #[property(iri = "https://forgefed.org/ns#capability")]
    pub capability: Option<Ref<Grant>>,
}

kinds! {
    struct {
        /// The properties of an activity.
        #[property(group)]
        pub base: Activity,
        /// What allows it.
        #[property(group)]
        pub details: ActivityDetails,
    }
    impl {}
    /// New commits, `object`, on the branch `target` of the repository `context`.
    Push = "https://forgefed.org/ns#Push";
    /// Gives `target` the role `object` in `context`.
    ///
    /// A role that is named by a word, as `write`, is no IRI and stands in the rest;
    /// [`role`](Self::role) reads both.
    Grant = "https://forgefed.org/ns#Grant";
    /// Takes back the grants in `object`.
    Revoke = "https://forgefed.org/ns#Revoke";
    /// Makes the actor `object` responsible for the ticket `target`.
    Assign = "https://forgefed.org/ns#Assign";
    /// Applies the patches `object` to the branch `target`.
    Apply = "https://forgefed.org/ns#Apply";
    /// Resolves the ticket `object`.
    ///
    /// Servers of communities use the same name, with another IRI, for reports that have been dealt with.
    Resolve = "https://forgefed.org/ns#Resolve";
    /// Changes the properties of `object`.
    Edit = "https://forgefed.org/ns#Edit";
}

impl Grant {
    /// The role that is given: an IRI, or a word as `write`.
    pub fn role(&self) -> Option<Box<str>> {
        let iri = self.base.object.first().and_then(Ref::id);
        iri.map(|iri| iri.as_str().into()).or_else(|| self.rest().read("object"))
    }
}

vocabulary! {
    types Apply, Assign, Branch, Commit, Edit, Factory, Grant, Patch, PatchTracker, Project, Push, Repository,
        Resolve, Revoke, Team, Ticket, TicketTracker;
    properties ActivityDetails, ForgeDetails
}
