//! Who sees what: each visibility, for each sort of viewer, in each place.

use std::collections::BTreeMap;

use howdah_client::Client;
use howdah_client::entities::{NotificationKind, Status, Visibility};
use howdah_client::params::{
    AccountStatuses, CreateStatus, ListNotifications, PublicTimeline, Reblog, TagTimeline,
};

use crate::world::{World, follow, refused, write};

const VISIBILITIES: [Visibility; 4] =
    [Visibility::Public, Visibility::Unlisted, Visibility::Private, Visibility::Direct];

/// Who looks, and for each visibility in the order above whether the post itself is seen, and whether it stands in
/// the home timeline. The post is by ann and mentions meg.
const SEEN: [(&str, [bool; 4], [bool; 4]); 5] = [
    ("nobody", [true, true, false, false], [false, false, false, false]),
    ("ann", [true, true, true, true], [true, true, true, true]),
    ("fay", [true, true, true, false], [true, true, true, false]),
    ("meg", [true, true, true, true], [false, false, false, false]),
    ("sam", [true, true, false, false], [false, false, false, false]),
];

struct Posts {
    root: Status,
    of: BTreeMap<usize, Status>,
}

async fn posts(ann: &Client) -> Posts {
    let root = write(ann, "root").await;
    let mut of = BTreeMap::new();
    for (place, visibility) in VISIBILITIES.into_iter().enumerate() {
        let draft = CreateStatus::text("@meg #tag").visibility(visibility).in_reply_to_id(&root.id);
        of.insert(place, ann.statuses().create(&draft).await.unwrap());
    }
    Posts { root, of }
}

fn holds(statuses: &[Status], wanted: &Status) -> bool {
    statuses.iter().any(|status| status.id == wanted.id)
}

#[tokio::test]
async fn everybody_sees_what_is_for_them_and_nothing_else() {
    let world = World::with(&["ann", "fay", "meg", "sam"]).await;
    let ann = world.member("ann").await;
    follow(&world.member("fay").await, "ann").await;
    let posts = posts(&ann).await;
    for (who, shown, at_home) in SEEN {
        let viewer = if who == "nobody" { world.anonymous() } else { world.member(who).await };
        let context = viewer.statuses().context(&posts.root.id).await.unwrap().descendants;
        let profile = viewer.accounts().statuses(&posts.root.account.id, &AccountStatuses::new());
        let profile = profile.await.unwrap().items;
        let public = viewer.timelines().public(&PublicTimeline::new()).await.unwrap().items;
        let tag = viewer.timelines().tag("TAG", &TagTimeline::new()).await.unwrap().items;
        let home = if who == "nobody" { Vec::new() } else { viewer.timelines().home().await.unwrap().items };
        for (place, post) in &posts.of {
            let what = format!("{who} and a {} post", post.visibility);
            let is_public = post.visibility == Visibility::Public;
            assert_eq!(viewer.statuses().get(&post.id).await.is_ok(), shown[*place], "{what}");
            assert_eq!(
                viewer.statuses().context(&post.id).await.is_ok(),
                shown[*place],
                "{what}: its context"
            );
            assert_eq!(holds(&context, post), shown[*place], "{what}: in a context");
            assert_eq!(holds(&profile, post), shown[*place], "{what}: in the profile");
            assert_eq!(holds(&public, post), is_public, "{what}: in the public timeline");
            assert_eq!(holds(&tag, post), is_public, "{what}: in the hashtag's timeline");
            assert_eq!(holds(&home, post), at_home[*place], "{what}: at home");
            if who != "nobody" {
                let reply = CreateStatus::text("x").in_reply_to_id(&post.id).visibility(Visibility::Direct);
                assert_eq!(
                    viewer.statuses().favourite(&post.id).await.is_ok(),
                    shown[*place],
                    "{what}: liked"
                );
                assert_eq!(viewer.statuses().create(&reply).await.is_ok(), shown[*place], "{what}: answered");
            }
        }
    }
}

#[tokio::test]
async fn other_servers_are_served_only_what_is_for_everybody() {
    let world = World::with(&["ann", "meg"]).await;
    let posts = posts(&world.member("ann").await).await;
    let fetch = async |url: &str| {
        world.http.get(url).header("accept", "application/activity+json").send().await.unwrap()
    };
    for (place, post) in &posts.of {
        let status = fetch(&post.uri).await.status().as_u16();
        assert_eq!(status, if *place < 2 { 200 } else { 404 }, "{}", post.visibility);
    }
    let outbox = fetch("https://books.test/users/ann/outbox?page=first").await.text().await.unwrap();
    for (place, post) in &posts.of {
        assert_eq!(outbox.contains(&post.uri), *place < 2, "{}", post.visibility);
    }
    assert!(outbox.contains("\"totalItems\":3"), "{outbox}");
}

#[tokio::test]
async fn nobody_boosts_what_is_not_for_everybody() {
    let world = World::with(&["ann", "fay", "meg", "sam"]).await;
    let (ann, fay) = (world.member("ann").await, world.member("fay").await);
    follow(&fay, "ann").await;
    let posts = posts(&ann).await;
    let sam = world.member("sam").await;
    for (place, expected) in [None, None, Some(403), Some(404)].into_iter().enumerate() {
        let boost = fay.statuses().reblog(&posts.of[&place].id, &Reblog::new()).await;
        assert_eq!(boost.err().map(|error| error.status().unwrap()), expected, "{place}");
    }
    assert_eq!(refused(sam.statuses().reblog(&posts.of[&2].id, &Reblog::new()).await), Some(404));
    // A boost may be for the followers alone.
    let quiet = Reblog::new().visibility(Visibility::Private);
    let boost = ann.statuses().reblog(&posts.of[&0].id, &quiet).await.unwrap();
    assert!(fay.statuses().get(&boost.id).await.is_ok());
    assert_eq!(refused(sam.statuses().get(&boost.id).await), Some(404));
    let loud = Reblog::new().visibility(Visibility::Direct);
    assert_eq!(refused(ann.statuses().reblog(&posts.of[&1].id, &loud).await), Some(403));
}

#[tokio::test]
async fn a_notification_shows_no_post_that_its_reader_may_not_see() {
    let world = World::with(&["ann", "meg"]).await;
    let (ann, meg) = (world.member("ann").await, world.member("meg").await);
    let draft = CreateStatus::text("@meg for you").visibility(Visibility::Direct);
    let post = ann.statuses().create(&draft).await.unwrap();
    let mentions = ListNotifications::new().types([NotificationKind::Mention]);
    let told = async || meg.notifications().list(&mentions).await.unwrap().items;
    assert!(told().await[0].status.is_some());
    let edit = howdah_client::params::EditStatus::new().status("for nobody");
    ann.statuses().edit(&post.id, &edit).await.unwrap();
    assert!(told().await[0].status.is_none(), "no longer for meg");
}

#[tokio::test]
async fn a_count_of_posts_tells_nothing_of_direct_ones() {
    let world = World::with(&["ann", "meg"]).await;
    let posts = posts(&world.member("ann").await).await;
    let account = world.anonymous().accounts().get(&posts.root.account.id).await.unwrap();
    assert_eq!(account.statuses_count, 4);
}
