//! The providers that are compiled in.

use std::sync::Arc;

use howdah_signatures::CryptoProvider;

pub(crate) fn providers() -> Vec<(&'static str, Arc<dyn CryptoProvider>)> {
    let mut found: Vec<(&'static str, Arc<dyn CryptoProvider>)> = Vec::new();
    #[cfg(feature = "aws-lc-rs")]
    found.push(("aws-lc-rs", Arc::new(howdah_signatures::provider::AwsLcRs::default())));
    #[cfg(feature = "rustcrypto")]
    found.push(("rustcrypto", Arc::new(howdah_signatures::provider::RustCrypto::default())));
    found
}
