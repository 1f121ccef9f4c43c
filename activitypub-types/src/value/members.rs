//! Members in their order, looked up by name.

use std::collections::HashSet;

/// Of members with the same name, keeps the last, as every JSON library of the fediverse does.
pub(super) fn keep_last<T>(members: &mut Vec<(Box<str>, T)>) {
    if !has_duplicates(members) {
        return;
    }
    let mut seen = HashSet::new();
    members.reverse();
    members.retain(|(name, _)| seen.insert(name.clone()));
    members.reverse();
}

fn has_duplicates<T>(members: &[(Box<str>, T)]) -> bool {
    // Comparing all with all is quickest for a few, and a denial of service for many.
    const FEW: usize = 16;
    if members.len() > FEW {
        return members.iter().map(|(name, _)| name).collect::<HashSet<_>>().len() < members.len();
    }
    let mut rest = members;
    while let [(name, _), others @ ..] = rest {
        if others.iter().any(|(other, _)| other == name) {
            return true;
        }
        rest = others;
    }
    false
}
