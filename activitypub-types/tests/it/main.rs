//! The vocabulary against real documents, the table of terms, and attacks.

// The attribute tells clippy that what stands beside the tests is test code too.
#[cfg(test)]
mod accessors;
#[cfg(test)]
mod compile_errors;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod features;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod html;
#[cfg(test)]
mod jsonld;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod quirks;
#[cfg(test)]
mod terms;
#[cfg(test)]
mod threats;
#[cfg(test)]
mod vocabularies;
