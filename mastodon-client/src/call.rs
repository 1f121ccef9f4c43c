//! Calls: what a method gives back, to be awaited, looked at, or paged through.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Serialize;

pub use self::paged::{Cursor, Page, Paged};
pub use self::stream::{Items, Pages};
use crate::client::{Client, Extras};
use crate::decode::Decoder;
use crate::error::{Error, ErrorKind};
use crate::form::to_form;
use crate::rate_limit::RateLimit;
use crate::route::Route;
use crate::transport::BoxFuture;

mod link;
mod paged;
mod stream;

/// A call that has not been made yet: `await` makes it.
///
/// ```no_run
/// use std::time::Duration;
/// # async fn example(client: howdah_client::Client) -> Result<(), howdah_client::Error> {
///
/// let account = client.accounts().verify_credentials().await?;
/// let answer = client.accounts().get(&account.account.id).with_response().await?;
/// println!("{} calls are left", answer.rate_limit().remaining.unwrap_or_default());
/// let slow = client.instance().get().timeout(Duration::from_secs(120)).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is made when it is awaited"]
pub struct Call<T> {
    client: Client,
    route: Route,
    extras: Extras,
    invalid: Option<&'static str>,
    decode: Decoder<T>,
}

impl<T> Call<T> {
    pub(crate) fn new(client: Client, route: Route, decode: Decoder<T>) -> Self {
        Self { client, route, extras: Extras::default(), invalid: None, decode }
    }

    /// Sends parameters in the body, as JSON.
    pub fn json<P: Serialize + ?Sized>(mut self, parameters: &P) -> Self {
        match serde_json::to_vec(parameters) {
            Ok(body) => self.extras.body = Some(("application/json", body.into())),
            Err(_) => self.invalid = Some("the parameters cannot be written as JSON"),
        }
        self
    }

    /// Sends parameters in the body, as a form.
    pub fn form<P: Serialize + ?Sized>(mut self, parameters: &P) -> Self {
        match to_form(parameters) {
            Ok(form) => self.extras.body = Some(("application/x-www-form-urlencoded", form.into())),
            Err(_) => self.invalid = Some("the parameters cannot be written as a form"),
        }
        self
    }

    /// Lets the server make the same thing once only, however often the call is made with this key.
    ///
    /// [Posting a status](crate::api::Statuses::create) has a random key unless another one is given here.
    pub fn idempotency_key(mut self, key: &str) -> Self {
        match HeaderValue::from_str(key) {
            Ok(key) => self.extras.idempotency_key = Some(key),
            Err(_) => self.invalid = Some("the idempotency key cannot be sent"),
        }
        self
    }

    /// How long this call may take, in place of what the client says; a redirect begins the time anew.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.extras.timeout = Some(timeout);
        self
    }

    /// Leaves the client's token out.
    pub(crate) fn anonymous(mut self) -> Self {
        self.extras.anonymous = true;
        self
    }

    /// Keeps a part of the parameters out of errors.
    pub(crate) fn secret(mut self, secret: Option<&crate::text::Secret>) -> Self {
        if let Some(secret) = secret {
            self.extras.secrets.add(secret.expose());
        }
        self
    }

    /// The request that would be sent, without sending it.
    ///
    /// # Errors
    ///
    /// If an id or a parameter cannot be sent.
    pub fn request(&self) -> Result<http::Request<Bytes>, Error> {
        let request = match self.invalid {
            Some(why) => Err(Error::new(ErrorKind::Parameter, why)),
            None => self.client.request(&self.route, &self.extras),
        };
        request.map_err(|error| self.located(error))
    }

    /// Makes the call and gives back the answer with its status and headers.
    ///
    /// # Errors
    ///
    /// As when the call is awaited.
    pub async fn with_response(self) -> Result<Response<T>, Error> {
        let secrets = self.client.secrets(&self.extras);
        let request = self.request()?;
        tracing::debug!(method = %self.route.method, path = %self.route.template, "call");
        let response = self.client.exchange(request, &secrets).await.map_err(|error| self.located(error))?;
        let (parts, body) = response.into_parts();
        let value =
            (self.decode)(&body, &secrets).map_err(|error| self.located(error.with_status(parts.status)))?;
        Ok(Response { value, status: parts.status, headers: parts.headers, body })
    }

    fn located(&self, error: Error) -> Error {
        error.at(&self.route.method, &self.route.template)
    }
}

impl<T: Send + 'static> IntoFuture for Call<T> {
    type Output = Result<T, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.with_response().await?.value) })
    }
}

/// The same call once more, with the same idempotency key.
impl<T> Clone for Call<T> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            route: self.route.clone(),
            extras: self.extras.clone(),
            invalid: self.invalid,
            decode: self.decode,
        }
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Call({} {})", self.route.method, self.route.template)
    }
}

/// An answer with everything that came along.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl<T> Response<T> {
    /// What was asked for.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What was asked for, without the rest.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The status: 202 and 206 tell of an answer that is not complete yet.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The answer as it came.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How many calls are left.
    pub fn rate_limit(&self) -> RateLimit {
        RateLimit::of(&self.headers)
    }
}

/// Without the body, which may be a token.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
