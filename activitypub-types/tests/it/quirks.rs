//! The forms in which servers send what other servers send plainly; one test for each.

use howdah_types::{
    AnyActivity, AnyActor, AnyObject, Closed, CoreType, Iri, Key, Node, Note, Question, RawJson, Ref,
    from_slice, to_vec,
};
use serde_json::{Value, json};

const ONE: &str = "https://a.example/1";

/// Reads a document as a type; what is written is the same value.
fn read<T: Node>(document: &Value) -> T {
    let bytes = document.to_string();
    let value = from_slice::<T>(bytes.as_bytes()).unwrap().value;
    assert_eq!(serde_json::from_slice::<Value>(&to_vec(&value)).unwrap(), *document);
    value
}

fn note(member: &str, value: &Value) -> Note {
    read(&json!({"type": "Note", member: value}))
}

/// The forms of a reference to something with the id [`ONE`].
fn references(kind: &str) -> [Value; 6] {
    [
        json!(ONE),
        json!([ONE]),
        json!({"id": ONE}),
        json!({"type": kind, "id": ONE}),
        json!([{"type": [kind, "Other"], "id": ONE}]),
        json!({"@type": kind, "@id": ONE}),
    ]
}

fn id<T: Node>(reference: Option<&Ref<T>>) -> Option<&str> {
    reference.and_then(Ref::id).map(Iri::as_str)
}

#[test]
fn a_type_may_be_missing_empty_or_one_of_several() {
    for (kind, name) in [
        (json!(null), None),
        (json!(""), Some("")),
        (json!([]), None),
        (json!(["Poem", "Note"]), Some("Poem")),
        (json!("as:Note"), Some("as:Note")),
    ] {
        let object: AnyObject = read(&json!({"type": kind, "content": "x"}));
        assert_eq!(
            (object.type_name(), object.base().unwrap().content.as_str()),
            (name, Some("x")),
            "{kind}"
        );
    }
    let untyped: AnyObject = read(&json!({"content": "x"}));
    assert_eq!((untyped.type_name(), untyped.core_type()), (None, CoreType::Object));
}

#[test]
fn what_has_no_known_type_is_recognised_by_its_members() {
    for (document, core_type) in [
        (json!({"inbox": ONE, "outbox": ONE}), CoreType::Actor),
        (json!({"type": "Robot", "inbox": ONE, "outbox": ONE, "actor": null}), CoreType::Actor),
        (json!({"type": "Sneeze", "actor": ONE}), CoreType::Activity),
        (json!({"type": "Shelf", "orderedItems": []}), CoreType::Collection),
        (json!({"totalItems": 3}), CoreType::Collection),
        (json!({"href": ONE}), CoreType::Link),
        (json!({"id": ONE, "publicKeyPem": "PEM"}), CoreType::Key),
        (json!({"type": "Key", "publicKeyPem": "PEM"}), CoreType::Key),
        (json!({"type": "Multikey"}), CoreType::Key),
        (json!({"type": "Question", "oneOf": []}), CoreType::Object),
        (json!({"type": "Hashtag"}), CoreType::Link),
    ] {
        assert_eq!(read::<AnyObject>(&document).core_type(), core_type, "{document}");
    }
}

#[test]
fn an_id_may_have_any_scheme() {
    for text in [
        ONE,
        "http://a.example/1",
        "ap://did:key:z6Mk/actor",
        "did:key:z6Mk#key",
        "at://did:plc:x/app/1",
        "tag:a.example,2026:1",
        "urn:uuid:8f3e1d4a-0000-4000-8000-000000000000",
        "acct:ada@a.example",
        "https://a.example/über/1",
    ] {
        assert_eq!(note("id", &json!(text)).base.id.as_ref().map(Iri::as_str), Some(text));
    }
}

#[test]
fn an_id_that_is_none_is_kept_aside() {
    for odd in [json!(null), json!(""), json!([ONE]), json!("/users/ada"), json!("#key"), json!({"id": ONE})]
    {
        let note = note("id", &odd);
        assert_eq!(
            (note.base.id.as_ref(), note.base.rest.get("id")),
            (None, Some(&*odd.to_string())),
            "{odd}"
        );
    }
}

