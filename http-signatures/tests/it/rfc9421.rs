//! The tables of RFC 9421.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use howdah_signatures::rfc9421::{Component, SignatureInput};
use howdah_signatures::{Algorithm, CryptoProvider, Message, PrivateKey, PublicKey, Refused, SignKey};
use howdah_testdata::{Tally, folder};
use serde::Deserialize;

use crate::cavage12::{OTHER_ALGORITHMS, run_profile};
use crate::providers::providers;
use crate::requests::{Described, expect_equal, table};

#[test]
fn decides_as_the_table_of_the_profile() {
    let name = "rfc9421-fediverse-profile";
    if let Some(path) = folder(name, "vectors/rfc9421/fediverse-profile.json") {
        run_profile(name, &path);
    }
}

#[derive(Deserialize)]
struct Components {
    vectors: Vec<ComponentVector>,
}

#[derive(Deserialize)]
struct ComponentVector {
    id: String,
    component: String,
    value: String,
    message: Described,
}

#[test]
fn finds_the_values_of_components() {
    let name = "rfc9421-components";
    let Some(path) = folder(name, "vectors/rfc9421/components.json") else { return };
    let mut tally = Tally::new(name);
    let (requests, others): (Vec<_>, Vec<_>) =
        table::<Components>(&path).vectors.into_iter().partition(|vector| vector.message.is_request());
    println!("{name}: {} left out, which are responses", others.len());
    for vector in requests {
        let parts = vector.message.parts();
        let message = Message::request(&parts, &vector.message.scheme);
        let found = Component::parse(&vector.component).and_then(|component| component.value(&message));
        let compared = found
            .map_err(|refused| refused.to_string())
            .and_then(|value| expect_equal("value", &value.as_ref(), &vector.value.as_str()));
        tally.case(vector.id, compared);
    }
    tally.finish();
}

#[derive(Deserialize)]
struct KeyTable {
    keys: BTreeMap<String, KeyTexts>,
}

#[derive(Deserialize)]
struct KeyTexts {
    public_key_pem: Option<String>,
    private_key_pem: Option<String>,
}

#[derive(Deserialize)]
struct Signatures {
    vectors: Vec<SignatureVector>,
}

#[derive(Deserialize)]
struct SignatureVector {
    id: String,
    label: String,
    key: String,
    alg: String,
    message: Described,
    signature_input: String,
    signature: String,
    expected_base: String,
    valid: bool,
    deterministic: bool,
}

#[test]
fn verifies_and_repeats_the_signatures_of_the_standard() {
    let name = "rfc9421-signatures";
    let Some(path) = folder(name, "vectors/rfc9421/signatures.json") else { return };
    let keys: KeyTable = table(&path.with_file_name("keys.json"));
    let mut tally = Tally::new(name);
    let (known, others): (Vec<_>, Vec<_>) = table::<Signatures>(&path)
        .vectors
        .into_iter()
        .partition(|vector| vector.message.is_request() && !OTHER_ALGORITHMS.contains(&vector.alg.as_str()));
    println!(
        "{name}: {} left out, which are responses or of an algorithm that is not supported",
        others.len()
    );
    for (provider_name, provider) in providers() {
        for vector in &known {
            let outcome = check(vector, &keys.keys[&vector.key], provider.as_ref());
            tally.case(format!("{} with {provider_name}", vector.id), outcome);
        }
    }
    tally.finish();
}

fn check(vector: &SignatureVector, key: &KeyTexts, provider: &dyn CryptoProvider) -> Result<(), String> {
    let parts = vector.message.parts();
    let base = SignatureInput::find(&vector.signature_input, &vector.label)
        .and_then(|input| input.signature_base(&Message::request(&parts, &vector.message.scheme)))
        .map_err(|refused: Refused| refused.to_string())?;
    expect_equal("base", &base, &vector.expected_base)?;
    let algorithm = Algorithm::from_name(&vector.alg).ok_or("an unknown algorithm")?;
    let signature = signature_of(vector)?;
    let public =
        PublicKey::from_pem(key.public_key_pem.as_deref().unwrap_or_default()).map_err(|e| e.to_string())?;
    let verifying = provider.verify_key(&public).map_err(|error| error.to_string())?;
    let valid = verifying.verify(algorithm, base.as_bytes(), &signature).is_ok();
    expect_equal("valid", &valid, &vector.valid)?;
    let Some(signing) = sign_key(key, provider) else { return Ok(()) };
    let again = signing.sign(algorithm, base.as_bytes()).map_err(|error| error.to_string())?;
    if vector.deterministic && vector.valid {
        expect_equal("signature", &again, &signature)?;
    }
    verifying.verify(algorithm, base.as_bytes(), &again).map_err(|error| error.to_string())
}

/// `None` for the standard's key with primes of unequal length, which some providers refuse.
fn sign_key(key: &KeyTexts, provider: &dyn CryptoProvider) -> Option<Arc<dyn SignKey>> {
    let private = PrivateKey::from_pem(key.private_key_pem.as_deref()?).expect("a private key");
    provider.sign_key(&private).ok()
}

fn signature_of(vector: &SignatureVector) -> Result<Vec<u8>, String> {
    let labelled = format!("{}=:", vector.label);
    let (_, rest) = vector.signature.split_once(&labelled).ok_or("no signature with the label")?;
    STANDARD.decode(rest.split(':').next().unwrap_or_default()).map_err(|error| error.to_string())
}
