//! Terms beyond ActivityStreams, one module for each vocabulary.

use crate::vocabulary::Vocabulary;

#[cfg(feature = "bookwyrm")]
#[cfg_attr(docsrs, doc(cfg(feature = "bookwyrm")))]
pub mod bookwyrm;
#[cfg(any(
    feature = "event",
    feature = "funkwhale",
    feature = "lemmy",
    feature = "mobilizon",
    feature = "peertube"
))]
pub mod description;
#[cfg(feature = "event")]
#[cfg_attr(docsrs, doc(cfg(feature = "event")))]
pub mod event;
#[cfg(feature = "funkwhale")]
#[cfg_attr(docsrs, doc(cfg(feature = "funkwhale")))]
pub mod funkwhale;
pub mod hashtag;
#[cfg(feature = "lemmy")]
#[cfg_attr(docsrs, doc(cfg(feature = "lemmy")))]
pub mod lemmy;
#[cfg(feature = "mobilizon")]
#[cfg_attr(docsrs, doc(cfg(feature = "mobilizon")))]
pub mod mobilizon;
#[cfg(feature = "peertube")]
#[cfg_attr(docsrs, doc(cfg(feature = "peertube")))]
pub mod peertube;
#[cfg(feature = "pixelfed")]
#[cfg_attr(docsrs, doc(cfg(feature = "pixelfed")))]
pub mod pixelfed;
#[cfg(any(feature = "event", feature = "mobilizon"))]
mod place;
pub mod security;

/// Lists all that the crate knows.
pub(crate) fn describe(list: &mut Vocabulary) {
    #[cfg(feature = "bookwyrm")]
    bookwyrm::describe(list);
    #[cfg(feature = "event")]
    event::describe(list);
    #[cfg(feature = "funkwhale")]
    funkwhale::describe(list);
    hashtag::describe(list);
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
