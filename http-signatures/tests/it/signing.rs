//! What the signer sends, and that what one provider signs the other verifies.

use howdah_signatures::{
    Algorithm, BodyDigest, ErrorKind, KeyKind, Policy, PrivateKey, PublicKey, Reason, Scheme, Signer,
};

use crate::providers::providers;
use crate::requests::at;
use crate::signed::{
    BODY, KEY_ID, KINDS, NOW, SCHEMES, get, post, private_key, sign, sign_key, signed, verify, verify_with,
};

#[test]
fn what_one_provider_signs_every_provider_verifies() {
    for (_, signing) in providers() {
        for (name, verifying) in providers() {
            for (scheme, kind) in SCHEMES.into_iter().flat_map(|scheme| KINDS.map(|kind| (scheme, kind))) {
                for (request, body) in [(post(), BODY), (get(), &[][..])] {
                    let mut parts = request;
                    sign(&mut parts, scheme, sign_key(signing.as_ref(), kind));
                    let verified = verify_with(verifying.as_ref(), &parts, body, kind, Policy::strict());
                    let verified =
                        verified.unwrap_or_else(|refused| panic!("{name}, {scheme}, {kind:?}: {refused}"));
                    assert_eq!((verified.scheme(), verified.covers_query()), (scheme, true));
                }
            }
        }
    }
}

#[test]
fn providers_agree_on_pss() {
    for (_, signing) in providers() {
        let signature =
            sign_key(signing.as_ref(), KeyKind::Rsa).sign(Algorithm::RsaPssSha512, b"message").unwrap();
        for (_, verifying) in providers() {
            let key = verifying.verify_key(&private_key(KeyKind::Rsa).public_key().unwrap()).unwrap();
            key.verify(Algorithm::RsaPssSha512, b"message", &signature).unwrap();
            key.verify(Algorithm::RsaPssSha512, b"massage", &signature).unwrap_err();
            key.verify(Algorithm::RsaV15Sha256, b"message", &signature).unwrap_err();
            key.verify(Algorithm::Ed25519, b"message", &signature).unwrap_err();
        }
    }
}

#[test]
fn every_provider_makes_keys_that_every_provider_can_use() {
    for (name, making) in providers() {
        for kind in KINDS {
            let made = making.generate(kind).unwrap();
            assert_eq!(made.kind(), kind);
            let again = PrivateKey::from_pem(made.to_pem().as_str()).unwrap();
            for (_, using) in providers() {
                let signing = using.sign_key(&again).unwrap();
                assert_eq!(*signing.public_key(), made.public_key().unwrap(), "{name}");
                let bits = if kind == KeyKind::Rsa { 2_048 } else { 256 };
                assert_eq!(signing.public_key().bits(), bits);
            }
        }
    }
}

#[test]
fn a_key_is_the_same_in_every_form() {
    for kind in KINDS {
        let public = private_key(kind).public_key().unwrap();
        assert_eq!(PublicKey::from_pem(&public.to_pem()).unwrap(), public);
        assert_eq!(PublicKey::from_multikey(&public.to_multikey()).unwrap(), public);
        assert_eq!(PublicKey::from_spki_der(&public.to_spki_der()).unwrap(), public);
    }
}

#[test]
fn a_private_key_is_not_printed_and_not_taken_for_a_public_one() {
    for kind in KINDS {
        let private = private_key(kind);
        let pem = private.to_pem();
        let line = pem.as_str().lines().nth(1).unwrap();
        let printed =
            format!("{private:?} {pem:?} {:?}", sign_key(providers().swap_remove(0).1.as_ref(), kind));
        assert!(printed.contains("REDACTED") && !printed.contains(line));
        let error = PublicKey::from_pem(pem.as_str()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadKey);
        assert!(!format!("{error} {error:?}").contains(line));
    }
}

#[test]
fn refuses_a_private_key_with_something_left_over() {
    let der = private_key(KeyKind::Ed25519).pkcs8_der();
    assert!(PrivateKey::from_pkcs8_der(der).is_ok());
    // The lengths of the whole, of the algorithm and of the key, and where each of them ends.
    for (lengths, end) in [(&[1, 6][..], 12), (&[1, 13], 48), (&[1], 48)] {
        let mut longer = der.to_vec();
        for at in lengths {
            longer[*at] += 2;
        }
        longer.splice(end..end, [5, 0]);
        assert!(PrivateKey::from_pkcs8_der(&longer).is_err(), "{lengths:?}");
    }
}

