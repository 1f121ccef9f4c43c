//! What Pixelfed adds to posts, and its stories.
//!
//! ```
//! use howdah_types::ext::pixelfed::NoteDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let post =
//!     AnyObject::parse(br#"{"type": "Note", "capabilities": {"announce": "as:Public", "reply": null}}"#)?;
//! let details: NoteDetails = post.extension();
//! let capabilities = details.capabilities.unwrap();
//! assert!(capabilities.announce.unwrap().is_public());
//! assert_eq!(capabilities.reply, None);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::Activity;
use crate::object::Object;
use crate::value::{Iri, Rest};
use crate::vocabulary::vocabulary;

/// What Pixelfed adds to a post.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NoteDetails {
    /// Whether there may be comments.
    #[property(iri = "http://pixelfed.org/ns#commentsEnabled")]
    pub comments_enabled: Option<bool>,
    /// Who may do what with it.
    #[property(iri = "http://pixelfed.org/ns#capabilities")]
    pub capabilities: Option<Capabilities>,
}

/// Who may do what with a post: everybody, the followers, or nobody where nothing stands.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Capabilities {
    /// Who may share it.
    #[property(iri = "http://pixelfed.org/ns#canAnnounce")]
    pub announce: Option<Iri>,
    /// Who may like it.
    #[property(iri = "http://pixelfed.org/ns#canLike")]
    pub like: Option<Iri>,
    /// Who may answer it.
    #[property(iri = "http://pixelfed.org/ns#canReply")]
    pub reply: Option<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// A picture or video that is shown for a day; `attachment` holds it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Story")]
#[non_exhaustive]
pub struct Story {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// An answer to a story by a single emoji.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "StoryReaction")]
#[non_exhaustive]
pub struct StoryReaction {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
}

vocabulary! { types Story, StoryReaction; properties Capabilities, NoteDetails }
