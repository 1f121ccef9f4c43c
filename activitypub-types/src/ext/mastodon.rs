//! What Mastodon adds ([documentation](https://docs.joinmastodon.org/spec/activitypub/)) and does not stand in the
//! properties of objects, documents, polls and actors themselves.
//!
//! ```
//! use howdah_types::{AnyObject, Note, from_slice};
//!
//! let note = from_slice::<Note>(
//!     br#"{
//!         "type": "Note",
//!         "content": "Look, a :howdah:",
//!         "tag": {"type": "Emoji", "name": ":howdah:", "icon": {"type": "Image", "url": "https://a.example/howdah.png"}}
//!     }"#,
//! )?.value;
//! let Some(AnyObject::Emoji(emoji)) = note.base.tag.first().and_then(|tag| tag.object()) else { panic!() };
//! assert_eq!(emoji.shortcode(), Some("howdah"));
//! assert_eq!(emoji.base.best_icon(32).unwrap().url, "https://a.example/howdah.png");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::object::{Image, Object};
use crate::value::{Iri, Many};
use crate::vocabulary::vocabulary;

/// A picture that stands for a name in colons, in content, names and summaries
/// ([FEP-9098](https://w3id.org/fep/9098)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://joinmastodon.org/ns#Emoji")]
#[non_exhaustive]
pub struct Emoji {
    /// The properties of an object: `name` with the colons, and the picture in `details.icon`.
    #[property(group)]
    pub base: Object,
}

impl Emoji {
    /// The emoji called `shortcode`, without colons.
    pub fn new(id: Iri, shortcode: &str, icon: Image) -> Self {
        let mut base = Object::new(id);
        base.name = format!(":{shortcode}:").into();
        base.details.icon = icon.into();
        Self { base }
    }

    /// The name without its colons.
    pub fn shortcode(&self) -> Option<&str> {
        let name = self.base.name.as_str()?;
        let bare = name.strip_prefix(':').and_then(|name| name.strip_suffix(':'));
        Some(bare.unwrap_or(name))
    }
}

/// Who may answer, as servers told before there were interaction policies
/// (FEP-5624, withdrawn).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ReplyControl {
    /// Actors, and collections of actors.
    #[property(iri = "http://joinmastodon.org/ns#canReply")]
    pub can_reply: Many<Iri>,
    /// The yes to an answer.
    #[property(iri = "http://joinmastodon.org/ns#replyApproval")]
    pub reply_approval: Option<Iri>,
}

vocabulary! { types Emoji; properties ReplyControl }
