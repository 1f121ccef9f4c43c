//! Requests that were just signed, and their verification.

use std::sync::{Arc, LazyLock};

use howdah_signatures::{
    BodyDigest, CryptoProvider, KeyKind, Policy, PrivateKey, Refused, Scheme, SignKey, Signer, Verified,
    Verifier,
};
use http::request::Parts;

use crate::providers::providers;
use crate::requests::at;

pub(crate) const NOW: u64 = 1_767_323_045;
pub(crate) const KEY_ID: &str = "https://a.example/users/ann#main-key";
pub(crate) const BODY: &[u8] = br#"{"type":"Follow","actor":"https://a.example/users/ann"}"#;
pub(crate) const SCHEMES: [Scheme; 2] = [Scheme::Cavage12, Scheme::Rfc9421];
pub(crate) const KINDS: [KeyKind; 2] = [KeyKind::Rsa, KeyKind::Ed25519];

/// One key of each kind, made once: a new RSA key takes seconds in a debug build.
pub(crate) fn private_key(kind: KeyKind) -> &'static PrivateKey {
    static KEYS: LazyLock<[PrivateKey; 2]> = LazyLock::new(|| {
        let (_, provider) = providers().swap_remove(0);
        KINDS.map(|kind| provider.generate(kind).expect("a key"))
    });
    &KEYS[usize::from(kind == KeyKind::Ed25519)]
}

pub(crate) fn sign_key(provider: &dyn CryptoProvider, kind: KeyKind) -> Arc<dyn SignKey> {
    provider.sign_key(private_key(kind)).expect("a key that signs")
}

/// A POST to an inbox.
pub(crate) fn post() -> Parts {
    let request = http::Request::post("https://social.example/inbox?shared=1")
        .header("content-type", "application/activity+json")
        .body(());
    request.expect("a request").into_parts().0
}

/// A GET of a collection page.
pub(crate) fn get() -> Parts {
    let request = http::Request::get("https://social.example/users/bob/outbox?page=2")
        .header("accept", "application/activity+json")
        .body(());
    request.expect("a request").into_parts().0
}

pub(crate) fn sign(parts: &mut Parts, scheme: Scheme, key: Arc<dyn SignKey>) {
    let body = if parts.method == http::Method::GET { BodyDigest::none() } else { BodyDigest::of(BODY) };
    Signer::new(KEY_ID, key).scheme(scheme).sign(parts, &body, at(NOW)).expect("a signature");
    // What travels is the path; the rest of the URL has become the Host field.
    parts.uri = parts.uri.path_and_query().expect("a path").as_str().parse().expect("a path");
}

pub(crate) fn signed(parts: Parts, scheme: Scheme, kind: KeyKind) -> Parts {
    let (_, provider) = providers().swap_remove(0);
    let mut parts = parts;
    sign(&mut parts, scheme, sign_key(provider.as_ref(), kind));
    parts
}

pub(crate) fn verify(parts: &Parts, body: &[u8], kind: KeyKind) -> Result<Verified, Refused> {
    verify_with(providers().swap_remove(0).1.as_ref(), parts, body, kind, Policy::fediverse())
}

pub(crate) fn verify_with(
    provider: &dyn CryptoProvider,
    parts: &Parts,
    body: &[u8],
    kind: KeyKind,
    policy: Policy,
) -> Result<Verified, Refused> {
    let public = private_key(kind).public_key().expect("a public key");
    let key = provider.verify_key(&public).expect("a key that verifies");
    let pending = Verifier::new(policy.authorities(["social.example"])).begin(parts, body, at(NOW))?;
    let candidate = pending.candidates().next().expect("a candidate");
    assert_eq!(candidate.key_id(), KEY_ID);
    candidate.finish(key.as_ref())
}
