//! A server under test, the network around it, and its clock.

use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use howdah_federation::queue::{Admin, DeadLetter, Memory, Queue, Topic};
use howdah_federation::testing::LocalNetwork;
use howdah_federation::{Addresses, Clock, Federation, Recipient, RetrySchedule, Workers};
use howdah_signatures::{BodyDigest, CryptoProvider, KeyKind, Scheme, SignKey, Signer, provider};
use howdah_types::{Follow, Iri};
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tower_service::Service;

use crate::application::{App, inbox};
use crate::peer::{Answer, Peer};

pub(crate) const ANN: &str = "https://them.test/users/ann";
pub(crate) const EDITOR: &str = "https://social.me.test/users/editor";

/// Keys that are made once: RSA takes its time.
pub(crate) struct Keys {
    pub(crate) editor: Arc<dyn SignKey>,
    pub(crate) ann: Arc<dyn SignKey>,
    pub(crate) bob: Arc<dyn SignKey>,
}

pub(crate) static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let provider = provider::AwsLcRs;
    let make = || provider.sign_key(&provider.generate(KeyKind::Rsa).unwrap()).unwrap();
    Keys { editor: make(), ann: make(), bob: make() }
});

/// A clock that stands still until it is set.
#[derive(Clone, Debug)]
pub(crate) struct ManualClock(Arc<Mutex<SystemTime>>);

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }
}

impl ManualClock {
    pub(crate) fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

/// Everything that is running.
pub(crate) struct World {
    pub(crate) network: LocalNetwork,
    pub(crate) clock: ManualClock,
    pub(crate) queue: Memory,
    pub(crate) me: Federation<App>,
    pub(crate) handled: UnboundedReceiver<String>,
    /// The server of Ann and Bob.
    pub(crate) them: Peer,
    pub(crate) other: Peer,
}

impl World {
    pub(crate) async fn new() -> Self {
        let mut network = LocalNetwork::new().unwrap();
        let them = Peer::start(network.listen("them.test").await.unwrap());
        let other = Peer::start(network.listen("other.test").await.unwrap());
        for (name, key) in [("ann", &KEYS.ann), ("bob", &KEYS.bob)] {
            them.at(&format!("/users/{name}"), Answer::json(&actor(name, key)));
        }
        let clock =
            ManualClock(Arc::new(Mutex::new(SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000))));
        let (sender, handled) = unbounded_channel();
        let addresses = Addresses::new("social.me.test", "me.test").unwrap();
        let app = App { addresses: addresses.clone(), key: KEYS.editor.clone(), handled: sender };
        let queue = Memory::new();
        let me = Federation::builder(app, addresses, queue.clone())
            .inbox(inbox())
            .guard(network.guard())
            .clock(clock.clone())
            .retries(RetrySchedule::default())
            .build()
            .unwrap();
        Self { network, clock, queue, me, handled, them, other }
    }