#[test]
fn an_actor_and_an_object_may_be_named_embedded_or_listed() {
    for reference in references("Person") {
        let activity: AnyActivity = read(&json!({"type": "Like", "actor": reference, "object": reference}));
        let activity = activity.activity();
        assert_eq!(activity.actor_id().map(Iri::as_str), Some(ONE), "{reference}");
        assert_eq!(activity.object_id().map(Iri::as_str), Some(ONE), "{reference}");
    }
}

#[test]
fn an_author_may_be_named_embedded_or_listed() {
    for reference in references("Person") {
        assert_eq!(id(note("attributedTo", &reference).base.attributed_to.first()), Some(ONE), "{reference}");
    }
    let channel = json!([{"type": "Person", "id": ONE}, {"type": "Group", "id": "https://a.example/2"}]);
    let video: AnyObject = read(&json!({"type": "Video", "attributedTo": channel}));
    assert_eq!(video.base().unwrap().attributed_to.len(), 2);
}

#[test]
fn what_is_answered_may_be_null_named_embedded_or_listed() {
    for reference in references("Note") {
        let note = note("inReplyTo", &reference);
        assert_eq!(note.base.reply_parent().map(Iri::as_str), Some(ONE), "{reference}");
    }
    for nothing in [json!(null), json!([]), json!(""), json!([null]), json!({})] {
        assert_eq!(note("inReplyTo", &nothing).base.reply_parent(), None, "{nothing}");
    }
}

#[test]
fn a_url_may_be_text_a_link_or_many_of_both() {
    let page = json!({"type": "Link", "mediaType": "text/html", "href": ONE});
    let file =
        json!({"type": "Link", "mediaType": "video/mp4", "href": "https://a.example/1.mp4", "height": 720});
    for url in [json!(ONE), json!([ONE]), page.clone(), json!([file, page]), json!([file, ONE, 5])] {
        assert_eq!(note("url", &url).base.page().map(Iri::as_str), Some(ONE), "{url}");
    }
    assert_eq!(note("url", &file).base.page(), None, "a file is no page");
}

#[test]
fn an_icon_may_be_text_a_picture_a_list_or_have_many_addresses() {
    let small = json!({"type": "Image", "url": "https://a.example/48.png", "width": 48, "height": 48});
    let large = json!({"type": "Image", "mediaType": "image/png", "url": ONE, "width": 400});
    for icon in [
        json!(ONE),
        json!([ONE]),
        large.clone(),
        json!([small, large]),
        json!([large, small, null]),
        json!({"type": "Image", "url": [
            {"type": "Link", "href": "https://a.example/48.png", "width": 48},
            {"type": "Link", "href": ONE, "width": 400}
        ]}),
        json!({"type": "Image", "url": {"type": "Link", "href": ONE}}),
        json!([{"type": "Image", "url": ONE, "width": "400"}]),
    ] {
        let actor: AnyActor = read(&json!({"type": "Person", "icon": icon}));
        let best = actor.actor().base.best_icon(200);
        assert_eq!(best.map(|icon| icon.url.as_str()), Some(ONE), "{icon}");
    }
    let both: AnyActor = read(&json!({"type": "Person", "icon": [small, large]}));
    assert_eq!(both.actor().base.best_icon(40).unwrap().width, Some(48));
    assert_eq!(both.actor().base.best_icon(1_000).unwrap().width, Some(400));
}

#[test]
fn a_tag_may_stand_alone_and_an_odd_one_costs_only_itself() {
    let mention = json!({"type": "Mention", "href": ONE});
    for tag in [mention.clone(), json!([mention]), json!([null, mention, "not an IRI", 5, [mention]])] {
        assert_eq!(note("tag", &tag).base.mentioned().map(Iri::as_str).collect::<Vec<_>>(), [ONE], "{tag}");
    }
    let odd = note("tag", &json!([5, mention, null]));
    assert_eq!(odd.base.tag.odd().map(RawJson::as_str).collect::<Vec<_>>(), ["5", "null"]);
}

