//! Terms beyond ActivityStreams, one module for each vocabulary.
//!
//! The everyday ones are always there, and their most used types stand at the root of the crate. The larger ones are
//! features. What a vocabulary adds to a type of another one is a group of properties, which
//! [`Node::extension`](crate::Node::extension) reads and [`Node::set_extension`](crate::Node::set_extension) writes.

use crate::vocabulary::Vocabulary;

#[cfg(feature = "bookwyrm")]
#[cfg_attr(docsrs, doc(cfg(feature = "bookwyrm")))]
pub mod bookwyrm;
pub mod capability;
pub mod description;
#[cfg(feature = "event")]
#[cfg_attr(docsrs, doc(cfg(feature = "event")))]
pub mod event;
pub mod featured;
#[cfg(feature = "funkwhale")]
#[cfg_attr(docsrs, doc(cfg(feature = "funkwhale")))]
pub mod funkwhale;
pub mod gotosocial;
pub mod hashtag;
pub mod legacy;
#[cfg(feature = "lemmy")]
#[cfg_attr(docsrs, doc(cfg(feature = "lemmy")))]
pub mod lemmy;
pub mod litepub;
pub mod mastodon;
pub mod misskey;
#[cfg(feature = "mobilizon")]
#[cfg_attr(docsrs, doc(cfg(feature = "mobilizon")))]
pub mod mobilizon;
pub mod ostatus;
#[cfg(feature = "peertube")]
#[cfg_attr(docsrs, doc(cfg(feature = "peertube")))]
pub mod peertube;
#[cfg(feature = "pixelfed")]
#[cfg_attr(docsrs, doc(cfg(feature = "pixelfed")))]
pub mod pixelfed;
#[cfg(any(feature = "event", feature = "mobilizon"))]
mod place;
pub mod quote;
pub mod schema;
pub mod security;

/// Lists all that the modules know.
pub(crate) fn describe(list: &mut Vocabulary) {
    capability::describe(list);
    featured::describe(list);
    gotosocial::describe(list);
    hashtag::describe(list);
    legacy::describe(list);
    litepub::describe(list);
    mastodon::describe(list);
    misskey::describe(list);
    ostatus::describe(list);
    quote::describe(list);
    schema::describe(list);
    #[cfg(feature = "bookwyrm")]
    bookwyrm::describe(list);
    #[cfg(feature = "event")]
    event::describe(list);
    #[cfg(feature = "funkwhale")]
    funkwhale::describe(list);
    #[cfg(feature = "lemmy")]
    lemmy::describe(list);
    #[cfg(feature = "mobilizon")]
    mobilizon::describe(list);
    #[cfg(feature = "peertube")]
    peertube::describe(list);
    #[cfg(feature = "pixelfed")]
    pixelfed::describe(list);
    security::describe(list);
}
