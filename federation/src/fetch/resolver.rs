//! The resolver that feeds the socket: what it returns has been checked, and nothing else is dialled.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::guard::Guard;
use super::refusal::Refusal;

/// The most addresses of one name that are tried.
const MAX_ADDRESSES: usize = 8;

/// Resolves names by the system and refuses the whole answer if one address is not allowed.
#[derive(Debug)]
pub(super) struct GuardedResolver {
    guard: Guard,
}

impl GuardedResolver {
    pub(super) fn new(guard: Guard) -> Self {
        Self { guard }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.guard.clone();
        Box::pin(async move {
            if let Some(address) = guard.development_address(name.as_str()) {
                return Ok(Box::new(std::iter::once(address)) as Addrs);
            }
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            Ok(Box::new(checked(&guard, found)?.into_iter()) as Addrs)
        })
    }
}

/// One address out of bounds spoils the answer: a name that mixes both is not an honest one.
fn checked(guard: &Guard, mut found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Refusal> {
    if found.iter().any(|address| !guard.allows(address.ip())) {
        return Err(Refusal::PrivateAddress);
    }
    found.truncate(MAX_ADDRESSES);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Guard, Refusal, checked};

    #[test]
    fn refuses_an_answer_that_mixes_global_and_private_addresses() {
        let found = vec![([1, 1, 1, 1], 0).into(), ([10, 0, 0, 1], 0).into()];
        assert_eq!(checked(&Guard::new(), found), Err(Refusal::PrivateAddress));
    }

    #[test]
    fn keeps_at_most_eight_addresses() {
        let found = (1..=20).map(|last| ([1, 1, 1, last], 0).into()).collect();
        assert_eq!(checked(&Guard::new(), found).map(|kept| kept.len()), Ok(8));
    }
}
