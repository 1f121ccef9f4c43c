//! The end-to-end encryption that Mastodon began and dropped, and its identity proofs.
//!
//! Nobody sends new ones; contexts still declare the terms, and old documents hold them.
//!
//! ```
//! use howdah_types::ext::olm::Device;
//! use howdah_types::from_slice;
//!
//! let device = from_slice::<Device>(br#"{
//!     "type": "Device",
//!     "deviceId": "11119",
//!     "identityKey": {"type": "Curve25519Key", "publicKeyBase64": "3nBEaRzb"}
//! }"#)?.value;
//! let key = device.identity_key.as_ref().unwrap().object().unwrap();
//! assert_eq!(key.public_key_base64.as_deref(), Some("3nBEaRzb"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::collection::AnyCollection;
use crate::group::kinds;
use crate::object::Object;
use crate::value::{Iri, Ref, Rest, Text};
use crate::vocabulary::vocabulary;

/// What actors have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// The [devices](Device) on which the actor reads encrypted messages.
    #[property(iri = "http://joinmastodon.org/ns#devices")]
    pub devices: Option<Ref<AnyCollection>>,
}

/// The proof that an account elsewhere belongs to the same person; `name` is the name there.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://joinmastodon.org/ns#IdentityProof")]
#[non_exhaustive]
pub struct IdentityProof {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// A device on which somebody reads encrypted messages.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://joinmastodon.org/ns#Device")]
#[non_exhaustive]
pub struct Device {
    /// Its identifier, which devices seldom have.
    pub id: Option<Iri>,
    /// Its name, as its owner calls it.
    #[property(language_map)]
    pub name: Text,
    /// What tells it from the other devices of its owner.
    #[property(iri = "http://joinmastodon.org/ns#deviceId")]
    pub device_id: Option<Box<str>>,
    /// Where others get a key for one message.
    #[property(iri = "http://joinmastodon.org/ns#claim")]
    pub claim: Option<Iri>,
    /// The key that it signs with.
    #[property(iri = "http://joinmastodon.org/ns#fingerprintKey")]
    pub fingerprint_key: Option<Ref<Ed25519Key>>,
    /// The key that others agree on a secret with.
    #[property(iri = "http://joinmastodon.org/ns#identityKey")]
    pub identity_key: Option<Ref<Curve25519Key>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

kinds! {
    struct {
        /// Its identifier.
        pub id: Option<Iri>,
        /// The public key in Base64.
        #[property(iri = "http://joinmastodon.org/ns#publicKeyBase64")]
        pub public_key_base64: Option<Box<str>>,
        /// Members that are not known here.
        #[property(rest)]
        pub rest: Rest,
    }
    impl {}

    /// A key that signs ([RFC 8032](https://www.rfc-editor.org/rfc/rfc8032)).
    Ed25519Key = "http://joinmastodon.org/ns#Ed25519Key";
    /// A key that secrets are agreed on with ([RFC 7748](https://www.rfc-editor.org/rfc/rfc7748)).
    Curve25519Key = "http://joinmastodon.org/ns#Curve25519Key";
}

/// A signature with an [`Ed25519Key`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://joinmastodon.org/ns#Ed25519Signature")]
#[non_exhaustive]
pub struct Ed25519Signature {
    /// Its identifier.
    pub id: Option<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// A message that only one device can read.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://joinmastodon.org/ns#EncryptedMessage")]
#[non_exhaustive]
pub struct EncryptedMessage {
    /// Its identifier.
    pub id: Option<Iri>,
    /// 0 for the first message to a device, 1 for the others.
    #[property(iri = "http://joinmastodon.org/ns#messageType")]
    pub message_type: Option<u64>,
    /// The encrypted text in Base64.
    #[property(iri = "http://joinmastodon.org/ns#cipherText")]
    pub cipher_text: Option<Box<str>>,
    /// What lets the server check a message that its reader reports.
    #[property(iri = "http://joinmastodon.org/ns#messageFranking")]
    pub message_franking: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

vocabulary! {
    types Curve25519Key, Device, Ed25519Key, Ed25519Signature, EncryptedMessage, IdentityProof;
    properties ActorDetails
}
