//! Documents of forges.

use howdah_types::ext::forgefed;
use howdah_types::{Iri, Ref, from_slice, to_document};
use serde_json::{Value, json};

use super::{id, read};

#[test]
fn reads_a_commit_and_a_grant_of_forgefed() {
    let commit: forgefed::Commit = read(&json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://forgefed.org/ns"],
        "type": "Commit",
        "id": "https://forge.example/trees/commits/be9f48a3",
        "context": "https://forge.example/trees",
        "attributedTo": "mailto:bob@remote.example",
        "created": "2026-07-11T12:34:56Z",
        "committedBy": "https://forge.example/ada",
        "committed": "2026-07-26T23:45:01Z",
        "hash": "be9f48a3",
        "summary": "Add a script that plants trees"
    }));
    assert_eq!(commit.hash.as_deref(), Some("be9f48a3"));
    assert_eq!(commit.committed.as_ref().unwrap().as_str(), "2026-07-26T23:45:01Z");
    assert_eq!(id(commit.committed_by.as_ref()), "https://forge.example/ada");

    let resolve: forgefed::Resolve = read(&json!({
        "type": "Resolve",
        "actor": "https://forge.example/ada",
        "object": "https://forge.example/trees/issues/4",
        "capability": {
            "type": "Grant",
            "id": "https://forge.example/trees/outbox/1",
            "actor": "https://forge.example/trees",
            "context": "https://forge.example/trees",
            "object": "https://roles.example/maintain",
            "target": "https://forge.example/ada"
        }
    }));
    let grant = resolve.details.capability.as_ref().and_then(Ref::object).unwrap();
    assert_eq!(grant.base.target.first().and_then(Ref::id).unwrap(), "https://forge.example/ada");
    assert_eq!(grant.details.capability, None);
    assert_eq!(grant.role().as_deref(), Some("https://roles.example/maintain"));
    let word = from_slice::<forgefed::Grant>(br#"{"type": "Grant", "object": "write"}"#).unwrap().value;
    assert_eq!(word.role().as_deref(), Some("write"));
    assert_eq!(forgefed::Grant::default().role(), None);
}

#[test]
fn reads_a_repository_of_forgefed() {
    let repository: forgefed::Repository = read(&json!({
        "type": "Repository",
        "id": "https://forge.example/trees",
        "inbox": "https://forge.example/trees/inbox",
        "name": "Trees",
        "team": "https://forge.example/trees/team",
        "ticketsTrackedBy": "https://forge.example/trees/issues",
        "sendPatchesTo": "https://forge.example/trees/patches",
        "cloneUri": ["https://forge.example/trees.git", "ssh://git@forge.example/trees.git"],
        "forks": {"type": "OrderedCollection", "id": "https://forge.example/trees/forks", "totalItems": 3}
    }));
    assert_eq!(repository.clone_uri.iter().map(Iri::scheme).collect::<Vec<_>>(), ["https", "ssh"]);
    assert_eq!(id(repository.forge.tickets_tracked_by.as_ref()), "https://forge.example/trees/issues");
    assert_eq!(repository.base.base.name.as_str(), Some("Trees"));
    let document: Value = serde_json::from_slice(&to_document(&repository)).unwrap();
    let context = &document["@context"][1];
    assert_eq!(context["Repository"], "https://forgefed.org/ns#Repository");
    assert_eq!(context["cloneUri"], json!({"@id": "https://forgefed.org/ns#cloneUri", "@type": "@id"}));
}
