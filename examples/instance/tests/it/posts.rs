use howdah_client::entities::Visibility;
use howdah_client::params::{AccountStatuses, CreateStatus, DeleteStatus, EditStatus, Follow, Reblog};

use crate::world::{HOST, World, refused, write};

#[tokio::test]
async fn a_post_is_written_edited_and_deleted() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let draft = CreateStatus::text("Hi @Bob & <all> #Rust").spoiler_text("greeting");
    let post = ann.statuses().create(&draft).await.unwrap();
    assert!(post.content.as_str().contains("&amp; &lt;all&gt;"), "{}", post.content);
    assert_eq!(
        (post.spoiler_text.as_str(), post.sensitive, &post.visibility),
        ("greeting", true, &Visibility::Public)
    );
    assert_eq!(post.mentions[0].acct, "bob");
    assert_eq!(post.tags[0].name, "rust");
    assert!(post.edited_at.is_none());

    let edited = ann.statuses().edit(&post.id, &EditStatus::new().status("Hi")).await.unwrap();
    assert_eq!((edited.content.as_str(), edited.spoiler_text.as_str()), ("<p>Hi</p>", ""));
    assert!(edited.edited_at.is_some() && edited.mentions.is_empty() && edited.tags.is_empty());

    let boost = bob.statuses().reblog(&post.id, &Reblog::new()).await.unwrap();
    ann.statuses().delete(&post.id, &DeleteStatus::new()).await.unwrap();
    assert_eq!(refused(ann.statuses().get(&post.id).await), Some(404));
    assert_eq!(refused(bob.statuses().get(&boost.id).await), Some(404), "the boost went with it");
    let left = world.http.get(&post.uri).header("accept", "application/activity+json").send().await.unwrap();
    assert_eq!(left.status().as_u16(), 410);
}

#[tokio::test]
async fn only_the_author_changes_a_post() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let post = write(&ann, "mine").await;
    assert_eq!(refused(bob.statuses().edit(&post.id, &EditStatus::new().status("yours")).await), Some(404));
    assert_eq!(refused(bob.statuses().delete(&post.id, &DeleteStatus::new()).await), Some(404));
    assert_eq!(ann.statuses().get(&post.id).await.unwrap().content.as_str(), "<p>mine</p>");
}

#[tokio::test]
async fn what_cannot_be_a_post_is_unprocessable() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    let post = write(&ann, "x").await;
    let mentions: Vec<_> = (0..21).map(|number| format!("@nobody{number}")).collect();
    for draft in [
        CreateStatus::new(),
        CreateStatus::text(" \n\t"),
        CreateStatus::text("x".repeat(5_001)),
        CreateStatus::text("x").spoiler_text("y".repeat(5_000)),
        CreateStatus::text(mentions.join(" ")),
        CreateStatus::text("x").visibility(Visibility::from("limited")),
        CreateStatus::text("x").media_ids(["1".into()]),
    ] {
        assert_eq!(refused(ann.statuses().create(&draft).await), Some(422), "{draft:?}");
    }
    assert_eq!(refused(ann.statuses().edit(&post.id, &EditStatus::new().status(" ")).await), Some(422));
    assert!(ann.statuses().create(&CreateStatus::text("é".repeat(5_000))).await.is_ok());
}

#[tokio::test]
async fn what_is_unknown_is_not_found() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    for id in ["999", "-1", "abc", "99999999999999999999"] {
        let (status, account) = (id.into(), id.into());
        assert_eq!(refused(ann.statuses().get(&status).await), Some(404), "{id}");
        assert_eq!(refused(ann.statuses().context(&status).await), Some(404), "{id}");
        assert_eq!(
            refused(ann.statuses().edit(&status, &EditStatus::new().status("x")).await),
            Some(404),
            "{id}"
        );
        assert_eq!(refused(ann.statuses().delete(&status, &DeleteStatus::new()).await), Some(404), "{id}");
        assert_eq!(refused(ann.statuses().favourite(&status).await), Some(404), "{id}");
        assert_eq!(refused(ann.statuses().reblog(&status, &Reblog::new()).await), Some(404), "{id}");
        assert_eq!(refused(ann.accounts().get(&account).await), Some(404), "{id}");
        assert_eq!(
            refused(ann.accounts().statuses(&account, &AccountStatuses::new()).await),
            Some(404),
            "{id}"
        );
        assert_eq!(refused(ann.accounts().follow(&account, &Follow::new()).await), Some(404), "{id}");
        let reply = CreateStatus::text("x").in_reply_to_id(id);
        assert_eq!(refused(ann.statuses().create(&reply).await), Some(404), "{id}");
    }
    assert_eq!(refused(ann.accounts().lookup("nobody").await), Some(404));
    let unknown = world.http.get(format!("https://{HOST}/api/v1/lists")).send().await.unwrap();
    assert_eq!(unknown.status().as_u16(), 404);
}

#[tokio::test]
async fn a_conversation_is_shown_with_all_its_branches() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let reply = async |to: &_, text| ann.statuses().create(&CreateStatus::reply(to, text)).await.unwrap();
    let root = write(&bob, "root").await;
    let one = reply(&root, "one").await;
    let two = reply(&root, "two").await;
    let inner = reply(&one, "inner").await;
    assert_eq!(one.in_reply_to_id.as_ref(), Some(&root.id));
    assert_eq!(one.in_reply_to_account_id.as_ref(), Some(&root.account.id));
    let context = world.anonymous().statuses().context(&root.id).await.unwrap();
    let ids: Vec<_> = context.descendants.into_iter().map(|status| status.id).collect();
    assert_eq!(ids, [one.id.clone(), inner.id.clone(), two.id]);
    let context = ann.statuses().context(&inner.id).await.unwrap();
    let ids: Vec<_> = context.ancestors.into_iter().map(|status| status.id).collect();
    assert_eq!(ids, [root.id, one.id]);
}

#[tokio::test]
async fn the_same_call_twice_is_one_post() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    let call = || ann.statuses().create(&CreateStatus::text("once")).idempotency_key("key");
    let (one, other) = (call().await.unwrap(), call().await.unwrap());
    assert_eq!(one.id, other.id);
    assert_ne!(write(&ann, "once").await.id, one.id, "another call with the same text");
}

#[tokio::test]
async fn favourites_and_boosts_count_once_and_can_be_taken_back() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let post = write(&ann, "x").await;
    let boost = bob.statuses().reblog(&post.id, &Reblog::new()).await.unwrap();
    assert_eq!(bob.statuses().reblog(&post.id, &Reblog::new()).await.unwrap().id, boost.id);
    // What is done to a boost is done to the boosted post.
    assert_eq!(ann.statuses().reblog(&boost.id, &Reblog::new()).await.unwrap().reblog.unwrap().id, post.id);
    assert_eq!(bob.statuses().favourite(&boost.id).await.unwrap().id, post.id);
    let seen = bob.statuses().favourite(&post.id).await.unwrap();
    assert_eq!((seen.favourites_count, seen.reblogs_count), (1, 2));
    assert_eq!((seen.favourited, seen.reblogged), (Some(true), Some(true)));
    bob.statuses().unfavourite(&post.id).await.unwrap();
    let seen = bob.statuses().unreblog(&post.id).await.unwrap();
    assert_eq!((seen.favourites_count, seen.reblogs_count), (0, 1));
    assert_eq!((seen.favourited, seen.reblogged), (Some(false), Some(false)));
    assert!(bob.statuses().unreblog(&post.id).await.is_ok(), "twice does no harm");
}
