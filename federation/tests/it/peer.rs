//! Another server: it answers as it is told, and shows what it was sent.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use bytes::Bytes;
use howdah_federation::testing::Listener;
use http::request::Parts;
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

/// What a path answers.
pub(crate) enum Answer {
    Status(u16, &'static [(&'static str, &'static str)]),
    Document(&'static str, Bytes),
    /// A document behind these header fields.
    Fields(&'static [(&'static str, &'static str)], Bytes),
    /// As many header fields.
    Flood(usize),
    Redirect(String),
    /// Headers and a part of the body, then nothing, with the clock of the runtime running ahead.
    Stalls,
}

impl Answer {
    pub(crate) fn json(document: &Value) -> Self {
        Self::Document("application/activity+json", document.to_string().into())
    }

    fn response(&self) -> Response {
        let response = Response::builder();
        match self {
            Self::Status(status, headers) => {
                let response = response.status(*status);
                let response =
                    headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
                response.body(Body::empty()).unwrap()
            }
            Self::Document(kind, body) => {
                response.header("content-type", *kind).body(body.clone().into()).unwrap()
            }
            Self::Fields(fields, body) => {
                let response =
                    fields.iter().fold(response, |response, (name, value)| response.header(*name, *value));
                response.body(body.clone().into()).unwrap()
            }
            Self::Flood(count) => {
                let fields = (0..*count).map(|number| format!("x-{number}"));
                fields
                    .fold(response, |response, name| response.header(name, "x"))
                    .body(Body::empty())
                    .unwrap()
            }
            Self::Redirect(to) => response.status(302).header("location", to).body(Body::empty()).unwrap(),
            Self::Stalls => {
                tokio::time::pause();
                response.body(Body::new(Endless)).unwrap()
            }
        }
    }
}

/// A body that never comes.
pub(crate) struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Pending
    }
}

type Answers = Arc<Mutex<HashMap<String, VecDeque<Answer>>>>;

/// A server that is up. Dropping it takes it down.
pub(crate) struct Peer {
    answers: Answers,
    received: UnboundedReceiver<(Parts, Bytes)>,
    asked: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Peer {
    pub(crate) fn start(listener: Listener) -> Self {
        let (answers, asked) = (Answers::default(), Arc::default());
        let (sender, received) = unbounded_channel();
        let (told, log) = (answers.clone(), Arc::clone(&asked));
        let serve = move |request| answer(told.clone(), Arc::clone(&log), sender.clone(), request);
        let router = Router::new().fallback(serve);
        let serving = tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
        Self { answers, received, asked, serving }
    }

    /// Answers at a path, after the answers that were given before, for ever if no other follows.
    pub(crate) fn at(&self, path: &str, answer: Answer) -> &Self {
        self.answers.lock().unwrap().entry(path.to_owned()).or_default().push_back(answer);
        self
    }

    /// Answers at a path from now on.
    pub(crate) fn instead(&self, path: &str, answer: Answer) -> &Self {
        self.answers.lock().unwrap().remove(path);
        self.at(path, answer)
    }

    /// How often a path was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| *asked == path).count()
    }

    /// Takes the server down, and waits until its port is free.
    pub(crate) async fn stop(&mut self) {
        self.serving.abort();
        drop((&mut self.serving).await);
    }

    /// The next POST that arrives.
    pub(crate) async fn posted(&mut self) -> (Parts, Bytes) {
        crate::world::soon(self.received.recv()).await.unwrap()
    }

    /// Whether no POST is waiting to be looked at.
    pub(crate) fn is_silent(&mut self) -> bool {
        self.received.try_recv().is_err()
    }
}

async fn answer(
    answers: Answers,
    asked: Arc<Mutex<Vec<String>>>,
    posted: UnboundedSender<(Parts, Bytes)>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    asked.lock().unwrap().push(path.clone());
    if parts.method == "POST" {
        let body = to_bytes(body, usize::MAX).await.unwrap();
        posted.send((parts, body)).unwrap();
    }
    let mut answers = answers.lock().unwrap();
    let Some(queue) = answers.get_mut(&path) else { return Answer::Status(404, &[]).response() };
    let response = queue.front().unwrap().response();
    if queue.len() > 1 {
        queue.pop_front();
    }
    response
}
