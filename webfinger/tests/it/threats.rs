//! The table of attacks: every row of the surface `webfinger` is tried, or named below as not covered yet.

use std::io::Write;

use howdah_testdata::{Tally, folder, rows};
use howdah_webfinger::nodeinfo::{Discovery, NodeInfo, discover};
use howdah_webfinger::{
    Error, ErrorKind, Handle, Jrd, ParseHandleError, Query, Resolver, answer, query, refuse,
};
use serde_json::json;

use crate::network::{Answer, Network, jrd, run, says};

/// Rows that need what this crate does not have yet, or what lies in the transport.
const NOT_YET: [(&str, &str); 5] = [
    ("WFG-006", "hosts are compared and shown as A-labels; mixed scripts are not flagged"),
    ("WFG-013", "redirects are counted by the transport"),
    ("WFG-018", "host-meta is not read"),
    ("WFG-019", "host-meta is not read"),
    ("WFG-020", "host-meta is not read"),
];

#[test]
fn refuses_every_attack_of_the_table() {
    let Some(table) = folder("threats-webfinger", "security/threats.tsv") else { return };
    let mut tally = Tally::new("threats-webfinger");
    let mut later = 0;
    for row in rows(&table).iter().filter(|row| row.get(1).is_some_and(|surface| surface == "webfinger")) {
        let id = row[0].as_str();
        if NOT_YET.iter().any(|(row, _)| *row == id) {
            later += 1;
        } else {
            tally.case(id, attack(id));
        }
    }
    tally.finish();
    let line = format!("threats-webfinger: {later} rows not covered yet\n");
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
}

fn attack(id: &str) -> Result<(), String> {
    match id {
        "WFG-001" => subject_of_another_account(),
        "WFG-002" => self_link_to_a_strangers_actor(),
        "WFG-003" => path_in_the_handle(),
        "WFG-004" => loopback_in_the_handle(),
        "WFG-005" => two_at_signs(),
        "WFG-007" => domain_spoofed_by_normalisation(),
        "WFG-008" => punycode_of_ascii(),
        "WFG-009" => invisible_characters_in_the_name(),
        "WFG-010" => very_long_handle(),
        "WFG-011" => {
            redirected_to(&["http://good.example/.well-known/webfinger"], ErrorKind::RedirectRefused)
        }
        "WFG-012" => redirected_to(
            &["file:///etc/passwd", "gopher://good.example/", "data:application/json,{}"],
            ErrorKind::RedirectRefused,
        ),
        "WFG-014" => redirected_to(&["https://169.254.169.254/latest/meta-data/"], ErrorKind::BlockedAddress),
        "WFG-015" => huge_body(),
        "WFG-016" => huge_list_of_links(),
        "WFG-017" => wrong_media_type(),
        "WFG-021" => nodeinfo_link_to_the_inside(),
        "WFG-022" => nodeinfo_of_nonsense(),
        "WFG-023" => nodeinfo_of_oversized_texts(),
        "WFG-024" => foreign_resource(),
        "WFG-025" => bad_resource(),
        "WFG-026" => reflected_resource(),
        "WFG-027" => two_spellings(),
        _ => Err("no test tries this row".to_owned()),
    }
}

