//! What holds for every request: nothing covered can change, nothing uncovered matters, nothing panics.

use howdah_signatures::cavage::SignatureHeader;
use howdah_signatures::digest::Digests;
use howdah_signatures::rfc9421::{Component, SignatureInput};
use howdah_signatures::{KeyKind, KeyLookup, Policy, PrivateKey, PublicKey, Scheme, Step, Verifier};
use http::request::Parts;
use http::{HeaderValue, Method, Uri};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::requests::at;
use crate::signed::{BODY, KEY_ID, NOW, SCHEMES, get, post, private_key, signed, verify};

/// A part of a request that its signature covers.
#[derive(Clone, Copy, Debug)]
enum Part {
    Method,
    Target,
    Body,
    /// The whole value of a field.
    Field(&'static str),
    /// The value of a parameter of the draft's `Signature` field.
    Parameter(&'static str),
}

const OF_THE_DRAFT: [Part; 8] = [
    Part::Method,
    Part::Target,
    Part::Body,
    Part::Field("host"),
    Part::Field("date"),
    Part::Field("digest"),
    Part::Field("content-type"),
    Part::Parameter("headers"),
];

const OF_THE_STANDARD: [Part; 6] = [
    Part::Method,
    Part::Target,
    Part::Body,
    Part::Field("content-digest"),
    Part::Field("signature-input"),
    Part::Field("signature"),
];

fn covered_part() -> impl Strategy<Value = (Scheme, Part)> {
    let draft =
        OF_THE_DRAFT.into_iter().chain([Part::Parameter("signature")]).map(|part| (Scheme::Cavage12, part));
    let standard = OF_THE_STANDARD.into_iter().map(|part| (Scheme::Rfc9421, part));
    select(draft.chain(standard).collect::<Vec<_>>())
}

/// The text with one byte replaced by another; `None` if the replacement is the same.
fn changed(text: &str, at: Index, to: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let place = bytes.get_mut(at.index(text.len()))?;
    let different = std::mem::replace(place, to) != to;
    String::from_utf8(bytes).ok().filter(|_| different)
}

/// The request with one byte of a part changed; `None` if HTTP itself does not allow the result.
fn tampered(mut parts: Parts, part: Part, at: Index, to: u8) -> Option<(Parts, Vec<u8>)> {
    let mut body = BODY.to_vec();
    match part {
        Part::Method => {
            let method = changed(parts.method.as_str(), at, to)?;
            parts.method = Method::from_bytes(method.as_bytes()).ok()?;
        }
        Part::Target => parts.uri = changed(&parts.uri.to_string(), at, to)?.parse::<Uri>().ok()?,
        Part::Body => body = changed(std::str::from_utf8(BODY).ok()?, at, to)?.into_bytes(),
        Part::Field(name) => {
            let value = changed(parts.headers[name].to_str().ok()?, at, to)?;
            parts.headers.insert(name, HeaderValue::try_from(value).ok()?);
        }
        Part::Parameter(name) => {
            let field = parts.headers["signature"].to_str().ok()?;
            let start = format!("{name}=\"");
            let (before, rest) = field.split_once(&start)?;
            let (value, after) = rest.split_once('"')?;
            // The names of fields mean the same in upper case.
            let value =
                changed(value, at, to).filter(|new| name != "headers" || !new.eq_ignore_ascii_case(value))?;
            let value = HeaderValue::try_from(format!("{before}{start}{value}\"{after}")).ok()?;
            parts.headers.insert("signature", value);
        }
    }
    Some((parts, body))
}

proptest! {
    #[test]
    fn any_changed_byte_of_a_covered_part_is_refused(
        (scheme, part) in covered_part(),
        at in any::<Index>(),
        to in 0x20_u8..0x7f,
    ) {
        let original = signed(post(), scheme, KeyKind::Ed25519);
        prop_assert!(verify(&original, BODY, KeyKind::Ed25519).is_ok());
        if let Some((parts, body)) = tampered(original, part, at, to) {
            let pending = Verifier::new(Policy::fediverse().authorities(["social.example"]))
                .begin(&parts, &body, crate::requests::at(NOW));
            let Ok(pending) = pending else { return Ok(()) };
            let candidate = pending.candidates().next().expect("a candidate");
            // Another key id means another key, which is not this one.
            if candidate.key_id() == KEY_ID {
                prop_assert!(verify(&parts, &body, KeyKind::Ed25519).is_err(), "{part:?} {parts:?}");
            }
        }
    }

    #[test]
    fn uncovered_fields_may_change_and_move(
        scheme in select(SCHEMES.to_vec()),
        order in Just((0..10).collect::<Vec<usize>>()).prop_shuffle(),
        user_agent in "[ -~]{0,20}",
    ) {
        for (request, body) in [(post(), BODY), (get(), &[][..])] {
            let mut parts = signed(request, scheme, KeyKind::Ed25519);
            let mut fields: Vec<_> = parts.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
            fields.push((http::header::USER_AGENT, HeaderValue::try_from(user_agent.as_str()).expect("ASCII")));
            fields.push((http::header::VIA, HeaderValue::from_static("1.1 proxy")));
            parts.headers = order.iter().filter_map(|at| fields.get(*at).cloned()).collect();
            for (name, value) in fields {
                parts.headers.entry(name).or_insert(value);
            }
            prop_assert!(verify(&parts, body, KeyKind::Ed25519).is_ok());
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in "[ -~\\t\\r\\né]{0,200}", bytes in any::<Vec<u8>>()) {
        let _parsed = (
            SignatureHeader::parse(&text).is_ok(),
            SignatureInput::find(&text, "sig1").is_ok(),
            Component::parse(&text).is_ok(),
            Digests::from_digest(&text).is_ok(),
            Digests::from_content_digest(&text).is_ok(),
            PublicKey::from_pem(&text).is_ok(),
            PublicKey::from_multikey(&format!("z{text}")).is_ok(),
            PublicKey::from_spki_der(&bytes).is_ok(),
            PrivateKey::from_pem(&text).is_ok(),
            PrivateKey::from_pkcs8_der(&bytes).is_ok(),
            KeyLookup::new(&text, std::slice::from_ref(&text)).is_ok(),
        );
    }

    #[test]
    fn no_signature_field_makes_the_verifier_panic(
        input in "(sig1|a|=|;|,|\"|\\(|\\)|:|@method|created|keyid|[ -~]){0,30}",
        signature in "(sig1|a|=|;|,|\"|\\(|\\)|:|keyId|headers|[ -~]){0,30}",
        with_input in any::<bool>(),
    ) {
        let mut parts = post();
        if with_input {
            parts.headers.insert("signature-input", HeaderValue::try_from(input).expect("ASCII"));
        }
        parts.headers.insert("signature", HeaderValue::try_from(signature).expect("ASCII"));
        let _outcome = Verifier::new(Policy::fediverse().authorities(["social.example"])).begin(&parts, BODY, at(NOW));
    }

    #[test]
    fn a_damaged_key_is_refused_or_another_one(at in any::<Index>(), to in any::<u8>(), kind in select(crate::signed::KINDS.to_vec())) {
        let public = private_key(kind).public_key().expect("a public key");
        let mut der = public.to_spki_der();
        let at = at.index(der.len());
        prop_assume!(der[at] != to);
        der[at] = to;
        prop_assert!(PublicKey::from_spki_der(&der).map_or(true, |other| other != public));
    }

    #[test]
    fn no_document_makes_the_lookup_panic(
        document in "(\\{|\\}|\\[|\\]|:|,|\"id\"|\"publicKey\"|\"owner\"|\"https://a.example/u\"|\"x\"|1|null){0,20}",
    ) {
        let mut lookup = KeyLookup::new("https://a.example/u#k", &[]).expect("a good key id");
        while let Step::Fetch { url } = lookup.step() {
            let url = url.to_owned();
            if lookup.document(&url, document.as_bytes()).is_err() {
                break;
            }
        }
    }
}
