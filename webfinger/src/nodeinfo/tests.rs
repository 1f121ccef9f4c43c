use serde_json::json;

use super::*;
use crate::Link;

fn parse(value: &Value) -> NodeInfo {
    NodeInfo::parse(value.to_string().as_bytes()).unwrap()
}

#[test]
fn reads_what_version_2_1_says() {
    let info = parse(&json!({
        "version": "2.1",
        "software": {"name": "example", "version": "1.2", "repository": "https://example.com/git"},
        "protocols": ["activitypub", "zot"],
        "services": {"inbound": ["rss2.0"], "outbound": []},
        "openRegistrations": true,
        "usage": {"users": {"total": 3, "activeMonth": 1, "activeHalfyear": null}, "localPosts": 9},
        "metadata": {"nodeName": "Example"},
        "instance": {"name": "of version 2.2"},
    }));
    assert_eq!((info.version.as_str(), info.software.name.as_str()), ("2.1", "example"));
    assert_eq!(info.software.repository.as_deref(), Some("https://example.com/git"));
    assert_eq!(info.protocols, ["activitypub", "zot"]);
    assert_eq!(info.services.inbound, ["rss2.0"]);
    assert!(info.open_registrations);
    assert_eq!(info.usage.users, Users { total: Some(3), active_halfyear: None, active_month: Some(1) });
    assert_eq!((info.usage.local_posts, info.usage.local_comments), (Some(9), None));
    assert_eq!(info.metadata.get("nodeName"), Some(&json!("Example")));
    assert!(info.rest.contains_key("instance"));
}

#[test]
fn joins_the_protocols_of_version_1() {
    let info =
        parse(&json!({"protocols": {"inbound": ["diaspora", "zot"], "outbound": ["diaspora", "dfrn"]}}));
    assert_eq!(info.protocols, ["diaspora", "zot", "dfrn"]);
}

#[test]
fn writes_the_members_that_the_schema_demands() {
    let written: Value = serde_json::from_slice(NodeInfo::new("example", "1.2").answer().body()).unwrap();
    assert_eq!(
        written,
        json!({
            "version": "2.1",
            "software": {"name": "example", "version": "1.2"},
            "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": []},
            "openRegistrations": false,
            "usage": {"users": {}},
            "metadata": {},
        })
    );
}

#[test]
fn reads_again_what_it_wrote() {
    let mut info = NodeInfo::new("example", "1.2");
    info.usage.users = Users { total: Some(3), active_halfyear: Some(2), active_month: Some(1) };
    info.metadata.insert("nodeName".to_owned(), json!("Example"));
    assert_eq!(NodeInfo::parse(info.answer().body()).unwrap(), info);
}

#[test]
fn prefers_the_newest_version_it_knows() {
    let link =
        |version: &str| Link::to(format!("http://nodeinfo.diaspora.software/ns/schema/{version}"), version);
    let discovery = Discovery { links: ["1.0", "2.1", "3.0", "2.0"].map(link).to_vec() };
    assert_eq!(discovery.document(), Some("2.1"));
    assert_eq!(Discovery { links: vec![link("3.0")] }.document(), None);
}

#[test]
fn reads_links_that_php_wrote_as_an_object() {
    let discovery = Discovery::parse(
        br#"{"links": {"rel": "http://nodeinfo.diaspora.software/ns/schema/1.0", "href": "/1"},
             "0": {"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": "/2"}, "x": {"rel": "y"}}"#,
    )
    .unwrap();
    assert_eq!(discovery.links.len(), 2);
    assert_eq!(discovery.document(), Some("/2"));
}
