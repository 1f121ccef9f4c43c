//! Signing with RFC 9421: few components, and the parameters in the order that everybody agrees on.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use http::request::Parts;

use super::component_value::target_uri;
use super::signature_base::push_parameters;
use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::provider::{Algorithm, SignKey};
use crate::refusal::Refused;
use crate::structured::write_string;

/// Signs a request that has all its fields but `Signature-Input` and `Signature`.
pub(crate) fn sign(parts: &mut Parts, key_id: &str, key: &dyn SignKey, created: i64) -> Result<(), Error> {
    let algorithm = Algorithm::usual(key.public_key().kind());
    let covers_digest = parts.headers.contains_key("content-digest");
    let mut input = String::with_capacity(160 + key_id.len());
    input.push_str("sig1=");
    push_input(&mut input, covers_digest, created, algorithm, key_id)?;
    let parameters = input.strip_prefix("sig1=").unwrap_or(&input);
    let base = signature_base(parts, covers_digest, parameters)
        .map_err(|refused| Error::bad_request("the request cannot be signed").with_source(refused))?;
    let signed = key.sign(algorithm, base.as_bytes())?;
    let mut signature = String::with_capacity(signed.len() * 4 / 3 + 16);
    signature.push_str("sig1=:");
    STANDARD.encode_string(signed, &mut signature);
    signature.push(':');
    parts.headers.insert("signature-input", value(input)?);
    parts.headers.insert("signature", value(signature)?);
    Ok(())
}

fn push_input(
    input: &mut String,
    covers_digest: bool,
    created: i64,
    algorithm: Algorithm,
    key_id: &str,
) -> Result<(), Error> {
    input.push_str(if covers_digest {
        r#"("@method" "@target-uri" "content-digest");created="#
    } else {
        r#"("@method" "@target-uri");created="#
    });
    input.push_str(&created.to_string());
    input.push_str(";alg=\"");
    input.push_str(algorithm.as_str());
    input.push_str("\";keyid=");
    write_string(key_id, input)
        .ok_or_else(|| Error::new(ErrorKind::BadKeyId, "the key id is not visible ASCII"))
}

fn signature_base(parts: &Parts, covers_digest: bool, parameters: &str) -> Result<String, Refused> {
    let message = Message::request(parts, parts.uri.scheme_str().unwrap_or("https"));
    let mut base = String::with_capacity(512);
    base.push_str("\"@method\": ");
    base.push_str(message.method());
    base.push_str("\n\"@target-uri\": ");
    base.push_str(&target_uri(&message)?);
    if covers_digest {
        base.push_str("\n\"content-digest\": ");
        base.push_str(&message.field("content-digest")?.unwrap_or_default());
    }
    base.push('\n');
    push_parameters(&mut base, parameters);
    Ok(base)
}

fn value(text: String) -> Result<HeaderValue, Error> {
    HeaderValue::try_from(text).map_err(|error| Error::bad_request("not a field value").with_source(error))
}
