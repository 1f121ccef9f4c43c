//! Signing requests.

use std::sync::Arc;
use std::time::SystemTime;

use http::header::{DATE, HOST};
use http::request::Parts;
use http::{HeaderValue, Method};

use crate::authority::without_default_port;
use crate::digest::BodyDigest;
use crate::error::Error;
use crate::provider::SignKey;
use crate::scheme::Scheme;
use crate::{cavage, rfc9421, time};

/// Signs requests with one key.
///
/// ```
/// use howdah_signatures::{BodyDigest, KeyKind, Scheme, Signer, default_provider};
/// use std::time::SystemTime;
///
/// # let Some(provider) = default_provider() else { return Ok(()) };
/// let key = provider.sign_key(&provider.generate(KeyKind::Ed25519)?)?;
/// let signer = Signer::new("https://social.example/users/ann#ed25519-key", key).scheme(Scheme::Rfc9421);
///
/// let body = br#"{"type":"Follow"}"#;
/// let (mut parts, _) = http::Request::post("https://a.example/inbox").body(())?.into_parts();
/// signer.sign(&mut parts, &BodyDigest::of(body), SystemTime::UNIX_EPOCH)?;
/// assert!(parts.headers.contains_key("signature-input"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Signer {
    key_id: String,
    key: Arc<dyn SignKey>,
    scheme: Scheme,
}

impl Signer {
    /// A signer for the draft, [`Scheme::Cavage12`], which every server accepts.
    ///
    /// The key id is the URL under which the actor publishes the key.
    pub fn new(key_id: impl Into<String>, key: Arc<dyn SignKey>) -> Self {
        Self { key_id: key_id.into(), key, scheme: Scheme::default() }
    }

    /// The same with this format.
    #[must_use]
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// Signs a request that is about to be sent; signing it again, for a redirect or in the other format, is fine.
    ///
    /// Sets `Date`, `Digest` or `Content-Digest`, and the signature; `Host` too where it is missing. The draft also
    /// covers `Content-Type` with a body and `Accept` without, where they are set.
    ///
    /// # Errors
    ///
    /// `BadRequest` if the request names no host, or is a POST, PUT or PATCH without the digest of a body;
    /// `BadKeyId` if the key id cannot be written in a field; `Crypto` if the key fails to sign.
    pub fn sign(&self, parts: &mut Parts, body: &BodyDigest, now: SystemTime) -> Result<(), Error> {
        if body.is_none() && [Method::POST, Method::PUT, Method::PATCH].contains(&parts.method) {
            return Err(Error::bad_request("the body of a POST, PUT or PATCH must be signed"));
        }
        for stale in ["signature", "signature-input", "digest", "content-digest"] {
            parts.headers.remove(stale);
        }
        set_date_and_host(parts, now)?;
        match self.scheme {
            Scheme::Cavage12 => {
                set(parts, "digest", body.digest());
                cavage::sign(parts, &self.key_id, self.key.as_ref())
            }
            Scheme::Rfc9421 => {
                set(parts, "content-digest", body.content_digest());
                rfc9421::sign(parts, &self.key_id, self.key.as_ref(), time::seconds(now))
            }
        }
    }
}

/// The last second that an HTTP date can express, the end of the year 9999.
const LAST_DATE: i64 = 253_402_300_799;

fn set_date_and_host(parts: &mut Parts, now: SystemTime) -> Result<(), Error> {
    if !(0..=LAST_DATE).contains(&time::seconds(now)) {
        return Err(Error::bad_request("the time is not between 1970 and 9999"));
    }
    let date = HeaderValue::try_from(httpdate::fmt_http_date(now))
        .map_err(|error| Error::bad_request("the time is not a date").with_source(error))?;
    parts.headers.insert(DATE, date);
    if parts.headers.contains_key(HOST) {
        return Ok(());
    }
    let authority = parts.uri.authority().ok_or_else(|| Error::bad_request("the request names no host"))?;
    if authority.as_str().contains('@') {
        return Err(Error::bad_request("the URL holds user information"));
    }
    let authority = without_default_port(authority.as_str(), parts.uri.scheme_str().unwrap_or("https"));
    let host = HeaderValue::try_from(authority)
        .map_err(|error| Error::bad_request("the host is not a field value").with_source(error))?;
    parts.headers.insert(HOST, host);
    Ok(())
}

fn set(parts: &mut Parts, name: &'static str, value: Option<&HeaderValue>) {
    if let Some(value) = value {
        parts.headers.insert(name, value.clone());
    }
}
