//! How requests reach a server: reqwest, or anything that implements [`Transport`].

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;

#[cfg(feature = "reqwest")]
pub(crate) mod reqwest;

/// A future that can go to another thread, except on WebAssembly, where there is none.
#[cfg(not(target_family = "wasm"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future that can go to another thread, except on WebAssembly, where there is none.
#[cfg(target_family = "wasm")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Sends requests.
///
/// An implementation must not follow redirects, since only the client knows to whom the token may be
/// shown. It should give up after the [`Timeout`] in the request's extensions, and need not read more
/// than the [`BodyLimit`] there.
///
/// ```
/// use bytes::Bytes;
/// use howdah_client::transport::{BoxFuture, Transport, TransportError};
///
/// /// A server that has nothing to say.
/// #[derive(Debug)]
/// struct Empty;
///
/// impl Transport for Empty {
///     fn send(
///         &self,
///         _: http::Request<Bytes>,
///     ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"[]"))) })
///     }
/// }
/// ```
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends a request and reads the whole answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;
}

/// How long a request may take, from connecting to the last byte: in the extensions of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeout(pub Duration);

/// How many bytes an answer may have: in the extensions of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BodyLimit(pub usize);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// It did not come in time.
    #[error("there was no answer in time")]
    Timeout,
    /// It is larger than the limit.
    #[error("the answer is too large")]
    TooLarge,
    /// Anything else.
    #[error("the request failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}
