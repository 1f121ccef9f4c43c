//! The discussion boards of groups.
//!
//! ```
//! use howdah_types::ext::smithereen::BoardTopic;
//! use howdah_types::from_slice;
//!
//! let topic = from_slice::<BoardTopic>(br#"{"type": "BoardTopic", "name": "Rules", "isLocked": true}"#)?;
//! assert_eq!(topic.value.is_locked, Some(true));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::activity::Activity;
use crate::any::AnyObject;
use crate::collection::Collection;
use crate::value::{Ref, Timestamp};

/// A topic on the board of a group.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#BoardTopic")]
#[non_exhaustive]
pub struct BoardTopic {
    /// The properties of a collection; `name` is the title, `items` are the comments.
    #[property(group)]
    pub base: Collection,
    /// Whether nobody can comment any more.
    #[property(iri = "http://smithereen.software/ns#isLocked")]
    pub is_locked: Option<bool>,
    /// Since when it stays at the top of the board; absent where it does not.
    #[property(iri = "http://smithereen.software/ns#pinnedAt")]
    pub pinned_at: Option<Timestamp>,
    /// The comment that the topic begins with.
    #[property(iri = "http://smithereen.software/ns#firstComment")]
    pub first_comment: Option<Ref<AnyObject>>,
}

/// The wish to begin a topic on the board of a group.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#TopicCreationRequest")]
#[non_exhaustive]
pub struct TopicCreationRequest {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
    /// The comment that the topic is to begin with.
    #[property(iri = "http://smithereen.software/ns#firstComment")]
    pub first_comment: Option<Ref<AnyObject>>,
}

/// The wish to give a topic another title.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://smithereen.software/ns#TopicRenameRequest")]
#[non_exhaustive]
pub struct TopicRenameRequest {
    /// The properties of an activity; `object` is the topic.
    #[property(group)]
    pub base: Activity,
}