#[test]
fn the_draft_is_signed_as_every_server_reads_it() {
    let parts = signed(post(), Scheme::Cavage12, KeyKind::Rsa);
    let field = parts.headers["signature"].to_str().unwrap();
    let expected = format!(
        r#"keyId="{KEY_ID}",algorithm="rsa-sha256",headers="(request-target) host date digest content-type",signature=""#
    );
    assert!(field.starts_with(&expected), "{field}");
    assert!(parts.headers["digest"].to_str().unwrap().starts_with("SHA-256="));
    assert_eq!(parts.headers["host"], "social.example");
    assert_eq!(parts.headers["date"], "Fri, 02 Jan 2026 03:04:05 GMT");

    let parts = signed(get(), Scheme::Cavage12, KeyKind::Ed25519);
    let field = parts.headers["signature"].to_str().unwrap();
    assert!(field.contains(r#"algorithm="hs2019",headers="(request-target) host date accept","#), "{field}");
    assert!(!parts.headers.contains_key("digest"));
}

#[test]
fn the_standard_is_signed_with_parameters_in_the_common_order() {
    let parts = signed(post(), Scheme::Rfc9421, KeyKind::Rsa);
    assert_eq!(
        parts.headers["signature-input"],
        format!(
            r#"sig1=("@method" "@target-uri" "content-digest");created={NOW};alg="rsa-v1_5-sha256";keyid="{KEY_ID}""#
        )
    );
    assert!(!parts.headers.contains_key("digest"));
}

#[test]
fn signing_again_leaves_nothing_of_the_first_signature() {
    let mut parts = post();
    let (_, provider) = providers().swap_remove(0);
    for scheme in [Scheme::Rfc9421, Scheme::Cavage12, Scheme::Rfc9421] {
        parts.uri = post().uri;
        sign(&mut parts, scheme, sign_key(provider.as_ref(), KeyKind::Ed25519));
        assert_eq!(verify(&parts, BODY, KeyKind::Ed25519).unwrap().scheme(), scheme);
        assert_eq!(parts.headers.contains_key("digest"), scheme == Scheme::Cavage12);
    }
}

#[test]
fn a_port_that_is_not_the_schemes_is_signed() {
    let (_, provider) = providers().swap_remove(0);
    for (url, host) in
        [("https://s.example:443/i", "s.example"), ("http://s.example:8080/i", "s.example:8080")]
    {
        let mut parts = http::Request::get(url).body(()).unwrap().into_parts().0;
        sign(&mut parts, Scheme::Cavage12, sign_key(provider.as_ref(), KeyKind::Ed25519));
        assert_eq!(parts.headers["host"], host);
    }
}

#[test]
fn a_url_without_a_path_is_signed_as_it_is_sent() {
    for scheme in SCHEMES {
        let (mut parts, ()) =
            http::Request::get("https://social.example?page=2").body(()).unwrap().into_parts();
        Signer::new(KEY_ID, sign_key(providers().swap_remove(0).1.as_ref(), KeyKind::Ed25519))
            .scheme(scheme)
            .sign(&mut parts, &BodyDigest::none(), at(NOW))
            .unwrap();
        parts.uri = "/?page=2".parse().unwrap();
        assert!(verify(&parts, &[], KeyKind::Ed25519).unwrap().covers_query());
    }
}

#[test]
fn a_server_reached_by_http_verifies_what_was_sent_to_it() {
    let (_, provider) = providers().swap_remove(0);
    let mut parts = http::Request::get("http://127.0.0.1:3000/users/bob").body(()).unwrap().into_parts().0;
    sign(&mut parts, Scheme::Rfc9421, sign_key(provider.as_ref(), KeyKind::Ed25519));
    let key = provider.verify_key(&private_key(KeyKind::Ed25519).public_key().unwrap()).unwrap();
    let verify = |policy: Policy| {
        let verifier = howdah_signatures::Verifier::new(policy.authorities(["127.0.0.1:3000"]));
        let pending = verifier.begin(&parts, &[], at(NOW))?;
        pending.candidates().next().unwrap().finish(key.as_ref()).map(|_| ())
    };
    assert_eq!(verify(Policy::fediverse().plain_http()), Ok(()));
    assert_eq!(verify(Policy::fediverse()).unwrap_err().reason(), Reason::BadSignature);
}

#[test]
fn refuses_to_sign_what_could_not_be_verified() {
    let (_, provider) = providers().swap_remove(0);
    let key = sign_key(provider.as_ref(), KeyKind::Ed25519);
    let kind = |key_id: &str, parts: &mut http::request::Parts, body: &BodyDigest, seconds, scheme| {
        let signer = Signer::new(key_id, key.clone()).scheme(scheme);
        signer.sign(parts, body, at(seconds)).unwrap_err().kind()
    };
    let body = BodyDigest::of(BODY);
    for scheme in SCHEMES {
        assert_eq!(kind(KEY_ID, &mut post(), &BodyDigest::none(), NOW, scheme), ErrorKind::BadRequest);
        assert_eq!(kind(KEY_ID, &mut post(), &body, 300_000_000_000, scheme), ErrorKind::BadRequest);
        assert_eq!(kind("https://a.example/\n", &mut post(), &body, NOW, scheme), ErrorKind::BadKeyId);
        let mut nowhere = http::Request::get("/users/bob").body(()).unwrap().into_parts().0;
        assert_eq!(kind(KEY_ID, &mut nowhere, &body, NOW, scheme), ErrorKind::BadRequest);
        let mut with_user = http::Request::get("https://me@s.example/").body(()).unwrap().into_parts().0;
        assert_eq!(kind(KEY_ID, &mut with_user, &body, NOW, scheme), ErrorKind::BadRequest);
    }
    assert_eq!(kind("a\"b", &mut post(), &body, NOW, Scheme::Cavage12), ErrorKind::BadKeyId);
}
