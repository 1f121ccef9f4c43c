//! The client: a server, a token, and a way to get there.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT};
use serde::de::DeserializeOwned;
use url::Url;

pub use self::builder::ClientBuilder;
use crate::call::{Call, Paged};
use crate::decode;
use crate::error::{Error, ErrorKind};
use crate::redact::Secrets;
use crate::route::Route;
use crate::text::Secret;
use crate::transport::{BodyLimit, Timeout, Transport};

mod builder;
mod exchange;

/// A server of the fediverse, seen by an application and perhaps its user.
///
/// Cloning is cheap. Calls come in groups as in Mastodon's documentation:
/// `client.statuses().get(&id).await`.
///
/// ```
/// # #[cfg(feature = "reqwest")] {
/// use howdah_client::Client;
///
/// let client = Client::builder("social.example").token("secret").build()?;
/// assert_eq!(client.base_url(), "https://social.example/");
/// assert!(!format!("{client:?}").contains("secret"));
/// # }
/// # Ok::<(), howdah_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    base: Url,
    token: Option<Token>,
    user_agent: HeaderValue,
    timeout: Duration,
    body_limit: usize,
    transport: Arc<dyn Transport>,
}

#[derive(Clone)]
struct Token {
    text: Secret,
    header: HeaderValue,
}

/// What goes into a request beside its route.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    pub(crate) body: Option<(&'static str, Bytes)>,
    pub(crate) idempotency_key: Option<HeaderValue>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) anonymous: bool,
    pub(crate) secrets: Secrets,
}

impl Client {
    /// Begins a client of a server: a name such as `social.example`, or an `https` address.
    pub fn builder(server: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(server.into())
    }

    /// The client that the environment describes: `MASTODON_URL` and `MASTODON_TOKEN`.
    ///
    /// The token may be missing; the address may begin with `http` if it is this computer's.
    ///
    /// # Errors
    ///
    /// If `MASTODON_URL` is missing, or what is there is no address or no token.
    #[cfg(feature = "reqwest")]
    pub fn from_env() -> Result<Self, Error> {
        let url = variable("MASTODON_URL")
            .ok_or_else(|| Error::new(ErrorKind::Configuration, "MASTODON_URL is not set"))?;
        let builder = Self::builder(url).allow_loopback_http();
        match variable("MASTODON_TOKEN") {
            Some(token) => builder.token(token).build(),
            None => builder.build(),
        }
    }

    /// The address of the server, with a slash at its end.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str()
    }

    /// The same client with another token.
    ///
    /// # Errors
    ///
    /// If the token is empty or has characters that no token has.
    pub fn with_token(&self, token: impl Into<Secret>) -> Result<Self, Error> {
        let token = Some(Token::new(token.into())?);
        Ok(Self(Arc::new(Inner { token, ..Inner::clone(&self.0) })))
    }

    /// Reads what has no method here yet: the path may have a query.
    ///
    /// ```no_run
    /// # async fn example(client: howdah_client::Client) -> Result<(), howdah_client::Error> {
    /// let activity: serde_json::Value = client.get("/api/v1/instance/activity").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get<T: DeserializeOwned>(&self, path: impl Into<String>) -> Call<T> {
        self.call(Route::get(path.into()))
    }

    /// Calls what has no method here yet; parameters are added to the call.
    pub fn call<T: DeserializeOwned>(&self, route: Route) -> Call<T> {
        Call::new(self.clone(), route, decode::one)
    }

    /// Lists what has no method here yet.
    pub fn paged<T: DeserializeOwned>(&self, route: Route) -> Paged<T> {
        Paged::new(self.clone(), route)
    }

    /// A call that answers with a list in one piece.
    pub(crate) fn list<T: DeserializeOwned>(&self, route: Route) -> Call<Vec<T>> {
        Call::new(self.clone(), route, decode::list)
    }

    /// A call whose answer says nothing.
    pub(crate) fn order(&self, route: Route) -> Call<()> {
        Call::new(self.clone(), route, decode::nothing)
    }

    pub(crate) fn request(&self, route: &Route, extras: &Extras) -> Result<http::Request<Bytes>, Error> {
        if let Some(why) = route.invalid {
            return Err(Error::new(ErrorKind::Parameter, why));
        }
        let mut url = self.0.base.clone();
        url.set_path(&route.path);
        url.set_query(Some(route.query.as_str()).filter(|query| !query.is_empty()));
        let mut request = http::Request::new(Bytes::new());
        *request.method_mut() = route.method.clone();
        *request.uri_mut() = url
            .as_str()
            .parse()
            .map_err(|_| Error::new(ErrorKind::Parameter, "the path and its parameters make no address"))?;
        let headers = request.headers_mut();
        headers.insert(USER_AGENT, self.0.user_agent.clone());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(token) = self.0.token.as_ref().filter(|_| !extras.anonymous) {
            headers.insert(AUTHORIZATION, token.header.clone());
        }
        if let Some(key) = &extras.idempotency_key {
            headers.insert(HeaderName::from_static("idempotency-key"), key.clone());
        }
        if let Some((kind, body)) = &extras.body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            *request.body_mut() = body.clone();
        }
        request.extensions_mut().insert(Timeout(extras.timeout.unwrap_or(self.0.timeout)));
        request.extensions_mut().insert(BodyLimit(self.0.body_limit));
        Ok(request)
    }

    /// What must not be seen in errors of a call.
    pub(crate) fn secrets(&self, extras: &Extras) -> Secrets {
        let mut secrets = extras.secrets.clone();
        if let Some(token) = &self.0.token {
            secrets.add(token.text.expose());
        }
        secrets
    }
}

impl Token {
    fn new(text: Secret) -> Result<Self, Error> {
        let valid = !text.expose().is_empty() && text.expose().bytes().all(|byte| byte.is_ascii_graphic());
        let header = HeaderValue::try_from(format!("Bearer {}", text.expose())).ok().filter(|_| valid);
        let Some(mut header) = header else {
            return Err(Error::new(
                ErrorKind::Token,
                "the token is empty or has characters that no token has",
            ));
        };
        header.set_sensitive(true);
        Ok(Self { text, header })
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.0.base.as_str())
            .field("token", &self.0.token.as_ref().map(|token| &token.text))
            .field("transport", &self.0.transport)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "reqwest")]
#[expect(clippy::disallowed_methods, reason = "reading the environment is what `from_env` is for")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
