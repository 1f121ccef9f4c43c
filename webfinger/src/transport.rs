//! How requests leave: a trait that an HTTP client implements, since this crate opens no connection itself.

use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

/// Any error, as a transport reports it.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Sends `GET` requests for a [`Resolver`](crate::Resolver) or for
/// [`nodeinfo::discover`](crate::nodeinfo::discover).
///
/// An implementation answers for what this crate cannot see. Strangers choose the hosts, so it must refuse
/// addresses that are not public, follow few redirects and only to `https`, set time limits, and stop reading
/// at the [`BodyLimit`] that each request carries as an extension. Where it followed a redirect, it should
/// put a [`FinalUrl`] into the extensions of the response: that saves a request in the usual layout with a
/// separate domain for handles.
///
/// ```
/// use bytes::Bytes;
/// use howdah_webfinger::{BoxError, Transport};
/// use http::{Request, Response, StatusCode};
///
/// /// A network in which no host knows anything.
/// struct Void;
///
/// impl Transport for Void {
///     async fn get(&self, _request: Request<()>) -> Result<Response<Bytes>, BoxError> {
///         let mut response = Response::new(Bytes::new());
///         *response.status_mut() = StatusCode::NOT_FOUND;
///         Ok(response)
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends the request and reads the whole answer.
    ///
    /// # Errors
    ///
    /// Whatever kept the answer from coming; it becomes the source of an error of kind
    /// [`Transport`](crate::ErrorKind::Transport). An answer with an error status is an answer.
    fn get(&self, request: Request<()>) -> impl Future<Output = Result<Response<Bytes>, BoxError>> + Send;

    /// Whether loopback hosts (`localhost:3000`) may be asked, over plain `http`; for tests and development.
    fn allows_loopback(&self) -> bool {
        false
    }
}

impl<T: Transport> Transport for Arc<T> {
    fn get(&self, request: Request<()>) -> impl Future<Output = Result<Response<Bytes>, BoxError>> + Send {
        T::get(self, request)
    }

    fn allows_loopback(&self) -> bool {
        T::allows_loopback(self)
    }
}

/// The most bytes of body that the caller will read, as an extension of each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "it is a number with a name, and tests of transports make it")]
pub struct BodyLimit(pub usize);

/// The address from which an answer finally came, as an extension of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "transports make it")]
pub struct FinalUrl(pub String);