#[test]
fn an_attachment_may_be_a_document_a_picture_a_link_or_text() {
    for attachment in [
        json!({"type": "Document", "mediaType": "image/png", "url": ONE, "name": "A tree"}),
        json!([{"type": "Image", "mediaType": "image/png", "url": ONE, "name": "A tree"}]),
        json!({"type": "Image", "mediaType": "image/png", "url": {"type": "Link", "href": ONE}, "name": "A tree"}),
        json!({"type": "Document", "url": [{"type": "Link", "mediaType": "image/png", "href": ONE}], "name": "A tree"}),
        json!({"type": "Link", "mediaType": "image/png", "href": ONE, "name": "A tree"}),
        json!({"mediaType": "image/png", "url": ONE, "summary": "A tree"}),
    ] {
        let note = note("attachment", &attachment);
        let found = note.base.attachments().next().unwrap();
        let media_type = found.media_type.unwrap();
        assert_eq!((found.url.as_str(), found.description), (ONE, Some("A tree")), "{attachment}");
        assert!(media_type.is_a("image"), "{attachment}");
    }
    assert_eq!(note("attachment", &json!(ONE)).base.attachments().next().unwrap().url, ONE);
    assert_eq!(note("attachment", &json!([])).base.attachments().count(), 0);
}

#[test]
fn a_profile_field_may_be_a_property_a_note_or_a_link() {
    let actor: AnyActor = read(&json!({"type": "Person", "attachment": [
        {"type": "PropertyValue", "name": "A", "value": "1"},
        {"type": "Note", "name": "B", "content": "2"},
        {"type": "Link", "name": "C", "href": ONE},
        {"type": "schema:PropertyValue", "name": "D", "schema:value": "4"},
        {"type": "http://schema.org#PropertyValue", "name": "E", "http://schema.org#value": "5"},
        {"type": "PropertyValue", "name": "F", "value": ["6"]},
        {"type": "Image", "url": ONE}
    ]}));
    let fields: Vec<_> = actor.actor().fields().collect();
    assert_eq!(fields, [("A", "1"), ("B", "2"), ("C", ONE), ("D", "4"), ("E", "5"), ("F", "6")]);
}

#[test]
fn keys_may_stand_alone_in_a_list_or_elsewhere() {
    let key =
        json!({"id": "https://a.example/ada#key", "owner": "https://a.example/ada", "publicKeyPem": "PEM"});
    let multikey =
        json!({"type": "Multikey", "id": "https://a.example/ada#ed", "publicKeyMultibase": "z6Mk"});
    for (document, count) in [
        (json!({"type": "Person", "publicKey": key}), 1),
        (json!({"type": "Person", "publicKey": [key, key]}), 2),
        (json!({"type": "Person", "publicKey": "https://a.example/ada#key"}), 0),
        (json!({"type": "Person", "publicKey": key, "additionalPublicKeys": [key]}), 2),
        (json!({"type": "Person", "publicKey": key, "assertionMethod": [multikey]}), 2),
        (json!({"type": "Person", "assertionMethod": multikey, "authentication": [multikey]}), 2),
        (json!({"type": "Person", "publicKey": {"type": "CryptographicKey", "publicKeyPem": ["PEM"]}}), 1),
    ] {
        let actor: AnyActor = read(&document);
        let keys: Vec<_> = actor.actor().keys().collect();
        assert_eq!(keys.len(), count, "{document}");
        let whole = |key: &Key<'_>| match key {
            Key::Public(key) => key.public_key_pem.as_deref() == Some("PEM"),
            Key::Multikey(key) => key.public_key_multibase.as_deref() == Some("z6Mk"),
            _ => false,
        };
        assert!(keys.iter().all(whole), "{document}");
    }
}

#[test]
fn a_shared_inbox_may_stand_in_the_endpoints_or_beside_them() {
    for (document, inbox) in [
        (json!({"endpoints": {"sharedInbox": ONE}}), Some(ONE)),
        (json!({"endpoints": [{"sharedInbox": ONE}]}), Some(ONE)),
        (json!({"sharedInbox": ONE}), Some(ONE)),
        (json!({"endpoints": {}, "sharedInbox": ONE}), Some(ONE)),
        (json!({"endpoints": "https://a.example/endpoints", "inbox": "https://a.example/in"}), None),
        (json!({"endpoints": null, "inbox": "https://a.example/in"}), None),
        (json!({"endpoints": {"sharedInbox": null}, "inbox": "https://a.example/in"}), None),
    ] {
        let actor: AnyActor = read(&document);
        assert_eq!(actor.actor().shared_inbox().map(Iri::as_str), inbox, "{document}");
        let delivery = inbox.unwrap_or("https://a.example/in");
        assert_eq!(actor.actor().delivery_inbox().map(Iri::as_str), Some(delivery), "{document}");
    }
}

