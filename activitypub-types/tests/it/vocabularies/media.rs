//! Videos, communities, pictures, music, books and events.

use howdah_types::ext::{bookwyrm, event, funkwhale, lemmy, mobilizon, peertube, pixelfed};
use howdah_types::{AnyObject, Collection, Link, Node};
use serde_json::{Value, json};

use super::{extension, read};

fn video() -> Value {
    json!({
        "type": "Video",
        "id": "https://video.example/videos/watch/4b1d",
        "name": "Ten knots",
        "duration": "PT125S",
        "uuid": "4b1d8e5c-0d5e-4f4b-9a53-0a4f7f6d2c11",
        "category": {"identifier": "12", "name": "How To"},
        "licence": {"identifier": "1", "name": "Attribution"},
        "language": {"identifier": "en", "name": "English"},
        "subtitleLanguage": [{
            "identifier": "fr", "name": "French", "automaticallyGenerated": true,
            "url": "https://video.example/captions/fr.vtt",
        }],
        "views": 41,
        "state": 1,
        "commentsEnabled": true,
        "commentsPolicy": 1,
        "canReply": "https://www.w3.org/ns/activitystreams#Public",
        "aspectRatio": 1.7778,
        "originallyPublishedAt": "2025-03-01T10:00:00.000Z",
        "isLiveBroadcast": true,
        "latencyMode": 2,
        "dvrWindow": "PT1H",
        "schedules": [{"startDate": "2026-05-01T18:00:00Z"}],
        "hasParts": {
            "id": "https://video.example/videos/watch/4b1d/chapters",
            "hasPart": [{"name": "Bowline", "startOffset": 0, "endOffset": 60}],
        },
        "url": [{
            "type": "Link", "mediaType": "video/mp4", "href": "https://video.example/files/4b1d-720.mp4",
            "height": 720, "size": 8_123_456, "fps": -1,
            "tag": [{"type": "Infohash", "name": "00c1f5"}],
        }],
        "preview": [{"type": "Image", "rel": ["storyboard"], "url": [{
            "mediaType": "image/jpeg", "href": "https://video.example/storyboards/4b1d.jpg",
            "tileWidth": 192, "tileHeight": 108, "tileDuration": "PT3S",
        }]}],
    })
}

#[test]
fn reads_a_video_of_peertube() {
    let details: peertube::VideoDetails = extension(&video());
    assert_eq!(details.category.as_ref().unwrap().identifier(), Some("12"));
    assert_eq!(details.language.unwrap().name(), Some("English"));
    let caption = details.subtitle_language.first().unwrap();
    assert_eq!(caption.automatically_generated, Some(true));
    assert_eq!(caption.url.first().unwrap().id().unwrap(), "https://video.example/captions/fr.vtt");
    assert!(details.can_reply.unwrap().id().unwrap().is_public());
    assert_eq!(details.aspect_ratio.unwrap().to_string(), "1.7778");
    let chapters = details.has_parts.unwrap();
    assert_eq!(chapters.object().unwrap().has_part.first().unwrap().end_offset, Some(60));

    let live: peertube::LiveDetails = extension(&video());
    assert_eq!(live.dvr_window.unwrap().as_std().unwrap().as_secs(), 3_600);
    assert_eq!(live.schedules.first().unwrap().start_date.as_ref().unwrap().as_str(), "2026-05-01T18:00:00Z");
}

#[test]
fn reads_the_files_of_a_video() {
    let object: AnyObject = read(&video());
    let base = object.base().unwrap();
    let link: &Link = base.url.first().unwrap().object().unwrap();
    let file: peertube::LinkDetails = link.extension();
    assert_eq!((file.size, file.fps), (Some(8_123_456), Some(-1)));
    assert_eq!(file.tag.first().unwrap().object().unwrap().type_name(), Some("Infohash"));
    let preview = base.details.preview.first().unwrap().object().unwrap();
    let storyboard = preview.base().unwrap().url.first().unwrap().object().unwrap();
    let storyboard: peertube::StoryboardDetails = storyboard.extension();
    assert_eq!(storyboard.tile_duration.unwrap().as_str(), "PT3S");
}

