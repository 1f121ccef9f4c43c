//! What the guarded client fetches, and what it refuses.

use howdah_federation::ErrorKind;
use howdah_federation::fetch::{Fetched, MAX_DOCUMENT_BYTES, Refusal};
use serde_json::json;

use crate::peer::Answer;
use crate::world::World;

const NOTE: &str = "https://them.test/n";

fn note(id: &str) -> Answer {
    Answer::json(&json!({"id": id, "type": "Note"}))
}

async fn fetch(world: &World, url: &str) -> Result<Fetched, ErrorKind> {
    world.me.fetcher().document(url).await.map_err(|error| error.kind())
}

async fn refused(world: &World, url: &str) -> Option<Refusal> {
    world.me.fetcher().document(url).await.err().and_then(|error| error.refusal())
}

#[tokio::test]
async fn follows_redirects_to_the_document() {
    let world = World::new().await;
    world
        .them
        .at("/1", Answer::Redirect("/2".into()))
        .at("/2", Answer::Redirect("https://other.test/3".into()));
    world.other.at("/3", Answer::Redirect(NOTE.into()));
    world.them.at("/n", note(NOTE));
    let fetched = fetch(&world, "https://them.test/1").await.unwrap();
    assert_eq!((fetched.url.as_str(), fetched.status.as_u16()), (NOTE, 200));
}

#[tokio::test]
async fn checks_the_target_of_a_redirect_like_the_first_url() {
    for (target, refusal) in [
        ("https://127.0.0.1/", Refusal::PrivateAddress),
        ("https://[::1]/", Refusal::PrivateAddress),
        ("http://other.test/", Refusal::NotHttps),
        ("//localhost/", Refusal::LocalName),
        ("https://other.test:6379/", Refusal::Port),
        ("https://name@other.test/", Refusal::Userinfo),
        ("https://social.me.test/users/editor", Refusal::OwnHost),
        ("https://me.test/", Refusal::OwnHost),
    ] {
        let world = World::new().await;
        world.them.at("/n", Answer::Redirect(target.into()));
        assert_eq!(refused(&world, NOTE).await, Some(refusal), "{target}");
    }
}

#[tokio::test]
async fn follows_three_redirects_and_no_circle() {
    let world = World::new().await;
    for step in 1..=4 {
        world.them.at(&format!("/{step}"), Answer::Redirect(format!("/{}", step + 1)));
    }
    world.them.at("/5", note("https://them.test/5")).at("/self", Answer::Redirect("/self".into()));
    assert_eq!(refused(&world, "https://them.test/1").await, Some(Refusal::TooManyRedirects));
    assert!(fetch(&world, "https://them.test/2").await.is_ok());
    assert_eq!(refused(&world, "https://them.test/self").await, Some(Refusal::TooManyRedirects));
    assert_eq!(world.them.asked("/self"), 1);
}

#[tokio::test]
async fn refuses_a_document_that_may_not_speak_for_its_id() {
    let world = World::new().await;
    world.them.at("/n", note("https://other.test/n")).at("/none", Answer::json(&json!({"type": "Note"})));
    world.them.at("/there", Answer::Redirect("https://other.test/n".into()));
    world.other.at("/n", note(NOTE));
    for path in ["n", "none", "there"] {
        assert_eq!(
            refused(&world, &format!("https://them.test/{path}")).await,
            Some(Refusal::ForeignId),
            "{path}"
        );
    }
}

#[tokio::test]
async fn refuses_answers_of_the_wrong_kind_size_or_status() {
    let world = World::new().await;
    let document = json!({"id": NOTE, "type": "Note"}).to_string();
    world.them.at("/text", Answer::Document("text/html", document.clone().into()));
    assert_eq!(refused(&world, "https://them.test/text").await, Some(Refusal::ContentType));
    let padded = format!("{document}{}", " ".repeat(MAX_DOCUMENT_BYTES + 1 - document.len()));
    world.them.at("/large", Answer::Document("application/activity+json", padded.clone().into()));
    assert_eq!(refused(&world, "https://them.test/large").await, Some(Refusal::TooLarge));
    let most = padded[..MAX_DOCUMENT_BYTES].to_owned();
    world.them.at("/most", Answer::Document("application/activity+json", most.into()));
    assert!(fetch(&world, "https://them.test/most").await.is_ok());
    assert_eq!(
        fetch(&world, "https://them.test/nothing").await.unwrap_err(),
        ErrorKind::Status(http::StatusCode::NOT_FOUND)
    );
    world.them.at("/torn", Answer::Document("application/activity+json", "{\"id\":".into()));
    assert_eq!(fetch(&world, "https://them.test/torn").await.unwrap_err(), ErrorKind::Document);
}

#[tokio::test]
async fn asks_nobody_for_what_it_refuses() {
    let world = World::new().await;
    for url in ["https://social.me.test/users/editor", "http://them.test/n", "https://them.test:444/n"] {
        assert!(refused(&world, url).await.is_some());
    }
    assert_eq!(world.them.asked("/n"), 0);
}
