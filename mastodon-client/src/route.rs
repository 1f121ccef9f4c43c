//! Where a call goes: a verb, a path with its ids, a query.

use std::borrow::Cow;

use http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::form::to_form;

/// What a segment of a path keeps as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A verb and a path, for calls that have no method yet.
///
/// ```
/// use howdah_client::Route;
///
/// let route = Route::post("/api/v1/statuses/:id/bookmark").id("109");
/// ```
///
/// Ids are escaped, so that they are one segment of the path whatever they hold; an empty one and `..`
/// are refused when the call is sent.
#[derive(Clone, Debug)]
pub struct Route {
    pub(crate) method: Method,
    pub(crate) template: Cow<'static, str>,
    pub(crate) path: String,
    pub(crate) query: String,
    /// Why it cannot be sent.
    pub(crate) invalid: Option<&'static str>,
}

impl Route {
    /// A verb and a path, in which `:name` stands for an id.
    pub fn new(method: Method, template: impl Into<Cow<'static, str>>) -> Self {
        let template = template.into();
        let (path, query) = template.split_once('?').unwrap_or((&template, ""));
        let (path, query) = (path.to_owned(), query.to_owned());
        let invalid = (!path.starts_with('/')).then_some("the path does not begin with a slash");
        Self { method, template: path.clone().into(), path, query, invalid }
    }

    /// A call that reads.
    pub fn get(template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::GET, template)
    }

    /// A call that makes or does something.
    pub fn post(template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::POST, template)
    }

    /// A call that changes something.
    pub fn put(template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::PUT, template)
    }

    /// A call that removes something.
    pub fn delete(template: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Method::DELETE, template)
    }

    /// Puts an id in the place of the first `:name` of the path.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        let id = id.as_ref();
        if matches!(id, "" | "." | "..") {
            self.invalid = Some("an id is empty or dots");
        } else if let Some((before, rest)) = self.path.split_once("/:") {
            let after = rest.find('/').and_then(|place| rest.get(place..)).unwrap_or_default();
            self.path = format!("{before}/{}{after}", utf8_percent_encode(id, SEGMENT));
        }
        self
    }

    /// Adds parameters to the query.
    #[must_use]
    pub fn query<P: Serialize + ?Sized>(mut self, parameters: &P) -> Self {
        match to_form(parameters) {
            Ok(form) => {
                let gap = if self.query.is_empty() || form.is_empty() { "" } else { "&" };
                self.query = format!("{}{gap}{form}", self.query);
            }
            Err(_) => self.invalid = Some("the parameters cannot be written as a query"),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_segment_whatever_it_holds() {
        let cases = [
            ("109", "/a/109/b"),
            ("1/../../accounts/2", "/a/1%2F..%2F..%2Faccounts%2F2/b"),
            ("?limit=0", "/a/%3Flimit%3D0/b"),
            ("%2e%2e", "/a/%252e%252e/b"),
            (":id", "/a/%3Aid/b"),
        ];
        for (id, path) in cases {
            let route = Route::get("/a/:id/b").id(id);
            assert_eq!(route.path, path);
            assert!(route.invalid.is_none());
        }
        for id in ["", ".", ".."] {
            assert!(Route::get("/a/:id/b").id(id).invalid.is_some(), "{id:?}");
        }
    }
}
