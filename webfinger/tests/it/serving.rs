//! The server's side: from a query string to a response.

use howdah_webfinger::nodeinfo::{Discovery, NodeInfo};
use howdah_webfinger::{Handle, Jrd, Link, Query, QueryError, answer, refuse, rel};
use http::{Response, StatusCode};

fn query(text: &str) -> Result<Query, QueryError> {
    Query::parse(Some(text))
}

fn alice() -> Jrd {
    let handle = Handle::parse("alice@example.com").unwrap();
    Jrd::for_actor(&handle, "https://example.com/users/1", "https://example.com/@alice")
        .with_link(Link::to(rel::AVATAR, "https://example.com/a.png").typed("image/png"))
}

fn header<'a>(response: &'a Response<Vec<u8>>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn reads_the_query_of_the_standard() {
    // RFC 7033, section 3.1 writes its example so.
    let read = query(
        "resource=acct%3Acarol%40example.com&rel=http%3A%2F%2Fopenid.net%2Fspecs%2Fconnect%2F1.0%2Fissuer&x&y=1",
    )
    .unwrap();
    assert_eq!(read.resource(), "acct:carol@example.com");
    assert_eq!(read.rels(), ["http://openid.net/specs/connect/1.0/issuer"]);
    assert_eq!(read.user_at("example.com").as_deref(), Some("carol"));
}

#[test]
fn reads_a_query_without_needless_encoding() {
    let read = query("resource=acct:a+b@example.com").unwrap();
    assert_eq!(read.user_at("EXAMPLE.com").as_deref(), Some("a+b"));
    let page = query("resource=https://example.com/@alice?x=1").unwrap();
    assert_eq!((page.resource(), page.user_at("example.com")), ("https://example.com/@alice?x=1", None));
}

#[test]
fn knows_names_only_at_the_host_it_is_asked_about() {
    let read = query("resource=acct:alice@localhost:3000").unwrap();
    assert_eq!(read.user_at("localhost:3000").as_deref(), Some("alice"));
    for other in ["localhost", "localhost:3001", "example.com", "", "not a host"] {
        assert_eq!(read.user_at(other), None, "{other}");
    }
}

#[test]
fn answers_with_a_document_that_every_page_may_read() {
    let response = answer(&query("resource=acct:alice@example.com").unwrap(), Some(alice()));
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(&response, "content-type"), "application/jrd+json");
    assert_eq!(header(&response, "access-control-allow-origin"), "*");
    assert_eq!(header(&response, "content-length"), response.body().len().to_string());
    assert_eq!(Jrd::parse(response.body()).unwrap(), alice());
}

#[test]
fn limits_the_links_to_the_relations_asked_for() {
    let text = "resource=acct:alice@example.com&rel=self&rel=http%3A%2F%2Fwebfinger.net%2Frel%2Favatar";
    let response = answer(&query(text).unwrap(), Some(alice()));
    let jrd = Jrd::parse(response.body()).unwrap();
    let rels: Vec<_> = jrd.links.iter().map(|link| link.rel.as_str()).collect();
    assert_eq!(rels, [rel::SELF, rel::AVATAR]);
    assert_eq!(jrd.aliases, alice().aliases);
}

#[test]
fn refuses_what_is_no_query() {
    assert_eq!(Query::parse(None), Err(QueryError::MissingResource));
    for (text, error, status) in [
        ("", QueryError::MissingResource, 400),
        ("resource", QueryError::MissingResource, 400),
        ("resource=", QueryError::MissingResource, 400),
        ("rel=self", QueryError::MissingResource, 400),
        ("resource=a&resource=a", QueryError::RepeatedResource, 400),
        ("resource=%ff", QueryError::InvalidEncoding, 400),
    ] {
        assert_eq!(query(text), Err(error), "{text}");
        assert_eq!(refuse(&error).status(), status, "{text}");
        assert_eq!(header(&refuse(&error), "access-control-allow-origin"), "*");
    }
    assert_eq!(refuse(&QueryError::TooLong).status(), 414);
}

#[test]
fn serves_nodeinfo_with_its_profile() {
    let discovery = Discovery::of("https://example.com/nodeinfo/2.1").answer();
    assert_eq!(header(&discovery, "content-type"), "application/json");
    let read = Discovery::parse(discovery.body()).unwrap();
    assert_eq!(read.document(), Some("https://example.com/nodeinfo/2.1"));
    let info = NodeInfo::new("example", "1.2").answer();
    let profile = r#"application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#""#;
    assert_eq!(header(&info, "content-type"), profile);
    assert_eq!(header(&info, "access-control-allow-origin"), "*");
}
