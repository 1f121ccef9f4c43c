//! Proof by type: what a handler receives was verified, because nothing else can make one.

use std::ops::Deref;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use howdah_types::Iri;

/// An activity whose sender is proven, and which says only what its sender may say.
///
/// There is no public constructor: the inbox makes it after the signature, the ownership of the key and the
/// origins of ids have been checked. What the sender embedded of other origins or by other authors, as the
/// object, target, result, origin or instrument or as what a note replies to, has been reduced to its id; fetch
/// it from where it lives.
///
/// It derefs to the activity:
///
/// ```
/// # use howdah_federation::{Application, BoxError, Context, Verified};
/// use howdah_types::Create;
///
/// async fn create<A: Application>(_: Context<A>, create: Verified<Create>) -> Result<(), BoxError> {
///     println!("{} wrote {:?}", create.actor(), create.base.object_id());
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Verified<A> {
    activity: A,
    attestation: Attestation,
    raw: Bytes,
}

/// How the sender was proven, and when.
///
/// It has no public constructor either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    actor: Iri,
    key: String,
    received: u64,
}

impl<A> Verified<A> {
    pub(super) fn new(activity: A, attestation: Attestation, raw: Bytes) -> Self {
        Self { activity, attestation, raw }
    }

    /// Who sent it: the owner of the key that signed it, and the actor of the activity.
    pub fn actor(&self) -> &Iri {
        &self.attestation.actor
    }

    /// How the sender was proven.
    pub fn attestation(&self) -> &Attestation {
        &self.attestation
    }

    /// The bytes as they were signed, with everything that was reduced in the typed form.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// The activity without its proof.
    pub fn into_inner(self) -> A {
        self.activity
    }
}

impl<A> Deref for Verified<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.activity
    }
}

impl Attestation {
    pub(super) fn new(actor: Iri, key: String, received: u64) -> Self {
        Self { actor, key, received }
    }

    /// The actor that signed.
    pub fn actor(&self) -> &Iri {
        &self.actor
    }

    /// The id of the key that signed.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// When the activity was received, to the second.
    pub fn received(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.received)
    }
}
