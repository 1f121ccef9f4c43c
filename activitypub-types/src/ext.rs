//! Terms beyond ActivityStreams, one module for each vocabulary.

use crate::vocabulary::Vocabulary;

pub mod hashtag;
pub mod security;

#[cfg(feature = "forgefed")]
#[cfg_attr(docsrs, doc(cfg(feature = "forgefed")))]
pub mod forgefed;
#[cfg(feature = "friendica")]
#[cfg_attr(docsrs, doc(cfg(feature = "friendica")))]
pub mod friendica;
#[cfg(feature = "olm")]
#[cfg_attr(docsrs, doc(cfg(feature = "olm")))]
pub mod olm;
#[cfg(feature = "others")]
#[cfg_attr(docsrs, doc(cfg(feature = "others")))]
pub mod others;
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

/// Lists all that the crate knows.
pub(crate) fn describe(list: &mut Vocabulary) {
    hashtag::describe(list);
    security::describe(list);
    #[cfg(feature = "forgefed")]
    forgefed::describe(list);
    #[cfg(feature = "friendica")]
    friendica::describe(list);
    #[cfg(feature = "olm")]
    olm::describe(list);
    #[cfg(feature = "others")]
    others::describe(list);
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
