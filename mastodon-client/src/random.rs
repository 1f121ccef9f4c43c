//! Random texts that nobody guesses.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{Error, ErrorKind};

/// 43 characters with 256 random bits, safe in URLs and headers.
pub(crate) fn text() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        Error::new(ErrorKind::Random, "the system has no random numbers").with_source(error)
    })?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}
