//! How much of a stranger's document is read at all.

use std::fmt;

/// The bounds that a document must keep before anything is built from it.
///
/// ```
/// use howdah_types::{Limits, Object, from_slice_with};
///
/// let small = Limits::new().bytes(1_024).nodes(100);
/// assert!(from_slice_with::<Object>(br#"{"tag": [{}, {}, {}]}"#, &small).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    bytes: usize,
    nodes: usize,
    depth: usize,
    contexts: usize,
}

impl Limits {
    /// The deepest nesting that can be allowed, as reading is recursive.
    pub const MAX_DEPTH: usize = 128;

    /// For text that has passed a scan before.
    pub(crate) const MOST: Self =
        Self::new().bytes(usize::MAX).nodes(usize::MAX).depth(Self::MAX_DEPTH).contexts(usize::MAX);

    /// 1 MiB, 20,000 nodes, 32 levels, 32 contexts: twice and more what the largest known real documents need.
    pub const fn new() -> Self {
        Self { bytes: 1 << 20, nodes: 20_000, depth: 32, contexts: 32 }
    }

    /// The longest document, in bytes; less than 2 GiB.
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = if bytes > i32::MAX as usize { i32::MAX as usize } else { bytes };
        self
    }

    /// The most values in a document: every string, number, array and object counts, at any level.
    #[must_use]
    pub const fn nodes(mut self, nodes: usize) -> Self {
        self.nodes = nodes;
        self
    }

    /// The deepest nesting of arrays and objects, at most [`MAX_DEPTH`](Self::MAX_DEPTH).
    #[must_use]
    pub const fn depth(mut self, depth: usize) -> Self {
        self.depth = if depth > Self::MAX_DEPTH { Self::MAX_DEPTH } else { depth };
        self
    }

    /// The most entries in the `@context` of an object.
    #[must_use]
    pub const fn contexts(mut self, contexts: usize) -> Self {
        self.contexts = contexts;
        self
    }

    pub(crate) const fn get(&self, limit: Limit) -> usize {
        match limit {
            Limit::Bytes => self.bytes,
            Limit::Nodes => self.nodes,
            Limit::Depth => self.depth,
            Limit::Contexts => self.contexts,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// Which of the [`Limits`] a document exceeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::bytes`].
    Bytes,
    /// [`Limits::nodes`].
    Nodes,
    /// [`Limits::depth`].
    Depth,
    /// [`Limits::contexts`].
    Contexts,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::Nodes => "nodes",
            Self::Depth => "depth",
            Self::Contexts => "contexts",
        })
    }
}
