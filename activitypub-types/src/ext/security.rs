//! The security vocabulary: keys, signatures and proofs ([version 1](https://w3id.org/security/v1),
//! [data integrity](https://www.w3.org/TR/vc-data-integrity/)).
//!
//! ```
//! use howdah_types::ext::security::Proofs;
//! use howdah_types::{AnyObject, Node};
//!
//! let note = AnyObject::parse(br#"{"type": "Note", "proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022"}}"#)?;
//! let proofs: Proofs = note.extension();
//! let proof = proofs.proof.first().and_then(|proof| proof.object()).unwrap();
//! assert_eq!(proof.cryptosuite.as_deref(), Some("eddsa-jcs-2022"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Rest, Secret, Timestamp};
use crate::vocabulary::Vocabulary;

/// A key that requests are signed with, as the fleet writes it
/// ([security vocabulary, version 1](https://w3id.org/security/v1)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PublicKey {
    /// Its identifier, which signatures name.
    pub id: Option<Iri>,
    /// The actor whose key it is.
    #[property(iri = "https://w3id.org/security#owner")]
    pub owner: Option<Iri>,
    /// The key in PEM.
    #[property(iri = "https://w3id.org/security#publicKeyPem")]
    pub public_key_pem: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl PublicKey {
    /// The key of the actor called `owner`, in PEM.
    pub fn new(id: Iri, owner: Iri, pem: impl Into<Box<str>>) -> Self {
        Self { id: Some(id), owner: Some(owner), public_key_pem: Some(pem.into()), rest: Rest::default() }
    }
}

/// A key as multibase text, which says what kind of key it is ([Multikey](https://www.w3.org/TR/cid-1.0/#Multikey),
/// [FEP-521a](https://w3id.org/fep/521a)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/security#Multikey")]
#[non_exhaustive]
pub struct Multikey {
    /// Its identifier, which proofs and signatures name.
    pub id: Option<Iri>,
    /// The actor whose key it is.
    #[property(iri = "https://w3id.org/security#controller")]
    pub controller: Option<Iri>,
    /// The key.
    #[property(iri = "https://w3id.org/security#publicKeyMultibase")]
    pub public_key_multibase: Option<Box<str>>,
    /// When it ceases to be valid.
    #[property(iri = "https://w3id.org/security#expiration")]
    pub expires: Option<Timestamp>,
    /// When it was withdrawn.
    #[property(iri = "https://w3id.org/security#revoked")]
    pub revoked: Option<Timestamp>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Multikey {
    /// The key of the actor called `controller`, as multibase text.
    pub fn new(id: Iri, controller: Iri, key: impl Into<Box<str>>) -> Self {
        let (id, controller) = (Some(id), Some(controller));
        Self { id, controller, public_key_multibase: Some(key.into()), ..Self::default() }
    }
}

/// The proofs of an object. They say nothing until they are verified.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Proofs {
    /// Proofs of integrity ([FEP-8b32](https://w3id.org/fep/8b32)), at most 16.
    #[property(iri = "https://w3id.org/security#proof", most = 16)]
    pub proof: Many<Ref<DataIntegrityProof>>,
    /// A linked data signature, which can be made to say something else than was signed.
    #[property(iri = "https://w3id.org/security#signature")]
    pub signature: Option<Ref<RsaSignature2017>>,
}