#[test]
fn reads_what_peertube_counts() {
    let counter: peertube::InteractionCounter = read(&json!({
        "type": "InteractionCounter", "interactionType": "WatchAction", "userInteractionCount": 3,
    }));
    assert_eq!(counter.interaction_type.unwrap().text(), Some("WatchAction"));
    let watched: peertube::WatchAction = read(&json!({
        "type": "WatchAction",
        "object": "https://video.example/videos/watch/4b1d",
        "actionStatus": "CompletedActionStatus",
        "location": {"addressCountry": "FR"},
        "watchSections": [{"startTimestamp": 0, "endTimestamp": 20}],
    }));
    assert_eq!(watched.watch_sections.first().unwrap().end_timestamp, Some(20));
    let place = watched.base.details.location.first().unwrap().object().unwrap();
    let region: peertube::RegionDetails = place.extension();
    assert_eq!(region.address_country.as_deref(), Some("FR"));
}

#[test]
fn reads_a_community_of_lemmy() {
    let details: lemmy::GroupDetails = extension(&json!({
        "type": "Group",
        "id": "https://forum.example/c/knots",
        "name": "Knots",
        "postingRestrictedToMods": false,
        "moderators": "https://forum.example/c/knots/moderators",
        "description": "All about rope",
        "language": [{"identifier": "en", "name": "English"}, {"identifier": "de", "name": "Deutsch"}],
        "tagsForPosts": [{
            "type": "CommunityTag", "id": "https://forum.example/c/knots/tag/news",
            "preferredUsername": "news", "name": "News", "color": "color01",
        }],
    }));
    assert_eq!(details.posting_restricted_to_mods, Some(false));
    assert_eq!(details.language.as_slice()[1].name(), Some("Deutsch"));
    let tag = details.tags_for_posts.first().unwrap().object().unwrap();
    assert_eq!(tag.details.preferred_username.as_deref(), Some("news"));
}

#[test]
fn reads_moderation_of_lemmy() {
    let feed: lemmy::Feed = read(&json!({"type": "Feed", "preferredUsername": "crafts"}));
    assert_eq!(feed.base.base.preferred_username.as_deref(), Some("crafts"));
    let ban: lemmy::BlockDetails = extension(&json!({
        "type": "Block",
        "actor": "https://forum.example/u/ada",
        "object": "https://forum.example/u/eve",
        "removeData": true,
        "endTime": "2026-12-01T00:00:00Z",
    }));
    assert_eq!(ban.remove_data, Some(true));
}

#[test]
fn reads_a_post_of_pixelfed() {
    let details: pixelfed::NoteDetails = extension(&json!({
        "type": "Note",
        "content": "Morning",
        "commentsEnabled": true,
        "capabilities": {"announce": "https://www.w3.org/ns/activitystreams#Public", "like": null},
    }));
    let capabilities = details.capabilities.unwrap();
    assert!(capabilities.announce.unwrap().is_public());
    assert_eq!(capabilities.like, None);
    let story: pixelfed::Story = read(&json!({"type": "Story", "expiresAt": "2026-01-02T00:00:00+00:00"}));
    assert_eq!(story.type_name(), Some("Story"));
}

#[test]
fn reads_an_upload_of_funkwhale() {
    let details: funkwhale::AudioDetails = extension(&json!({
        "type": "Audio",
        "bitrate": 320_000,
        "size": 8_656_581,
        "library": "https://music.example/federation/music/libraries/dc70",
        "track": {
            "type": "Track", "name": "Fugue", "position": 3, "disc": 1, "copyright": "Ada",
            "musicbrainzId": "771ab043-8821-44f9-b8e0-2733c3126c6d",
            "artists": [{"type": "Artist", "name": "Ada"}],
            "artist_credit": [{
                "type": "ArtistCredit", "id": "https://music.example/credits/1", "credit": "Ada",
                "joinphrase": "", "index": 0, "artist": {"type": "Artist", "name": "Ada"},
            }],
            "album": {
                "type": "Album", "name": "Fugues", "released": "2024-01-01",
                "cover": {"type": "Link", "href": "https://music.example/covers/1.jpg"},
            },
        },
    }));
    let track = details.track.unwrap();
    let track = track.object().unwrap();
    assert_eq!((track.disc, track.credits.as_written().as_str()), (Some(1), "Ada"));
    assert_eq!(track.rights.copyright.as_deref(), Some("Ada"));
    let album = track.album.as_ref().unwrap().object().unwrap();
    assert_eq!(album.released.as_deref(), Some("2024-01-01"));
}

