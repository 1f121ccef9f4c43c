//! The table of attacks: the rows of the surface `federation` that this crate can meet, each with its test.

use std::io::Write;
use std::pin::Pin;
use std::time::Duration;

use howdah_federation::fetch::{Fetcher, Refusal};
use howdah_federation::queue::{Admin, Batch, NewJob, Queue, Sqlite, Topic};
use howdah_federation::testing::LocalNetwork;
use howdah_federation::{Clock, ErrorKind, MAX_BODY_BYTES, Recipient};
use howdah_testdata::{Tally, folder, rows};
use serde_json::{Value, json};

use crate::peer::{Answer, Peer};
use crate::world::{ANN, EDITOR, KEYS, Letter, World, activity, actor, follow, iri};

type Outcome = Result<(), String>;
type Attack = fn(World) -> Pin<Box<dyn Future<Output = Outcome>>>;

macro_rules! attacks {
    ($($id:literal => $attack:ident,)+) => {
        &[$(($id, |world| Box::pin($attack(world))),)+]
    };
}

/// The rows by their id. The others need what is not covered yet, the application's own tables, or DNS.
const ATTACKS: &[(&str, Attack)] = attacks! {
    "FED-001" => literals,
    "FED-002" => special_addresses,
    "FED-003" => special_addresses,
    "FED-004" => special_addresses,
    "FED-005" => special_addresses,
    "FED-006" => special_addresses,
    "FED-007" => special_addresses,
    "FED-008" => special_addresses,
    "FED-009" => special_addresses,
    "FED-010" => special_addresses,
    "FED-011" => local_names,
    "FED-012" => local_names,
    "FED-015" => redirect_inside,
    "FED-017" => odd_ports,
    "FED-018" => literals,
    "FED-019" => inbox_inside,
    "FED-020" => shared_inbox_of_a_stranger,
    "FED-021" => fetching_ourselves,
    "FED-022" => wrong_content_types,
    "FED-023" => wrong_content_types,
    "FED-024" => wrong_content_types,
    "FED-025" => foreign_ids,
    "FED-027" => foreign_ids,
    "FED-028" => foreign_ids,
    "FED-029" => what_the_actor_may_not_say,
    "FED-030" => what_the_actor_may_not_say,
    "FED-031" => what_the_actor_may_not_say,
    "FED-032" => what_the_actor_may_not_say,
    "FED-033" => foreign_activity_ids,
    "FED-034" => foreign_activity_ids,
    "FED-036" => what_the_actor_may_not_say,
    "FED-041" => what_the_actor_may_not_say,
    "FED-042" => what_the_actor_may_not_say,
    "FED-046" => forged_embed,
    "FED-056" => confused_types,
    "FED-057" => several_actors,
    "FED-058" => forwarded,
    "FED-059" => sql_in_an_inbox,
    "FED-069" => slow_body,
    "FED-070" => silent_accept,
    "FED-072" => header_flood,
    "FED-073" => encoded_answers,
    "FED-074" => encoded_answers,
    "FED-078" => invalid_tls,
    "FED-079" => plain_http,
    "FED-080" => oversized_post,
    "FED-081" => slow_post,
    "FED-082" => compressed_post,
    "FED-083" => copies,
    "FED-084" => copies,
    "FED-085" => copies,
    "FED-089" => hostile_retry_after,
    "FED-090" => redirected_delivery,
    "FED-091" => huge_answer_to_a_delivery,
    "FED-092" => permanent_failures,
    "FED-095" => poison_job,
    "FED-100" => what_the_peer_is_told,
    "FED-102" => forged_context,
};

#[tokio::test]
async fn refuses_the_attacks_of_the_table_that_it_can_meet() {
    let Some(table) = folder("threats-federation", "security/threats.tsv") else { return };
    let mut tally = Tally::new("threats-federation");
    let mut later = 0;
    for row in rows(&table).iter().filter(|row| row.get(1).is_some_and(|surface| surface == "federation")) {
        match ATTACKS.iter().find(|(id, _)| *id == row[0]) {
            Some((_, attack)) => tally.case(&row[0], attack(World::new().await).await),
            None => later += 1,
        }
    }
    tally.finish();
    let line = format!("threats-federation: {later} rows not covered yet\n");
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
}

fn expect(holds: bool, what: impl Into<String>) -> Outcome {
    if holds { Ok(()) } else { Err(what.into()) }
}

async fn refused(world: &World, url: &str, refusal: Refusal) -> Outcome {
    let found = world.me.fetcher().document(url).await.err().and_then(|error| error.refusal());
    expect(found == Some(refusal), format!("{url}: {found:?}"))
}

