//! Lookups in every layout of domains, with honest hosts and with liars.

use howdah_webfinger::{Error, ErrorKind, Handle, Resolved, Resolver};
use serde_json::{Value, json};

use crate::network::{Answer, Network, jrd, run, says, says_only, webfinger_url};

const ALICE: &str = "https://social.example.com/users/1";

fn resolve(network: &Network, handle: &str) -> Result<Resolved, Error> {
    let resolver = Resolver::new(network.clone());
    run(resolver.resolve(&Handle::parse(handle).unwrap()))
}

fn pair(network: &Network, handle: &str) -> (String, String) {
    let resolved = resolve(network, handle).unwrap();
    (resolved.handle.to_string(), resolved.actor)
}

fn refusal(network: &Network, handle: &str) -> ErrorKind {
    resolve(network, handle).unwrap_err().kind()
}

fn canonical(network: &Network, actor: &str, username: &str) -> Result<String, ErrorKind> {
    let handle = run(Resolver::new(network.clone()).canonical(actor, username));
    handle.map(|handle| handle.to_string()).map_err(|error| error.kind())
}

/// Handles at `example.com`, actors at `social.example.com`, no redirect between them.
fn split_domain() -> Network {
    let answer = says("alice@example.com", ALICE);
    Network::default()
        .webfinger("example.com", "acct:alice@example.com", jrd(&answer))
        .webfinger("social.example.com", "acct:alice@social.example.com", jrd(&answer))
        .webfinger("social.example.com", ALICE, jrd(&answer))
}

#[test]
fn asks_once_where_handle_and_actor_share_a_host() {
    let actor = "https://example.com/users/1";
    let network = Network::default().knows("alice@example.com", &says("alice@example.com", actor));
    assert_eq!(pair(&network, "@alice@example.com"), ("alice@example.com".to_owned(), actor.to_owned()));
    assert_eq!(
        network.asked(),
        ["https://example.com/.well-known/webfinger?resource=acct:alice@example.com"]
    );
    assert_eq!(canonical(&network, actor, "alice"), Ok("alice@example.com".to_owned()));
    assert_eq!(network.asked().len(), 2);
}

#[test]
fn resolves_a_split_domain_from_either_side() {
    let network = split_domain();
    let expected = ("alice@example.com".to_owned(), ALICE.to_owned());
    assert_eq!(pair(&network, "alice@example.com"), expected);
    assert_eq!(network.asked().len(), 2);
    assert_eq!(pair(&network, "alice@social.example.com"), expected);
    assert_eq!(network.asked().len(), 4);
}

#[test]
fn finds_the_canonical_handle_of_an_actor() {
    let network = split_domain();
    assert_eq!(canonical(&network, ALICE, "alice"), Ok("alice@example.com".to_owned()));
    // Under a name that its host does not know, the actor is found by its id.
    assert_eq!(canonical(&network, ALICE, "renamed"), Ok("alice@example.com".to_owned()));
    assert_eq!(canonical(&network, ALICE, "not a name"), Err(ErrorKind::InvalidHandle));
    assert_eq!(canonical(&network, "urn:uuid:1", "alice"), Err(ErrorKind::InvalidActor));
}

#[test]
fn takes_a_redirect_to_the_actors_webfinger_for_the_word_of_both() {
    let target = webfinger_url("social.example.com", "acct:alice@example.com");
    let network = Network::default()
        .webfinger("example.com", "acct:alice@example.com", Answer::Redirect(target.clone()))
        .at(&target, jrd(&says("alice@example.com", ALICE)));
    assert_eq!(pair(&network, "alice@example.com"), ("alice@example.com".to_owned(), ALICE.to_owned()));
    assert_eq!(network.asked().len(), 1);
}

#[test]
fn follows_the_spelling_of_the_handles_own_domain() {
    let network = Network::default()
        .knows("ALICE@example.com", &says("Alice@example.com", "https://example.com/users/1"))
        .knows("alice@social.example.com", &says("ALICE@example.com", "https://example.com/users/1"));
    assert_eq!(pair(&network, "ALICE@Example.com").0, "Alice@example.com");
    assert_eq!(pair(&network, "alice@social.example.com").0, "Alice@example.com");
}

#[test]
fn ends_at_the_real_handle_of_an_alias() {
    let mastodon = "https://social.example/users/alice";
    let network = Network::default()
        .knows("me@alice.example", &says("alice@social.example", mastodon))
        .knows("alice@social.example", &says("alice@social.example", mastodon));
    assert_eq!(pair(&network, "me@alice.example").0, "alice@social.example");
}

#[test]
fn lets_the_handle_stand_where_the_subject_is_none() {
    let actor = "https://example.com/users/1";
    let page = json!({"subject": "https://example.com/@alice", "links": says_only(actor)["links"]});
    for document in [says_only(actor), page] {
        let network = Network::default().knows("alice@example.com", &document);
        assert_eq!(pair(&network, "alice@example.com").0, "alice@example.com");
    }
    let elsewhere = Network::default().knows("alice@example.com", &says_only(ALICE));
    assert_eq!(refusal(&elsewhere, "alice@example.com"), ErrorKind::SubjectMismatch);
}

