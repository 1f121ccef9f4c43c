//! What a draft signature must meet before its key matters.

use http::header::{DATE, HOST};
use http::{HeaderName, Method};

use super::SignatureHeader;
use super::header::forbids_created;
use crate::digest::{BodyHashes, DigestAlgorithm, Digests};
use crate::message::Message;
use crate::policy::{Policy, check_expires};
use crate::provider::Algorithm;
use crate::refusal::{Reason, Refused};
use crate::scheme::Scheme;
use crate::verifier::{Claim, Claimed};

const SIGNATURE: HeaderName = HeaderName::from_static("signature");

/// Checks a request that has no `Signature-Input`: grammar, coverage, time, authority, digest, in this order.
pub(crate) fn check(message: &Message<'_>, body: &[u8], now: i64, policy: &Policy) -> Result<Claim, Refused> {
    let field = signature_field(message)?;
    let header = SignatureHeader::parse(field)?;
    let algorithm = claimed_algorithm(&header)?;
    check_method(message)?;
    check_coverage(&header, message, body)?;
    check_time(&header, message, now, policy)?;
    check_authority(message, policy)?;
    check_digest(&header, message, body, policy)?;
    let without_query = without_query(&header, message, policy)?;
    Ok(Claim {
        scheme: Scheme::Cavage12,
        label: None,
        key_id: header.key_id().to_owned(),
        algorithm,
        base: header.signing_string(message)?,
        base_without_query: without_query,
        created: header.created().filter(|_| header.covers("(created)")),
        expires: header.expires().filter(|_| header.covers("(expires)")),
        nonce: None,
        tag: None,
        signature: header.into_signature(),
    })
}

fn signature_field<'a>(message: &Message<'a>) -> Result<&'a str, Refused> {
    let mut lines = message.field_lines(SIGNATURE.as_str());
    let Some(field) = lines.next() else {
        return Err(Refused::new(Reason::MissingHeader, "the request is not signed"));
    };
    if lines.next().is_some() {
        return Err(Refused::malformed("two Signature fields"));
    }
    if message.has_several_lines(&HOST) || message.has_several_lines(&DATE) {
        return Err(Refused::malformed("two Host or Date fields"));
    }
    field
}

fn claimed_algorithm(header: &SignatureHeader<'_>) -> Result<Claimed, Refused> {
    let algorithm = match header.algorithm() {
        None | Some("hs2019") => return Ok(Claimed::ByKey),
        Some("rsa-sha256") => Algorithm::RsaV15Sha256,
        Some("ed25519") => Algorithm::Ed25519,
        Some(_) => {
            return Err(Refused::new(
                Reason::AlgorithmUnsupported,
                "the algorithm is none of hs2019, rsa-sha256 and ed25519",
            ));
        }
    };
    Ok(Claimed::Exactly(algorithm))
}

/// The draft signs the method in lower case, so that `Post` could pass for `POST`.
fn check_method(message: &Message<'_>) -> Result<(), Refused> {
    if message.method().bytes().any(|byte| byte.is_ascii_lowercase()) {
        return Err(Refused::malformed("a method in lower case"));
    }
    Ok(())
}

fn check_coverage(header: &SignatureHeader<'_>, message: &Message<'_>, body: &[u8]) -> Result<(), Refused> {
    let missing = |what| Err(Refused::new(Reason::MissingComponent, format!("{what} is not covered")));
    let uses_created = header.covers("(created)") || header.covers("(expires)");
    if uses_created && header.algorithm().is_some_and(forbids_created) {
        return Err(Refused::malformed("(created) or (expires) with an algorithm other than hs2019"));
    }
    for needed in ["(request-target)", "host"] {
        if !header.covers(needed) {
            return missing(needed);
        }
    }
    if !header.covers("date") && !header.covers("(created)") {
        return missing("neither date nor (created)");
    }
    let has_content =
        !body.is_empty() || [Method::POST.as_str(), Method::PUT.as_str()].contains(&message.method());
    if has_content && !header.covers("digest") {
        return missing("digest");
    }
    Ok(())
}

/// Only what is covered says when it was signed.
fn check_time(
    header: &SignatureHeader<'_>,
    message: &Message<'_>,
    now: i64,
    policy: &Policy,
) -> Result<(), Refused> {
    let mut signed_at = None;
    if header.covers("date") {
        let date = message
            .field("date")?
            .ok_or_else(|| Refused::new(Reason::MissingHeader, "date is listed but not sent"))?;
        let date = httpdate::parse_http_date(&date)
            .map_err(|_| Refused::new(Reason::BadDate, "the Date field is not a date"))?;
        signed_at = Some(crate::time::seconds(date));
        policy.check_signed_at(crate::time::seconds(date), now)?;
    }
    if header.covers("(created)") {
        let created = header
            .created()
            .ok_or_else(|| Refused::malformed("(created) is listed without its parameter"))?;
        policy.check_signed_at(created, now)?;
        signed_at = Some(created);
    }
    match header.expires().filter(|_| header.covers("(expires)")) {
        Some(expires) => check_expires(expires, signed_at, now),
        None => Ok(()),
    }
}

fn check_authority(message: &Message<'_>, policy: &Policy) -> Result<(), Refused> {
    policy.check_authority(message.sent_authority()?)
}

fn check_digest(
    header: &SignatureHeader<'_>,
    message: &Message<'_>,
    body: &[u8],
    policy: &Policy,
) -> Result<(), Refused> {
    if !header.covers("digest") {
        return Ok(());
    }
    let field = message
        .field("digest")?
        .ok_or_else(|| Refused::new(Reason::MissingHeader, "digest is listed but not sent"))?;
    let digests = Digests::from_digest(&field)?;
    if policy.needs_sha256() && !digests.contains(DigestAlgorithm::Sha256) {
        return Err(Refused::new(Reason::DigestUnsupported, "the policy wants SHA-256 among the digests"));
    }
    digests.verify_hashes(&BodyHashes::new(body))
}

/// Half of the fleet signs the path alone, so a request that only reads gets a second try.
fn without_query(
    header: &SignatureHeader<'_>,
    message: &Message<'_>,
    policy: &Policy,
) -> Result<Option<String>, Refused> {
    if message.query().is_none() || !message.only_reads() || !policy.allows_uncovered_query() {
        return Ok(None);
    }
    header.string_with_target(message, message.path()).map(Some)
}