async fn answered(world: &World, letter: Letter, status: u16, reason: &str) -> Outcome {
    let found = world.post(letter).await;
    expect(found == (status, reason.to_owned()), format!("{found:?}"))
}

async fn literals(world: World) -> Outcome {
    for host in
        ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "１２７.0.0.1", "①②⑦.0.0.1", "[::1]:443"]
    {
        refused(&world, &format!("https://{host}/"), Refusal::PrivateAddress).await?;
    }
    for host in ["[fe80::1%25eth0]", "[v1.x]"] {
        refused(&world, &format!("https://{host}/"), Refusal::NotAUrl).await?;
    }
    Ok(())
}

async fn special_addresses(world: World) -> Outcome {
    for address in [
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:10.0.0.1",
        "::ffff:0.0.0.0",
        "::127.0.0.1",
        "::ffff:0:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "100.64.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "2001:db8::1",
        "5f00::1",
        "168.63.129.16",
    ] {
        let address: std::net::IpAddr = address.parse().unwrap();
        expect(!world.me.fetcher().guard().allows(address), format!("{address} is allowed"))?;
        let literal = url::Url::parse("https://x/").map(|mut url| url.set_ip_host(address).map(|()| url));
        refused(&world, literal.unwrap().unwrap().as_str(), Refusal::PrivateAddress).await?;
    }
    Ok(())
}

async fn local_names(world: World) -> Outcome {
    for host in [
        "localhost",
        "a.localhost",
        "printer.local",
        "redis",
        "metadata.google.internal",
        "x.home.arpa",
        "localhost.",
        "PRINTER.local..",
    ] {
        refused(&world, &format!("https://{host}/"), Refusal::LocalName).await?;
    }
    refused(&world, "https://Social.me.test./users/editor", Refusal::OwnHost).await
}

async fn redirect_inside(world: World) -> Outcome {
    world.them.at("/1", Answer::Redirect("http://127.0.0.1:6379/".into()));
    world.them.at("/2", Answer::Redirect("https://127.0.0.1/".into()));
    refused(&world, "https://them.test/1", Refusal::NotHttps).await?;
    refused(&world, "https://them.test/2", Refusal::PrivateAddress).await
}

async fn odd_ports(world: World) -> Outcome {
    for port in [22, 25, 80, 6_379, 8_443] {
        refused(&world, &format!("https://them.test:{port}/"), Refusal::Port).await?;
    }
    Ok(())
}

async fn send(world: &World, recipients: &[Recipient]) -> usize {
    world.me.send("editor", &follow("1"), recipients).await.unwrap()
}

async fn inbox_inside(world: World) -> Outcome {
    let inside = Recipient::new(iri("http://10.0.0.5/inbox"), Some(iri("https://127.0.0.1/")));
    expect(send(&world, &[inside]).await == 0, "a delivery was stored")?;
    let inside = Recipient::new(iri("https://127.0.0.1/inbox"), Some(iri("https://127.0.0.1/")));
    expect(send(&world, &[inside]).await == 0, "a delivery was stored")?;
    let sent = world.me.fetcher().post("https://10.0.0.5/inbox", http::HeaderMap::new(), "{}".into()).await;
    expect(sent.err().and_then(|error| error.refusal()) == Some(Refusal::PrivateAddress), "it was sent")
}

async fn shared_inbox_of_a_stranger(world: World) -> Outcome {
    world.other.at("/inbox", Answer::Status(202, &[]));
    world.them.at("/inbox", Answer::Status(202, &[]));
    let fakes: Vec<_> = (0..20)
        .map(|number| iri(&format!("https://other.test/{number}/inbox")))
        .map(|inbox| Recipient::new(inbox, Some(iri("https://them.test/inbox"))))
        .collect();
    expect(send(&world, &fakes).await == 20, "inboxes were merged")?;
    world.work().await;
    expect(world.them.asked("/inbox") == 0, "the stranger got mail")
}

async fn fetching_ourselves(world: World) -> Outcome {
    let error = world.me.actor(&iri(EDITOR)).await.err().and_then(|error| error.refusal());
    expect(error == Some(Refusal::OwnHost), "it was fetched")
}