#[test]
fn refuses_a_claim_to_a_strangers_actor() {
    let bob = "https://victim.example/users/bob";
    let network = Network::default()
        .knows("friend@evil.example", &says("friend@evil.example", bob))
        .knows("bob@victim.example", &says("bob@victim.example", bob))
        .webfinger("victim.example", bob, jrd(&says("bob@victim.example", bob)));
    assert_eq!(refusal(&network, "friend@evil.example"), ErrorKind::SubjectMismatch);
    // Not even under the same name.
    let network = network.knows("bob@evil.example", &says("bob@evil.example", bob));
    assert_eq!(refusal(&network, "bob@evil.example"), ErrorKind::SubjectMismatch);
}

#[test]
fn refuses_a_claim_to_a_strangers_handle() {
    let mallory = "https://evil.example/users/mallory";
    let network = Network::default()
        .knows("mallory@evil.example", &says("bob@victim.example", mallory))
        .webfinger("evil.example", mallory, jrd(&says("bob@victim.example", mallory)))
        .knows("bob@victim.example", &says("bob@victim.example", "https://victim.example/users/bob"));
    assert_eq!(refusal(&network, "mallory@evil.example"), ErrorKind::SubjectMismatch);
    assert_eq!(canonical(&network, mallory, "mallory"), Err(ErrorKind::SubjectMismatch));
}

#[test]
fn refuses_a_claim_that_two_liars_confirm_to_each_other() {
    let bob = "https://victim.example/users/bob";
    let network = Network::default()
        .knows("bob@evil.example", &says("bob@accomplice.example", bob))
        .knows("bob@accomplice.example", &says("bob@accomplice.example", bob))
        .knows("bob@victim.example", &says("bob@victim.example", bob));
    assert_eq!(refusal(&network, "bob@evil.example"), ErrorKind::SubjectMismatch);
}

#[test]
fn ends_a_chain_of_subjects_at_its_second_link() {
    let actor = "https://a.example/users/1";
    let network = Network::default()
        .knows("x@a.example", &says("x@b.example", actor))
        .knows("x@b.example", &says("x@a.example", actor));
    assert_eq!(refusal(&network, "x@a.example"), ErrorKind::SubjectMismatch);
    assert_eq!(network.asked().len(), 2);
}

#[test]
fn reads_no_word_of_a_host_into_a_file_that_lies_on_it() {
    let bob = "https://victim.example/users/bob";
    let upload = "https://victim.example/uploads/webfinger";
    let network = Network::default()
        .webfinger("evil.example", "acct:bob@evil.example", Answer::Redirect(upload.to_owned()))
        .at(upload, jrd(&says("bob@evil.example", bob)));
    assert_eq!(refusal(&network, "bob@evil.example"), ErrorKind::SubjectMismatch);
}

#[test]
fn reads_no_claim_to_the_asked_handle_into_a_redirects_silence() {
    let bob = "https://victim.example/users/bob";
    let target = webfinger_url("victim.example", bob);
    let network = Network::default()
        .webfinger("evil.example", "acct:bob@evil.example", Answer::Redirect(target.clone()))
        .at(&target, jrd(&says_only(bob)));
    assert_eq!(refusal(&network, "bob@evil.example"), ErrorKind::SubjectMismatch);
}

/// Everything one hostile host can answer: any subject with any actor, or a redirect to anywhere. Whatever
/// comes of it, an honest host's actor keeps its own handle, and an honest host's handle its own actor.
#[test]
fn holds_against_every_answer_of_a_hostile_host() {
    let honest = [("alice@example.com", ALICE), ("bob@victim.example", "https://victim.example/users/bob")];
    let mut outcomes = 0;
    for answer in hostile_answers() {
        let network = honest_hosts()
            .webfinger("evil.example", "acct:bob@evil.example", answer.clone())
            .webfinger("evil.example", "https://evil.example/users/bob", answer.clone());
        let resolved = resolve(&network, "bob@evil.example");
        let Ok(Resolved { handle, actor, .. }) = resolved else { continue };
        outcomes += 1;
        let honest_pair = honest.contains(&(handle.to_string().as_str(), actor.as_str()));
        let own_pair = handle.host() == "evil.example" && actor.starts_with("https://evil.example/");
        assert!(honest_pair || own_pair, "{handle} became {actor} by {answer:?}");
    }
    assert!(outcomes > 5, "only {outcomes} answers led anywhere");
}

fn honest_hosts() -> Network {
    let bob = "https://victim.example/users/bob";
    let evil_upload = says("bob@evil.example", bob);
    split_domain()
        .knows("bob@victim.example", &says("bob@victim.example", bob))
        .webfinger("victim.example", bob, jrd(&says_only(bob)))
        .at("https://victim.example/uploads/evil", jrd(&evil_upload))
}

