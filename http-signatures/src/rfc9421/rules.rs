//! What an RFC 9421 signature must meet before its key matters.

use std::borrow::Cow;
use std::sync::Arc;

use http::HeaderName;

use super::SignatureInput;
use super::component::Form;
use crate::digest::{BodyHashes, DigestAlgorithm, Digests};
use crate::message::Message;
use crate::policy::{Policy, check_expires};
use crate::provider::Algorithm;
use crate::refusal::{Reason, Refused};
use crate::scheme::Scheme;
use crate::structured::{self, Member};
use crate::verifier::{Claim, Claimed};

pub(crate) const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");

/// The longest of the two fields looked at, in bytes, all lines together.
const LONGEST: usize = 8_192;
const MOST_SIGNATURES: usize = 4;

/// Checks a request that has `Signature-Input`. The signatures that meet all rules come back in order; if none
/// does, the first one's refusal.
pub(crate) fn check(
    message: &Message<'_>,
    body: &[u8],
    now: i64,
    policy: &Policy,
) -> Result<Vec<Arc<Claim>>, Refused> {
    let inputs_field = whole_field(message, SIGNATURE_INPUT.as_str())?;
    let signatures_field = whole_field(message, "signature")?;
    let inputs = labelled(&inputs_field)?;
    let signatures = labelled(&signatures_field)?;
    if signatures.iter().any(|signature| find(&inputs, signature.key).is_none()) {
        return Err(Refused::malformed("Signature has a label that Signature-Input has not"));
    }
    let rules = Rules { message, hashes: BodyHashes::new(body), has_body: !body.is_empty(), now, policy };
    let mut claims = Vec::new();
    let mut first_refusal = None;
    for input in &inputs {
        let signature = find(&signatures, input.key)
            .ok_or_else(|| Refused::malformed("Signature-Input has a label that Signature has not"))?;
        match rules.check(input, signature) {
            Ok(claim) => claims.push(Arc::new(claim)),
            Err(refused) => first_refusal = first_refusal.or(Some(refused)),
        }
    }
    match first_refusal {
        Some(refused) if claims.is_empty() => Err(refused),
        None if claims.is_empty() => Err(Refused::malformed("Signature-Input is empty")),
        _ => Ok(claims),
    }
}

fn whole_field<'m>(message: &Message<'m>, name: &str) -> Result<Cow<'m, str>, Refused> {
    let field = message.field(name)?.ok_or_else(|| Refused::malformed(format!("{name} is missing")))?;
    if field.len() > LONGEST {
        return Err(Refused::malformed(format!("{name} is longer than 8 KiB")));
    }
    Ok(field)
}

/// The members of a dictionary of few members that have different labels.
fn labelled(field: &str) -> Result<Vec<Member<'_>>, Refused> {
    let members = structured::dictionary(field)
        .map_err(|_| Refused::malformed("Signature-Input or Signature is not a dictionary"))?;
    if members.len() > MOST_SIGNATURES {
        return Err(Refused::malformed("more than four signatures"));
    }
    let repeated =
        |(at, member): (usize, &Member<'_>)| members.iter().take(at).any(|other| other.key == member.key);
    if members.iter().enumerate().any(repeated) {
        return Err(Refused::malformed("a label is repeated"));
    }
    Ok(members)
}

fn find<'m, 'a>(members: &'m [Member<'a>], label: &str) -> Option<&'m Member<'a>> {
    members.iter().find(|member| member.key == label)
}

struct Rules<'a> {
    message: &'a Message<'a>,
    hashes: BodyHashes<'a>,
    has_body: bool,
    now: i64,
    policy: &'a Policy,
}

impl Rules<'_> {
    /// Coverage, time, authority and digest of one signature, in this order.
    fn check(&self, input: &Member<'_>, signature: &Member<'_>) -> Result<Claim, Refused> {
        let signature =
            signature.bytes().ok_or_else(|| Refused::malformed("a signature is not a byte sequence"))?;
        let label = input.key;
        let input = SignatureInput::from_member(input)?;
        let created = input.created().ok_or_else(|| Refused::malformed("created is missing"))?;
        let key_id = input.key_id().ok_or_else(|| Refused::malformed("keyid is missing"))?;
        let algorithm = claimed_algorithm(&input)?;
        self.check_coverage(&input)?;
        self.policy.check_signed_at(created, self.now)?;
        if let Some(expires) = input.expires() {
            check_expires(expires, Some(created), self.now)?;
        }
        self.policy.check_authority(self.message.sent_authority()?)?;
        self.check_digest(&input)?;
        Ok(Claim {
            scheme: Scheme::Rfc9421,
            label: Some(label.to_owned()),
            key_id: key_id.to_owned(),
            algorithm,
            base: input.signature_base(self.message)?,
            base_without_query: None,
            created: Some(created),
            expires: input.expires(),
            nonce: input.nonce().map(str::to_owned),
            tag: input.tag().map(str::to_owned),
            signature,
        })
    }

    fn check_coverage(&self, input: &SignatureInput<'_>) -> Result<(), Refused> {
        let missing = |what| Err(Refused::new(Reason::MissingComponent, format!("{what} not covered")));
        if !input.covers("@method") {
            return missing("@method is");
        }
        let whole_path = (input.covers("@path") && input.covers("@query")) || input.covers("@request-target");
        let target = input.covers("@target-uri") || (input.covers("@authority") && whole_path);
        if !target {
            return missing("neither @target-uri nor @authority with the whole target is");
        }
        if self.has_body && !input.components().iter().any(|component| component.name() == "content-digest") {
            return missing("content-digest is");
        }
        Ok(())
    }

    /// Every covered digest is compared; one covered member counts alone.
    fn check_digest(&self, input: &SignatureInput<'_>) -> Result<(), Refused> {
        for component in input.components().iter().filter(|component| component.name() == "content-digest") {
            let field = self.message.field("content-digest")?.ok_or_else(|| {
                Refused::new(Reason::MissingHeader, "content-digest is covered but not sent")
            })?;
            let mut digests = Digests::from_content_digest(&field)?;
            if let Form::DictionaryMember(key) = &component.form {
                digests = digests.only(key);
            }
            if self.policy.needs_sha256() && !digests.contains(DigestAlgorithm::Sha256) {
                return Err(Refused::new(
                    Reason::DigestUnsupported,
                    "the policy wants SHA-256 among the digests",
                ));
            }
            digests.verify_hashes(&self.hashes)?;
        }
        Ok(())
    }
}

fn claimed_algorithm(input: &SignatureInput<'_>) -> Result<Claimed, Refused> {
    match input.algorithm() {
        None => Ok(Claimed::ByKey),
        Some(name) => Algorithm::from_name(name).map(Claimed::Exactly).ok_or_else(|| {
            Refused::new(Reason::AlgorithmUnsupported, "alg is none that is accepted from strangers")
        }),
    }
}
