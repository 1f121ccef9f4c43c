//! The crate from outside: strangers' payloads, attacks, and whole lookups over a network in memory.

// The attribute tells clippy that what stands beside the tests is test code too.
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod discovery;
#[cfg(test)]
mod handles;
#[cfg(test)]
mod network;
#[cfg(test)]
mod resolver;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod threats;
