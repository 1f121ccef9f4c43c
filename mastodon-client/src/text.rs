//! Values with a meaning of their own: HTML, secrets, numbers sent as text, lengths of time.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::tolerant::{Leaf, Scalar, strict_leaf};

leaves! { Html, Secret, NumberText, Seconds }

/// A text that is HTML: never shown as it is without cleaning it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// The markup as the server sent it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Html {
    fn from(markup: T) -> Self {
        Self(markup.into())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Leaf for Html {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        String::from_scalar(scalar).map(Self)
    }
}

impl<'de> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// A text that must not be seen: a token, a client secret, a code.
///
/// `Debug` shows that there is one, never which. Serialising writes the text itself, since a server has
/// to send it and an application has to store it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Secret {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

impl Leaf for Secret {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        String::from_scalar(scalar).map(Self)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strict_leaf(deserializer, "a text")
    }
}

/// A number that stands in JSON as a text, such as the uses of a hashtag on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberText(u64);

impl NumberText {
    /// The number.
    pub fn value(self) -> u64 {
        self.0
    }
}

impl From<u64> for NumberText {
    fn from(number: u64) -> Self {
        Self(number)
    }
}

impl Leaf for NumberText {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        u64::from_scalar(scalar).map(Self)
    }
}

impl Serialize for NumberText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for NumberText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strict_leaf(deserializer, "a number")
    }
}

/// A length of time in whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Seconds(u64);

impl From<Duration> for Seconds {
    fn from(duration: Duration) -> Self {
        Self(duration.as_secs())
    }
}

impl From<Seconds> for Duration {
    fn from(seconds: Seconds) -> Self {
        Self::from_secs(seconds.0)
    }
}

impl Leaf for Seconds {
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        u64::from_scalar(scalar).map(Self)
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strict_leaf(deserializer, "a number of seconds")
    }
}
