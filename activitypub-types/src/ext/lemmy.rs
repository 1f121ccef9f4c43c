//! What Lemmy adds to communities, posts, comments and bans
//! ([documentation](https://join-lemmy.org/docs/contributors/05-federation.html)).
//!
//! ```
//! use howdah_types::ext::lemmy::{GroupDetails, Lock};
//! use howdah_types::{AnyObject, Node, from_slice};
//!
//! let community = AnyObject::parse(
//!     br#"{"type": "Group", "postingRestrictedToMods": true,
//!          "language": [{"identifier": "de", "name": "Deutsch"}]}"#,
//! )?;
//! let details: GroupDetails = community.extension();
//! assert_eq!(details.posting_restricted_to_mods, Some(true));
//! assert_eq!(details.language.first().unwrap().identifier(), Some("de"));
//!
//! let lock = from_slice::<Lock>(br#"{"type": "Lock", "object": "https://forum.example/post/1"}"#)?.value;
//! assert_eq!(lock.base.object_id().unwrap(), "https://forum.example/post/1");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::description::{Description, Entry};
use crate::Kind;
use crate::activity::activities;
use crate::actor::Group;
use crate::collection::AnyCollection;
use crate::object::Object;
use crate::value::{Many, Ref};
use crate::vocabulary::vocabulary;

/// What Lemmy adds to a community.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct GroupDetails {
    /// Whether only moderators may post.
    #[property(iri = "https://join-lemmy.org/ns#postingRestrictedToMods")]
    pub posting_restricted_to_mods: Option<bool>,
    /// The moderators; since version 0.18 `attributed_to` names the collection.
    #[property(iri = "https://join-lemmy.org/ns#moderators")]
    pub moderators: Option<Ref<AnyCollection>>,
    /// A description in one line of plain text; `summary` is the long one.
    #[property(iri = "https://join-lemmy.org/ns#description")]
    pub description: Option<Box<str>>,
    /// The tags that posts may have.
    #[property(iri = "https://join-lemmy.org/ns#tagsForPosts")]
    pub tags_for_posts: Many<Ref<CommunityTag>>,
    /// The languages that may be written in; none where all may.
    #[property(iri = "http://schema.org/inLanguage")]
    pub language: Many<Description<Entry>>,
}

/// What Lemmy adds to a post.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PageDetails {
    /// Whether it stands on top of its community; since version 0.18 the community's `featured` says that.
    #[property(iri = "https://join-lemmy.org/ns#stickied")]
    pub stickied: Option<bool>,
    /// Whether there may be new comments; since version 1.0 the activity [`Lock`] says that.
    #[property(iri = "https://joinpeertube.org/ns#commentsEnabled")]
    pub comments_enabled: Option<bool>,
    /// The language it is written in.
    #[property(iri = "http://schema.org/inLanguage")]
    pub language: Option<Description<Entry>>,
}

/// What Lemmy adds to a comment.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NoteDetails {
    /// Whether a moderator speaks as such.
    #[property(iri = "https://join-lemmy.org/ns#distinguished")]
    pub distinguished: Option<bool>,
    /// The language it is written in.
    #[property(iri = "http://schema.org/inLanguage")]
    pub language: Option<Description<Entry>>,
}

/// What Lemmy adds to a person.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// The person's address on Matrix, as `@ada:matrix.example`.
    #[property(iri = "https://join-lemmy.org/ns#matrixUserId")]
    pub matrix_user_id: Option<Box<str>>,
}

/// What Lemmy adds to its server's actor.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ApplicationDetails {
    /// A description in one line of plain text; `summary` is the long one.
    #[property(iri = "https://join-lemmy.org/ns#description")]
    pub description: Option<Box<str>>,
    /// What visitors are warned of before they see anything.
    #[property(iri = "https://join-lemmy.org/ns#contentWarning")]
    pub content_warning: Option<Box<str>>,
}

/// What Lemmy adds to a `Block`, by which moderators ban somebody.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct BlockDetails {
    /// Whether all that the banned one wrote is removed too.
    #[property(iri = "https://join-lemmy.org/ns#removeData")]
    pub remove_data: Option<bool>,
}

/// What Lemmy adds to a `Delete`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct DeleteDetails {
    /// Whether all that the deleted one wrote is removed too.
    #[property(iri = "https://join-lemmy.org/ns#removeData")]
    pub remove_data: Option<bool>,
    /// Whether the answers to the comment are removed too.
    #[property(iri = "https://join-lemmy.org/ns#withReplies")]
    pub with_replies: Option<bool>,
}

/// What a tag of a community is beside an object.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct TagDetails {
    /// The last part of its id, as `news`; `name` of the object is for people.
    pub preferred_username: Option<Box<str>>,
    /// The colour it is shown in, which the server chooses.
    #[property(iri = "https://join-lemmy.org/ns#color")]
    pub color: Option<Box<str>>,
}

/// A tag that posts of a community may have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://join-lemmy.org/ns#CommunityTag")]
#[non_exhaustive]
pub struct CommunityTag {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The properties of a tag.
    #[property(group)]
    pub details: TagDetails,
}

/// A [`CommunityTag`], as versions before 1.0 call it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://join-lemmy.org/ns#CommunityPostTag")]
#[non_exhaustive]
pub struct CommunityPostTag {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The properties of a tag.
    #[property(group)]
    pub details: TagDetails,
}

/// Several communities that somebody has put together, to be followed as one.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://join-lemmy.org/ns#Feed")]
#[non_exhaustive]
pub struct Feed {
    /// The properties of a group.
    #[property(group)]
    pub base: Group,
}

activities! {
    /// Closes a post or comment, its `object`, for answers; `Undo` opens it again.
    Lock = "https://join-lemmy.org/ns#Lock";
    /// A moderator warns somebody of what was written, its `object`; `summary` is the reason.
    Warn = "https://join-lemmy.org/ns#Warn";
    /// A moderator has dealt with a report, its `object`, a `Flag`.
    Resolve = "https://join-lemmy.org/ns#Resolve";
}

vocabulary! {
    types CommunityPostTag, CommunityTag, Feed, Lock, Resolve, Warn;
    properties ApplicationDetails, BlockDetails, DeleteDetails, Entry, GroupDetails, NoteDetails, PageDetails,
        PersonDetails
}
