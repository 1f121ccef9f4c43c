//! The tables of the draft.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use howdah_signatures::cavage::SignatureHeader;
use howdah_signatures::{
    CryptoProvider, Error, KeyKind, Message, Policy, PublicKey, Reason, Refused, Verified, Verifier,
    VerifyKey,
};
use howdah_testdata::{Tally, folder};
use serde::Deserialize;

use crate::providers::providers;
use crate::requests::{Described, at, expect_equal, table};

#[derive(Deserialize)]
pub(crate) struct Profile {
    default_expected_authorities: Vec<String>,
    vectors: Vec<ProfileVector>,
}

#[derive(Deserialize)]
struct ProfileVector {
    id: String,
    request: Described,
    now: u64,
    decision: String,
    refusal: Option<String>,
    expected_authorities: Option<Vec<String>>,
    query_in_request_target: Option<bool>,
    signing_string: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Keys {
    key_ids: BTreeMap<String, String>,
    keys: BTreeMap<String, KeyTexts>,
}

#[derive(Deserialize)]
pub(crate) struct KeyTexts {
    pub(crate) public_key_pem: String,
    pub(crate) alg: String,
}

/// The algorithms of the tables that this crate does not have.
pub(crate) const OTHER_ALGORITHMS: [&str; 3] = ["ecdsa-p256-sha256", "ecdsa-p384-sha384", "hmac-sha256"];

impl Keys {
    pub(crate) fn pem(&self, key_id: &str) -> Option<&KeyTexts> {
        self.key_ids.get(key_id).and_then(|name| self.keys.get(name))
    }

    /// Prepares the key of a key id, as a server that has it in its cache.
    fn verify_key(&self, provider: &dyn CryptoProvider, key_id: &str) -> Result<Arc<dyn VerifyKey>, Refused> {
        let texts = self.pem(key_id).ok_or_else(|| Refused::new(Reason::KeyNotFound, "not in the table"))?;
        let public = PublicKey::from_pem(&texts.public_key_pem).map_err(Refused::from)?;
        provider.verify_key(&public).map_err(Refused::from)
    }
}

#[test]
fn decides_as_the_table_of_the_profile() {
    let name = "cavage12-fediverse-profile";
    if let Some(path) = folder(name, "vectors/cavage12/fediverse-profile.json") {
        run_profile(name, &path);
    }
}

/// Runs a table of decisions with every provider; both formats have one of the same shape.
pub(crate) fn run_profile(name: &str, path: &Path) {
    let profile: Profile = table(path);
    let keys: Keys = table(&path.with_file_name("../cavage12/fediverse-profile-keys.json"));
    let mut tally = Tally::new(name);
    let mut left_out = 0;
    for (provider_name, provider) in providers() {
        for vector in &profile.vectors {
            if needs_another_algorithm(vector, &keys) {
                left_out += 1;
                continue;
            }
            let authorities =
                vector.expected_authorities.as_ref().unwrap_or(&profile.default_expected_authorities);
            let decided = decide(vector, authorities, &keys, provider.as_ref());
            tally.case(format!("{} with {provider_name}", vector.id), compare(vector, &decided));
        }
    }
    println!("{name}: {left_out} left out, whose key or algorithm is not supported");
    tally.finish();
}

/// By the kind of the key that the accepted signature names.
fn needs_another_algorithm(vector: &ProfileVector, keys: &Keys) -> bool {
    vector.decision == "accept"
        && vector
            .request
            .headers
            .iter()
            .filter(|(name, _)| name.to_ascii_lowercase().starts_with("signature"))
            .any(|(_, value)| {
                keys.key_ids.keys().filter(|id| value.contains(&format!("\"{id}\""))).any(|id| {
                    keys.pem(id).is_some_and(|texts| OTHER_ALGORITHMS.contains(&texts.alg.as_str()))
                })
            })
}

fn decide(
    vector: &ProfileVector,
    authorities: &[String],
    keys: &Keys,
    provider: &dyn CryptoProvider,
) -> Result<Verified, Refused> {
    let parts = vector.request.parts();
    let policy = Policy::fediverse().authorities(authorities);
    let pending = Verifier::new(policy).begin(&parts, vector.request.body(), at(vector.now))?;
    let mut refusal = None;
    for candidate in pending.candidates() {
        let finished =
            keys.verify_key(provider, candidate.key_id()).and_then(|key| candidate.finish(key.as_ref()));
        match finished {
            Ok(verified) => return Ok(verified),
            Err(refused) => refusal = refusal.or(Some(refused)),
        }
    }
    Err(refusal.expect("a candidate"))
}

fn compare(vector: &ProfileVector, decided: &Result<Verified, Refused>) -> Result<(), String> {
    match (vector.decision.as_str(), decided) {
        ("accept", Err(refused)) => Err(format!("refused: {refused}")),
        ("refuse", Ok(_)) => Err(format!("accepted instead of {:?}", vector.refusal)),
        ("refuse", Err(refused)) => {
            expect_equal("reason", &Some(refused.reason().as_str()), &vector.refusal.as_deref())
        }
        (_, Ok(verified)) => {
            let covers_query = vector.query_in_request_target.unwrap_or(true);
            expect_equal("covers_query", &verified.covers_query(), &covers_query)?;
            same_string(vector, covers_query)
        }
        (decision, _) => Err(format!("an unknown decision {decision}")),
    }
}

/// The string itself, where the table has it and it is the draft's.
fn same_string(vector: &ProfileVector, covers_query: bool) -> Result<(), String> {
    let Some(expected) = vector.signing_string.as_ref().filter(|_| covers_query) else { return Ok(()) };
    let parts = vector.request.parts();
    let field = parts.headers["signature"].to_str().map_err(|error| error.to_string())?;
    let header = SignatureHeader::parse(field).map_err(|refused| refused.to_string())?;
    let string =
        header.signing_string(&Message::request(&parts, "https")).map_err(|refused| refused.to_string())?;
    expect_equal("string", &string, expected)
}

#[derive(Deserialize)]
struct Draft {
    key: DraftKey,
    vectors: Vec<DraftVector>,
}

#[derive(Deserialize)]
struct DraftKey {
    public_key_pem: String,
}

#[derive(Deserialize)]
struct DraftVector {
    id: String,
    request: Described,
    parameters: serde_json::Map<String, serde_json::Value>,
    signature_header: Option<String>,
    signing_string: String,
    valid: Option<bool>,
}

#[test]
fn builds_and_checks_the_strings_of_the_draft() {
    let name = "cavage12-draft12";
    let Some(path) = folder(name, "vectors/cavage12/draft12.json") else { return };
    let draft: Draft = table(&path);
    let mut tally = Tally::new(name);
    for vector in &draft.vectors {
        tally.case(&vector.id, check_draft_vector(vector, &draft.key.public_key_pem));
    }
    let weak = PublicKey::from_pem(&draft.key.public_key_pem).map_err(|error: Error| error.kind());
    tally.case(
        "the draft's key of 1024 bits is weak",
        match weak {
            Err(howdah_signatures::ErrorKind::WeakKey) => Ok(()),
            other => Err(format!("{other:?}")),
        },
    );
    tally.finish();
}

fn check_draft_vector(vector: &DraftVector, public_key_pem: &str) -> Result<(), String> {
    let field = vector.signature_header.clone().unwrap_or_else(|| field_of(&vector.parameters));
    let header = SignatureHeader::parse(&field).map_err(|refused| refused.to_string())?;
    let parts = vector.request.parts();
    let string =
        header.signing_string(&Message::request(&parts, "https")).map_err(|refused| refused.to_string())?;
    expect_equal("string", &string, &vector.signing_string)?;
    match vector.valid {
        Some(valid) => {
            let found = fits_the_weak_key(public_key_pem, string.as_bytes(), header.signature());
            expect_equal("valid", &found, &valid)
        }
        None => Ok(()),
    }
}

/// A field of parameters alone: the draft gives no signature for some strings.
fn field_of(parameters: &serde_json::Map<String, serde_json::Value>) -> String {
    let given: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("keyId=\"k\",signature=\"AAAA\",{}", given.join(","))
}

/// The draft's own key is too short for this crate, so its signatures are checked beside it.
#[cfg(feature = "aws-lc-rs")]
fn fits_the_weak_key(pem: &str, message: &[u8], signature: &[u8]) -> bool {
    use aws_lc_rs::signature::{RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, UnparsedPublicKey};
    use base64::Engine;

    let base64: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let spki = base64::engine::general_purpose::STANDARD.decode(base64).expect("base64");
    UnparsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, spki)
        .verify(message, signature)
        .is_ok()
}

