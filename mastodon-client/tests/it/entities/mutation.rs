//! Values that are wrong in every way cost only themselves.

use howdah_client::entities::{
    Account, Context, CredentialAccount, Instance, MediaAttachment, Notification, Poll, Relationship, Search,
    Status,
};
use howdah_testdata::{Tally, folder, rows};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// Whether a mutated entity may be refused: only if its identity was hit.
const IDENTITIES: [(&str, &[&str]); 10] = [
    ("Account", &["id"]),
    ("CredentialAccount", &["id"]),
    ("Context", &[]),
    ("Instance", &["domain"]),
    ("MediaAttachment", &["id"]),
    ("Notification", &["id"]),
    ("Poll", &["id"]),
    ("Relationship", &["id"]),
    ("Search", &[]),
    ("Status", &["id"]),
];

#[test]
fn a_wrong_value_costs_only_itself() {
    let Some(folder) = folder("client-mutations", "mastodon-api/examples") else { return };
    let mut tally = Tally::new("client-mutations");
    for row in rows(&folder.join("index.tsv")) {
        let [file, entity, shape, elided, ..] = row.as_slice() else { panic!("a short row: {row:?}") };
        let Some((_, identity)) = IDENTITIES.iter().find(|(name, _)| name == entity) else { continue };
        if elided != "no" || shape != "object" {
            continue;
        }
        let text = std::fs::read_to_string(folder.join(file)).expect("the index names files that are there");
        let original: Map<String, Value> = serde_json::from_str(&text).expect("examples are JSON");
        let outcome = match entity.as_str() {
            "Account" => mutate::<Account>(&original, identity),
            "CredentialAccount" => mutate::<CredentialAccount>(&original, identity),
            "Context" => mutate::<Context>(&original, identity),
            "Instance" => mutate::<Instance>(&original, identity),
            "MediaAttachment" => mutate::<MediaAttachment>(&original, identity),
            "Notification" => mutate::<Notification>(&original, identity),
            "Poll" => mutate::<Poll>(&original, identity),
            "Relationship" => mutate::<Relationship>(&original, identity),
            "Search" => mutate::<Search>(&original, identity),
            _ => mutate::<Status>(&original, identity),
        };
        tally.case(file, outcome);
    }
    tally.finish();
}

/// Replaces every member by every wrong value, and compares all the others with what they were.
fn mutate<T: DeserializeOwned + Serialize>(
    original: &Map<String, Value>,
    identity: &[&str],
) -> Result<(), String> {
    let wrong = [
        Some(Value::Null),
        Some(json!(true)),
        Some(json!(-7)),
        Some(json!(1.5)),
        Some(json!("x-new")),
        Some(json!("")),
        Some(json!([[], {"a": [1]}, null, "x"])),
        Some(json!({"a": {"b": []}, "id": null})),
        None,
    ];
    let whole = write::<T>(original.clone()).map_err(|error| error.to_string())?;
    for name in original.keys() {
        for wrong in &wrong {
            let mut mutated = original.clone();
            match wrong {
                Some(wrong) => mutated.insert(name.clone(), wrong.clone()),
                None => mutated.remove(name),
            };
            match write::<T>(mutated) {
                Err(_) if identity.contains(&name.as_str()) => {}
                Err(error) => return Err(format!("{name} = {wrong:?}: {error}")),
                Ok(written) => unharmed(&whole, &written, name)?,
            }
        }
    }
    Ok(())
}

fn write<T: DeserializeOwned + Serialize>(members: Map<String, Value>) -> Result<Value, serde_json::Error> {
    // By way of text, as it comes from servers.
    let text = serde_json::to_string(&Value::Object(members))?;
    serde_json::to_value(serde_json::from_str::<T>(&text)?)
}

fn unharmed(whole: &Value, written: &Value, name: &str) -> Result<(), String> {
    let others = |value: &Value| {
        let mut members = value.as_object().cloned().unwrap_or_default();
        members.remove(name);
        members
    };
    if others(whole) == others(written) { Ok(()) } else { Err(format!("{name} harmed another member")) }
}

#[test]
fn entities_that_hold_themselves_for_ever_do_not_overflow_the_stack() {
    let heads = [
        r#"{"id":"1","account":{"id":"1","acct":"a"},"reblog":"#,
        r#"{"id":"1","quote":"#,
        r#"{"id":"1","moved":"#,
        r#"{"id":"1","account":"#,
    ];
    for head in heads {
        // The parser allows 128 levels, of which the last may be an account's; it refuses more.
        for depth in [1, 100, 126, 5000] {
            let text = head.repeat(depth) + "null" + &"}".repeat(depth);
            let outcomes = [
                serde_json::from_str::<Status>(&text).is_ok(),
                serde_json::from_str::<Account>(&text).is_ok(),
            ];
            assert!(depth == 5000 || outcomes == [true, true], "{head} {depth}");
        }
    }
}
