//! The client against tables, recorded answers, and servers that behave badly.

// The attribute tells clippy that what stands beside the tests is test code too.
#[cfg(test)]
mod behaviour;
#[cfg(test)]
mod endpoints;
#[cfg(test)]
mod entities;
#[cfg(test)]
mod login;
#[cfg(test)]
mod recorder;
#[cfg(test)]
mod servers;
