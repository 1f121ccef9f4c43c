//! Terms beyond ActivityStreams, one module for each vocabulary.

pub(crate) mod hashtag;
pub(crate) mod security;
