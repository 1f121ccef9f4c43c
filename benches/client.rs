//! Reading a home timeline of 40 statuses, against `serde_json::Value` on the same bytes.
#![expect(clippy::indexing_slicing, reason = "the members of values that are made here")]

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use howdah_client::entities::Status;
use serde_json::{Value, json};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let page = timeline().to_string();
    let mut group = criterion.benchmark_group("client");
    group.throughput(Throughput::Bytes(page.len() as u64));
    group.bench_function("home timeline", |bencher| {
        bencher.iter(|| serde_json::from_str::<Vec<Status>>(black_box(&page)));
    });
    group.bench_function("home timeline as values", |bencher| {
        bencher.iter(|| serde_json::from_str::<Value>(black_box(&page)));
    });
    group.finish();
    criterion.final_summary();
}

/// 40 statuses as Mastodon 4.6 sends them: every fourth is a boost, every third has a picture, every fifth
/// a card; half of them mention somebody, and a third of the names have an emoji.
fn timeline() -> Value {
    (0..40).map(|number| if number % 4 == 3 { boost(number) } else { status(number) }).collect()
}

fn boost(number: u32) -> Value {
    let mut boost = status(number);
    let mut boosted = status(number + 1000);
    boosted["account"] = account(number + 1000);
    boost["reblog"] = boosted;
    boost
}

fn status(number: u32) -> Value {
    let mut status = json!({
        "id": (110_000_000_000_000_000_u64 + u64::from(number)).to_string(),
        "created_at": "2026-11-23T10:00:00.250Z",
        "in_reply_to_id": null,
        "in_reply_to_account_id": null,
        "sensitive": false,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": format!("https://social.example/users/lamp{number}/statuses/{number}"),
        "url": format!("https://social.example/@lamp{number}/{number}"),
        "replies_count": 3,
        "reblogs_count": 12,
        "favourites_count": 25,
        "quotes_count": 0,
        "edited_at": null,
        "favourited": false,
        "reblogged": false,
        "muted": false,
        "bookmarked": false,
        "filtered": [],
        "tagged_collections": [],
        "quote_approval": { "automatic": ["public"], "manual": [], "current_user": "automatic" },
        "content": "<p>The tide was out when we came, and the boats lay on their sides in the mud. \
            <a href=\"https://social.example/tags/harbour\" class=\"mention hashtag\" rel=\"tag\">\
            #<span>harbour</span></a> <span class=\"h-card\"><a href=\"https://social.example/@keel\" \
            class=\"u-url mention\">@<span>keel</span></a></span></p>",
        "reblog": null,
        "application": { "name": "Lamp", "website": "https://lamp.example" },
        "account": account(number),
        "media_attachments": [],
        "mentions": [],
        "tags": [{ "name": "harbour", "url": "https://social.example/tags/harbour" }],
        "emojis": [],
        "quote": null,
        "card": null,
        "poll": null
    });
    if number.is_multiple_of(2) {
        status["mentions"] = json!([{
            "id": "109999999999999999",
            "username": "keel",
            "url": "https://social.example/@keel",
            "acct": "keel"
        }]);
    }
    if number.is_multiple_of(3) {
        status["media_attachments"] = json!([picture(number)]);
    }
    if number.is_multiple_of(5) {
        status["card"] = card();
    }
    status
}

fn account(number: u32) -> Value {
    let mut account = json!({
        "id": (109_000_000_000_000_000_u64 + u64::from(number)).to_string(),
        "username": format!("lamp{number}"),
        "acct": format!("lamp{number}@light.example"),
        "display_name": "Lamp \u{1f4a1}",
        "locked": false,
        "bot": false,
        "discoverable": true,
        "indexable": true,
        "group": false,
        "created_at": "2022-04-01T00:00:00.000Z",
        "note": "<p>Keeper of the light. Photographs of boats, birds and weather.</p>",
        "url": format!("https://light.example/@lamp{number}"),
        "uri": format!("https://light.example/users/lamp{number}"),
        "avatar_description": "",
        "header_description": "",
        "show_media": true,
        "show_media_replies": true,
        "show_featured": true,
        "roles": [],
        "feature_approval": { "automatic": ["public"], "manual": [], "current_user": "automatic" },
        "avatar": "https://files.light.example/accounts/avatars/000/000/001/original/lamp.png",
        "avatar_static": "https://files.light.example/accounts/avatars/000/000/001/static/lamp.png",
        "header": "https://files.light.example/accounts/headers/000/000/001/original/sea.png",
        "header_static": "https://files.light.example/accounts/headers/000/000/001/static/sea.png",
        "followers_count": 320,
        "following_count": 280,
        "statuses_count": 4100,
        "last_status_at": "2026-11-23",
        "hide_collections": false,
        "emojis": [],
        "fields": [
            { "name": "Harbour", "value": "<a href=\"https://harbour.example\">harbour.example</a>",
              "verified_at": "2023-01-01T00:00:00.000+00:00" },
            { "name": "Pronouns", "value": "it", "verified_at": null }
        ]
    });
    if number.is_multiple_of(3) {
        account["emojis"] = json!([{
            "shortcode": "lamp",
            "url": "https://files.light.example/emoji/lamp.png",
            "static_url": "https://files.light.example/emoji/static/lamp.png",
            "visible_in_picker": true
        }]);
    }
    account
}

fn picture(number: u32) -> Value {
    json!({
        "id": number.to_string(),
        "type": "image",
        "url": "https://files.light.example/media/000/000/001/original/boats.jpg",
        "preview_url": "https://files.light.example/media/000/000/001/small/boats.jpg",
        "remote_url": null,
        "preview_remote_url": null,
        "text_url": null,
        "meta": {
            "focus": { "x": 0.0, "y": -0.2 },
            "original": { "width": 1920, "height": 1080, "size": "1920x1080", "aspect": 1.777_777_777 },
            "small": { "width": 640, "height": 360, "size": "640x360", "aspect": 1.777_777_777 }
        },
        "description": "Three boats lie on their sides in the mud of a harbour at low tide.",
        "blurhash": "UFBWY:8_0Jxv4mx]t8t64.%M-:IUWGWAt6M}"
    })
}

fn card() -> Value {
    json!({
        "url": "https://harbour.example/tides",
        "title": "Tides of the week",
        "description": "When the water comes and goes, for all seven harbours of the bay.",
        "language": "en",
        "type": "link",
        "author_name": "Keel",
        "author_url": "https://social.example/@keel",
        "provider_name": "The Harbour",
        "provider_url": "https://harbour.example",
        "html": "",
        "width": 400,
        "height": 225,
        "image": "https://files.social.example/cards/tides.jpg",
        "image_description": "",
        "embed_url": "",
        "blurhash": "UFBWY:8_0Jxv4mx]t8t64.%M-:IUWGWAt6M}",
        "published_at": null,
        "authors": [{ "name": "Keel", "url": "https://social.example/@keel", "account": null }]
    })
}