fn expect(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn refused<T>(outcome: Result<T, Error>, kind: ErrorKind) -> Result<(), String> {
    match outcome {
        Err(error) if error.kind() == kind => Ok(()),
        Err(error) => Err(format!("refused, but as {:?}", error.kind())),
        Ok(_) => Err("not refused".to_owned()),
    }
}

fn no_handle(text: &str, why: ParseHandleError) -> Result<(), String> {
    match Handle::parse(text) {
        Err(error) if error == why => Ok(()),
        other => Err(format!("{text:.40}: {other:?}")),
    }
}

fn resolve(network: &Network, handle: &str) -> Result<Handle, Error> {
    let handle = Handle::parse(handle).unwrap();
    run(Resolver::new(network.clone()).resolve(&handle)).map(|resolved| resolved.handle)
}

/// `alice@good.example` gets the answer.
fn alice_answered(answer: Answer) -> Network {
    Network::default().webfinger("good.example", "acct:alice@good.example", answer)
}

fn subject_of_another_account() -> Result<(), String> {
    let actor = "https://good.example/users/alice";
    let liar = alice_answered(jrd(&says("root@evil.example", actor)));
    refused(resolve(&liar, "alice@good.example"), ErrorKind::SubjectMismatch)?;
    let confirmed = liar.knows("root@evil.example", &says("root@evil.example", actor));
    let handle = resolve(&confirmed, "alice@good.example").map_err(|error| error.to_string())?;
    expect(handle.to_string() == "root@evil.example", "the confirmed subject is not taken")
}

fn self_link_to_a_strangers_actor() -> Result<(), String> {
    let bob = "https://victim.example/u/bob";
    let network = Network::default()
        .knows("alice@evil.example", &says("alice@evil.example", bob))
        .knows("bob@victim.example", &says("bob@victim.example", bob))
        .webfinger("victim.example", bob, jrd(&says("bob@victim.example", bob)));
    refused(resolve(&network, "alice@evil.example"), ErrorKind::SubjectMismatch)
}

fn path_in_the_handle() -> Result<(), String> {
    no_handle("acct:hacker@localh.st:1234/secret.txt?something=1#", ParseHandleError::InvalidPort)?;
    no_handle("acct:hacker@localh.st/secret.txt", ParseHandleError::InvalidHost)
}

fn loopback_in_the_handle() -> Result<(), String> {
    no_handle("alice@0x7f.1", ParseHandleError::InvalidHost)?;
    for handle in ["alice@127.0.0.1", "alice@[::1]", "alice@localhost"] {
        let network = Network::default();
        refused(resolve(&network, handle), ErrorKind::BlockedAddress)?;
        expect(network.asked().is_empty(), "a request was sent")?;
    }
    Ok(())
}

fn two_at_signs() -> Result<(), String> {
    no_handle("alice@good.example@evil.example", ParseHandleError::RepeatedAt)?;
    no_handle("alice%40good.example@evil.example", ParseHandleError::InvalidUser('@'))
}

fn domain_spoofed_by_normalisation() -> Result<(), String> {
    for (text, host) in [
        ("alice@good.example\u{3002}evil.example", "good.example.evil.example"),
        ("alice@good\u{ff0e}example", "good.example"),
    ] {
        let handle = Handle::parse(text).map_err(|error| error.to_string())?;
        expect(handle.host() == host, "mapped to another host")?;
        expect(query::url(&handle).starts_with(&format!("https://{host}/")), "another host is asked")?;
    }
    no_handle("alice@GOOD.example.", ParseHandleError::InvalidHost)?;
    no_handle("alice@good..example", ParseHandleError::InvalidHost)
}

fn punycode_of_ascii() -> Result<(), String> {
    no_handle("alice@xn--good-.example", ParseHandleError::InvalidHost)
}

fn invisible_characters_in_the_name() -> Result<(), String> {
    no_handle("ali\u{200b}ce@good.example", ParseHandleError::InvalidUser('\u{200b}'))?;
    no_handle("\u{202e}ecila@good.example", ParseHandleError::InvalidUser('\u{202e}'))
}

fn very_long_handle() -> Result<(), String> {
    no_handle(&format!("{}@good.example", "a".repeat(100_000)), ParseHandleError::UserTooLong)?;
    no_handle(&format!("alice@{}example", "abcd.".repeat(60)), ParseHandleError::HostTooLong)?;
    no_handle(&format!("alice@{}.example", "a".repeat(64)), ParseHandleError::HostTooLong)
}

fn redirected_to(targets: &[&str], kind: ErrorKind) -> Result<(), String> {
    let body = says("alice@good.example", "https://good.example/users/alice").to_string();
    for target in targets {
        let network = alice_answered(Answer::From((*target).to_owned(), body.clone().into_bytes()));
        refused(resolve(&network, "alice@good.example"), kind)?;
    }
    Ok(())
}

fn huge_body() -> Result<(), String> {
    let network = alice_answered(Answer::Body("application/jrd+json", vec![b' '; 50_000_000]));
    refused(resolve(&network, "alice@good.example"), ErrorKind::LimitExceeded)?;
    expect(network.limits() == [64 * 1024], "the transport was not told when to stop reading")
}

fn huge_list_of_links() -> Result<(), String> {
    let document = json!({"links": vec![0; 20_000]});
    refused(resolve(&alice_answered(jrd(&document)), "alice@good.example"), ErrorKind::LimitExceeded)?;
    let document = json!({"links": vec![json!({"rel": "self"}); 257]});
    refused(Jrd::parse(document.to_string().as_bytes()), ErrorKind::LimitExceeded)
}

fn wrong_media_type() -> Result<(), String> {
    let body = says("alice@good.example", "https://good.example/users/alice").to_string();
    for content_type in ["text/html", "image/png"] {
        let network = alice_answered(Answer::Body(content_type, body.clone().into_bytes()));
        refused(resolve(&network, "alice@good.example"), ErrorKind::UnsupportedContentType)?;
    }
    Ok(())
}

fn nodeinfo_link_to_the_inside() -> Result<(), String> {
    for href in ["http://127.0.0.1:9200/", "data:application/json,{}"] {
        let discovery = Discovery::of(href).answer().into_body();
        let network = Network::default()
            .at("https://good.example/.well-known/nodeinfo", Answer::Body("application/json", discovery));
        refused(run(discover(&network, "good.example")), ErrorKind::BlockedAddress)?;
        expect(network.asked().len() == 1, "a request was sent")?;
    }
    Ok(())
}

fn nodeinfo_of_nonsense() -> Result<(), String> {
    for total in ["-1", "1e309", "\"many\"", "null", "{}"] {
        for metadata in ["null", "[]", "{\"x\": 1e309}"] {
            let document = format!(
                r#"{{"software": {{"name": "x"}}, "usage": {{"users": {{"total": {total}, "activeMonth": 7}}}},
                    "metadata": {metadata}, "unknown": {total}}}"#
            );
            let info = NodeInfo::parse(document.as_bytes()).map_err(|error| error.to_string())?;
            expect(info.software.name == "x", "the document is not usable")?;
            expect(info.usage.users.total.is_none(), "nonsense was taken for a number")?;
            expect(info.usage.users.active_month == Some(7), "the field beside it was lost")?;
        }
    }
    Ok(())
}