#[test]
fn reads_books_and_readers_of_bookwyrm() {
    let edition: bookwyrm::Edition = read(&json!({
        "type": "Edition",
        "id": "https://books.example/book/5",
        "title": "On Knots",
        "authors": ["https://books.example/author/1"],
        "isbn10": "155860832X",
        "pages": 272,
        "publishers": ["Rope Press"],
        "openlibraryKey": "OL1M",
        "lastEditedBy": "https://books.example/user/ada",
    }));
    assert_eq!((edition.base.title.as_deref(), edition.pages), (Some("On Knots"), Some(272)));
    assert_eq!(edition.base.catalogue.openlibrary_key.as_deref(), Some("OL1M"));
    let rating: bookwyrm::Rating = read(&json!({
        "type": "Rating", "inReplyToBook": "https://books.example/book/5", "rating": 3.5,
    }));
    assert_eq!(rating.base.rating.unwrap().to_string(), "3.5");
    let quotation: bookwyrm::Quotation = read(&json!({
        "type": "Quotation", "quote": "<p>Tie it.</p>", "position": 50, "positionMode": "PCT",
    }));
    assert_eq!((quotation.position, quotation.position_mode.as_deref()), (Some(50), Some("PCT")));
    let key: bookwyrm::PublicKey = read(&json!({
        "type": "PublicKey", "id": "https://books.example/user/ada#main-key",
        "owner": "https://books.example/user/ada",
    }));
    assert_eq!(key.id().unwrap(), "https://books.example/user/ada#main-key");
    let person: bookwyrm::PersonDetails = extension(&json!({"type": "Person", "bookwyrmUser": true}));
    assert_eq!(person.bookwyrm_user, Some(true));
}

#[test]
fn reads_an_event_of_mobilizon() {
    let document = json!({
        "type": "Event",
        "name": "Rope day",
        "ical:status": "CONFIRMED",
        "joinMode": "free",
        "isOnline": false,
        "timezone": "Europe/Paris",
        "category": "CRAFTS",
        "contacts": ["https://events.example/@ada"],
        "participantCount": 4,
        "maximumAttendeeCapacity": 0,
        "location": {"type": "Place", "name": "Hall", "address": {
            "type": "PostalAddress", "streetAddress": "1 Quay", "addressLocality": "Lyon",
            "addressCountry": null,
        }},
    });
    let details: mobilizon::EventDetails = extension(&document);
    assert_eq!(details.status.as_deref(), Some("CONFIRMED"));
    assert_eq!(details.category.first().unwrap().identifier(), Some("CRAFTS"));
    assert_eq!((details.participant_count, details.maximum_attendee_capacity), (Some(4), Some(0)));
    let object: AnyObject = read(&document);
    let place = object.base().unwrap().details.location.first().unwrap().object().unwrap();
    let place: mobilizon::PlaceDetails = place.extension();
    let address = place.address.unwrap();
    assert_eq!(address.object().unwrap().address_locality.as_deref(), Some("Lyon"));
}

#[test]
fn reads_an_event_of_several_servers() {
    let document = json!({
        "type": "Event",
        "eventStatus": "EventPostponed",
        "previousStartTime": "2026-05-01T18:00:00+02:00",
        "displayEndTime": false,
        "category": ["MUSIC", "CRAFTS"],
        "organizers": {
            "type": "OrganizersCollection", "totalItems": 1, "items": ["https://events.example/@ada"],
        },
        "location": {"type": "VirtualLocation", "url": "https://meet.example/rope"},
    });
    let details: event::EventDetails = extension(&document);
    assert_eq!(details.event_status.as_deref(), Some("EventPostponed"));
    assert_eq!(details.category.len(), 2);
    let organizers: Collection = details.organizers.unwrap().object().unwrap().extension();
    assert_eq!(organizers.items.first().unwrap().id().unwrap(), "https://events.example/@ada");
    let place: event::VirtualLocation = read(&document["location"]);
    assert_eq!(place.base.url.first().unwrap().id().unwrap(), "https://meet.example/rope");
    let hall: event::PlaceDetails = extension(&json!({"type": "Place", "address": "1 Quay, Lyon"}));
    assert_eq!(hall.address.unwrap().text(), Some("1 Quay, Lyon"));
}
