//! The community over its Mastodon API: a real server on loopback, asked by the real client.

// The attribute tells clippy that what stands beside the tests is test code too.
#[cfg(test)]
mod login;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod people;
#[cfg(test)]
mod posts;
#[cfg(test)]
mod visibility;
#[cfg(test)]
mod world;
