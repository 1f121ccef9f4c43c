//! Documents of Smithereen.

use howdah_types::ext::smithereen;
use howdah_types::{Endpoints, Image, Iri, Node, Person, Ref};
use serde_json::json;

use super::{decimal, details, id, read, written};

#[test]
fn reads_a_person_of_smithereen() {
    let person: Person = read(&json!({
        "type": "Person",
        "id": "https://social.example/users/1",
        "preferredUsername": "ada",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "middleName": "King",
        "maidenName": "Byron",
        "gender": "http://schema.org#Female",
        "hometown": "London",
        "relationshipStatus": "sm:Married",
        "relationshipPartner": "https://social.example/users/2",
        "politicalViews": "sm:Liberal",
        "favoriteMusic": "Harp",
        "supportsFriendRequests": true,
        "friends": "https://social.example/users/1/friends",
        "wall": "https://social.example/users/1/wall",
        "status": {
            "type": "ActorStatus",
            "id": "https://social.example/users/1/statuses/3",
            "attributedTo": "https://social.example/users/1",
            "content": "is weaving algebraical patterns",
            "published": "2026-05-15T05:23:53Z"
        },
        "privacySettings": {
            "wallPosting": {"allowedTo": ["https://social.example/users/1/friends"], "except": []},
            "directMessages": {"allowedTo": null, "except": []}
        },
        "icon": {
            "type": "Image",
            "url": "https://social.example/media/1.jpg",
            "image": {"type": "Image", "url": "https://social.example/media/1-whole.jpg", "height": 565},
            "cropRegion": [0.05, 0.1, 0.75, 0.6]
        },
        "endpoints": {
            "sharedInbox": "https://social.example/inbox",
            "collectionSimpleQuery": "https://social.example/users/1/query"
        }
    }));

    let own: smithereen::PersonDetails = details(&person);
    assert_eq!(own.first_name.as_deref(), Some("Ada"));
    assert_eq!(own.maiden_name.as_deref(), Some("Byron"));
    assert_eq!(own.gender.as_deref(), Some("http://schema.org#Female"));
    assert_eq!(own.relationship_status.unwrap(), "sm:Married");
    assert_eq!(id(own.relationship_partner.as_ref()), "https://social.example/users/2");

    let actor: smithereen::ActorDetails = details(&person);
    assert_eq!(id(actor.wall.as_ref()), "https://social.example/users/1/wall");
    let status = actor.status.as_ref().and_then(Ref::object).unwrap();
    assert_eq!(status.base.content.as_str(), Some("is weaving algebraical patterns"));
    let settings = actor.privacy_settings.unwrap();
    assert_eq!(settings.audience("wallPosting").unwrap().allowed_to.len(), 1);
    assert!(settings.audience("directMessages").unwrap().allowed_to.is_empty());
    assert_eq!(settings.audience("commenting"), None);

    let icon = person.base.base.details.icon.first().and_then(Ref::object).unwrap();
    let picture: smithereen::ImageDetails = details(icon);
    assert_eq!(picture.crop_region.unwrap().bottom, decimal("0.6"));

    let endpoints: &Endpoints = person.base.endpoints.as_ref().and_then(Ref::object).unwrap();
    let own: smithereen::EndpointsDetails = details(endpoints);
    assert_eq!(own.collection_simple_query.unwrap(), "https://social.example/users/1/query");
}

#[test]
fn a_crop_region_has_four_edges() {
    for edges in [json!([0, 0, 1]), json!([0, 0, 1, 1, 1]), json!([0, 0, 1, "right"]), json!(1), json!([])] {
        let image: Image = read(&json!({"type": "Image", "cropRegion": edges}));
        assert_eq!(image.extension::<smithereen::ImageDetails>().crop_region, None);
    }
    // Numbers in strings are read, and stay so.
    let mut image: Image = read(&json!({"type": "Image", "cropRegion": ["0", "0", "1", "0.5"]}));
    let region = image.extension::<smithereen::ImageDetails>().crop_region.unwrap();
    let [zero, one] = [decimal("0"), decimal("1")];
    assert_eq!(region, smithereen::CropRegion::new(zero.clone(), zero, one, decimal("0.5")));

    let mut details = smithereen::ImageDetails::default();
    details.crop_region = Some(region);
    let before = written(&image);
    image.set_extension(&details);
    assert_eq!(written(&image), before, "what says the same stays as it came");
    details.crop_region = Some(smithereen::CropRegion::new(0.into(), 0.into(), 1.into(), decimal("0.25")));
    image.set_extension(&details);
    assert_eq!(written(&image), json!({"type": "Image", "cropRegion": [0, 0, 1, 0.25]}));
}

#[test]
fn reads_a_photo_album_of_smithereen() {
    let album: smithereen::PhotoAlbum = read(&json!({
        "type": "PhotoAlbum",
        "id": "https://social.example/albums/7",
        "attributedTo": "https://social.example/groups/2",
        "name": "Alps",
        "totalItems": 1,
        "viewPrivacy": {"allowedTo": ["as:Public"], "except": ["https://remote.example/users/troll"]},
        "uploadsRestricted": true,
        "displayOrder": 4,
        "orderedItems": [{"type": "Photo", "id": "https://social.example/photos/1", "displayOrder": 0}]
    }));
    assert!(album.view_privacy.as_ref().unwrap().allowed_to.iter().any(Iri::is_public));
    assert_eq!((album.uploads_restricted, album.display_order), (Some(true), Some(4)));
    assert_eq!(album.base.base.ordered_items.len(), 1);

    let photo: smithereen::Photo = read(&json!({
        "type": "Photo",
        "author": "https://social.example/users/1",
        "blurhash": "000000",
        "displayOrder": 0
    }));
    assert_eq!(id(photo.author.as_ref()), "https://social.example/users/1");
    assert_eq!(photo.base.base.blurhash.unwrap().components(), (1, 1));
}