async fn wrong_content_types(world: World) -> Outcome {
    const TWICE: &[(&str, &str)] =
        &[("content-type", "application/activity+json"), ("content-type", "application/activity+json")];
    let document = json!({"id": "https://them.test/n", "type": "Person"}).to_string();
    for kind in
        ["text/plain", "application/json", "application/ld+json", "text/html, application/activity+json"]
    {
        world.them.instead("/n", Answer::Document(kind, document.clone().into()));
        refused(&world, "https://them.test/n", Refusal::ContentType).await?;
    }
    world.them.instead("/n", Answer::Fields(TWICE, document.clone().into()));
    refused(&world, "https://them.test/n", Refusal::ContentType).await?;
    for kind in ["application/activity+json;charset=\"utf-8\"", "APPLICATION/ACTIVITY+JSON"] {
        world.them.instead("/n", Answer::Document(kind, document.clone().into()));
        expect(world.me.fetcher().document("https://them.test/n").await.is_ok(), kind)?;
    }
    Ok(())
}

async fn foreign_ids(world: World) -> Outcome {
    world.other.at("/1", Answer::json(&json!({"id": "https://them.test/users/bob", "type": "Person"})));
    world.other.at("/2", Answer::json(&json!({"type": "Person"})));
    world.other.at("/3", Answer::json(&json!({"id": "https://them.test/n", "type": "Note"})));
    world.them.at("/redirect", Answer::Redirect("https://other.test/3".into()));
    for url in ["https://other.test/1", "https://other.test/2", "https://them.test/redirect"] {
        refused(&world, url, Refusal::ForeignId).await?;
    }
    Ok(())
}

async fn what_the_actor_may_not_say(world: World) -> Outcome {
    let eve = "https://other.test/users/eve";
    let note =
        |id: &str, author: Value| json!({"type": "Note", "id": id, "attributedTo": author, "url": ANN});
    for (kind, object) in [
        ("Create", note("https://other.test/n", json!(ANN))),
        ("Create", note("https://them.test/n", json!(eve))),
        ("Create", note("https://them.test/n", json!([ANN, eve]))),
        ("Create", note("https://them.test/n", json!([ANN, {"type": "Person", "id": eve}]))),
        ("Update", note("https://other.test/video", json!(eve))),
        ("Undo", json!({"type": "Follow", "actor": eve, "object": EDITOR})),
        ("Accept", json!({"type": "Follow", "actor": EDITOR, "object": eve})),
    ] {
        answered(&world, Letter::of(&activity("1", kind, object)), 403, "foreign-object").await?;
    }
    Ok(())
}

async fn foreign_activity_ids(world: World) -> Outcome {
    for id in ["https://other.test/1", "https://social.me.test/1"] {
        let mut like = activity("1", "Like", EDITOR);
        like["id"] = id.into();
        answered(&world, Letter::of(&like), 403, "foreign-id").await?;
    }
    let local = json!({"type": "Note", "id": "https://social.me.test/notes/1"});
    answered(&world, Letter::of(&activity("1", "Create", local)), 403, "foreign-object").await
}

async fn forged_embed(mut world: World) -> Outcome {
    let forged = json!({"type": "Note", "id": "https://other.test/n", "content": "never said"});
    answered(&world, Letter::of(&activity("1", "Announce", forged)), 202, "").await?;
    world.work().await;
    let handled = world.handled();
    expect(handled.len() == 1 && !handled[0].contains("never said"), "the handler saw it")
}

async fn confused_types(mut world: World) -> Outcome {
    answered(&world, Letter::of(&activity("1", "Note", EDITOR)), 202, "").await?;
    let mut both = activity("2", "Create", "https://other.test/n");
    both["type"] = json!(["Create", "Delete"]);
    answered(&world, Letter::of(&both), 202, "").await?;
    world.work().await;
    let handled = world.handled();
    expect(handled.len() == 1 && handled[0].starts_with("Create "), format!("{handled:?}"))
}

async fn several_actors(world: World) -> Outcome {
    let mut like = activity("1", "Like", EDITOR);
    like["actor"] = json!([ANN, "https://other.test/users/eve"]);
    answered(&world, Letter::of(&like), 400, "incomplete").await
}

async fn forwarded(world: World) -> Outcome {
    answered(&world, Letter::of(&activity("1", "Like", EDITOR)).by_bob(), 403, "actor-mismatch").await
}

async fn sql_in_an_inbox(world: World) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let (queue, now) = (Sqlite::open(folder.path().join("queue")).unwrap(), world.clock.now());
    let inbox = "https://other.test/x');DELETE FROM jobs;--";
    let batch = Batch::new(Topic::Delivery, "{}").job(NewJob::new(inbox, inbox).meta(inbox));
    queue.push(batch, now).await.unwrap();
    let lease = queue.claim(Topic::Delivery, 1, 1, Duration::from_secs(1), now).await.unwrap().remove(0);
    expect(lease.lane == inbox && lease.jobs[0].meta == inbox, "it was changed")
}

