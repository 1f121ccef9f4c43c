//! Asking a host for its NodeInfo.

use howdah_webfinger::nodeinfo::{Discovery, NodeInfo, discover};
use howdah_webfinger::{Error, ErrorKind};

use crate::network::{Answer, Network, run};

fn json(body: &[u8]) -> Answer {
    Answer::Body("application/json", body.to_vec())
}

/// A host whose discovery document points to `href`, and a document at `document`.
fn network(href: &str, document: &str) -> Network {
    Network::default()
        .at("https://example.com/.well-known/nodeinfo", json(Discovery::of(href).answer().body()))
        .at(document, json(NodeInfo::new("example", "1.2").answer().body()))
}

fn found(network: &Network) -> Result<NodeInfo, Error> {
    run(discover(network, "example.com"))
}

#[test]
fn finds_the_document_of_a_host() {
    let network =
        network("https://social.example.com/nodeinfo/2.1", "https://social.example.com/nodeinfo/2.1");
    assert_eq!(found(&network).unwrap(), NodeInfo::new("example", "1.2"));
    assert_eq!(network.limits(), [64 * 1024, 256 * 1024]);
}

#[test]
fn takes_a_relative_address_on_the_host_that_answered() {
    assert!(found(&network("/nodeinfo/2.1", "https://example.com/nodeinfo/2.1")).is_ok());
    let target = "https://social.example.com/.well-known/nodeinfo";
    let moved = Network::default()
        .at("https://example.com/.well-known/nodeinfo", Answer::Redirect(target.to_owned()))
        .at(target, json(Discovery::of("/nodeinfo/2.1").answer().body()))
        .at("https://social.example.com/nodeinfo/2.1", json(b"{}"));
    assert_eq!(found(&moved).unwrap(), NodeInfo::default());
}

#[test]
fn sends_nothing_to_addresses_that_may_not_be_asked() {
    for href in [
        "http://example.com/nodeinfo",
        "//example.com/nodeinfo",
        "https://10.0.0.1/nodeinfo",
        "https://user@example.com/nodeinfo",
        "http://localhost:3000/nodeinfo",
        "data:application/json,{}",
        "",
    ] {
        let network = network(href, href);
        assert_eq!(found(&network).unwrap_err().kind(), ErrorKind::BlockedAddress, "{href}");
        assert_eq!(network.asked().len(), 1, "{href}");
    }
}

#[test]
fn shows_no_line_of_a_strangers_making() {
    let href = format!("http://good.example/\n{}", "x".repeat(10_000));
    let error = found(&network(&href, "{}")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BlockedAddress);
    let shown = error.to_string();
    assert!(!shown.contains('\n') && shown.len() < 4096, "{shown}");
}

#[test]
fn tells_a_host_without_nodeinfo_from_one_with_an_unknown_version() {
    assert_eq!(found(&Network::default()).unwrap_err().kind(), ErrorKind::NotFound);
    let none = Network::default().at("https://example.com/.well-known/nodeinfo", json(b"{\"links\": []}"));
    assert_eq!(found(&none).unwrap_err().kind(), ErrorKind::NoNodeInfo);
    assert_eq!(run(discover(&none, "not a host")).unwrap_err().kind(), ErrorKind::BlockedAddress);
}
