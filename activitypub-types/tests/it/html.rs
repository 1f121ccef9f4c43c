//! placeholder
pub(crate) const ROWS: &[&str] = &[];
