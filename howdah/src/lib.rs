#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "client")]
#[doc(inline)]
pub use howdah_client as client;
#[cfg(feature = "federation")]
#[doc(inline)]
pub use howdah_federation as federation;
#[cfg(feature = "signatures")]
#[doc(inline)]
pub use howdah_signatures as signatures;
#[cfg(feature = "types")]
#[doc(inline)]
pub use howdah_types as types;
#[cfg(feature = "webfinger")]
#[doc(inline)]
pub use howdah_webfinger as webfinger;
