//! Terms beyond ActivityStreams, one module for each vocabulary.
//!
//! The everyday ones are always there, and their most used types stand at the root of the crate. The larger ones are
//! features. What a vocabulary adds to a type of another one is a group of properties, which
//! [`Node::extension`](crate::Node::extension) reads and [`Node::set_extension`](crate::Node::set_extension) writes.

use crate::vocabulary::Vocabulary;

pub mod capability;
pub mod description;
pub mod featured;
pub mod gotosocial;
pub mod hashtag;
pub mod legacy;
pub mod litepub;
pub mod mastodon;
pub mod misskey;
pub mod ostatus;
pub mod quote;
pub mod schema;
pub mod security;

#[cfg(feature = "bookwyrm")]
#[cfg_attr(docsrs, doc(cfg(feature = "bookwyrm")))]
pub mod bookwyrm;
#[cfg(feature = "event")]
#[cfg_attr(docsrs, doc(cfg(feature = "event")))]
pub mod event;
#[cfg(feature = "forgefed")]
#[cfg_attr(docsrs, doc(cfg(feature = "forgefed")))]
pub mod forgefed;
#[cfg(feature = "friendica")]
#[cfg_attr(docsrs, doc(cfg(feature = "friendica")))]
pub mod friendica;
#[cfg(feature = "funkwhale")]
#[cfg_attr(docsrs, doc(cfg(feature = "funkwhale")))]
pub mod funkwhale;
#[cfg(feature = "lemmy")]
#[cfg_attr(docsrs, doc(cfg(feature = "lemmy")))]
pub mod lemmy;
#[cfg(feature = "mobilizon")]
#[cfg_attr(docsrs, doc(cfg(feature = "mobilizon")))]
pub mod mobilizon;
#[cfg(feature = "olm")]
#[cfg_attr(docsrs, doc(cfg(feature = "olm")))]
pub mod olm;
#[cfg(feature = "others")]
#[cfg_attr(docsrs, doc(cfg(feature = "others")))]
pub mod others;
#[cfg(feature = "peertube")]
#[cfg_attr(docsrs, doc(cfg(feature = "peertube")))]
pub mod peertube;
#[cfg(feature = "pixelfed")]
#[cfg_attr(docsrs, doc(cfg(feature = "pixelfed")))]
pub mod pixelfed;
#[cfg(any(feature = "event", feature = "mobilizon"))]
mod place;
#[cfg(feature = "proposals")]
#[cfg_attr(docsrs, doc(cfg(feature = "proposals")))]
pub mod proposals;
#[cfg(feature = "sharkey")]
#[cfg_attr(docsrs, doc(cfg(feature = "sharkey")))]
pub mod sharkey;
#[cfg(feature = "smithereen")]
#[cfg_attr(docsrs, doc(cfg(feature = "smithereen")))]
pub mod smithereen;
#[cfg(feature = "valueflows")]
#[cfg_attr(docsrs, doc(cfg(feature = "valueflows")))]
pub mod valueflows;
#[cfg(feature = "zot")]
#[cfg_attr(docsrs, doc(cfg(feature = "zot")))]
pub mod zot;

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
    security::describe(list);
    #[cfg(feature = "bookwyrm")]
    bookwyrm::describe(list);
    #[cfg(feature = "event")]
    event::describe(list);
    #[cfg(feature = "forgefed")]
    forgefed::describe(list);
    #[cfg(feature = "friendica")]
    friendica::describe(list);
    #[cfg(feature = "funkwhale")]
    funkwhale::describe(list);
    #[cfg(feature = "lemmy")]
    lemmy::describe(list);
    #[cfg(feature = "mobilizon")]
    mobilizon::describe(list);
    #[cfg(feature = "olm")]
    olm::describe(list);
    #[cfg(feature = "others")]
    others::describe(list);
    #[cfg(feature = "peertube")]
    peertube::describe(list);
    #[cfg(feature = "pixelfed")]
    pixelfed::describe(list);
    #[cfg(feature = "proposals")]
    proposals::describe(list);
    #[cfg(feature = "sharkey")]
    sharkey::describe(list);
    #[cfg(feature = "smithereen")]
    smithereen::describe(list);
    #[cfg(feature = "valueflows")]
    valueflows::describe(list);
    #[cfg(feature = "zot")]
    zot::describe(list);
}
