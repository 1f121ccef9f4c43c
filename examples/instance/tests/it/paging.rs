use howdah_client::entities::Status;
use howdah_client::params::{ListNotifications, TagTimeline};

use crate::world::{World, follow, write};

fn ids(items: &[Status]) -> Vec<&str> {
    items.iter().map(|status| status.id.as_str()).collect()
}

#[tokio::test]
async fn the_home_timeline_is_read_to_its_end() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    let mut written = Vec::new();
    for number in 0..23 {
        written.push(write(&ann, &format!("post {number}")).await);
    }
    written.reverse();
    for limit in [1, 5, 23, 40, 4_000] {
        let mut items = ann.timelines().home().limit(limit).items();
        let mut found = Vec::new();
        while let Some(status) = items.next().await {
            found.push(status.unwrap());
        }
        assert_eq!(ids(&found), ids(&written), "{limit} on a page");
    }
}

#[tokio::test]
async fn newer_posts_come_by_since_id_and_min_id() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    let mut written = Vec::new();
    for number in 0..6 {
        written.push(write(&ann, &format!("post {number}")).await);
    }
    written.reverse();
    let all = ids(&written);
    let since = ann.timelines().home().since_id(all[4]).limit(2).await.unwrap();
    assert_eq!(ids(&since.items), all[0..2], "the latest of those after it");
    let min = ann.timelines().home().min_id(all[4]).limit(2).await.unwrap();
    assert_eq!(ids(&min.items), all[2..4], "those right after it");
    let newer = ann.timelines().home().at(&min.prev.unwrap()).limit(2).await.unwrap();
    assert_eq!(ids(&newer.items), all[0..2]);
    let older = ann.timelines().home().at(&min.next.unwrap()).limit(2).await.unwrap();
    assert_eq!(ids(&older.items), all[4..6]);
    let odd = ann.timelines().home().max_id("abc").limit(0).await.unwrap();
    assert_eq!(ids(&odd.items), all[0..1], "nonsense is passed over, and a page has one item at least");
}

#[tokio::test]
async fn hashtags_in_any_script_have_pages() {
    let world = World::with(&["ann"]).await;
    let ann = world.member("ann").await;
    for _ in 0..3 {
        write(&ann, "#Bücher").await;
    }
    write(&ann, "Bücher").await;
    let mut items = world.anonymous().timelines().tag("bücher", &TagTimeline::new()).limit(2).items();
    let mut found = 0;
    while let Some(status) = items.next().await {
        assert_eq!(status.unwrap().tags[0].name, "bücher");
        found += 1;
    }
    assert_eq!(found, 3);
}

#[tokio::test]
async fn links_keep_the_other_parameters() {
    let world = World::with(&["ann", "bob"]).await;
    let (ann, bob) = (world.member("ann").await, world.member("bob").await);
    let post = write(&ann, "x").await;
    follow(&bob, "ann").await;
    bob.statuses().favourite(&post.id).await.unwrap();
    write(&bob, "@ann one").await;
    write(&bob, "@ann two").await;
    let options = ListNotifications::new().types(["mention".into(), "favourite".into()]);
    let mut items = ann.notifications().list(&options).limit(1).items();
    let mut found = Vec::new();
    while let Some(told) = items.next().await {
        found.push(told.unwrap().kind.as_str().to_owned());
    }
    assert_eq!(found, ["mention", "mention", "favourite"]);
    let raw =
        world.http.get("https://books.test/api/v1/timelines/public?local=true&limit=1").send().await.unwrap();
    let link = raw.headers()["link"].to_str().unwrap();
    assert!(link.contains("?local=true&max_id=") && link.contains("&limit=1>; rel=\"next\""), "{link}");
}
