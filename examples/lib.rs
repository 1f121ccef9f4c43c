//! Programs that show what the crates do; see `tour/`.
