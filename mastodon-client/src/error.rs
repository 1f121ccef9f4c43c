//! What can go wrong with a call.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::Method;

pub use self::kind::{ApiError, ErrorKind};

mod kind;

/// Why a call failed. It never shows a token, a secret or the address of a query.
///
/// ```
/// use howdah_client::{Error, ErrorKind};
///
/// fn advice(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::NotFound => "it is gone, or hidden from you",
///         ErrorKind::Unauthorized => "log in again",
///         _ if error.is_retryable() => "try again later",
///         _ => "give up",
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    detail: String,
    endpoint: Option<(Method, Box<str>)>,
    status: Option<u16>,
    api: Option<ApiError>,
    path: Option<String>,
    excerpt: Option<String>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            detail: detail.into(),
            endpoint: None,
            status: None,
            api: None,
            path: None,
            excerpt: None,
            retry_after: None,
            source: None,
        }))
    }

    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn at(mut self, method: &Method, template: &str) -> Self {
        self.0.endpoint = Some((method.clone(), template.into()));
        self
    }

    pub(crate) fn with_status(mut self, status: http::StatusCode) -> Self {
        self.0.status = Some(status.as_u16());
        self
    }

    pub(crate) fn with_api(mut self, api: ApiError) -> Self {
        self.0.api = Some(api);
        self
    }

    pub(crate) fn with_path(mut self, path: String) -> Self {
        self.0.path = Some(path);
        self
    }

    pub(crate) fn with_excerpt(mut self, excerpt: String) -> Self {
        self.0.excerpt = Some(excerpt);
        self
    }

    pub(crate) fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// What the server said, if it refused and said so in JSON.
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_ref()
    }

    /// How long the server wants to be left alone, counted from its own clock. Any server can say
    /// anything here: put a limit to what you wait for.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Where in the JSON reading failed, such as `[3].account`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// At most 200 characters of the answer that was not understood, secrets masked.
    pub fn excerpt(&self) -> Option<&str> {
        self.0.excerpt.as_deref()
    }

    /// Whether the same call may succeed later.
    ///
    /// Repeat it by yourself only if doing it twice does no harm: reading, or posting with the same
    /// [idempotency key](crate::Call::idempotency_key).
    pub fn is_retryable(&self) -> bool {
        let passing =
            matches!(self.0.kind, ErrorKind::RateLimited | ErrorKind::Transport | ErrorKind::Timeout);
        passing || matches!(self.0.status, Some(502..=504))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((method, template)) = &self.0.endpoint {
            write!(formatter, "{method} {template}: ")?;
        }
        formatter.write_str(&self.0.detail)?;
        if let Some(status) = self.0.status {
            write!(formatter, " (status {status})")?;
        }
        if let Some(api) = &self.0.api {
            write!(formatter, ": {api}")?;
        }
        if let Some(path) = &self.0.path {
            write!(formatter, " at {path}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Error");
        debug.field("kind", &self.0.kind).field("message", &self.to_string());
        if let Some(excerpt) = &self.0.excerpt {
            debug.field("excerpt", excerpt);
        }
        if let Some(source) = &self.0.source {
            debug.field("source", source);
        }
        debug.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
