//! Terms beyond ActivityStreams, one module for each vocabulary.

use crate::vocabulary::Vocabulary;

pub mod hashtag;
pub mod security;

/// Lists all that the crate knows.
pub(crate) fn describe(list: &mut Vocabulary) {
    hashtag::describe(list);
    security::describe(list);
}
