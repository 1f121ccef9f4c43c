//! What an inbox accepts, and the reason by which it refuses everything else.

use std::time::Duration;

use bytes::Bytes;
use howdah_federation::MAX_BODY_BYTES;
use howdah_federation::queue::Topic;
use howdah_signatures::Scheme;
use serde_json::{Value, json};

use crate::peer::Answer;
use crate::world::{ANN, EDITOR, KEYS, Letter, World, activity, actor};

fn like() -> Letter {
    Letter::of(&activity("1", "Like", EDITOR))
}

#[tokio::test]
async fn accepts_both_kinds_of_signatures_at_both_inboxes() {
    let mut world = World::new().await;
    for (number, scheme, path) in [
        (1, Scheme::Cavage12, "/users/editor/inbox"),
        (2, Scheme::Rfc9421, "/users/editor/inbox"),
        (3, Scheme::Cavage12, "/inbox"),
        (4, Scheme::Rfc9421, "/inbox"),
    ] {
        let like = activity(&number.to_string(), "Like", EDITOR);
        let letter = Letter { scheme, path, ..Letter::of(&like) };
        assert_eq!(world.post(letter).await.0, 202, "{scheme:?} {path}");
    }
    world.work().await;
    assert_eq!(world.handled().len(), 4);
}

#[tokio::test]
async fn names_the_reason_of_each_refusal() {
    let world = World::new().await;
    let hour = Duration::from_secs(3_700);
    let cases: Vec<(Letter, u16, &str)> = vec![
        (Letter { content_type: "application/json", ..like() }, 415, "content-type"),
        (Letter { content_type: "application/ld+json", ..like() }, 415, "content-type"),
        (Letter { also: Some(("content-encoding", "gzip")), ..like() }, 415, "content-type"),
        (Letter { without: Some("signature"), ..like() }, 401, "missing-header"),
        (Letter { without: Some("digest"), ..like() }, 401, "missing-header"),
        (Letter { sent: Some(Bytes::from_static(b"{}")), ..like() }, 401, "digest-mismatch"),
        (Letter { age: hour, ..like() }, 401, "stale"),
        (Letter { host: "elsewhere.test", ..like() }, 401, "wrong-authority"),
        (Letter { key: KEYS.bob.clone(), ..like() }, 401, "bad-signature"),
        (Letter { key_id: "https://them.test/nobody#key".into(), ..like() }, 401, "key-not-found"),
        (like().by_bob(), 403, "actor-mismatch"),
        (Letter { key_id: "https://other.test/u#key".into(), ..like() }, 403, "actor-mismatch"),
        (Letter { body: "[1]".into(), ..like() }, 400, "document"),
        (Letter { body: "{\"type\": ".into(), ..like() }, 400, "document"),
        (
            Letter { body: format!("{{\"x\": {}{}}}", "[".repeat(99), "]".repeat(99)).into(), ..like() },
            400,
            "document",
        ),
        (Letter { body: format!("{{\"actor\": \"{ANN}\"}}").into(), ..like() }, 400, "incomplete"),
        (Letter { body: "{\"type\": \"Like\"}".into(), ..like() }, 400, "incomplete"),
        (Letter { body: vec![b' '; MAX_BODY_BYTES + 1].into(), ..like() }, 413, "body"),
        (Letter { path: "/users/nobody/inbox", ..like() }, 404, "no-such-inbox"),
    ];
    for (letter, status, reason) in cases {
        assert_eq!(world.post(letter).await, (status, reason.to_owned()));
    }
    assert!(world.queue_is_empty().await);
}

#[tokio::test]
async fn refuses_what_the_signer_may_not_say() {
    let world = World::new().await;
    let mut foreign_id = activity("1", "Like", EDITOR);
    foreign_id["id"] = "https://other.test/activities/1".into();
    let mut several_actors = activity("1", "Like", EDITOR);
    several_actors["actor"] = json!([ANN, "https://other.test/users/eve"]);
    for (activity, status, reason) in [
        (foreign_id, 403, "foreign-id"),
        (several_actors, 400, "incomplete"),
        (activity("1", "Delete", "https://other.test/notes/1"), 403, "foreign-object"),
        (
            activity("1", "Create", json!({"type": "Note", "id": "https://other.test/1"})),
            403,
            "foreign-object",
        ),
        (activity("1", "Create", json!({"type": "Note", "attributedTo": EDITOR})), 403, "foreign-object"),
    ] {
        assert_eq!(world.post(Letter::of(&activity)).await, (status, reason.to_owned()), "{activity}");
    }
}

#[tokio::test]
async fn a_type_that_only_looks_like_a_known_one_reaches_no_handler_of_it() {
    let mut world = World::new().await;
    for kind in ["https://evil.test/ns#Delete", "x#Delete", "as:Deleted", "delete"] {
        let letter = Letter::of(&activity("1", kind, "https://other.test/notes/1"));
        assert_eq!(world.post(letter).await.0, 202, "{kind}");
    }
    let full = activity("2", "https://www.w3.org/ns/activitystreams#Delete", "https://other.test/notes/1");
    assert_eq!(world.post(Letter::of(&full)).await, (403, "foreign-object".to_owned()));
    let mut several = activity("3", "Like", "https://other.test/notes/1");
    several["type"] = json!(["Mark", "Delete"]);
    assert_eq!(world.post(Letter::of(&several)).await, (403, "foreign-object".to_owned()));
    world.work().await;
    assert_eq!(world.handled(), Vec::<String>::new());
}

