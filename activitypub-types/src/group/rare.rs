//! Properties that few objects have, out of the way.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::{Properties, Property, Taken};
use crate::context::Terms;
use crate::read::Reader;
use crate::write::Members;

/// A group of properties that few objects have: one pointer while none of them is there.
///
/// It reads and writes like the group itself:
///
/// ```
/// use howdah_types::Note;
///
/// let mut note = Note::default();
/// assert_eq!(note.base.details.duration, None);
/// note.base.details.duration = Some(std::time::Duration::from_secs(90).into());
/// ```
#[derive(Clone)]
pub struct Rare<T>(Option<Box<T>>);

/// A group that can be [`Rare`].
pub trait Empty: Default + PartialEq + 'static {
    /// The group without a property, for those who look at a group that is not there.
    fn empty() -> &'static Self;
}

/// Lets groups be rare.
macro_rules! rare {
    ($($group:ty),+ $(,)?) => {
        $(
            impl $crate::group::Empty for $group {
                fn empty() -> &'static Self {
                    static EMPTY: std::sync::LazyLock<$group> = std::sync::LazyLock::new(<$group>::default);
                    &EMPTY
                }
            }
        )+
    };
}
pub(crate) use rare;

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Empty> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::empty())
    }
}

impl<T: Empty> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Empty> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Empty + fmt::Debug> fmt::Debug for Rare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: Empty + Properties> Properties for Rare<T> {
    fn describe(list: &mut Vec<Property>) {
        T::describe(list);
    }

    fn has(key: &str) -> bool {
        T::has(key)
    }

    fn take(&mut self, key: &str, reader: &mut Reader<'_>) -> Taken {
        match &mut self.0 {
            Some(group) => group.take(key, reader),
            None if T::has(key) => self.0.insert(Box::default()).take(key, reader),
            None => Taken::Unknown,
        }
    }

    fn put(&self, members: &mut Members<'_>) {
        if let Some(group) = &self.0 {
            group.put(members);
        }
    }

    fn terms(&self, terms: &mut Terms) {
        if let Some(group) = &self.0 {
            group.terms(terms);
        }
    }
}
