//! One request for each reason to refuse that the tables have no other word for.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use howdah_signatures::{Algorithm, KeyKind, Policy, PublicKey, Reason, Refused, Scheme, Verified};
use http::HeaderValue;
use http::request::Parts;

use crate::providers::providers;
use crate::signed::{BODY, SCHEMES, get, post, signed, verify, verify_with};

const KIND: KeyKind = KeyKind::Ed25519;

fn reason(outcome: Result<Verified, Refused>) -> Reason {
    outcome.unwrap_err().reason()
}

/// A signed POST with one field changed.
fn with(scheme: Scheme, name: &'static str, change: impl Fn(&str) -> String) -> Parts {
    let mut parts = signed(post(), scheme, KIND);
    let value = change(parts.headers[name].to_str().unwrap());
    parts.headers.insert(name, HeaderValue::try_from(value).unwrap());
    parts
}

fn with_policy(parts: &Parts, body: &[u8], policy: Policy) -> Result<Verified, Refused> {
    verify_with(providers().swap_remove(0).1.as_ref(), parts, body, KIND, policy)
}

#[test]
fn refuses_an_unsigned_request() {
    assert_eq!(reason(verify(&post(), BODY, KIND)), Reason::MissingHeader);
}

#[test]
fn refuses_every_request_without_own_hosts() {
    let parts = signed(get(), Scheme::Rfc9421, KIND);
    let verifier = howdah_signatures::Verifier::new(Policy::default());
    let refused = verifier.begin(&parts, &[], crate::requests::at(crate::signed::NOW)).unwrap_err();
    assert_eq!(refused.reason(), Reason::WrongAuthority);
}

#[test]
fn refuses_another_body() {
    for scheme in SCHEMES {
        let parts = signed(post(), scheme, KIND);
        assert_eq!(reason(verify(&parts, b"{}", KIND)), Reason::DigestMismatch);
        assert_eq!(reason(verify(&parts, b"", KIND)), Reason::DigestMismatch);
    }
}

#[test]
fn refuses_a_body_on_a_request_signed_without() {
    for scheme in SCHEMES {
        assert_eq!(reason(verify(&signed(get(), scheme, KIND), b"{}", KIND)), Reason::MissingComponent);
    }
}

#[test]
fn refuses_a_signature_of_another_length() {
    for scheme in SCHEMES {
        for kind in [KeyKind::Rsa, KeyKind::Ed25519] {
            let mut parts = signed(get(), scheme, kind);
            let value = parts.headers["signature"].to_str().unwrap();
            let (start, end) =
                if scheme == Scheme::Rfc9421 { ("sig1=:", ":") } else { ("signature=\"", "\"") };
            let (before, _) = value.split_once(start).unwrap();
            let short = HeaderValue::try_from(format!("{before}{start}AAAA{end}")).unwrap();
            parts.headers.insert("signature", short);
            assert_eq!(reason(verify(&parts, &[], kind)), Reason::BadSignature);
        }
    }
}

#[test]
fn refuses_the_algorithm_of_another_kind_of_key() {
    let parts = with(Scheme::Cavage12, "signature", |field| field.replace("hs2019", "rsa-sha256"));
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::AlgorithmMismatch);
    let parts = with(Scheme::Rfc9421, "signature-input", |field| field.replace("ed25519", "rsa-pss-sha512"));
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::AlgorithmMismatch);
    for name in ["none", "hmac-sha256", "rsa-sha1"] {
        let parts = with(Scheme::Cavage12, "signature", |field| field.replace("hs2019", name));
        assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::AlgorithmUnsupported);
    }
}

#[test]
fn refuses_a_date_that_is_none() {
    let parts = with(Scheme::Cavage12, "date", |_| "yesterday".to_owned());
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::BadDate);
}

#[test]
fn keeps_to_the_time_window_of_the_policy() {
    for (scheme, name) in [(Scheme::Cavage12, "date"), (Scheme::Rfc9421, "signature-input")] {
        let old = |field: &str| field.replace("03:04:05", "02:54:05").replace("1767323045", "1767322445");
        let parts = with(scheme, name, old);
        assert_eq!(reason(with_policy(&parts, BODY, Policy::strict())), Reason::Stale);
        let older = |field: &str| field.replace("03:04:05", "01:04:05").replace("1767323045", "1767315845");
        let parts = with(scheme, name, older);
        assert_eq!(reason(with_policy(&parts, BODY, Policy::fediverse())), Reason::Stale);
        // In time, the change itself is noticed.
        assert_eq!(reason(with_policy(&parts, BODY, Policy::compat_mastodon())), Reason::BadSignature);
        let ahead = |field: &str| field.replace("03:04:05", "03:14:05").replace("1767323045", "1767323645");
        let parts = with(scheme, name, ahead);
        assert_eq!(reason(with_policy(&parts, BODY, Policy::fediverse())), Reason::Future);
        let wide = Policy::fediverse().max_ahead(Duration::from_secs(600));
        assert_eq!(reason(with_policy(&parts, BODY, wide)), Reason::BadSignature);
    }
}