    /// Gives the editor's server a request.
    pub(crate) async fn ask(&self, request: Request<Full<Bytes>>) -> Response<Bytes> {
        let answer = self.me.service().call(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
    }

    /// Sends a letter to the editor's inbox; the status and the reason that the answer names.
    pub(crate) async fn post(&self, letter: Letter) -> (u16, String) {
        let answer = self.ask(letter.request(self.clock.now())).await;
        let problem: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
        (answer.status().as_u16(), problem["reason"].as_str().unwrap_or_default().to_owned())
    }

    /// Posts what must be accepted.
    pub(crate) async fn accept(&self, activity: &Value) {
        assert_eq!(self.post(Letter::of(activity)).await, (202, String::new()), "{activity}");
    }

    /// Runs the workers until nothing is being done; what waits for a time waits on.
    pub(crate) async fn work(&self) {
        let workers = self.me.start();
        self.settle().await;
        stop(workers).await;
    }

    /// Until no lane is leased or due.
    async fn settle(&self) {
        let idle = async {
            loop {
                let mut busy = false;
                for topic in [Topic::Intake, Topic::Delivery] {
                    let lanes = self.queue.lanes(topic, 100).await.unwrap();
                    busy |= lanes.iter().any(|lane| lane.leased || lane.next <= self.clock.now());
                }
                if !busy {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        soon(idle).await;
    }

    /// What the handlers told since the last look.
    pub(crate) fn handled(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.handled.try_recv().ok()).collect()
    }

    /// Sends a Follow of the editor's with this name to an inbox.
    pub(crate) async fn send(&self, name: &str, inbox: &str) {
        let recipient = Recipient::new(iri(inbox), None);
        self.me.send("editor", &follow(name), &[recipient]).await.unwrap();
    }

    pub(crate) async fn dead(&self, topic: Topic) -> Vec<DeadLetter> {
        self.queue.dead_letters(topic, 100).await.unwrap()
    }

    pub(crate) async fn queue_is_empty(&self) -> bool {
        let intake = self.queue.next_due(Topic::Intake).await.unwrap();
        intake.is_none() && self.queue.next_due(Topic::Delivery).await.unwrap().is_none()
    }

    /// Takes the server of Ann and Bob down.
    pub(crate) async fn take_them_down(&mut self) {
        self.them.stop().await;
    }

    pub(crate) async fn bring_them_up(&mut self) {
        self.them = Peer::start(self.network.listen("them.test").await.unwrap());
    }
}

/// A Follow that the editor sends.
pub(crate) fn follow(name: &str) -> Follow {
    Follow::new(iri(&format!("https://social.me.test/activities/{name}")), of(EDITOR), of_object(ANN))
}

fn of(actor: &str) -> howdah_types::Ref<howdah_types::AnyActor> {
    howdah_types::Ref::Iri(iri(actor))
}

fn of_object(object: &str) -> howdah_types::Ref<howdah_types::AnyObject> {
    howdah_types::Ref::Iri(iri(object))
}

pub(crate) async fn stop(workers: Workers) {
    soon(workers.stop()).await;
}

pub(crate) fn iri(text: &str) -> Iri {
    Iri::parse(text).unwrap()
}

/// What is awaited comes, or the test fails instead of hanging.
pub(crate) async fn soon<T>(awaited: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(30), awaited).await.expect("it never happened")
}

/// The document of an actor of them.test.
pub(crate) fn actor(name: &str, key: &Arc<dyn SignKey>) -> Value {
    let id = format!("https://them.test/users/{name}");
    json!({
        "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
        "id": id,
        "type": "Person",
        "preferredUsername": name,
        "inbox": format!("{id}/inbox"),
        "publicKey": {
            "id": format!("{id}#main-key"),
            "owner": id,
            "publicKeyPem": key.public_key().to_pem(),
        },
    })
}

/// An activity of Ann's.
pub(crate) fn activity(name: &str, kind: &str, object: impl Into<Value>) -> Value {
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("https://them.test/activities/{name}"),
        "type": kind,
        "actor": ANN,
        "object": object.into(),
    })
}

/// A request to the editor's inbox, made by Ann unless something else is said.
#[derive(Clone)]
pub(crate) struct Letter {
    pub(crate) key: Arc<dyn SignKey>,
    pub(crate) key_id: String,
    pub(crate) scheme: Scheme,
    pub(crate) content_type: &'static str,
    pub(crate) path: &'static str,
    pub(crate) host: &'static str,
    pub(crate) body: Bytes,
    /// What is sent in place of the body that was signed.
    pub(crate) sent: Option<Bytes>,
    pub(crate) age: Duration,
    pub(crate) without: Option<&'static str>,
    pub(crate) also: Option<(&'static str, &'static str)>,
}

impl Letter {
    pub(crate) fn of(activity: &Value) -> Self {
        Self {
            key: KEYS.ann.clone(),
            key_id: format!("{ANN}#main-key"),
            scheme: Scheme::Cavage12,
            content_type: "application/activity+json",
            path: "/users/editor/inbox",
            host: "social.me.test",
            body: activity.to_string().into(),
            sent: None,
            age: Duration::ZERO,
            without: None,
            also: None,
        }
    }

    /// The same, signed by Bob.
    pub(crate) fn by_bob(mut self) -> Self {
        self.key = KEYS.bob.clone();
        "https://them.test/users/bob#main-key".clone_into(&mut self.key_id);
        self
    }

    pub(crate) fn request(&self, now: SystemTime) -> Request<Full<Bytes>> {
        let request = Request::post(format!("https://{}{}", self.host, self.path));
        let (mut parts, ()) =
            request.header("content-type", self.content_type).body(()).unwrap().into_parts();
        let signer = Signer::new(&self.key_id, self.key.clone()).scheme(self.scheme);
        signer.sign(&mut parts, &BodyDigest::of(&self.body), now - self.age).unwrap();
        if let Some(name) = self.without {
            parts.headers.remove(name).unwrap();
        }
        if let Some((name, value)) = self.also {
            parts.headers.insert(name, value.parse().unwrap());
        }
        parts.uri = self.path.parse().unwrap();
        let body = self.sent.clone().unwrap_or_else(|| self.body.clone());
        Request::from_parts(parts, Full::new(body))
    }
}
