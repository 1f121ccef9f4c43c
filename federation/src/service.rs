//! The HTTP face: a [`tower_service::Service`] that axum, hyper or any tower server mounts.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ALLOW, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, VARY, X_CONTENT_TYPE_OPTIONS};
use http::{Method, Request, Response, StatusCode, request};
use http_body::Body as _;
use http_body_util::{BodyExt, Full, Limited};

use crate::addresses::{Addresses, Place};
use crate::application::{Application, Served};
use crate::error::{BoxError, Error};
use crate::federation::Federation;
use crate::fetch::ACTIVITY_JSON;
use crate::inbox::{Rejection, check_type};
use crate::outbox::described;

/// The most bytes of a body that an inbox takes.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;

/// How long a body may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

type Answer = Response<Full<Bytes>>;

/// Answers for actors, inboxes, collections, objects, WebFinger and NodeInfo.
///
/// Mount it as the fallback of the application's own router, so that it sees the request's whole path: a
/// signature covers the path as it was sent, and a nested router cuts its prefix off.
#[derive(Debug)]
pub struct Service<A> {
    federation: Federation<A>,
}

impl<A> Service<A> {
    pub(crate) fn new(federation: Federation<A>) -> Self {
        Self { federation }
    }
}

impl<A> Clone for Service<A> {
    fn clone(&self) -> Self {
        Self { federation: self.federation.clone() }
    }
}

impl<A, B> tower_service::Service<Request<B>> for Service<A>
where
    A: Application,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Answer;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Answer, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let federation = self.federation.clone();
        let (parts, body) = request.into_parts();
        Box::pin(async move { Ok(answer(&federation, parts, body).await) })
    }
}

async fn answer<A, B>(federation: &Federation<A>, parts: request::Parts, body: B) -> Answer
where
    A: Application,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    let place = Addresses::place(parts.uri.path());
    let head = parts.method == Method::HEAD;
    let answer = if let Place::Inbox(_) | Place::SharedInbox = place {
        match receive(federation, &place, &parts, body).await {
            Ok(()) => status(StatusCode::ACCEPTED),
            Err(rejection) => problem(rejection),
        }
    } else if head || parts.method == Method::GET {
        serve(federation, &place, &parts).await.unwrap_or_else(|error| {
            tracing::error!(path = parts.uri.path(), error = described(&error), "cannot serve");
            status(StatusCode::INTERNAL_SERVER_ERROR)
        })
    } else {
        let mut answer = status(StatusCode::METHOD_NOT_ALLOWED);
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        answer
    };
    if head { without_body(answer) } else { answer }
}

async fn receive<A, B>(
    federation: &Federation<A>,
    place: &Place,
    parts: &request::Parts,
    body: B,
) -> Result<(), Rejection>
where
    A: Application,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    if parts.method != Method::POST {
        return Err(Rejection::Method);
    }
    check_type(&parts.headers)?;
    let most = u64::try_from(MAX_BODY_BYTES).unwrap_or(u64::MAX);
    if body.size_hint().lower() > most {
        return Err(Rejection::Body);
    }
    if let Place::Inbox(name) = place {
        federation.expect_inbox(name).await?;
    }
    let whole = tokio::time::timeout(BODY_TIMEOUT, Limited::new(body, MAX_BODY_BYTES).collect()).await;
    let body = whole.map_err(|_| Rejection::Timeout)?.map_err(|_| Rejection::Body)?.to_bytes();
    federation.receive(parts, body).await
}

async fn serve<A: Application>(
    federation: &Federation<A>,
    place: &Place,
    parts: &request::Parts,
) -> Result<Answer, Error> {
    let query = parts.uri.query();
    match place {
        Place::WebFinger => return Ok(federation.web_finger(query).await?.map(into_body)),
        Place::NodeInfoDiscovery => return Ok(federation.node_info_discovery().map(into_body)),
        Place::NodeInfo => return Ok(federation.node_info().await?.map(into_body)),
        _ => {}
    }
    let served = match place {
        Place::Actor(name) => federation.actor_document(name).await?,
        Place::Collection(name, collection) => federation.collection(name, *collection, query).await?,
        _ => federation.object(parts.uri.path()).await?,
    };
    Ok(match served {
        Some(Served::Document(_)) if !wants_document(parts) => varying(status(StatusCode::NOT_ACCEPTABLE)),
        Some(Served::Document(body)) => document(StatusCode::OK, body),
        Some(Served::Gone(tombstone)) => document(StatusCode::GONE, tombstone),
        None => status(StatusCode::NOT_FOUND),
    })
}

/// Whether the client would take a document, rather than only a page.
fn wants_document(parts: &request::Parts) -> bool {
    let mut accepted =
        parts.headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).peekable();
    let any = accepted.peek().is_none();
    any || accepted.flat_map(|value| value.split(',')).any(is_document_type)
}

/// Whether one range of `Accept` covers the documents
/// ([RFC 9110 section 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)).
fn is_document_type(range: &str) -> bool {
    let range = range.to_ascii_lowercase();
    let mut parameters = range.split(';').map(str::trim);
    let essence = parameters.next().unwrap_or_default();
    let named = matches!(
        essence,
        ACTIVITY_JSON | "application/ld+json" | "application/json" | "application/*" | "*/*"
    );
    let weight = parameters.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok());
    named && weight.unwrap_or(1.0_f32) > 0.0
}

fn document(status: StatusCode, body: Bytes) -> Answer {
    let mut answer = Response::new(Full::new(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ACTIVITY_JSON));
    answer.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    varying(answer)
}

/// The same path may be a page for browsers.
fn varying(mut answer: Answer) -> Answer {
    answer.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
    answer
}

/// The answer to HEAD: as to GET, with the length of what is left out.
fn without_body(mut answer: Answer) -> Answer {
    if let Some(length) = answer.body().size_hint().exact() {
        answer.headers_mut().insert(CONTENT_LENGTH, length.into());
    }
    answer.map(|_| Full::default())
}

/// Problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): the code, and no detail of the log.
fn problem(rejection: Rejection) -> Answer {
    let status = rejection.status();
    let body = serde_json::json!({
        "title": rejection.title(),
        "status": status.as_u16(),
        "reason": rejection.as_str(),
    });
    let mut answer = Response::new(Full::new(Bytes::from(body.to_string())));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if rejection == Rejection::Method {
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    }
    answer
}

fn status(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    answer
}

fn into_body(body: Vec<u8>) -> Full<Bytes> {
    Full::new(Bytes::from(body))
}