fn nodeinfo_of_oversized_texts() -> Result<(), String> {
    let document = |name: String| json!({"software": {"name": name}}).to_string();
    let huge = document("a\n\u{1b}".repeat(100 * 1024));
    refused(NodeInfo::parse(huge.as_bytes()), ErrorKind::LimitExceeded)?;
    let large = document(format!("evil\n\u{1b}[2J{}", "a".repeat(100 * 1024)));
    let name = NodeInfo::parse(large.as_bytes()).map_err(|error| error.to_string())?.software.name;
    expect(name.len() == 256 && name.starts_with("evil[2J"), "the name was not capped and cleaned")
}

fn foreign_resource() -> Result<(), String> {
    let query = Query::parse(Some("resource=acct:admin@other.example")).unwrap();
    expect(query.user_at("local.example").is_none(), "the local admin was found")?;
    expect(answer(&query, None).status() == 404, "not answered by 404")
}

fn bad_resource() -> Result<(), String> {
    let giant = format!("resource=acct:{}@local.example", "a".repeat(100 * 1024));
    let twice = "resource=acct:a@local.example&resource=acct:b@local.example";
    for (text, status) in [("", 400), ("rel=self", 400), (twice, 400), (giant.as_str(), 414)] {
        let error = Query::parse(Some(text)).err().ok_or("the query was taken")?;
        expect(refuse(&error).status() == status, "refused with another status")?;
    }
    Ok(())
}

fn reflected_resource() -> Result<(), String> {
    let query = Query::parse(Some("resource=acct:%22%3E%3Cscript%3E@local.example")).unwrap();
    expect(query.user_at("local.example").is_none(), "a script was taken for a name")?;
    // Even a server that sends back what it was asked for sends a JSON text and nothing else.
    let document = json!({"subject": query.resource()}).to_string();
    let response = answer(&query, Some(Jrd::parse(document.as_bytes()).unwrap()));
    let subject = Jrd::parse(response.body()).map_err(|error| error.to_string())?.subject;
    expect(subject.as_deref() == Some(query.resource()), "the body is not escaped")?;
    expect(response.headers()["content-type"] == "application/jrd+json", "another content type")?;
    expect(response.headers()["x-content-type-options"] == "nosniff", "browsers may guess the type")
}

/// Both spellings ask the same host, and end at one handle to key a cache with: the one that the host gives.
fn two_spellings() -> Result<(), String> {
    let document = says("Alice@good.example", "https://good.example/users/alice");
    let network =
        Network::default().knows("Alice@good.example", &document).knows("alice@good.example", &document);
    for spelling in ["Alice@Good.Example", "alice@good.example"] {
        let handle = resolve(&network, spelling).map_err(|error| error.to_string())?;
        expect(handle.to_string() == "Alice@good.example", "another handle")?;
    }
    Ok(())
}