async fn slow_body(world: World) -> Outcome {
    world.them.at("/n", Answer::Stalls);
    let error = world.me.fetcher().document("https://them.test/n").await.unwrap_err();
    tokio::time::resume();
    expect(error.kind() == ErrorKind::Timeout, format!("{:?}", error.kind()))
}

async fn silent_accept(_: World) -> Outcome {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let network = LocalNetwork::new().unwrap();
    let guard = network.guard();
    let guard =
        guard.development_hosts([("silent.test", silent.local_addr().unwrap())], network.certificate());
    let fetcher = Fetcher::new(guard, "test").unwrap();
    tokio::time::pause();
    let error = fetcher.document("https://silent.test/").await.unwrap_err();
    tokio::time::resume();
    expect(error.kind() == ErrorKind::Timeout, format!("{:?}", error.kind()))
}

async fn header_flood(world: World) -> Outcome {
    world.them.at("/n", Answer::Flood(101));
    let error = world.me.fetcher().document("https://them.test/n").await.unwrap_err();
    expect(error.kind() == ErrorKind::Io, format!("{:?}", error.kind()))
}

async fn encoded_answers(world: World) -> Outcome {
    const ONCE: &[(&str, &str)] =
        &[("content-type", "application/activity+json"), ("content-encoding", "gzip")];
    const THRICE: &[(&str, &str)] =
        &[("content-type", "application/activity+json"), ("content-encoding", "gzip, gzip, gzip")];
    // The beginning of an empty gzip file: whoever decodes it gets no document either, but another error.
    let body: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00";
    for fields in [ONCE, THRICE] {
        world.them.instead("/n", Answer::Fields(fields, bytes::Bytes::from_static(body)));
        let raw = world.me.fetcher().get("https://them.test/n", "*/*", 1_024).await.unwrap();
        expect(raw.body == body, "it was decoded")?;
        let error = world.me.fetcher().document("https://them.test/n").await.unwrap_err();
        expect(error.kind() == ErrorKind::Document, format!("{:?}", error.kind()))?;
    }
    Ok(())
}

async fn invalid_tls(world: World) -> Outcome {
    let mut strangers = LocalNetwork::new().unwrap();
    let peer = Peer::start(strangers.listen("them.test").await.unwrap());
    let (_, address) = strangers.hosts().next().unwrap();
    for (name, certificate) in
        [("them.test", world.network.certificate()), ("wrong-host.test", strangers.certificate())]
    {
        let guard = world.network.guard().development_hosts([(name, address)], certificate);
        let fetcher = Fetcher::new(guard, "test").unwrap();
        let error = fetcher.document(&format!("https://{name}/n")).await.unwrap_err();
        expect(error.kind() == ErrorKind::Io, format!("{:?}", error.kind()))?;
    }
    expect(peer.asked("/n") == 0, "it was asked")
}

async fn plain_http(world: World) -> Outcome {
    refused(&world, "http://them.test/n", Refusal::NotHttps).await
}

async fn oversized_post(world: World) -> Outcome {
    let body = vec![b' '; 2 * MAX_BODY_BYTES].into();
    answered(&world, Letter { body, ..Letter::of(&json!({})) }, 413, "body").await
}

async fn slow_post(world: World) -> Outcome {
    let request = Letter::of(&activity("1", "Like", EDITOR)).request(world.clock.now());
    tokio::time::pause();
    let mut service = world.me.service();
    let answer = tower_service::Service::call(&mut service, request.map(|_| crate::peer::Endless)).await;
    tokio::time::resume();
    expect(answer.unwrap().status() == 408, "not refused in time")
}

async fn compressed_post(world: World) -> Outcome {
    let letter = Letter::of(&activity("1", "Like", EDITOR));
    answered(&world, Letter { also: Some(("content-encoding", "gzip")), ..letter }, 415, "content-type").await
}

async fn copies(mut world: World) -> Outcome {
    let mut like = activity("~1", "Like", EDITOR);
    for _ in 0..500 {
        answered(&world, Letter::of(&like), 202, "").await?;
    }
    world.clock.advance(Duration::from_secs(3_600));
    like["content"] = "another body".into();
    for id in [
        "https://them.test/activities/~1",
        "https://THEM.test/activities/~1",
        "https://them.test:443/activities/%7E1",
    ] {
        like["id"] = id.into();
        answered(&world, Letter::of(&like), 202, "").await?;
    }
    world.work().await;
    let handled = world.handled();
    expect(handled.len() == 1 && !handled[0].contains("another body"), format!("{} runs", handled.len()))
}

