//! Quotes that the quoted author agrees to ([FEP-044f](https://w3id.org/fep/044f)).
//!
//! ```
//! use howdah_types::ext::quote::QuoteRequest;
//! use howdah_types::{Iri, from_slice};
//!
//! let ask = from_slice::<QuoteRequest>(
//!     br#"{
//!         "type": "QuoteRequest",
//!         "actor": "https://a.example/ada",
//!         "object": "https://b.example/notes/1",
//!         "instrument": "https://a.example/notes/2"
//!     }"#,
//! )?.value;
//! assert_eq!(ask.base.object_id().unwrap(), "https://b.example/notes/1");
//! assert_eq!(ask.base.instrument.first().and_then(|quote| quote.id()).unwrap(), "https://a.example/notes/2");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::activity::activities;
use crate::ext::gotosocial::authorizations;
use crate::vocabulary::vocabulary;

activities! {
    /// Asks the author of `object` whether `instrument`, a post that quotes it, is welcome.
    QuoteRequest = "https://w3id.org/fep/044f#QuoteRequest";
}

authorizations! {
    /// The yes to a quote: `interacting_object` is the quoting post, `interaction_target` the quoted one.
    QuoteAuthorization = "https://w3id.org/fep/044f#QuoteAuthorization";
}

vocabulary! { types QuoteRequest, QuoteAuthorization; properties }