#[cfg(not(feature = "aws-lc-rs"))]
fn fits_the_weak_key(pem: &str, message: &[u8], signature: &[u8]) -> bool {
    use rsa::pkcs1v15::Pkcs1v15Sign;
    use rsa::pkcs8::{Document, spki::SubjectPublicKeyInfoRef};
    use sha2::{Digest, Sha256};

    let (_, document) = Document::from_pem(pem).expect("PEM");
    let spki: SubjectPublicKeyInfoRef<'_> = document.decode_msg().expect("SPKI");
    let numbers = rsa::pkcs1::RsaPublicKeyRef::try_from(spki.subject_public_key.raw_bytes()).expect("PKCS#1");
    let number = |bytes| rsa::BoxedUint::from_be_slice_vartime(bytes);
    let (modulus, exponent) =
        (number(numbers.modulus.as_bytes()), number(numbers.public_exponent.as_bytes()));
    let key = rsa::PublicKey::new_with_size_limits(modulus, exponent, 1_024..=1_024).expect("a key");
    key.verify(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message), signature).is_ok()
}

#[test]
fn every_kind_of_key_of_the_tables_is_known() {
    let Some(path) = folder("cavage12-keys", "vectors/cavage12/fediverse-profile-keys.json") else { return };
    let keys: Keys = table(&path);
    for (name, texts) in keys.keys.iter().filter(|(_, texts)| !OTHER_ALGORITHMS.contains(&texts.alg.as_str()))
    {
        match PublicKey::from_pem(&texts.public_key_pem) {
            Ok(key) => assert!(matches!(key.kind(), KeyKind::Rsa | KeyKind::Ed25519), "{name}"),
            Err(error) => assert_eq!(error.kind(), howdah_signatures::ErrorKind::WeakKey, "{name}"),
        }
    }
}
