//! Signing with the draft, the way that every server accepts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use http::header::{ACCEPT, CONTENT_TYPE, DATE, HOST};
use http::request::Parts;

use super::signing_string::{push_field, push_target};
use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::provider::{Algorithm, SignKey};

/// Signs a request that has all its fields but `Signature`.
pub(crate) fn sign(parts: &mut Parts, key_id: &str, key: &dyn SignKey) -> Result<(), Error> {
    if key_id.contains(['"', '\\']) {
        return Err(Error::new(ErrorKind::BadKeyId, "a quote or a backslash in the key id"));
    }
    let algorithm = Algorithm::usual(key.public_key().kind());
    let names = names(parts);
    let string = signing_string(parts, names)?;
    let signature = key.sign(algorithm, string.as_bytes())?;
    let mut field = String::with_capacity(key_id.len() + names.len() + signature.len() * 4 / 3 + 64);
    field.push_str("keyId=\"");
    field.push_str(key_id);
    field.push_str("\",algorithm=\"");
    field.push_str(name(algorithm));
    field.push_str("\",headers=\"");
    field.push_str(names);
    field.push_str("\",signature=\"");
    STANDARD.encode_string(signature, &mut field);
    field.push('"');
    let field = HeaderValue::try_from(field).map_err(|error| {
        Error::new(ErrorKind::BadKeyId, "the key id is not visible ASCII").with_source(error)
    })?;
    parts.headers.insert("signature", field);
    Ok(())
}

/// What is covered: the minimum, and what peers expect beside it where it is there.
fn names(parts: &Parts) -> &'static str {
    let has = |name: &str| parts.headers.contains_key(name);
    match (has("digest"), has(CONTENT_TYPE.as_str()), has(ACCEPT.as_str())) {
        (true, true, _) => "(request-target) host date digest content-type",
        (true, false, _) => "(request-target) host date digest",
        (false, _, true) => "(request-target) host date accept",
        (false, _, false) => "(request-target) host date",
    }
}

/// Most receivers know only this name for RSA, and no name at all for Ed25519.
fn name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::RsaV15Sha256 => "rsa-sha256",
        Algorithm::RsaPssSha512 | Algorithm::Ed25519 => "hs2019",
    }
}

fn signing_string(parts: &Parts, names: &str) -> Result<String, Error> {
    let message = Message::request(parts, "https");
    let mut string = String::with_capacity(512);
    for name in names.split(' ') {
        if name == "(request-target)" {
            push_target(&mut string, &message, &message.path_and_query());
        } else {
            string.push('\n');
            push_field(&mut string, &message, name)
                .map_err(|refused| Error::bad_request("a field cannot be signed").with_source(refused))?;
        }
    }
    debug_assert!([DATE, HOST].iter().all(|name| message.has_field(name)));
    Ok(string)
}