#[test]
fn strict_refuses_an_uncovered_query() {
    // Signed for the path alone, received with a query.
    let mut bare = get();
    bare.uri = "https://social.example/users/bob/outbox".parse().unwrap();
    let mut parts = signed(bare, Scheme::Cavage12, KIND);
    parts.uri = "/users/bob/outbox?page=2".parse().unwrap();
    assert!(!with_policy(&parts, &[], Policy::fediverse()).unwrap().covers_query());
    assert_eq!(reason(with_policy(&parts, &[], Policy::strict())), Reason::BadSignature);
}

#[test]
fn strict_wants_sha256_among_the_digests() {
    let sha512 = "sha-512=:AAAA:".to_owned();
    let parts = with(Scheme::Rfc9421, "content-digest", |_| sha512.clone());
    assert_eq!(reason(with_policy(&parts, BODY, Policy::strict())), Reason::DigestUnsupported);
    assert_eq!(reason(with_policy(&parts, BODY, Policy::fediverse())), Reason::DigestMismatch);
}

#[test]
fn refuses_fields_that_must_be_single() {
    for name in ["host", "date", "signature"] {
        let mut parts = signed(post(), Scheme::Cavage12, KIND);
        let again = parts.headers[name].clone();
        parts.headers.append(name, again);
        assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::Malformed, "{name}");
    }
}

#[test]
fn refuses_a_host_beside_another_authority() {
    let mut parts = signed(get(), Scheme::Rfc9421, KIND);
    parts.uri = "https://other.example/users/bob/outbox?page=2".parse().unwrap();
    assert_eq!(reason(verify(&parts, &[], KIND)), Reason::WrongAuthority);
}

#[test]
fn takes_the_host_of_http2_from_the_target() {
    for scheme in SCHEMES {
        let mut parts = signed(get(), scheme, KIND);
        parts.headers.remove("host");
        parts.version = http::Version::HTTP_2;
        parts.uri = "https://social.example/users/bob/outbox?page=2".parse().unwrap();
        verify(&parts, &[], KIND).unwrap();
    }
}

#[test]
fn a_broken_input_field_is_no_way_back_to_the_draft() {
    let mut parts = signed(post(), Scheme::Cavage12, KIND);
    parts.headers.insert("signature-input", HeaderValue::from_static("sig1=("));
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::Malformed);
}

#[test]
fn refuses_labels_without_their_other_half_and_repeated_parameters() {
    for (name, change) in [("signature", "sig2="), ("signature-input", "sig2=")] {
        let parts = with(Scheme::Rfc9421, name, |field| field.replace("sig1=", change));
        assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::Malformed);
    }
    let parts = with(Scheme::Rfc9421, "signature-input", |field| format!("{field};created=1"));
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::Malformed);
    let parts =
        with(Scheme::Rfc9421, "signature-input", |field| format!("{field};tag=\"{}\"", "x".repeat(8_192)));
    assert_eq!(reason(verify(&parts, BODY, KIND)), Reason::Malformed);
}

/// Sixty-four components could have as many parts of a long text parsed, for everyone who asks.
#[test]
fn refuses_parts_of_long_fields_and_queries() {
    let long = "a=1,".repeat(4_096) + "b=1";
    let covering = |component: &str| {
        let mut parts = get();
        let input = format!(
            "sig1=(\"@method\" \"@target-uri\" {component});created={};keyid=\"{}\"",
            crate::signed::NOW,
            crate::signed::KEY_ID
        );
        parts.headers.insert("signature-input", HeaderValue::try_from(input).unwrap());
        parts.headers.insert("signature", HeaderValue::from_static("sig1=:AAAA:"));
        parts.headers.insert("host", HeaderValue::from_static("social.example"));
        parts
    };
    for component in [r#""x";key="b""#, r#""x";sf"#] {
        let mut parts = covering(component);
        parts.headers.insert("x", HeaderValue::from_static("b=1"));
        assert_eq!(reason(verify(&parts, &[], KIND)), Reason::BadSignature);
        parts.headers.insert("x", HeaderValue::try_from(&long).unwrap());
        assert_eq!(reason(verify(&parts, &[], KIND)), Reason::Malformed);
    }
    let mut parts = covering(r#""@query-param";name="b""#);
    parts.uri = "/?b=1".parse().unwrap();
    assert_eq!(reason(verify(&parts, &[], KIND)), Reason::BadSignature);
    parts.uri = format!("/?{}", long.replace(',', "&")).parse().unwrap();
    assert_eq!(reason(verify(&parts, &[], KIND)), Reason::Malformed);
}

/// The signature fits: its maker chose the point of order one as the commitment, and the response to match.
#[test]
fn refuses_a_fitting_ed25519_signature_whose_commitment_has_small_order() {
    let public = PublicKey::from_multikey("z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd").unwrap();
    let signature = STANDARD
        .decode("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADkBPTpbgsS3Gw+xBbtHV6Rtmo3yhWos2wGk4c2EzotDA==")
        .unwrap();
    for (_, provider) in providers() {
        let key = provider.verify_key(&public).unwrap();
        key.verify(Algorithm::Ed25519, b"message", &signature).unwrap_err();
    }
}