fn hostile_answers() -> Vec<Answer> {
    let subjects = [
        "acct:bob@evil.example",
        "acct:other@evil.example",
        "acct:bob@victim.example",
        "acct:alice@example.com",
        "acct:alice@social.example.com",
        "https://victim.example/users/bob",
        "",
    ];
    let actors = ["https://evil.example/users/bob", "https://victim.example/users/bob", ALICE];
    let redirects = [
        webfinger_url("victim.example", "acct:bob@victim.example"),
        webfinger_url("victim.example", "https://victim.example/users/bob"),
        webfinger_url("social.example.com", ALICE),
        webfinger_url("example.com", "acct:alice@example.com"),
        "https://victim.example/uploads/evil".to_owned(),
    ];
    let document = |subject: &str, actor: &str| -> Value {
        json!({"subject": subject, "links": says_only(actor)["links"]})
    };
    let direct = subjects.iter().flat_map(|subject| actors.map(|actor| jrd(&document(subject, actor))));
    direct.chain(redirects.map(Answer::Redirect)).collect()
}

#[test]
fn takes_the_content_types_that_servers_send() {
    let body = says("alice@example.com", "https://example.com/users/1").to_string().into_bytes();
    let answered = |content_type| {
        let answer = Answer::Body(content_type, body.clone());
        resolve(
            &Network::default().webfinger("example.com", "acct:alice@example.com", answer),
            "alice@example.com",
        )
    };
    for content_type in ["application/json", "application/jrd+json", "Application/JSON; charset=UTF-8"] {
        assert!(answered(content_type).is_ok(), "{content_type}");
    }
    for content_type in ["text/html", "text/plain", "image/png", ""] {
        assert_eq!(answered(content_type).unwrap_err().kind(), ErrorKind::UnsupportedContentType);
    }
}

#[test]
fn tells_what_kept_a_lookup_from_succeeding() {
    let kind = |answer| {
        let network = Network::default().webfinger("example.com", "acct:alice@example.com", answer);
        let error = resolve(&network, "alice@example.com").unwrap_err();
        (error.kind(), error.is_retryable())
    };
    assert_eq!(kind(Answer::Down), (ErrorKind::Transport, true));
    assert_eq!(kind(Answer::Status(503)), (ErrorKind::Status, true));
    assert_eq!(kind(Answer::Status(429)), (ErrorKind::Status, true));
    assert_eq!(kind(Answer::Status(403)), (ErrorKind::Status, false));
    assert_eq!(kind(Answer::Status(404)), (ErrorKind::NotFound, false));
    assert_eq!(kind(Answer::Status(410)), (ErrorKind::NotFound, false));
    assert_eq!(kind(Answer::Status(302)), (ErrorKind::RedirectRefused, false));
    assert_eq!(kind(Answer::Body("application/json", b"[]".to_vec())), (ErrorKind::Malformed, false));
    assert_eq!(kind(jrd(&json!({"subject": "acct:alice@example.com"}))), (ErrorKind::NoActor, false));
    assert_eq!(kind(jrd(&says("alice@example.com", "did:key:z6Mk"))), (ErrorKind::InvalidActor, false));
    assert_eq!(kind(jrd(&says("@", "https://example.com/a"))), (ErrorKind::SubjectMismatch, false));
    let large = vec![b' '; 64 * 1024 + 1];
    assert_eq!(kind(Answer::Body("application/json", large)), (ErrorKind::LimitExceeded, false));
}

#[test]
fn does_not_take_a_host_that_is_down_for_one_that_disagrees() {
    let network = Network::default()
        .knows("alice@social.example.com", &says("alice@example.com", ALICE))
        .webfinger("example.com", "acct:alice@example.com", Answer::Down);
    let error = resolve(&network, "alice@social.example.com").unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true));
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "connection refused");
}

#[test]
fn asks_this_machine_only_where_the_transport_allows_it() {
    let actor = "http://localhost:3000/users/1";
    let network = Network::default().knows("alice@localhost:3000", &says("alice@localhost:3000", actor));
    assert_eq!(refusal(&network, "alice@localhost:3000"), ErrorKind::BlockedAddress);
    assert_eq!(network.asked(), Vec::<String>::new());
    let network = network.with_loopback();
    assert_eq!(pair(&network, "alice@localhost:3000").1, actor);
    assert!(network.asked().iter().all(|url| url.starts_with("http://localhost:3000/")));
}

#[test]
fn runs_on_any_executor_and_thread() {
    fn is_send(_: &impl Send) {}
    let resolver = Resolver::new(std::sync::Arc::new(Network::default()));
    let handle = Handle::parse("alice@example.com").unwrap();
    is_send(&resolver.resolve(&handle));
    is_send(&resolver.canonical(ALICE, "alice"));
    is_send(&run(resolver.resolve(&handle)).unwrap_err());
}
