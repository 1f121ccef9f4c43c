//! The keys that were pushed, each for as long as it was asked to be remembered.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::after;

/// The keys of one topic.
#[derive(Debug, Default)]
pub(super) struct Seen {
    until: HashMap<Arc<str>, SystemTime>,
    order: BTreeSet<(SystemTime, Arc<str>)>,
}

impl Seen {
    /// Remembers a key, or says `false` if it is known.
    pub(super) fn insert(&mut self, key: &str, window: Duration, now: SystemTime) -> bool {
        self.forget(now);
        if self.until.contains_key(key) {
            return false;
        }
        let (key, until) = (Arc::<str>::from(key), after(now, window));
        self.until.insert(Arc::clone(&key), until);
        self.order.insert((until, key));
        true
    }

    fn forget(&mut self, now: SystemTime) {
        while self.order.first().is_some_and(|(until, _)| *until <= now) {
            if let Some((_, key)) = self.order.pop_first() {
                self.until.remove(&key);
            }
        }
    }
}