#[tokio::test]
async fn a_body_that_does_not_arrive_in_time_is_refused() {
    let mut world = World::new().await;
    tokio::time::pause();
    let request = like().request(howdah_federation::Clock::now(&world.clock));
    let request = request.map(|_| crate::peer::Endless);
    let answer = tower_service::Service::call(&mut world.me.service(), request).await.unwrap();
    assert_eq!(answer.status(), 408);
    assert!(world.handled().is_empty());
}

#[tokio::test]
async fn handles_the_second_copy_of_an_activity_never() {
    let mut world = World::new().await;
    let mut first = activity("~1", "Like", EDITOR);
    world.accept(&first).await;
    world.work().await;
    first["content"] = "another body".into();
    world.accept(&first).await;
    first["id"] = "https://THEM.test:443/activities/%7e1".into();
    world.accept(&first).await;
    world.work().await;
    assert_eq!(world.handled().len(), 1);
}

#[tokio::test]
async fn handles_one_of_a_hundred_copies_that_arrive_together() {
    let mut world = World::new().await;
    world.accept(&activity("first", "Like", EDITOR)).await;
    let mut posting = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let (federation, letter, now) =
            (world.me.clone(), like(), howdah_federation::Clock::now(&world.clock));
        posting.spawn(async move {
            let answer = tower_service::Service::call(&mut federation.service(), letter.request(now)).await;
            answer.unwrap().status()
        });
    }
    while let Some(status) = posting.join_next().await {
        assert_eq!(status.unwrap(), 202);
    }
    world.work().await;
    assert_eq!(world.handled().len(), 2);
}

#[tokio::test]
async fn accepts_and_drops_a_type_that_nobody_handles() {
    let world = World::new().await;
    world.accept(&activity("1", "Listen", "https://them.test/songs/1")).await;
    assert!(world.queue_is_empty().await);
}

#[tokio::test]
async fn accepts_and_drops_the_delete_of_an_actor_that_is_gone() {
    let mut world = World::new().await;
    world.them.instead("/users/ann", Answer::Status(410, &[]));
    assert_eq!(world.post(like()).await, (401, "gone".to_owned()));
    world.accept(&activity("2", "Delete", ANN)).await;
    world.work().await;
    assert!(world.handled().is_empty());
}

#[tokio::test]
async fn fetches_a_replaced_key_once_and_not_before_five_minutes() {
    let world = World::new().await;
    world.accept(&activity("1", "Like", EDITOR)).await;
    world.them.instead("/users/ann", Answer::json(&actor("ann", &KEYS.bob)));
    let replaced = |number: u32| {
        let like = activity(&number.to_string(), "Like", EDITOR);
        Letter { key: KEYS.bob.clone(), ..Letter::of(&like) }
    };
    world.clock.advance(Duration::from_secs(299));
    assert_eq!(world.post(replaced(2)).await, (401, "bad-signature".to_owned()));
    assert_eq!(world.them.asked("/users/ann"), 1);
    world.clock.advance(Duration::from_secs(1));
    assert_eq!(world.post(replaced(2)).await.0, 202);
    assert_eq!(world.post(replaced(3)).await.0, 202);
    assert_eq!(world.them.asked("/users/ann"), 2);
    assert_eq!(world.post(like()).await, (401, "bad-signature".to_owned()));
    assert_eq!(world.them.asked("/users/ann"), 2);
}

#[tokio::test]
async fn bad_signatures_cost_a_silent_server_one_request_in_five_minutes_and_not_its_key() {
    let world = World::new().await;
    world.accept(&activity("1", "Like", EDITOR)).await;
    world.them.instead("/users/ann", Answer::Status(503, &[]));
    let forged = || Letter { key: KEYS.bob.clone(), ..like() };
    for round in 2..=3 {
        world.clock.advance(Duration::from_secs(300));
        for _ in 0..5 {
            assert_eq!(world.post(forged()).await, (401, "bad-signature".to_owned()));
        }
        assert_eq!(world.them.asked("/users/ann"), round);
    }
    world.accept(&activity("2", "Like", EDITOR)).await;
}

#[tokio::test]
async fn an_activity_without_an_id_is_told_by_its_bytes() {
    let mut world = World::new().await;
    let mut nameless = activity("1", "Like", EDITOR);
    nameless.as_object_mut().unwrap().remove("id");
    world.accept(&nameless).await;
    world.accept(&nameless).await;
    nameless["object"] = Value::from("https://social.me.test/notes/1");
    world.accept(&nameless).await;
    world.work().await;
    assert_eq!(world.handled().len(), 2);
    assert!(world.dead(Topic::Intake).await.is_empty());
}
