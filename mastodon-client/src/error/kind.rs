//! The kinds of errors, and what servers say when they refuse.

use std::collections::BTreeMap;
use std::fmt;

use http::StatusCode;
use serde_json::Value;

use crate::entities::{ErrorBody, ErrorDetail};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The server refused for a reason of its own: see [`Error::api`](crate::Error::api).
    Api,
    /// The server wants a token, or another one (401).
    Unauthorized,
    /// The token or the account may not do this (403).
    Forbidden,
    /// It does not exist, not any more, or not for this user (404, 410).
    NotFound,
    /// Too many calls (429): see [`Error::retry_after`](crate::Error::retry_after).
    RateLimited,
    /// The server does not know this call (501, or 404 with a page in place of JSON).
    Unsupported,
    /// The answer is a page or something else that is not JSON.
    NotJson,
    /// The answer is JSON, but not what was expected: see [`Error::path`](crate::Error::path).
    Decode,
    /// The answer is larger than the limit.
    TooLarge,
    /// There was no answer in time.
    Timeout,
    /// The request did not get there, or the answer did not come back whole.
    Transport,
    /// The server sent us to another server, which would see the token. We did not go.
    CrossOrigin,
    /// The server sent us from address to address, or somewhere that cannot be followed.
    Redirect,
    /// The address of the server is none.
    BaseUrl,
    /// The token cannot be sent: it is empty or has characters that no token has.
    Token,
    /// A parameter cannot be sent: an empty id, or a value that no form can hold.
    Parameter,
    /// The user came back from logging in with an error, or from somewhere else.
    Login,
    /// The system has no random numbers to give.
    Random,
    /// A setting is missing, or the client cannot be built.
    Configuration,
}

impl ErrorKind {
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 | 410 => Self::NotFound,
            429 => Self::RateLimited,
            501 => Self::Unsupported,
            _ => Self::Api,
        }
    }

    pub(crate) fn detail(self) -> &'static str {
        match self {
            Self::Unauthorized => "the server wants a valid token",
            Self::Forbidden => "not allowed",
            Self::NotFound => "not found",
            Self::RateLimited => "too many calls",
            Self::Unsupported => "the server does not support this",
            _ => "the server refused",
        }
    }
}

/// What a server said when it refused.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiError {
    /// A sentence for people, in the user's language.
    pub message: String,
    /// OAuth's code, such as `invalid_grant`.
    pub code: Option<String>,
    /// What is wrong with each parameter.
    pub details: BTreeMap<String, Vec<ErrorDetail>>,
}

impl ApiError {
    /// Reads the body of a refusal; collections put the whole body into its `error`.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let mut value: Value = serde_json::from_slice(body).ok()?;
        if let Some(inner @ Value::Object(_)) = value.get_mut("error") {
            value = inner.take();
        }
        let body: ErrorBody = serde_json::from_value(value).ok()?;
        Some(match body.error_description {
            Some(message) => Self { message, code: Some(body.error), details: body.details },
            None => Self { message: body.error, code: None, details: body.details },
        })
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.code {
            write!(formatter, "{code}: ")?;
        }
        formatter.write_str(&self.message)
    }
}
