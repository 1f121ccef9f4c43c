//! What Misskey, its relatives and Fedibird add; `_misskey_quote` and `quoteUri` stand in
//! [`Interactions`](crate::Interactions).
//!
//! ```
//! use howdah_types::ext::misskey::PersonDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let tama = AnyActor::parse(br#"{"type": "Person", "isCat": true, "_misskey_summary": "**mew**"}"#)?;
//! let details: PersonDetails = tama.extension();
//! assert_eq!(details.is_cat, Some(true));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::collection::AnyCollection;
use crate::value::{Iri, Many, Ref, Rest};
use crate::vocabulary::vocabulary;

/// What they add to posts.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NoteDetails {
    /// The content as its author wrote it, with functions; now it stands in `source`.
    #[property(name = "_misskey_content", iri = "https://misskey-hub.net/ns#_misskey_content")]
    pub content: Option<Box<str>>,
    /// Whether it is a message of a chat.
    #[property(name = "_misskey_talk", iri = "https://misskey-hub.net/ns#_misskey_talk")]
    pub talk: Option<bool>,
    /// The reactions with emoji ([FEP-c0e0](https://w3id.org/fep/c0e0)).
    #[property(iri = "http://fedibird.com/ns#emojiReactions")]
    pub emoji_reactions: Option<Ref<AnyCollection>>,
    /// Who may find it by search ([FEP-268d](https://w3id.org/fep/268d)); of actors, all that they post.
    #[property(iri = "http://fedibird.com/ns#searchableBy")]
    pub searchable_by: Many<Iri>,
    /// The posts that it refers to.
    #[property(iri = "http://fedibird.com/ns#references")]
    pub references: Option<Ref<AnyCollection>>,
}

/// What they add to likes.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct LikeDetails {
    /// The emoji, or the name of a custom one in colons; now it stands in `content`.
    #[property(name = "_misskey_reaction", iri = "https://misskey-hub.net/ns#_misskey_reaction")]
    pub reaction: Option<Box<str>>,
}

/// What they add to the answers of polls.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PollOptionDetails {
    /// How often it has been chosen.
    #[property(name = "_misskey_votes", iri = "https://misskey-hub.net/ns#_misskey_votes")]
    pub votes: Option<u64>,
}

/// What they add to people.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// The biography as the person wrote it, with functions.
    #[property(name = "_misskey_summary", iri = "https://misskey-hub.net/ns#_misskey_summary")]
    pub summary: Option<Box<str>>,
    /// What followers are told when they have followed.
    #[property(
        name = "_misskey_followedMessage",
        iri = "https://misskey-hub.net/ns#_misskey_followedMessage"
    )]
    pub followed_message: Option<Box<str>>,
    /// Whether only people with an account may see the posts.
    #[property(
        name = "_misskey_requireSigninToViewContents",
        iri = "https://misskey-hub.net/ns#_misskey_requireSigninToViewContents"
    )]
    pub require_signin_to_view_contents: Option<bool>,
    /// Only followers see older posts: older than this time in Unix seconds or, where negative, than so many seconds.
    #[property(
        name = "_misskey_makeNotesFollowersOnlyBefore",
        iri = "https://misskey-hub.net/ns#_misskey_makeNotesFollowersOnlyBefore"
    )]
    pub make_notes_followers_only_before: Option<i64>,
    /// Nobody sees older posts, in the same notation.
    #[property(
        name = "_misskey_makeNotesHiddenBefore",
        iri = "https://misskey-hub.net/ns#_misskey_makeNotesHiddenBefore"
    )]
    pub make_notes_hidden_before: Option<i64>,
    /// Whether the person is a cat, and the server writes what cats say.
    #[property(iri = "https://misskey-hub.net/ns#isCat")]
    pub is_cat: Option<bool>,
}

/// What they add to custom emoji.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EmojiDetails {
    /// The terms under which it may be used.
    #[property(name = "_misskey_license", iri = "https://misskey-hub.net/ns#_misskey_license")]
    pub license: Option<Ref<License>>,
}

/// Terms under which something may be used.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct License {
    /// The terms.
    #[property(iri = "https://misskey-hub.net/ns#freeText")]
    pub free_text: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

vocabulary! {
    types ;
    properties NoteDetails, LikeDetails, PollOptionDetails, PersonDetails, EmojiDetails, License
}
