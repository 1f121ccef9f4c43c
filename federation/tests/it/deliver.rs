//! Deliveries on the wire, and what becomes of them when the other side fails.

use std::time::Duration;

use howdah_federation::Recipient;
use howdah_federation::queue::{Admin, Topic};
use howdah_signatures::{CryptoProvider, Policy, Verifier, provider};
use howdah_types::{Iri, Ref};
use serde_json::Value;

use crate::peer::{Answer, Peer};
use crate::world::{ANN, World, follow, iri};

const INBOX: &str = "https://them.test/users/ann/inbox";
const PATH: &str = "/users/ann/inbox";

const HOUR: Duration = Duration::from_secs(3_600);

fn id_of(body: &[u8]) -> String {
    let document: Value = serde_json::from_slice(body).unwrap();
    document["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

async fn next_id(peer: &mut Peer) -> String {
    id_of(&peer.posted().await.1)
}

#[tokio::test]
async fn a_delivery_arrives_signed_by_its_sender() {
    let mut world = World::new().await;
    world.them.at(PATH, Answer::Status(202, &[]));
    world.send("1", INBOX).await;
    world.work().await;
    let (parts, body) = world.them.posted().await;
    assert_eq!(parts.headers["content-type"], "application/activity+json");
    let verifier = Verifier::new(Policy::fediverse().authorities(["them.test"]));
    let pending = verifier.begin(&parts, &body, howdah_federation::Clock::now(&world.clock)).unwrap();
    let candidate = pending.candidates().next().unwrap();
    assert_eq!(candidate.key_id(), "https://social.me.test/users/editor#main-key");
    let key = provider::AwsLcRs.verify_key(crate::world::KEYS.editor.public_key()).unwrap();
    candidate.finish(&*key).unwrap();
    let document: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((&document["type"], &document["object"]), (&"Follow".into(), &ANN.into()));
    assert!(world.queue_is_empty().await);
}

#[tokio::test]
async fn sends_once_to_each_server_and_not_to_itself() {
    let mut world = World::new().await;
    world.them.at("/inbox", Answer::Status(202, &[]));
    world.other.at("/u/1/inbox", Answer::Status(202, &[]));
    let recipients: Vec<Recipient> = [
        (INBOX, Some("https://them.test/inbox")),
        ("https://them.test/users/bob/inbox", Some("https://them.test/inbox")),
        ("https://other.test/u/1/inbox", Some("https://them.test/collects-mail")),
        ("https://social.me.test/users/editor/inbox", None),
        ("https://127.0.0.1/inbox", None),
    ]
    .into_iter()
    .map(|(inbox, shared)| Recipient::new(iri(inbox), shared.map(iri)))
    .collect();
    assert_eq!(world.me.send("editor", &follow("1"), &recipients).await.unwrap(), 2);
    world.work().await;
    assert_eq!(world.them.posted().await.0.uri.path(), "/inbox");
    assert_eq!(world.other.posted().await.0.uri.path(), "/u/1/inbox");
    assert!(world.them.is_silent() && world.other.is_silent());
    world.me.send("editor", &follow("1"), &recipients).await.unwrap();
    assert!(world.queue_is_empty().await);
}

#[tokio::test]
async fn hidden_recipients_are_not_on_the_wire() {
    let mut world = World::new().await;
    world.them.at(PATH, Answer::Status(202, &[]));
    let mut secret = follow("1");
    let object: &mut howdah_types::Object = secret.as_mut();
    object.details.bto.push(Ref::Iri(iri("https://them.test/users/bob")));
    object.details.bcc.push(Ref::Iri(iri("https://them.test/users/bob")));
    object.to.push(Ref::Iri(iri(ANN)));
    world.me.send("editor", &secret, &[Recipient::new(iri(INBOX), None)]).await.unwrap();
    world.work().await;
    let (_, body) = world.them.posted().await;
    let text = String::from_utf8(body.to_vec()).unwrap();
    assert!(!text.contains("bob") && !text.contains("bto") && text.contains(ANN), "{text}");
}

#[tokio::test]
async fn an_activity_without_an_id_is_not_sent() {
    let world = World::new().await;
    let mut nameless = follow("1");
    let object: &mut howdah_types::Object = nameless.as_mut();
    object.id = None::<Iri>;
    let sent = world.me.send("editor", &nameless, &[Recipient::new(iri(INBOX), None)]).await;
    assert_eq!(sent.unwrap_err().kind(), howdah_federation::ErrorKind::BadRequest);
}

#[tokio::test]
async fn tries_again_after_a_minute_and_keeps_the_order() {
    let mut world = World::new().await;
    world.them.at(PATH, Answer::Status(500, &[])).at(PATH, Answer::Status(202, &[]));
    world.send("1", INBOX).await;
    world.send("2", INBOX).await;
    world.work().await;
    assert_eq!(next_id(&mut world.them).await, "1");
    world.clock.advance(Duration::from_secs(47));
    world.work().await;
    assert!(world.them.is_silent(), "it came too early, or the second passed the first");
    world.clock.advance(Duration::from_secs(26));
    world.work().await;
    assert_eq!(next_id(&mut world.them).await, "1");
    assert_eq!(next_id(&mut world.them).await, "2");
    assert!(world.queue_is_empty().await && world.dead(Topic::Delivery).await.is_empty());
}

#[tokio::test]
async fn gives_up_at_once_what_will_never_be_taken() {
    for (status, why) in [(410, "410"), (301, "301"), (307, "307")] {
        let world = World::new().await;
        world.them.at(PATH, Answer::Status(status, &[("location", "https://other.test/inbox")]));
        world.send("1", INBOX).await;
        world.work().await;
        let dead = world.dead(Topic::Delivery).await;
        assert!(dead[0].reason.contains(why), "{}", dead[0].reason);
        assert_eq!(world.other.asked("/inbox"), 0);
        assert!(world.queue_is_empty().await);
    }
}

#[tokio::test]
async fn gives_up_after_the_third_404_while_others_pass() {
    let mut world = World::new().await;
    world.them.at("/gone/inbox", Answer::Status(404, &[])).at(PATH, Answer::Status(202, &[]));
    world.send("1", "https://them.test/gone/inbox").await;
    world.send("2", INBOX).await;
    for _ in 0..4 {
        world.work().await;
        world.clock.advance(HOUR);
    }
    assert_eq!(world.them.asked("/gone/inbox"), 3);
    assert_eq!(world.dead(Topic::Delivery).await.len(), 1);
    assert_eq!(next_id(&mut world.them).await, "1");
    assert_eq!(next_id(&mut world.them).await, "2");
}

#[tokio::test]
async fn waits_as_long_as_the_host_asks_for() {
    let world = World::new().await;
    world.them.at(PATH, Answer::Status(429, &[("retry-after", "7200")])).at(PATH, Answer::Status(202, &[]));
    world.send("1", INBOX).await;
    world.work().await;
    world.clock.advance(HOUR);
    world.work().await;
    assert_eq!(world.them.asked(PATH), 1);
    world.clock.advance(HOUR);
    world.work().await;
    assert_eq!(world.them.asked(PATH), 2);
}

#[tokio::test]
async fn a_host_that_was_down_gets_its_mail_when_it_is_up() {
    let mut world = World::new().await;
    world.take_them_down().await;
    world.send("1", INBOX).await;
    world.send("2", INBOX).await;
    world.work().await;
    let lanes = world.queue.lanes(Topic::Delivery, 10).await.unwrap();
    assert_eq!((lanes[0].depth, lanes[0].fails), (2, 1));
    world.bring_them_up().await;
    world.them.at(PATH, Answer::Status(200, &[]));
    world.clock.advance(Duration::from_secs(72));
    world.work().await;
    assert_eq!(next_id(&mut world.them).await, "1");
    assert_eq!(next_id(&mut world.them).await, "2");
}

#[tokio::test]
async fn gives_up_a_host_after_three_days_with_one_attempt_for_all_that_is_too_old() {
    let world = World::new().await;
    world.them.at(PATH, Answer::Status(503, &[]));
    for number in 0..10 {
        world.send(&number.to_string(), INBOX).await;
    }
    world.work().await;
    assert_eq!(world.them.asked(PATH), 1);
    world.clock.advance(72 * HOUR);
    world.send("young", INBOX).await;
    world.work().await;
    assert_eq!(world.them.asked(PATH), 2);
    assert_eq!(world.dead(Topic::Delivery).await.len(), 10);
    assert_eq!(world.queue.lanes(Topic::Delivery, 10).await.unwrap()[0].depth, 1);
}

#[tokio::test]
async fn an_endless_answer_to_a_delivery_changes_nothing() {
    let world = World::new().await;
    world.them.at(PATH, Answer::Document("text/plain", vec![b'x'; 1024 * 1024].into()));
    world.send("1", INBOX).await;
    world.work().await;
    assert!(world.queue_is_empty().await && world.dead(Topic::Delivery).await.is_empty());
}

#[tokio::test]
async fn a_sender_without_a_key_or_with_one_that_panics_costs_only_its_own_delivery() {
    let mut world = World::new().await;
    world.them.at(PATH, Answer::Status(202, &[]));
    for (name, number) in [("nobody", "1"), ("panicking", "2"), ("editor", "3")] {
        world.me.send(name, &follow(number), &[Recipient::new(iri(INBOX), None)]).await.unwrap();
    }
    world.work().await;
    assert_eq!(next_id(&mut world.them).await, "3");
    assert_eq!(world.dead(Topic::Delivery).await.len(), 1);
}