const PATH: &str = "/users/ann/inbox";

async fn deliver(world: &World, answer: Answer) {
    world.them.at(PATH, answer);
    send(world, &[Recipient::new(iri("https://them.test/users/ann/inbox"), None)]).await;
    world.work().await;
}

async fn hostile_retry_after(_: World) -> Outcome {
    const HOSTILE: [&[(&str, &str)]; 5] = [
        &[("retry-after", "999999999")],
        &[("retry-after", "-1")],
        &[("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT")],
        &[("retry-after", "1e9")],
        &[("retry-after", "garbage")],
    ];
    for fields in HOSTILE {
        let world = World::new().await;
        deliver(&world, Answer::Status(429, fields)).await;
        let lanes = world.queue.lanes(Topic::Delivery, 1).await.unwrap();
        let wait = lanes[0].next.duration_since(world.clock.now()).unwrap();
        let most = if fields[0].1 == "999999999" { 86_400 } else { 72 };
        expect(wait.as_secs() >= 1 && wait.as_secs() <= most, format!("{fields:?}: {wait:?}"))?;
    }
    Ok(())
}

async fn redirected_delivery(world: World) -> Outcome {
    world.other.at("/inbox", Answer::Status(202, &[]));
    deliver(&world, Answer::Status(307, &[("location", "https://other.test/inbox")])).await;
    expect(world.other.asked("/inbox") == 0, "it was followed")?;
    expect(world.dead(Topic::Delivery).await[0].reason.contains("307"), "no reason was kept")
}

async fn huge_answer_to_a_delivery(world: World) -> Outcome {
    deliver(&world, Answer::Document("text/plain", vec![b'x'; 16 * 1024 * 1024].into())).await;
    expect(world.dead(Topic::Delivery).await.is_empty() && world.queue_is_empty().await, "it failed")
}

async fn permanent_failures(_: World) -> Outcome {
    for (status, attempts) in [(410, 1), (404, 3)] {
        let world = World::new().await;
        deliver(&world, Answer::Status(status, &[])).await;
        for _ in 0..5 {
            world.clock.advance(Duration::from_secs(3_600));
            world.work().await;
        }
        let found = (world.them.asked(PATH), world.dead(Topic::Delivery).await.len());
        expect(found == (attempts, 1), format!("{status}: {found:?}"))?;
    }
    Ok(())
}

async fn poison_job(mut world: World) -> Outcome {
    let torn = Batch::new(Topic::Intake, "{}").job(NewJob::new("https://them.test/torn", "torn"));
    world.queue.push(torn, world.clock.now()).await.unwrap();
    answered(&world, Letter::of(&activity("panic", "Like", EDITOR)), 202, "").await?;
    for _ in 0..6 {
        world.work().await;
        world.clock.advance(Duration::from_secs(3_600));
    }
    expect(world.dead(Topic::Intake).await.len() == 2, "they are not among the dead letters")?;
    world.handled();
    let mut next = activity("next", "Like", EDITOR);
    next["actor"] = "https://them.test/users/bob".into();
    answered(&world, Letter::of(&next).by_bob(), 202, "").await?;
    world.work().await;
    expect(world.handled().len() == 1, "the worker does not go on")
}

async fn what_the_peer_is_told(world: World) -> Outcome {
    let secret = "internal-answer-of-a-service";
    world.them.instead("/users/ann", Answer::Document("text/plain", secret.into()));
    let answer = world.ask(Letter::of(&activity("1", "Like", EDITOR)).request(world.clock.now())).await;
    let text = String::from_utf8_lossy(answer.body()).into_owned();
    let problem: Value = serde_json::from_str(&text).unwrap();
    let members: Vec<_> = problem.as_object().unwrap().keys().cloned().collect();
    expect(members.len() == 3 && !text.contains(secret), text)
}

async fn forged_context(mut world: World) -> Outcome {
    world.them.instead("/users/bob", Answer::json(&actor("bob", &KEYS.bob)));
    let mut like = activity("1", "Like", EDITOR);
    like["actor"] = json!({"id": "https://them.test/users/bob", "type": "Person", "name": ANN});
    answered(&world, Letter::of(&like).by_bob(), 202, "").await?;
    world.work().await;
    expect(world.handled()[0].starts_with("Like https://them.test/users/bob "), "another actor")
}
