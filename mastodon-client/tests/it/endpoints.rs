//! Every method against `endpoints.tsv`: what is sent, and what its documentation says.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use howdah_client::entities::{Application, CredentialApplication};
use howdah_client::id::{AccountId, NotificationId, StatusId};
use howdah_client::params::{self, RequestToken};
use howdah_client::{Client, Scopes};
use howdah_testdata::{Tally, files, folder, rows};

use crate::recorder::Recorder;

/// What a row of the table says.
struct Row {
    method: String,
    path: String,
    scope: String,
    since: String,
    body: String,
    live: bool,
}

#[tokio::test]
async fn every_method_sends_and_documents_what_the_table_says() {
    let Some(table) = folder("endpoints", "mastodon-api/endpoints.tsv") else { return };
    let table = read(&table);
    let documented = documented();
    let mut tally = Tally::new("endpoints");
    let mut called = BTreeSet::new();
    for (operation, sent) in sent().await {
        tally.case(operation, compare(table.get(operation), documented.get(operation), &sent));
        called.insert(operation.to_owned());
    }
    for operation in documented.keys() {
        let missing = || Err(format!("{operation} is not called by this test"));
        tally
            .case(format!("{operation} called"), if called.contains(operation) { Ok(()) } else { missing() });
    }
    say_coverage(called.len(), table.values().filter(|row| row.live).count());
    tally.finish();
}

/// Past the capture of the test harness: the other direction, a row without a method, is no failure yet.
fn say_coverage(covered: usize, live: usize) {
    let text = format!("\nendpoints covered: {covered} of {live} rows that are not removed\n");
    std::io::stdout().lock().write_all(text.as_bytes()).expect("somebody reads what tests say");
}

fn read(table: &Path) -> BTreeMap<String, Row> {
    let row = |cells: Vec<String>| {
        let [group, method, path, operation, _, scope, since, gone, _, _, body, ..] = cells.as_slice() else {
            panic!("a row of endpoints.tsv is too short: {cells:?}");
        };
        let other = operation.ends_with("_alpha") || ["nodeinfo", "webfinger"].contains(&group.as_str());
        let live = !gone.contains("removed") && !other;
        let [method, path, scope, since, body] = [method, path, scope, since, body].map(Clone::clone);
        (operation.clone(), Row { method, path, scope, since, body, live })
    };
    rows(table).into_iter().map(row).collect()
}

/// A request as it was sent: its verb, its path with the ids replaced, its body's kind.
struct Sent {
    method: String,
    path: String,
    body: &'static str,
}

fn compare(row: Option<&Row>, docs: Option<&String>, sent: &Sent) -> Result<(), String> {
    let row = row.ok_or("the table has no such row")?;
    if (&sent.method, &sent.path) != (&row.method, &row.path) {
        return Err(format!(
            "sent {} {}, the table says {} {}",
            sent.method, sent.path, row.method, row.path
        ));
    }
    if sent.body != "none" && sent.body != row.body {
        return Err(format!("sent {}, the table says {}", sent.body, row.body));
    }
    let scope = match row.scope.as_str() {
        "" => "no scope".to_owned(),
        scope => scope.split('|').map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(" or "),
    };
    let expected = format!("`{} {}` · {scope} · since {}", row.method, row.path, row.since);
    match docs {
        Some(docs) if *docs == expected => Ok(()),
        docs => Err(format!("documented as {docs:?}, the table says {expected:?}")),
    }
}

/// The line of documentation that every method has, by the method's name: `statuses.get`.
fn documented() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut found = BTreeMap::new();
    for file in files(&folder, "rs") {
        let group = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("the source is there");
        let mut line_of_next = None;
        for line in text.lines().map(str::trim) {
            if let Some(line) = line.strip_prefix("/// `").filter(|line| line.contains(" · since ")) {
                line_of_next = Some(format!("`{line}"));
            } else if let Some(method) = line.strip_prefix("pub fn ") {
                let name = method.split(['(', '<']).next().unwrap_or_default();
                let name = name.strip_suffix("_url").unwrap_or(name);
                if let Some(line) = line_of_next.take() {
                    found.insert(format!("{group}.{name}"), line);
                }
            }
        }
    }
    found
}