#[test]
fn an_inbox_may_be_named_or_embedded() {
    for inbox in [json!(ONE), json!([ONE]), json!({"type": "OrderedCollection", "id": ONE})] {
        let actor: AnyActor = read(&json!({"type": "Person", "inbox": inbox}));
        assert_eq!(actor.actor().inbox.as_ref().map(Iri::as_str), Some(ONE), "{inbox}");
    }
}

#[test]
fn replies_may_be_named_embedded_listed_or_only_counted() {
    for reference in references("Collection") {
        assert_eq!(
            id(note("replies", &reference).base.interactions.replies.as_ref()),
            Some(ONE),
            "{reference}"
        );
    }
    let anonymous =
        json!({"type": "Collection", "first": {"type": "CollectionPage", "items": [ONE], "next": ONE}});
    let note_with_page = note("replies", &anonymous);
    let collection = note_with_page.base.interactions.replies.as_ref().and_then(Ref::object).unwrap();
    let first = collection.collection().unwrap().first.as_ref().and_then(Ref::object).unwrap();
    assert_eq!(first.collection().unwrap().members().count(), 1);
    assert!(note("replies", &json!([])).base.interactions.replies.is_none());
}

#[test]
fn items_may_be_called_either_way_and_stand_alone() {
    for (document, count) in [
        (json!({"type": "OrderedCollection", "orderedItems": [ONE, {"type": "Note"}]}), 2),
        (json!({"type": "OrderedCollection", "items": [ONE]}), 1),
        (json!({"type": "Collection", "orderedItems": ONE}), 1),
        (json!({"type": "OrderedCollectionPage", "orderedItems": {"type": "Note", "id": ONE}}), 1),
        (json!({"type": "CollectionPage", "items": [null, ONE, 7, "x"]}), 1),
        (json!({"type": "Collection", "items": null}), 0),
        (json!({"type": "Collection", "items": {"@list": [ONE]}}), 1),
    ] {
        let collection: AnyObject = read(&document);
        assert_eq!(collection.collection().unwrap().members().count(), count, "{document}");
    }
}

#[test]
fn counts_and_truth_may_be_text() {
    for (total, expected) in
        [(json!(3), Some(3)), (json!("3"), Some(3)), (json!(3.0), Some(3)), (json!(-1), None)]
    {
        let collection: AnyObject = read(&json!({"type": "Collection", "totalItems": total}));
        assert_eq!(collection.collection().unwrap().total_items, expected, "{total}");
    }
    for (sensitive, expected) in [
        (json!(true), Some(true)),
        (json!("true"), Some(true)),
        (json!("false"), Some(false)),
        (json!(1), Some(true)),
        (json!([true]), Some(true)),
        (json!("perhaps"), None),
        (json!(null), None),
    ] {
        assert_eq!(note("sensitive", &sensitive).base.sensitive, expected, "{sensitive}");
    }
    assert_eq!(note("name", &json!(5)).base.name.as_str(), Some("5"));
}

