//! To whom an object is addressed.

use crate::any::AnyObject;
use crate::object::Object;
use crate::value::{Iri, Ref};

/// Who may see an object, by its addresses alone
/// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing); the names are those of the
/// Mastodon API).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Visibility {
    /// Everybody, and it is listed everywhere: [`PUBLIC`](crate::PUBLIC) stands in `to`.
    Public,
    /// Everybody, but it is not listed: [`PUBLIC`](crate::PUBLIC) stands elsewhere.
    Unlisted,
    /// The followers of the author, and those who are named.
    Followers,
    /// Those who are named.
    Direct,
}

impl Object {
    /// Whether it is addressed to everybody, in any of the three spellings that the standard allows
    /// ([ActivityPub, section 5.6](https://www.w3.org/TR/activitypub/#public-addressing)).
    pub fn is_public(&self) -> bool {
        self.recipients().any(Iri::is_public)
    }

    /// Everyone it is addressed to: `to`, `cc`, `bto`, `bcc` and `audience`, as they come.
    pub fn recipients(&self) -> impl Iterator<Item = &Iri> {
        let details = &*self.details;
        [&self.to, &self.cc, &details.bto, &details.bcc, &details.audience]
            .into_iter()
            .flatten()
            .filter_map(Ref::id)
    }

    /// Who may see it. `followers` is the collection of the author's followers, as the author's document names it.
    ///
    /// ```
    /// use howdah_types::{Iri, Note, Visibility, from_slice};
    ///
    /// let note = from_slice::<Note>(br#"{"type": "Note", "to": "https://a.example/ada/followers"}"#)?.value;
    /// let followers = Iri::parse("https://a.example/ada/followers")?;
    /// assert_eq!(note.base.visibility(Some(&followers)), Visibility::Followers);
    /// assert_eq!(note.base.visibility(None), Visibility::Direct);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn visibility(&self, followers: Option<&Iri>) -> Visibility {
        if self.to.iter().filter_map(Ref::id).any(Iri::is_public) {
            return Visibility::Public;
        }
        if self.is_public() {
            return Visibility::Unlisted;
        }
        if followers.is_some_and(|followers| self.recipients().any(|recipient| recipient == followers)) {
            return Visibility::Followers;
        }
        Visibility::Direct
    }

    /// The ids of the actors who are mentioned in its `tag`.
    pub fn mentioned(&self) -> impl Iterator<Item = &Iri> {
        self.tag.iter().filter_map(Ref::object).filter_map(|tag| match tag {
            AnyObject::Mention(mention) => mention.base.href.as_ref(),
            _ => None,
        })
    }

    /// The names of its hashtags, without the `#`.
    ///
    /// ```
    /// use howdah_types::{Note, from_slice};
    ///
    /// let note = from_slice::<Note>(br##"{"type": "Note", "tag": {"type": "Hashtag", "name": "#Books"}}"##)?.value;
    /// assert_eq!(note.base.hashtags().collect::<Vec<_>>(), ["Books"]);
    /// # Ok::<(), howdah_types::Error>(())
    /// ```
    pub fn hashtags(&self) -> impl Iterator<Item = &str> {
        self.tag.iter().filter_map(Ref::object).filter_map(|tag| match tag {
            AnyObject::Hashtag(hashtag) => {
                let name = hashtag.base.name.as_str()?;
                Some(name.strip_prefix(['#', '＃']).unwrap_or(name))
            }
            _ => None,
        })
    }
}
