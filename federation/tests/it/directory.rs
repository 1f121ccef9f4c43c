//! What is kept of other servers' actors and keys, and for how long.

use std::time::Duration;

use howdah_federation::{ErrorKind, KNOWN_ACTORS_BYTES};
use serde_json::json;

use crate::peer::Answer;
use crate::world::{ANN, EDITOR, KEYS, Letter, World, activity, actor, iri};

#[tokio::test]
async fn fifty_lookups_at_once_are_one_request() {
    let world = World::new().await;
    let mut looking = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let me = world.me.clone();
        looking.spawn(async move { me.actor(&iri(ANN)).await.unwrap().actor.id().cloned() });
    }
    while let Some(found) = looking.join_next().await {
        assert_eq!(found.unwrap(), Some(iri(ANN)));
    }
    assert_eq!(world.them.asked("/users/ann"), 1);
}

#[tokio::test]
async fn fifty_signed_requests_at_once_fetch_the_key_once() {
    let world = World::new().await;
    let mut posting = tokio::task::JoinSet::new();
    for number in 0..50 {
        let request = Letter::of(&activity(&number.to_string(), "Like", EDITOR));
        let request = request.request(howdah_federation::Clock::now(&world.clock));
        let mut service = world.me.service();
        posting.spawn(
            async move { tower_service::Service::call(&mut service, request).await.unwrap().status() },
        );
    }
    while let Some(status) = posting.join_next().await {
        assert_eq!(status.unwrap(), 202);
    }
    assert_eq!(world.them.asked("/users/ann"), 1);
}

#[tokio::test]
async fn a_lookup_that_is_given_up_is_taken_over() {
    let world = World::new().await;
    let look = || {
        let me = world.me.clone();
        tokio::spawn(async move { me.actor(&iri(ANN)).await.map(drop) })
    };
    let (first, second) = (look(), look());
    tokio::task::yield_now().await;
    first.abort();
    crate::world::soon(second).await.unwrap().unwrap();
}

#[tokio::test]
async fn believes_an_actor_for_a_day_unless_it_says_that_it_changed() {
    let world = World::new().await;
    let ask = async || world.me.actor(&iri(ANN)).await.unwrap();
    ask().await;
    world.clock.advance(Duration::from_secs(24 * 60 * 60 - 1));
    ask().await;
    assert_eq!(world.them.asked("/users/ann"), 1);
    world.clock.advance(Duration::from_secs(1));
    ask().await;
    assert_eq!(world.them.asked("/users/ann"), 2);
    world.accept(&activity("1", "Update", actor("ann", &KEYS.ann))).await;
    // One for the key, one for the actor.
    ask().await;
    assert_eq!(world.them.asked("/users/ann"), 4);
}

#[tokio::test]
async fn remembers_a_refusal_for_five_minutes_and_silence_for_half_a_minute() {
    for (status, seconds) in [(404, 300), (410, 300), (503, 30)] {
        let world = World::new().await;
        world.them.instead("/users/ann", Answer::Status(status, &[]));
        for (wait, requests) in [(0, 1), (seconds - 1, 1), (1, 2)] {
            world.clock.advance(Duration::from_secs(wait));
            let error = world.me.actor(&iri(ANN)).await.unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::Status(found) if found.as_u16() == status));
            assert_eq!(world.them.asked("/users/ann"), requests, "{status} after {wait}");
        }
        let like = activity("1", "Like", EDITOR);
        for (wait, requests) in [(0, 3), (seconds - 1, 3), (1, 4)] {
            world.clock.advance(Duration::from_secs(wait));
            assert_eq!(world.post(Letter::of(&like)).await.0, 401);
            assert_eq!(world.them.asked("/users/ann"), requests, "{status} after {wait}");
        }
    }
}

#[tokio::test]
async fn takes_no_other_document_for_an_actor() {
    let world = World::new().await;
    world.them.at("/note", Answer::json(&json!({"id": "https://them.test/note", "type": "Note"})));
    world.them.at("/@ann", Answer::json(&actor("ann", &KEYS.ann)));
    for path in ["note", "@ann"] {
        let error = world.me.actor(&iri(&format!("https://them.test/{path}"))).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WrongKind, "{path}");
    }
}

#[tokio::test]
async fn keeps_no_more_of_actors_than_its_bound() {
    let world = World::new().await;
    let most = usize::try_from(KNOWN_ACTORS_BYTES / (900 * 1024)).unwrap();
    let padding = "x".repeat(900 * 1024);
    let fetch = async |number: usize| {
        world.me.actor(&iri(&format!("https://them.test/large/{number}"))).await.unwrap();
    };
    for number in 0..most + 20 {
        let id = format!("https://them.test/large/{number}");
        let document =
            json!({"id": id, "type": "Person", "inbox": format!("{id}/inbox"), "summary": padding});
        world.them.at(&format!("/large/{number}"), Answer::json(&document));
        fetch(number).await;
    }
    for number in 0..most + 20 {
        fetch(number).await;
    }
    let requests: usize = (0..most + 20).map(|number| world.them.asked(&format!("/large/{number}"))).sum();
    assert!(requests >= most + 20 + 20, "{requests} requests: more was kept than allowed");
}
