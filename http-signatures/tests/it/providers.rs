//! The providers that are compiled in.

use std::sync::Arc;

use howdah_signatures::CryptoProvider;
#[cfg(feature = "aws-lc-rs")]
use howdah_signatures::provider::AwsLcRs;
#[cfg(feature = "rustcrypto")]
use howdah_signatures::provider::RustCrypto;

pub(crate) fn providers() -> Vec<(&'static str, Arc<dyn CryptoProvider>)> {
    vec![
        #[cfg(feature = "aws-lc-rs")]
        ("aws-lc-rs", Arc::new(AwsLcRs)),
        #[cfg(feature = "rustcrypto")]
        ("rustcrypto", Arc::new(RustCrypto)),
    ]
}