/// A proof that an object is as its author wrote it
/// ([data integrity, section 2.1](https://www.w3.org/TR/vc-data-integrity/#proofs)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/security#DataIntegrityProof")]
#[non_exhaustive]
pub struct DataIntegrityProof {
    /// Its identifier, which most have not.
    pub id: Option<Iri>,
    /// How it is made, as `eddsa-jcs-2022`.
    #[property(iri = "https://w3id.org/security#cryptosuite")]
    pub cryptosuite: Option<Box<str>>,
    /// The key.
    #[property(iri = "https://w3id.org/security#verificationMethod")]
    pub verification_method: Option<Ref<Multikey>>,
    /// What it is for, as `assertionMethod`.
    #[property(iri = "https://w3id.org/security#proofPurpose")]
    pub proof_purpose: Option<Box<str>>,
    /// The proof as multibase text.
    #[property(iri = "https://w3id.org/security#proofValue")]
    pub proof_value: Option<Box<str>>,
    /// When it was made.
    #[property(iri = "http://purl.org/dc/terms/created")]
    pub created: Option<Timestamp>,
    /// When it ceases to be valid.
    #[property(iri = "https://w3id.org/security#expiration")]
    pub expires: Option<Timestamp>,
    /// Where it is valid.
    #[property(iri = "https://w3id.org/security#domain")]
    pub domain: Many<Box<str>>,
    /// What the one who asked for it wanted to see in it.
    #[property(iri = "https://w3id.org/security#challenge")]
    pub challenge: Option<Box<str>>,
    /// Text that makes it unlike others.
    #[property(iri = "https://w3id.org/security#nonce")]
    pub nonce: Option<Box<str>>,
    /// Proofs that it includes.
    #[property(iri = "https://w3id.org/security#previousProof")]
    pub previous_proof: Many<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// A linked data signature, as old Mastodon servers made it
/// ([security vocabulary](https://w3id.org/security/v1)). It was never standardised.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/security#RsaSignature2017")]
#[non_exhaustive]
pub struct RsaSignature2017 {
    /// The properties of a signature.
    #[property(group)]
    pub base: Signature,
}

/// A signature of an identity proof ([security vocabulary](https://w3id.org/security/v1)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/security#Ed25519Signature2018")]
#[non_exhaustive]
pub struct Ed25519Signature2018 {
    /// The properties of a signature.
    #[property(group)]
    pub base: Signature,
}

/// The properties of signatures.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Signature {
    /// The key that made it.
    #[property(iri = "http://purl.org/dc/terms/creator")]
    pub creator: Option<Iri>,
    /// When it was made.
    #[property(iri = "http://purl.org/dc/terms/created")]
    pub created: Option<Timestamp>,
    /// When it ceases to be valid.
    #[property(iri = "https://w3id.org/security#expiration")]
    pub expires: Option<Timestamp>,
    /// Text that makes it unlike others.
    #[property(iri = "https://w3id.org/security#nonce")]
    pub nonce: Option<Box<str>>,
    /// How it is made, in identity proofs.
    #[property(iri = "https://w3id.org/security#signingAlgorithm")]
    pub signature_algorithm: Option<Box<str>>,
    /// The signature as base64.
    #[property(iri = "https://w3id.org/security#signatureValue")]
    pub signature_value: Option<Box<str>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// The secret halves of keys, which exports of accounts may hold. They must never be published.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct SecretKeys {
    /// A secret key in PEM.
    #[property(iri = "https://w3id.org/security#privateKeyPem")]
    pub private_key_pem: Option<Secret>,
    /// A secret key as multibase text.
    #[property(iri = "https://w3id.org/security#secretKeyMultibase")]
    pub secret_key_multibase: Option<Secret>,
}

impl Object {
    /// The proofs of the object, which are no proofs until they are verified.
    pub fn proofs(&self) -> Proofs {
        use crate::group::Node;
        self.extension()
    }
}

/// Lists the types and properties.
pub(crate) fn describe(list: &mut Vocabulary) {
    // Names that servers give to public keys, which most leave out.
    list.name("CryptographicKey", "https://w3id.org/security#Key");
    list.name("Key", "https://w3id.org/security#Key");
    list.name("PublicKey", "");
    list.group::<PublicKey>();
    list.kind::<Multikey>();
    list.group::<Proofs>();
    list.kind::<DataIntegrityProof>();
    list.kind::<RsaSignature2017>();
    list.kind::<Ed25519Signature2018>();
    list.group::<SecretKeys>();
}
