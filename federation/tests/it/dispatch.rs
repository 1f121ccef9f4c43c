//! Handlers: what they see, in which order, and what happens when they fail.

use std::time::Duration;

use howdah_federation::queue::{Admin, Letters, Topic};
use serde_json::json;

use crate::world::{ANN, EDITOR, Letter, World, activity};

#[tokio::test]
async fn a_handler_that_fails_is_run_again_and_at_last_a_dead_letter() {
    let mut world = World::new().await;
    world.accept(&activity("fail", "Like", EDITOR)).await;
    for (wait, runs) in [(0, 1), (9, 0), (1, 1), (60, 1), (600, 1), (3_599, 0), (1, 1), (86_400, 0)] {
        world.clock.advance(Duration::from_secs(wait));
        world.work().await;
        assert_eq!(world.handled().len(), runs, "after {wait} more seconds");
    }
    let dead = world.dead(Topic::Intake).await;
    assert_eq!((dead.len(), dead[0].reason.as_str()), (1, "as the activity asked"));
    world
        .queue
        .requeue(Letters::One(dead[0].job.id), howdah_federation::Clock::now(&world.clock))
        .await
        .unwrap();
    world.work().await;
    assert_eq!(world.handled().len(), 1);
}

#[tokio::test]
async fn a_handler_that_panics_is_a_handler_that_failed() {
    for name in ["panic", "panic-at-once"] {
        let mut world = World::new().await;
        world.accept(&activity(name, "Like", EDITOR)).await;
        let mut runs = 0;
        for wait in [0, 10, 60, 600, 3_600] {
            world.clock.advance(Duration::from_secs(wait));
            world.work().await;
            runs += world.handled().len();
        }
        assert_eq!(runs, 5);
        assert_eq!(world.dead(Topic::Intake).await[0].reason, "it panicked");
        world.accept(&activity("next", "Like", EDITOR)).await;
        world.work().await;
        assert_eq!(world.handled().len(), 1);
    }
}

#[tokio::test]
async fn keeps_the_order_of_an_actor_while_others_pass() {
    let mut world = World::new().await;
    world.accept(&activity("fail", "Like", EDITOR)).await;
    for number in 2..=20 {
        world.accept(&activity(&number.to_string(), "Like", EDITOR)).await;
    }
    let mut by_bob = activity("bob", "Like", EDITOR);
    by_bob["actor"] = "https://them.test/users/bob".into();
    assert_eq!(world.post(Letter::of(&by_bob).by_bob()).await.0, 202);
    world.work().await;
    let mut first = world.handled();
    first.sort();
    assert!(first.len() == 2 && first[0].contains("/fail") && first[1].contains("/bob"), "{first:?}");
    for wait in [10, 60, 600, 3_600] {
        world.clock.advance(Duration::from_secs(wait));
        world.work().await;
    }
    let handled = world.handled();
    assert_eq!(handled.len(), 4 + 19);
    for (line, number) in handled[4..].iter().zip(2..) {
        assert!(line.contains(&format!("/activities/{number}\"")), "{line}");
    }
}

#[tokio::test]
async fn reduces_what_others_should_say_to_its_id() {
    let mut world = World::new().await;
    let foreign = json!({"type": "Note", "id": "https://other.test/n", "content": "never said"});
    let of_another =
        json!({"type": "Note", "id": "https://them.test/n", "attributedTo": EDITOR, "content": "never said"});
    let answer = json!({
        "type": "Note", "id": "https://them.test/a", "attributedTo": ANN, "content": "yes", "inReplyTo": foreign,
    });
    let like_of_another = json!({"type": "Like", "id": "https://them.test/l", "actor": EDITOR, "object": "https://other.test/never"});
    for (number, kind, object, kept) in [
        (1, "Announce", foreign.clone(), "\"object\":\"https://other.test/n\""),
        (2, "Announce", of_another, "\"object\":\"https://them.test/n\""),
        (3, "Create", answer, "\"inReplyTo\":\"https://other.test/n\""),
        (4, "Announce", like_of_another, "\"object\":\"https://them.test/l\""),
    ] {
        world.accept(&activity(&number.to_string(), kind, object)).await;
        world.work().await;
        let handled = world.handled();
        assert!(handled[0].contains(kept) && !handled[0].contains("never"), "{handled:?}");
    }
    let nameless = json!({"type": "Note", "attributedTo": EDITOR, "content": "never said"});
    let refused = world.post(Letter::of(&activity("5", "Announce", nameless))).await;
    assert_eq!(refused, (403, "foreign-object".to_owned()));
}

#[tokio::test]
async fn a_handler_learns_who_signed() {
    let mut world = World::new().await;
    world.accept(&activity("1", "Follow", EDITOR)).await;
    world.work().await;
    assert!(world.handled()[0].starts_with(&format!("Follow {ANN} ")));
}

#[tokio::test]
async fn workers_that_are_stopped_leave_the_rest_for_the_next() {
    let mut world = World::new().await;
    let workers = world.me.start();
    crate::world::stop(workers).await;
    world.accept(&activity("1", "Like", EDITOR)).await;
    assert!(world.handled().is_empty());
    world.work().await;
    assert_eq!(world.handled().len(), 1);
}

#[tokio::test]
async fn running_workers_notice_what_arrives() {
    let mut world = World::new().await;
    let workers = world.me.start();
    for number in 0..50 {
        world.accept(&activity(&number.to_string(), "Like", EDITOR)).await;
        crate::world::soon(world.handled.recv()).await.unwrap();
    }
    crate::world::stop(workers).await;
}
