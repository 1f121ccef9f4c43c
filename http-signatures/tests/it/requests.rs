//! Requests as the tables describe them.

use std::path::Path;
use std::time::{Duration, SystemTime};

use http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A message of a table; a response has no method.
#[derive(Clone, Deserialize)]
pub(crate) struct Described {
    method: Option<String>,
    #[serde(default = "https")]
    pub(crate) scheme: String,
    #[serde(default)]
    request_target: String,
    pub(crate) headers: Vec<(String, String)>,
    body: Option<String>,
}

fn https() -> String {
    "https".to_owned()
}

impl Described {
    pub(crate) fn is_request(&self) -> bool {
        self.method.is_some()
    }

    pub(crate) fn body(&self) -> &[u8] {
        self.body.as_deref().unwrap_or_default().as_bytes()
    }

    /// The request as a server's HTTP library would hand it over: folded lines are unfolded there.
    pub(crate) fn parts(&self) -> Parts {
        let method = self.method.as_deref().expect("a request");
        let mut builder = http::Request::builder().method(method).uri(&self.request_target);
        for (name, value) in &self.headers {
            let unfolded: Vec<_> = value
                .split("\r\n")
                .enumerate()
                .map(|(at, line)| if at == 0 { line } else { line.trim_start() })
                .collect();
            builder = builder.header(name, unfolded.join(" "));
        }
        builder.body(()).expect("a request").into_parts().0
    }
}

pub(crate) fn table<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read(path).expect("the table can be read");
    serde_json::from_slice(&text).expect("the table has the expected members")
}

pub(crate) fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// An assertion as a value, so that a table goes on after a failure.
pub(crate) fn expect_equal<T: PartialEq + std::fmt::Debug>(
    what: &str,
    found: &T,
    expected: &T,
) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: expected {expected:?}, found {found:?}")) }
}