#[test]
fn a_value_that_came_as_text_is_written_as_text_until_it_changes() {
    let mut note = note("sensitive", &json!("true"));
    assert_eq!(to_vec(&note), br#"{"type":"Note","sensitive":"true"}"#);
    note.base.sensitive = Some(false);
    assert_eq!(to_vec(&note), br#"{"type":"Note","sensitive":false}"#);
    note.base.sensitive = None;
    assert_eq!(to_vec(&note), br#"{"type":"Note"}"#);
}

#[test]
fn text_may_come_by_language_only_and_languages_may_have_none() {
    let note: Note = read(&json!({"type": "Note", "contentMap": {"de": "Hallo", "en": null, "und": "Hi"}}));
    assert_eq!(note.base.content.as_str(), Some("Hallo"));
    assert_eq!(note.base.content.languages().count(), 2);
    let both: Note =
        read(&json!({"type": "Note", "content": "Hi", "contentMap": {"de": "Hallo", "@none": "Hi"}}));
    assert_eq!((both.base.content.as_str(), both.base.content.best(&["de-CH"])), (Some("Hi"), Some("Hallo")));
    let listed: Note = read(&json!({"type": "Note", "content": ["Hi"], "contentMap": [{"de": "Hallo"}]}));
    assert_eq!(
        (listed.base.content.as_str(), listed.base.content.language("DE")),
        (Some("Hi"), Some("Hallo"))
    );
}

#[test]
fn a_source_may_be_text() {
    for source in [json!("*Hi*"), json!({"content": "*Hi*", "mediaType": "text/markdown"})] {
        let note = note("source", &source);
        let found = note.base.details.source.as_ref().unwrap();
        assert_eq!(found.content.as_str(), Some("*Hi*"), "{source}");
    }
}

#[test]
fn a_quote_has_four_names_and_a_link() {
    for document in [
        json!({"quote": ONE}),
        json!({"quote": {"type": "Note", "id": ONE}}),
        json!({"quoteUrl": ONE}),
        json!({"quoteUri": ONE}),
        json!({"_misskey_quote": ONE}),
        json!({"tag": {
            "type": "Link",
            "mediaType": "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
            "rel": "https://misskey-hub.net/ns#_misskey_quote",
            "href": ONE
        }}),
        json!({"tag": [{"type": "Link", "mediaType": "application/activity+json", "name": "RE: post", "href": ONE}]}),
    ] {
        let note: Note = read(&document);
        assert_eq!(note.base.quoted().map(Iri::as_str), Some(ONE), "{document}");
    }
    assert_eq!(
        note("tag", &json!({"type": "Link", "href": ONE})).base.quoted(),
        None,
        "any link is no quote"
    );
}

#[test]
fn a_poll_may_be_closed_at_a_time_or_just_closed() {
    let closed = |value: &Value| read::<Question>(&json!({"type": "Question", "closed": value})).closed;
    assert!(matches!(closed(&json!("2026-11-23T10:00:00Z")), Some(Closed::At(_))));
    assert_eq!(closed(&json!(true)), Some(Closed::Flag(true)));
    assert_eq!(closed(&json!("false")), Some(Closed::Flag(false)));
    assert!(matches!(closed(&json!({"type": "Person", "id": ONE})), Some(Closed::By(_))));
    assert_eq!(closed(&json!("2026-11-23T26:00:00Z")), None);
}

#[test]
fn a_poll_may_allow_one_answer_or_several() {
    let option = |votes: Value| json!({"type": "Note", "name": "Tea", "replies": votes});
    for (votes, count) in [
        (json!({"type": "Collection", "totalItems": 4}), Some(4)),
        (json!({"type": "Collection", "totalItems": "4"}), Some(4)),
        (json!({"totalItems": 4}), Some(4)),
        (json!(ONE), None),
    ] {
        for (property, multiple) in [("oneOf", false), ("anyOf", true)] {
            let poll: Question = read(&json!({"type": "Question", property: option(votes.clone())}));
            let options: Vec<_> = poll.options().map(|option| (option.name, option.votes)).collect();
            assert_eq!((options, poll.is_multiple()), (vec![("Tea", count)], multiple), "{votes}");
        }
    }
}

#[test]
fn a_focal_point_may_have_whole_numbers_and_text() {
    for (point, expected) in [
        (json!([0, -1]), Some((0.0, -1.0))),
        (json!([0.25, 0.5]), Some((0.25, 0.5))),
        (json!(["0.25", "0.5"]), Some((0.25, 0.5))),
        (json!([0.25]), None),
        (json!([0, 0, 0]), None),
        (json!("0,0"), None),
    ] {
        let note = note("attachment", &json!({"type": "Document", "url": ONE, "focalPoint": point}));
        assert_eq!(note.base.attachments().next().unwrap().focal_point, expected, "{point}");
    }
}

#[test]
fn aliases_may_be_a_name_a_list_or_embedded() {
    for alias in [json!(ONE), json!([ONE]), json!({"type": "Person", "id": ONE}), json!([{"id": ONE}, 5])] {
        let actor: AnyActor = read(&json!({"type": "Person", "alsoKnownAs": alias}));
        assert_eq!(actor.actor().profile.also_known_as.first().map(Iri::as_str), Some(ONE), "{alias}");
    }
}

#[test]
fn a_reaction_is_an_activity_of_its_own_or_a_like_with_content() {
    for document in [
        json!({"type": "EmojiReact", "content": ":howdah:"}),
        json!({"type": "Like", "content": ":howdah:", "_misskey_reaction": ":howdah:"}),
        json!({"type": "http://litepub.social/ns#EmojiReact", "content": ":howdah:"}),
    ] {
        let activity: AnyActivity = read(&document);
        assert_eq!(activity.activity().reaction(), Some(":howdah:"), "{document}");
    }
}
