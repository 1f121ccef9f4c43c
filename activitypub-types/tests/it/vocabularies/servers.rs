//! Documents of servers that add a few terms.

use howdah_types::ext::{friendica, olm, others, sharkey, zot};
use howdah_types::group::is;
use howdah_types::{Activity, AnyActor, AnyObject, Like, Person, Ref, Tombstone};
use serde_json::json;

use super::{details, id, read};

#[test]
fn reads_a_post_and_a_channel_of_hubzilla() {
    let post = AnyObject::parse(
        json!({
            "type": "Note",
            "content": "Meeting moved",
            "directMessage": false,
            "commentPolicy": "authenticated",
            "expires": "2026-12-31T00:00:00Z",
            "replyTo": "https://hub.example/channel/ada",
            "tag": [{"type": "Category", "name": "Work", "href": "https://hub.example/channel/ada?cat=Work"}]
        })
        .to_string()
        .as_bytes(),
    )
    .unwrap();
    let own: zot::ObjectDetails = details(&post);
    assert_eq!((own.direct_message, own.is_contained_conversation), (Some(false), None));
    assert_eq!(own.expires.unwrap().as_str(), "2026-12-31T00:00:00Z");
    assert_eq!(own.reply_to.unwrap(), "https://hub.example/channel/ada");
    let tag = post.base().unwrap().tag.first().and_then(Ref::object).unwrap();
    assert!(tag.type_name().is_some_and(is::<zot::Category>));

    let category: zot::Category = read(&json!({"type": "Category", "name": "Work"}));
    assert_eq!(category.base.name.as_str(), Some("Work"));

    let channel: Person = read(&json!({
        "type": "Person",
        "nomadicLocations": [{
            "id": "https://hub.example/locs/ada",
            "type": "nomadicLocation",
            "locationAddress": "acct:ada@hub.example",
            "locationPrimary": true,
            "locationDeleted": false
        }]
    }));
    let own: zot::ActorDetails = details(&channel);
    let location = own.nomadic_locations.first().and_then(Ref::object).unwrap();
    assert_eq!((location.location_primary, location.location_deleted), (Some(true), Some(false)));

    let like: Like = read(&json!({"type": "Like", "emojiReaction": ":tada:"}));
    assert_eq!(details::<zot::LikeDetails>(&like).emoji_reaction.as_deref(), Some(":tada:"));
}

#[test]
fn reads_a_person_and_a_like_of_friendica() {
    let person: Person = read(&json!({
        "type": "Person",
        "id": "https://friends.example/profile/ada",
        "diaspora:guid": "4edd2508-1661-30f6",
        "vcard:bday": "0000-12-10",
        "vcard:Address": "London, England",
        "vcard:hasAddress": {
            "@type": "vcard:Home",
            "vcard:country-name": "England",
            "vcard:region": "",
            "vcard:locality": "London"
        },
        "vcard:hasInstantMessage": ["xmpp:ada@friends.example", "matrix:@ada:friends.example"]
    }));
    let own: friendica::PersonDetails = details(&person);
    assert_eq!(own.birthday.as_deref(), Some("0000-12-10"));
    let address = own.has_address.unwrap();
    assert_eq!(address.country_name.as_deref(), Some("England"));
    assert_eq!(address.region.as_deref(), Some(""));
    assert_eq!(own.has_instant_message.len(), 2);
    let object: friendica::ObjectDetails = details(&person);
    assert_eq!(object.identifier(), Some("4edd2508-1661-30f6"));

    let signed = r#"{"author":"ada@friends.example","positive":"true"}"#;
    let like: Like = read(&json!({"type": "Like", "diaspora:like": signed}));
    assert_eq!(details::<friendica::ActivityDetails>(&like).like.as_deref(), Some(signed));
}

#[test]
fn reads_a_person_of_sharkey() {
    let person = json!({
        "type": "Person",
        "speakAsCat": true,
        "noindex": true,
        "listenbrainz": "ada",
        "backgroundUrl": "https://cats.example/files/1.webp"
    });
    let own: sharkey::PersonDetails = details(&read::<Person>(&person));
    assert_eq!((own.speak_as_cat, own.noindex, own.enable_rss), (Some(true), Some(true), None));
    assert!(matches!(own.background_url, Some(Ref::Iri(iri)) if iri == "https://cats.example/files/1.webp"));

    let embedded = json!({
        "type": "Person",
        "backgroundUrl": {"type": "Image", "url": "https://cats.example/files/1.webp"}
    });
    let own: sharkey::PersonDetails = details(&read::<Person>(&embedded));
    assert_eq!(own.background_url.as_ref().and_then(Ref::object).unwrap().base.base.url.len(), 1);
}

#[test]
fn reads_a_device_and_its_message() {
    let device: olm::Device = read(&json!({
        "type": "Device",
        "deviceId": "11119",
        "name": "Telephone",
        "claim": "https://social.example/users/ada/claim?id=11119",
        "fingerprintKey": {"type": "Ed25519Key", "publicKeyBase64": "5KMEWfGe"},
        "identityKey": {"type": "Curve25519Key", "publicKeyBase64": "3nBEaRzb"}
    }));
    assert_eq!(device.device_id.as_deref(), Some("11119"));
    let key = device.fingerprint_key.as_ref().and_then(Ref::object).unwrap();
    assert_eq!(key.public_key_base64.as_deref(), Some("5KMEWfGe"));

    let message: olm::EncryptedMessage = read(&json!({
        "type": "EncryptedMessage",
        "messageType": 0,
        "cipherText": "AwogGmqA",
        "messageFranking": "eyJhbGci",
        "digest": {"type": "Digest", "digestValue": "b8a9"}
    }));
    assert_eq!((message.message_type, message.cipher_text.as_deref()), (Some(0), Some("AwogGmqA")));

    let person: Person =
        read(&json!({"type": "Person", "devices": "https://social.example/users/ada/collections/devices"}));
    let own: olm::ActorDetails = details(&person);
    assert_eq!(id(own.devices.as_ref()), "https://social.example/users/ada/collections/devices");
}

#[test]
fn reads_single_terms_of_others() {
    let bite: others::Bite = read(&json!({
        "type": "Bite",
        "actor": "https://social.example/users/ada",
        "object": "https://remote.example/users/bob"
    }));
    assert_eq!(id(bite.bitten()), "https://remote.example/users/bob");

    let like: Activity = read(&json!({"type": "Like", "context_id": 6_336_544}));
    assert_eq!(details::<others::ObjectDetails>(&like).context_id, Some(6_336_544));

    let gone: Tombstone = read(&json!({"type": "Tombstone", "former_type": "Note"}));
    let own: others::TombstoneDetails = details(&gone);
    assert_eq!(own.former_type.first().map(|name| &**name), Some("Note"));

    let actor = AnyActor::parse(br#"{"type": "Person", "subscribers": "https://a.example/paying"}"#).unwrap();
    let own: others::ActorDetails = details(&actor);
    assert_eq!(id(own.subscribers.as_ref()), "https://a.example/paying");
}
