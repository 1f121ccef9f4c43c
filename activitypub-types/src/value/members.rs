//! Members in their order, looked up by name.

use std::collections::HashSet;

/// A member that knows its name.
pub(super) trait Named {
    fn name(&self) -> &str;
}

impl<T> Named for (Box<str>, T) {
    fn name(&self) -> &str {
        &self.0
    }
}

/// Of members with the same name, keeps the last, as every JSON library of the fediverse does.
pub(super) fn keep_last<T: Named>(members: &mut Vec<T>) {
    if !has_duplicates(members) {
        return;
    }
    let mut seen = HashSet::new();
    members.reverse();
    members.retain(|member| seen.insert(member.name().to_owned()));
    members.reverse();
}

fn has_duplicates<T: Named>(members: &[T]) -> bool {
    // Comparing all with all is quickest for a few, and a denial of service for many.
    const FEW: usize = 16;
    if members.len() > FEW {
        return members.iter().map(Named::name).collect::<HashSet<_>>().len() < members.len();
    }
    let mut rest = members;
    while let [member, others @ ..] = rest {
        if others.iter().any(|other| other.name() == member.name()) {
            return true;
        }
        rest = others;
    }
    false
}
