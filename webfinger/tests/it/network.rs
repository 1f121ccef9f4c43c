//! A network in memory: what each address answers, and what was asked.

use std::collections::HashMap;
use std::future::ready;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use howdah_webfinger::{BodyLimit, BoxError, FinalUrl, Handle, Transport, query};
use http::{Request, Response, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Value, json};

/// Clones share the answers that they were cloned with, and the record of what was asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Network {
    answers: HashMap<String, Answer>,
    asked: Arc<Mutex<Vec<(String, usize)>>>,
    loopback: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// A body of a media type.
    Body(&'static str, Vec<u8>),
    Status(u16),
    Redirect(String),
    /// An answer that the transport says came from elsewhere.
    From(String, Vec<u8>),
    /// No answer.
    Down,
}

impl Network {
    pub(crate) fn with_loopback(mut self) -> Self {
        self.loopback = true;
        self
    }

    /// What is answered at an address, in which percent-encoding does not count.
    pub(crate) fn at(mut self, url: &str, answer: Answer) -> Self {
        self.answers.insert(decoded(url), answer);
        self
    }

    /// What a host answers when asked for a resource.
    pub(crate) fn webfinger(self, host: &str, resource: &str, answer: Answer) -> Self {
        self.at(&webfinger_url(host, resource), answer)
    }

    /// A host's answer to its own handle.
    pub(crate) fn knows(self, handle: &str, document: &Value) -> Self {
        let url = query::url(&Handle::parse(handle).unwrap());
        self.at(&url, jrd(document))
    }

    /// The addresses that were asked, in order.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(url, _)| url.clone()).collect()
    }

    /// The limits on the body that came with the requests.
    pub(crate) fn limits(&self) -> Vec<usize> {
        self.asked.lock().unwrap().iter().map(|(_, limit)| *limit).collect()
    }

    fn respond(&self, url: &str, redirects: usize) -> Result<Response<Bytes>, BoxError> {
        let mut response = match self.answers.get(&decoded(url)) {
            None => status(404),
            Some(Answer::Status(code)) => status(*code),
            Some(Answer::Down) => return Err("connection refused".into()),
            Some(Answer::Redirect(_)) if redirects == 0 => status(302),
            Some(Answer::Redirect(to)) => return self.respond(to, redirects - 1),
            Some(Answer::Body(content_type, body)) => document(content_type, body),
            Some(Answer::From(_, body)) => document("application/jrd+json", body),
        };
        let came_from = match self.answers.get(&decoded(url)) {
            Some(Answer::From(final_url, _)) => final_url.clone(),
            _ => url.to_owned(),
        };
        response.extensions_mut().insert(FinalUrl(came_from));
        Ok(response)
    }
}

impl Transport for Network {
    fn get(&self, request: Request<()>) -> impl Future<Output = Result<Response<Bytes>, BoxError>> + Send {
        let url = request.uri().to_string();
        let BodyLimit(limit) = request.extensions().get().copied().unwrap();
        self.asked.lock().unwrap().push((decoded(&url), limit));
        ready(self.respond(&url, 3))
    }

    fn allows_loopback(&self) -> bool {
        self.loopback
    }
}

pub(crate) fn webfinger_url(host: &str, resource: &str) -> String {
    format!("https://{host}{}?resource={}", query::PATH, utf8_percent_encode(resource, NON_ALPHANUMERIC))
}

/// A document as most servers send it.
pub(crate) fn jrd(document: &Value) -> Answer {
    Answer::Body("application/jrd+json; charset=utf-8", document.to_string().into_bytes())
}

/// The document that says that a handle is an actor.
pub(crate) fn says(handle: &str, actor: &str) -> Value {
    json!({
        "subject": format!("acct:{handle}"),
        "links": [{"rel": "self", "type": "application/activity+json", "href": actor}],
    })
}

/// The document that names an actor, but no subject.
pub(crate) fn says_only(actor: &str) -> Value {
    json!({"links": [{"rel": "self", "type": "application/activity+json", "href": actor}]})
}

/// Runs a lookup, of which none ever waits.
pub(crate) fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn document(content_type: &str, body: &[u8]) -> Response<Bytes> {
    let body = Bytes::copy_from_slice(body);
    Response::builder().header("content-type", content_type).body(body).unwrap()
}

fn status(code: u16) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(code).unwrap();
    response
}

fn decoded(url: &str) -> String {
    percent_decode_str(url).decode_utf8().unwrap().into_owned()
}