/// Calls every method, and keeps what it sends.
async fn sent() -> Vec<(&'static str, Sent)> {
    let recorder = Recorder::json("{}");
    let client = recorder.client();
    let mut sent = Vec::new();
    macro_rules! send {
        ($($operation:literal: $call:expr),* $(,)?) => { $(
            // What it answers is no matter here, and no entity either.
            drop($call.await);
            let request = recorder.take().pop().expect("a request was sent");
            sent.push(($operation, describe(&request)));
        )* };
    }
    let (account, status) = (AccountId::from("ID"), StatusId::from("ID"));
    let notification = NotificationId::from("ID");
    let app = CredentialApplication::new(Application::new("Lamp"), "id", "secret");
    send! {
        "accounts.verify_credentials": client.accounts().verify_credentials(),
        "accounts.get": client.accounts().get(&account),
        "accounts.lookup": client.accounts().lookup("name@host"),
        "accounts.statuses": client.accounts().statuses(&account, &params::AccountStatuses::new()),
        "accounts.followers": client.accounts().followers(&account),
        "accounts.following": client.accounts().following(&account),
        "accounts.follow": client.accounts().follow(&account, &params::Follow::new()),
        "accounts.unfollow": client.accounts().unfollow(&account),
        "accounts.relationships": client.accounts().relationships(&params::Relationships::new([account])),
        "accounts.search": client.accounts().search(&params::SearchAccounts::new("name")),
        "apps.create": client.apps().create(&params::CreateApp::new("Lamp", "https://lamp.example")),
        "apps.verify_credentials": client.apps().verify_credentials(),
        "instance.get": client.instance().get(),
        "notifications.list": client.notifications().list(&params::ListNotifications::new()),
        "notifications.get": client.notifications().get(&notification),
        "notifications.clear": client.notifications().clear(),
        "notifications.dismiss": client.notifications().dismiss(&notification),
        "oauth.token": client.oauth().token(&RequestToken::new("client_credentials", "id")),
        "oauth.token": client.oauth().client_credentials(&app, &Scopes::from("read")),
        "oauth.revoke": client.oauth().revoke(&app, &"token".into()),
        "search.query": client.search().query(&params::SearchQuery::new("name")),
        "statuses.create": client.statuses().create(&params::CreateStatus::text("Hello")),
        "statuses.get": client.statuses().get(&status),
        "statuses.edit": client.statuses().edit(&status, &params::EditStatus::new()),
        "statuses.delete": client.statuses().delete(&status, &params::DeleteStatus::new()),
        "statuses.context": client.statuses().context(&status),
        "statuses.favourite": client.statuses().favourite(&status),
        "statuses.unfavourite": client.statuses().unfavourite(&status),
        "statuses.reblog": client.statuses().reblog(&status, &params::Reblog::new()),
        "statuses.unreblog": client.statuses().unreblog(&status),
        "timelines.home": client.timelines().home(),
        "timelines.public": client.timelines().public(&params::PublicTimeline::new()),
        "timelines.tag": client.timelines().tag("HASHTAG", &params::TagTimeline::new()),
    }
    sent.push(("oauth.authorize", authorize(&client)));
    sent
}

/// The page that is only linked to.
fn authorize(client: &Client) -> Sent {
    let question = params::Authorize::new("code", "id", "https://lamp.example");
    let url = client.oauth().authorize_url(&question).expect("it makes an address");
    let path = url.strip_prefix("https://social.example").expect("it is the server's").split('?').next();
    Sent { method: "GET".to_owned(), path: path.unwrap_or_default().to_owned(), body: "none" }
}

fn describe(request: &http::Request<bytes::Bytes>) -> Sent {
    let body = match request.headers().get(http::header::CONTENT_TYPE).map(http::HeaderValue::as_bytes) {
        None => "none",
        Some(b"application/json") => "json",
        Some(b"application/x-www-form-urlencoded") => "form",
        Some(other) => panic!("an unknown kind of body: {other:?}"),
    };
    let path = request.uri().path().replace("/ID", "/:id").replace("/HASHTAG", "/:hashtag");
    Sent { method: request.method().to_string(), path, body }
}

#[tokio::test]
async fn options_are_sent_where_the_server_looks_for_them() {
    let recorder = Recorder::json("[]");
    let client = recorder.client();
    let id = AccountId::from("7");
    let options = params::AccountStatuses::new().exclude_replies(true).tagged("a&visibility=public");
    drop(client.accounts().statuses(&id, &options).limit(5).max_id("9").await);
    drop(client.accounts().relationships(&params::Relationships::new([id.clone(), "8".into()])).await);
    drop(client.accounts().follow(&id, &params::Follow::new().reblogs(false).languages(["de".into()])).await);
    drop(client.statuses().create(&params::CreateStatus::text("Hi").sensitive(true)).await);
    let requests = recorder.take();
    let queries: Vec<_> = requests.iter().map(|request| request.uri().query().unwrap_or_default()).collect();
    let tagged = "exclude_replies=true&tagged=a%26visibility%3Dpublic&limit=5&max_id=9";
    assert_eq!(queries, [tagged, "id[]=7&id[]=8", "", ""]);
    assert_eq!(requests[2].body(), "languages[]=de&reblogs=false");
    assert_eq!(requests[3].body(), r#"{"status":"Hi","sensitive":true}"#);
    assert!(requests[3].headers().contains_key("idempotency-key"));
}

#[tokio::test]
async fn every_request_names_the_program_and_only_some_carry_the_token() {
    let recorder = Recorder::json("{}");
    let client = recorder.client();
    drop(client.instance().get().await);
    drop(client.oauth().token(&RequestToken::new("client_credentials", "id")).await);
    let requests = recorder.take();
    assert!(requests.iter().all(|request| request.headers().contains_key("user-agent")));
    let tokens: Vec<_> =
        requests.iter().map(|request| request.headers().contains_key("authorization")).collect();
    assert_eq!(tokens, [true, false]);
}
