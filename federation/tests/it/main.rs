//! The crate from outside: a server in this process, its peers behind real HTTPS, and a clock that is set.

// The attribute tells clippy that what stands beside the tests is test code too.
#[cfg(test)]
mod application;
#[cfg(test)]
mod deliver;
#[cfg(test)]
mod directory;
#[cfg(test)]
mod dispatch;
#[cfg(test)]
mod fetch;
#[cfg(test)]
mod peer;
#[cfg(test)]
mod receive;
#[cfg(test)]
mod service;
#[cfg(test)]
mod threats;
#[cfg(test)]
mod world;
