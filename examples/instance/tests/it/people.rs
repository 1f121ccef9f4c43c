use howdah_client::entities::NotificationKind;
use howdah_client::params::{
    AccountStatuses, CreateStatus, Follow, ListNotifications, PublicTimeline, Reblog, Relationships,
    SearchQuery,
};

use crate::world::{HOST, World, follow, refused, write};

#[tokio::test]
async fn members_follow_each_other_at_once() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    write(&ann, "before").await;
    assert!(bob.timelines().home().await.unwrap().items.is_empty());
    let account = bob.accounts().lookup("ann@books.test").await.unwrap();
    for _ in 0..2 {
        let relationship = bob.accounts().follow(&account.id, &Follow::new()).await.unwrap();
        assert!(relationship.following && !relationship.requested && !relationship.followed_by);
    }
    assert_eq!(bob.timelines().home().await.unwrap().items.len(), 1);
    let own = ann.accounts().verify_credentials().await.unwrap().account;
    assert_eq!((own.followers_count, own.following_count), (1, 0));
    let back = bob.accounts().verify_credentials().await.unwrap().account.id;
    let between = ann.accounts().relationships(&Relationships::new([back, "999".into()])).await.unwrap();
    assert_eq!((between.len(), between[0].followed_by), (1, true));
    assert!(!bob.accounts().unfollow(&account.id).await.unwrap().following);
    assert!(!bob.accounts().unfollow(&account.id).await.unwrap().following, "twice does no harm");
    assert!(bob.timelines().home().await.unwrap().items.is_empty());
    assert_eq!(refused(ann.accounts().follow(&own.id, &Follow::new()).await), Some(403), "oneself");
}

#[tokio::test]
async fn each_kind_of_notification_arrives_once_and_goes_when_taken_back() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let post = write(&ann, "x").await;
    for _ in 0..2 {
        follow(&bob, "ann").await;
        bob.statuses().reblog(&post.id, &Reblog::new()).await.unwrap();
        bob.statuses().favourite(&post.id).await.unwrap();
    }
    bob.statuses().create(&CreateStatus::reply(&post, "y")).await.unwrap();
    ann.statuses().favourite(&post.id).await.unwrap();
    let list = async |options: ListNotifications| {
        let found = ann.notifications().list(&options).await.unwrap().items;
        assert!(found.iter().all(|told| told.account.acct == "bob"), "of others only");
        found.into_iter().map(|told| told.kind.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(list(ListNotifications::new()).await, ["mention", "favourite", "reblog", "follow"]);
    let kinds = [NotificationKind::Reblog, NotificationKind::Follow];
    assert_eq!(list(ListNotifications::new().types(kinds.clone())).await, ["reblog", "follow"]);
    assert_eq!(list(ListNotifications::new().exclude_types(kinds)).await, ["mention", "favourite"]);
    let sender = |id: &str| ListNotifications::new().account_id(id);
    assert!(list(sender(post.account.id.as_str())).await.is_empty());
    assert!(list(sender("abc")).await.is_empty());

    bob.statuses().unfavourite(&post.id).await.unwrap();
    bob.statuses().unreblog(&post.id).await.unwrap();
    bob.accounts().unfollow(&post.account.id).await.unwrap();
    assert_eq!(list(ListNotifications::new()).await, ["mention"]);
}

#[tokio::test]
async fn an_edit_tells_those_it_mentions_newly() {
    let world = World::with(&["ann", "bob", "meg"]).await;
    let (ann, bob, meg) = (world.member("ann").await, world.member("bob").await, world.member("meg").await);
    let post = write(&ann, "@bob").await;
    let edit = howdah_client::params::EditStatus::new().status("@bob @meg");
    ann.statuses().edit(&post.id, &edit).await.unwrap();
    for member in [bob, meg] {
        assert_eq!(member.notifications().list(&ListNotifications::new()).await.unwrap().items.len(), 1);
    }
}

#[tokio::test]
async fn the_local_timeline_holds_the_members_public_posts() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let (one, two) = (write(&ann, "one").await, write(&bob, "two").await);
    bob.statuses().reblog(&one.id, &Reblog::new()).await.unwrap();
    let list = async |options: PublicTimeline| {
        let page = world.anonymous().timelines().public(&options).await.unwrap();
        page.items.into_iter().map(|status| status.id).collect::<Vec<_>>()
    };
    assert_eq!(list(PublicTimeline::new().local(true)).await, [two.id, one.id]);
    assert!(list(PublicTimeline::new().remote(true)).await.is_empty());
    assert!(list(PublicTimeline::new().only_media(true)).await.is_empty());
}

#[tokio::test]
async fn a_profile_lists_what_is_asked_for() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let other = write(&bob, "other").await;
    let root = write(&ann, "root #tag").await;
    let thread = ann.statuses().create(&CreateStatus::text("more").in_reply_to_id(&root.id)).await.unwrap();
    let reply = ann.statuses().create(&CreateStatus::reply(&other, "reply")).await.unwrap();
    let boost = ann.statuses().reblog(&other.id, &Reblog::new()).await.unwrap();
    let options = AccountStatuses::new;
    for (options, expected) in [
        (options(), vec![&boost, &reply, &thread, &root]),
        (options().exclude_reblogs(true), vec![&reply, &thread, &root]),
        (options().exclude_replies(true), vec![&boost, &thread, &root]),
        (options().tagged("TAG"), vec![&root]),
        (options().pinned(true), vec![]),
        (options().only_media(true), vec![]),
    ] {
        let page = ann.accounts().statuses(&root.account.id, &options).await.unwrap();
        let found: Vec<_> = page.items.iter().map(|status| &status.id).collect();
        assert_eq!(found, expected.iter().map(|status| &status.id).collect::<Vec<_>>(), "{options:?}");
    }
}

#[tokio::test]
async fn members_are_found_by_any_spelling_of_their_handle() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    for (text, found) in [
        ("ann", true),
        ("@Ann", true),
        ("@ann@books.test", true),
        ("ANN@BOOKS.TEST", true),
        ("nobody", false),
        ("ann@elsewhere.test", false),
        ("a b", false),
    ] {
        let search = ann.search().query(&SearchQuery::new(text)).await.unwrap();
        assert_eq!(search.accounts.len(), usize::from(found), "{text}");
    }
    assert_eq!(refused(world.anonymous().search().query(&SearchQuery::new("ann")).await), Some(401));
}

#[tokio::test]
async fn the_community_says_what_it_is() {
    let world = World::with(&["ann"]).await;
    let instance = world.anonymous().instance().get().await.unwrap();
    assert_eq!((instance.domain.as_str(), instance.title.as_str()), (HOST, "Book People"));
    assert_eq!(instance.configuration.statuses.max_characters, Some(5_000));
    assert!(!instance.registrations.enabled);
}
