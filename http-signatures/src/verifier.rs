//! Verifying in two steps: everything that needs no key, then the signature.

use std::sync::Arc;
use std::time::SystemTime;

use http::request::Parts;

use crate::message::Message;
use crate::policy::Policy;
use crate::provider::{Algorithm, VerifyKey};
use crate::refusal::{Reason, Refused};
use crate::scheme::Scheme;
use crate::{cavage, rfc9421, time};

/// Verifies signed requests of both formats under one [`Policy`].
///
/// The first step, [`begin`](Self::begin), makes every check that needs no key: grammar, what is covered, time, host,
/// digest. Only then is it worth fetching a key, and the second step, [`Candidate::finish`], needs no request any more.
/// A good signature says who signed only if the key's owner is proven: see [`KeyLookup`](crate::KeyLookup).
///
/// ```
/// use howdah_signatures::{Policy, Reason, Verifier};
/// use std::time::SystemTime;
///
/// let verifier = Verifier::new(Policy::fediverse().authorities(["social.example"]));
/// let (parts, body) = http::Request::post("/inbox").header("host", "social.example").body("{}")?.into_parts();
/// let refused = verifier.begin(&parts, body.as_bytes(), SystemTime::UNIX_EPOCH).unwrap_err();
/// assert_eq!(refused.reason(), Reason::MissingHeader);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    policy: Policy,
}

impl Verifier {
    /// A verifier with this policy.
    pub fn new(policy: Policy) -> Self {
        Self { policy }
    }

    /// Makes all checks that need no key.
    ///
    /// A request with `Signature-Input` is RFC 9421 and nothing else; without, it is the draft's. `Authorization` is
    /// never read.
    ///
    /// # Errors
    ///
    /// The first rule that is broken. An unsigned request is `missing-header`.
    pub fn begin(&self, parts: &Parts, body: &[u8], now: SystemTime) -> Result<Pending, Refused> {
        let message = Message::request(parts, self.policy.scheme());
        let now = time::seconds(now);
        let claims = if message.has_field(&rfc9421::SIGNATURE_INPUT) {
            rfc9421::check(&message, body, now, &self.policy)?
        } else {
            vec![Arc::new(cavage::check(&message, body, now, &self.policy)?)]
        };
        Ok(Pending { claims })
    }
}

/// A request that passed every check but those that need a key. It holds nothing of the request, so it can wait.
#[derive(Clone, Debug)]
pub struct Pending {
    claims: Vec<Arc<Claim>>,
}

impl Pending {
    /// The signatures that meet the policy, in the order in which they should be tried; at least one.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate<'_>> {
        self.claims.iter().map(Candidate)
    }
}

/// What a signature says of itself, and the text that it must be over.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) scheme: Scheme,
    pub(crate) label: Option<String>,
    pub(crate) key_id: String,
    pub(crate) algorithm: Claimed,
    pub(crate) base: String,
    pub(crate) base_without_query: Option<String>,
    pub(crate) created: Option<i64>,
    pub(crate) expires: Option<i64>,
    pub(crate) nonce: Option<String>,
    pub(crate) tag: Option<String>,
    pub(crate) signature: Vec<u8>,
}

/// The algorithm that a signature claims.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Claimed {
    /// None: the one that is usual for the key.
    ByKey,
    Exactly(Algorithm),
}

impl Claimed {
    /// The algorithm to use with this key; what the message says never overrules the key.
    fn with(self, key: &dyn VerifyKey) -> Result<Algorithm, Refused> {
        match self {
            Self::ByKey => Ok(Algorithm::usual(key.kind())),
            Self::Exactly(algorithm) if algorithm.key_kind() == key.kind() => Ok(algorithm),
            Self::Exactly(algorithm) => Err(Refused::new(
                Reason::AlgorithmMismatch,
                format!("the signature claims {algorithm:?}, the key is {:?}", key.kind()),
            )),
        }
    }
}

/// A signature that lacks only its key.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a>(&'a Arc<Claim>);

impl<'a> Candidate<'a> {
    /// Where the key is.
    pub fn key_id(&self) -> &'a str {
        &self.0.key_id
    }

    /// Which format it has.
    pub fn scheme(&self) -> Scheme {
        self.0.scheme
    }

    /// The label of an RFC 9421 signature.
    pub fn label(&self) -> Option<&'a str> {
        self.0.label.as_deref()
    }

    /// The signature itself, for a memory of signatures seen.
    pub fn signature(&self) -> &'a [u8] {
        &self.0.signature
    }

    /// Checks the signature with the key that the key id stands for.
    ///
    /// # Errors
    ///
    /// `algorithm-mismatch` if the claimed algorithm is not the key's, `bad-signature` if it does not fit.
    pub fn finish(&self, key: &dyn VerifyKey) -> Result<Verified, Refused> {
        let claim = self.0;
        let algorithm = claim.algorithm.with(key)?;
        let fits = |base: &String| key.verify(algorithm, base.as_bytes(), &claim.signature).is_ok();
        let covers_query = fits(&claim.base);
        if !covers_query && !claim.base_without_query.as_ref().is_some_and(fits) {
            return Err(Refused::new(
                Reason::BadSignature,
                "the signature does not fit the request and the key",
            ));
        }
        Ok(Verified { claim: Arc::clone(claim), algorithm, covers_query })
    }
}

/// A request whose signature is right. It is made by [`Candidate::finish`] only.
#[derive(Clone, Debug)]
pub struct Verified {
    claim: Arc<Claim>,
    algorithm: Algorithm,
    covers_query: bool,
}

impl Verified {
    /// The key that signed; whose it is, only [`KeyOwner`](crate::KeyOwner) tells.
    pub fn key_id(&self) -> &str {
        &self.claim.key_id
    }

    /// Which format the signature has.
    pub fn scheme(&self) -> Scheme {
        self.claim.scheme
    }

    /// The algorithm that was used.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Whether the query is signed; where it is not, anybody could have changed it. True without a query.
    pub fn covers_query(&self) -> bool {
        self.covers_query
    }

    /// When it was signed, where `created` is covered.
    pub fn created(&self) -> Option<SystemTime> {
        self.claim.created.and_then(time::point)
    }

    /// Until when it is valid, where that is covered.
    pub fn expires(&self) -> Option<SystemTime> {
        self.claim.expires.and_then(time::point)
    }

    /// The label of an RFC 9421 signature.
    pub fn label(&self) -> Option<&str> {
        self.claim.label.as_deref()
    }

    /// The nonce of an RFC 9421 signature.
    pub fn nonce(&self) -> Option<&str> {
        self.claim.nonce.as_deref()
    }

    /// The tag of an RFC 9421 signature.
    pub fn tag(&self) -> Option<&str> {
        self.claim.tag.as_deref()
    }
}
