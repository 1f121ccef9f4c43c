//! Terms beyond ActivityStreams, one module for each vocabulary.
//!
//! The everyday ones are always there, and their most used types stand at the root of the crate. The larger ones are
//! features. What a vocabulary adds to a type of another one is a group of properties, which
//! [`Node::extension`](crate::Node::extension) reads and [`Node::set_extension`](crate::Node::set_extension) writes.

use crate::vocabulary::Vocabulary;

pub mod capability;
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
}
