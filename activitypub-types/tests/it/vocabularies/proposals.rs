//! Documents with terms of proposals.

use howdah_types::ext::proposals;
use howdah_types::{AnyObject, Link, Person, Ref};
use serde_json::json;

use super::{details, id, read};

#[test]
fn reads_the_terms_of_proposals() {
    let actor: Person = read(&json!({
        "type": "Person",
        "id": "https://social.example/users/ada",
        "gateways": ["https://one.example"],
        "pendingFollowers": "https://social.example/users/ada/pending",
        "blocked": {"type": "Collection", "totalItems": 0},
        "migration": "https://social.example/users/ada/migration",
        "affiliations": "https://social.example/users/ada/affiliations",
        "service": [{
            "id": "https://social.example/users/ada#export",
            "type": "https://w3id.org/fep/9091#Export",
            "serviceEndpoint": "https://social.example/users/ada/export"
        }],
        "endpoints": {"multibox": "https://social.example/multibox"},
        "attachment": [{
            "type": "VerifiableIdentityStatement",
            "subject": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
            "alsoKnownAs": "https://social.example/users/ada"
        }]
    }));
    let own: proposals::ActorDetails = details(&actor);
    assert_eq!(own.gateways.first().unwrap(), "https://one.example");
    assert_eq!(id(own.migration.as_ref()), "https://social.example/users/ada/migration");
    let service = own.service.first().and_then(Ref::object).unwrap();
    assert_eq!(service.service_endpoint.first().unwrap(), "https://social.example/users/ada/export");
    let endpoints = actor.base.endpoints.as_ref().and_then(Ref::object).unwrap();
    let own: proposals::EndpointsDetails = details(endpoints);
    assert_eq!(own.multibox.unwrap(), "https://social.example/multibox");

    let migration = AnyObject::parse(
        br#"{"type": "OrderedCollection", "migrationComplete": false, "orderType": "ReverseChronological",
            "followersOf": "https://social.example/users/ada"}"#,
    )
    .unwrap();
    assert_eq!(details::<proposals::MigrationDetails>(&migration).migration_complete, Some(false));
    let own: proposals::CollectionDetails = details(&migration);
    assert_eq!(id(own.followers_of.as_ref()), "https://social.example/users/ada");
    assert_eq!(own.order_type.as_deref(), Some("ReverseChronological"));
}

#[test]
fn reads_an_object_with_proofs_and_hashes() {
    let post = AnyObject::parse(
        br#"{"type": "Note", "contextHistory": "https://social.example/contexts/1/history", "htmlMfm": true,
            "inReplyToProof": {"type": "Add", "object": "https://remote.example/notes/1"},
            "orderedTag": [{"type": "Hashtag", "name": "first"}], "migratedAt": "2026-03-01T10:00:00Z"}"#,
    )
    .unwrap();
    let own: proposals::ObjectDetails = details(&post);
    assert_eq!(id(own.context_history.as_ref()), "https://social.example/contexts/1/history");
    let proof = own.in_reply_to_proof.first().and_then(Ref::object).unwrap();
    assert_eq!(proof.type_name(), Some("Add"));
    assert_eq!((own.ordered_tag.len(), own.html_mfm), (1, Some(true)));

    let link: Link = read(&json!({"type": "Link", "digestMultibase": "zQmaeDPzhNL32WQZ"}));
    let own: proposals::MediaDetails = details(&link);
    assert_eq!(own.digest_multibase.as_deref(), Some("zQmaeDPzhNL32WQZ"));

    let torrent: proposals::Torrent =
        read(&json!({"type": "Torrent", "name": "Film", "Infohash": "c12fe1c06bba254a"}));
    assert_eq!(torrent.infohash.as_deref(), Some("c12fe1c06bba254a"));
}
