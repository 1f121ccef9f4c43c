use serde_json::{Value, json};

use super::*;

const ANN: &str = "https://a.example/users/ann";
const KEY: &str = "https://a.example/users/ann#key";
const ONE: &str = "z6MkgQ5SMqDghHf3abohishm8TCCRf3y2rxMVEtVcd9MS6o9";
const OTHER: &str = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

fn key(id: &str, owner: &str, multikey: &str) -> Value {
    json!({"id": id, "controller": owner, "publicKeyMultibase": multikey})
}

fn actor(keys: &Value) -> Value {
    json!({"id": ANN, "assertionMethod": keys})
}

/// Feeds one document after the other, each found where it was asked for.
fn look_up(key_id: &str, documents: &[Value]) -> Result<KeyOwner, Refused> {
    let mut lookup = KeyLookup::new(key_id, &["social.example".to_owned()])?;
    for document in documents {
        let Step::Fetch { url } = lookup.step() else { break };
        let url = url.to_owned();
        lookup.document(&url, document.to_string().as_bytes())?;
    }
    lookup.finish()
}

fn reason(key_id: &str, documents: &[Value]) -> Reason {
    look_up(key_id, documents).unwrap_err().reason()
}

#[test]
fn takes_the_key_with_the_id_among_broken_and_unknown_ones() {
    let keys = json!([17, null, "https://a.example/users/ann#other", {"id": 5}, {"id": KEY, "publicKeyMultibase": "zzz"},
        key("https://a.example/users/ann#2", ANN, "z000"), key(KEY, ANN, ONE), key(KEY, ANN, ONE)]);
    assert_eq!(look_up(KEY, &[actor(&keys)]).unwrap().key(), &PublicKey::from_multikey(ONE).unwrap());
}

#[test]
fn refuses_one_id_for_two_keys() {
    let keys = json!([key(KEY, ANN, ONE), key(KEY, ANN, OTHER)]);
    assert_eq!(reason(KEY, &[actor(&keys)]), Reason::AmbiguousKey);
}

#[test]
fn takes_the_actors_id_for_its_only_key() {
    assert_eq!(look_up(ANN, &[actor(&key(KEY, ANN, ONE))]).unwrap().key_id(), ANN);
    let two = json!([key(KEY, ANN, ONE), key("https://a.example/users/ann#2", ANN, OTHER)]);
    assert_eq!(reason(ANN, &[actor(&two)]), Reason::AmbiguousKey);
    assert_eq!(reason(ANN, &[actor(&Value::Null)]), Reason::KeyNotFound);
}

#[test]
fn refuses_owners_that_do_not_fit() {
    assert_eq!(reason(KEY, &[actor(&key(KEY, "https://evil.example/m", ONE))]), Reason::OwnerMismatch);
    assert_eq!(reason(KEY, &[actor(&json!({"id": KEY, "publicKeyMultibase": ONE}))]), Reason::OwnerMismatch);
    let split =
        json!({"id": KEY, "owner": ANN, "controller": "https://a.example/x", "publicKeyMultibase": ONE});
    assert_eq!(reason(KEY, &[actor(&split)]), Reason::OwnerMismatch);
}

#[test]
fn asks_the_owner_where_the_key_stands_alone() {
    let id = "https://a.example/keys/1";
    let alone = key(id, ANN, ONE);
    assert_eq!(look_up(id, &[alone.clone(), actor(&json!(id))]).unwrap().owner(), ANN);
    assert_eq!(look_up(id, &[alone.clone(), actor(&key(id, ANN, ONE))]).unwrap().owner(), ANN);
    assert_eq!(reason(id, &[alone.clone(), actor(&json!([]))]), Reason::OwnerDoesNotListKey);
    assert_eq!(reason(id, &[alone.clone(), actor(&key(id, ANN, OTHER))]), Reason::KeyMaterialDiffers);
    assert_eq!(
        reason(id, &[alone.clone(), actor(&key(id, "https://a.example/x", ONE))]),
        Reason::OwnerMismatch
    );
    assert_eq!(reason(id, &[alone.clone(), json!({"id": "https://a.example/x"})]), Reason::OwnerMismatch);
    assert_eq!(reason(id, &[alone]), Reason::KeyNotFound);
}

#[test]
fn refuses_documents_of_another_origin() {
    let mut lookup = KeyLookup::new(KEY, &[]).unwrap();
    let document = actor(&key(KEY, ANN, ONE)).to_string();
    for elsewhere in ["https://evil.example/users/ann", "http://a.example/users/ann", "nonsense"] {
        let refused = lookup.document(elsewhere, document.as_bytes()).unwrap_err();
        assert_eq!(refused.reason(), Reason::CrossOriginRedirect);
    }
    lookup.document(ANN, document.as_bytes()).unwrap();
    assert_eq!(lookup.step(), Step::Done);
}

#[test]
fn refuses_key_ids_that_must_not_be_fetched() {
    assert_eq!(reason("http://a.example/u#k", &[]), Reason::BadKeyId);
    assert_eq!(reason("https://Social.Example:443/u#k", &[]), Reason::OwnHost);
    assert!(KeyLookup::plain_http("http://a.example/u#k", &[]).is_ok());
}

#[test]
fn bounds_documents_and_their_keys() {
    let many: Vec<_> = (0..17).map(|number| key(&format!("{ANN}#{number}"), ANN, ONE)).collect();
    assert_eq!(reason(KEY, &[actor(&json!(many))]), Reason::BadKey);
    let large = json!({"id": ANN, "summary": "x".repeat(1_048_576)});
    assert_eq!(reason(KEY, &[large]), Reason::Malformed);
    assert_eq!(reason(KEY, &[json!([])]), Reason::Malformed);
    assert_eq!(reason(KEY, &[json!(5)]), Reason::Malformed);
}
