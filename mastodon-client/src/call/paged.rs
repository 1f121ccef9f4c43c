//! Lists that come in pages: <https://docs.joinmastodon.org/api/guidelines/#pagination>

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use super::link::{Direction, direction};
use super::{Call, Items, Pages, Response};
use crate::client::Client;
use crate::decode;
use crate::error::Error;
use crate::route::Route;
use crate::transport::BoxFuture;

/// The parameters that say where a page begins. Nothing else of a link is followed: the path and the
/// other parameters stay those of the call.
const CURSORS: [&str; 5] = ["max_id", "since_id", "min_id", "offset", "page"];

/// A list that comes in pages: `await` gets one page, [`pages`](Self::pages) and [`items`](Self::items)
/// go on to the end.
///
/// ```no_run
/// # async fn example(client: howdah_client::Client) -> Result<(), howdah_client::Error> {
/// let mut statuses = client.timelines().home().limit(40).items();
/// while let Some(status) = statuses.next().await {
///     println!("{}", status?.content);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a list is read when it is awaited or paged through"]
pub struct Paged<T> {
    client: Client,
    pub(super) route: Route,
    limit: Option<u32>,
    pub(super) cursor: Cursor,
    item: PhantomData<fn() -> T>,
}

/// Where a page begins. It can be stored, to go on another day: [`Paged::at`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(Vec<(String, String)>);

impl Cursor {
    /// The parts of a link that say where a page begins.
    pub(super) fn of(url: &Url) -> Option<Self> {
        let pairs: Vec<_> = url
            .query_pairs()
            .filter(|(name, _)| CURSORS.contains(&name.as_ref()))
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        (!pairs.is_empty()).then_some(Self(pairs))
    }

    fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self.0.sort();
    }

    /// The id that everything on the page is newer than.
    fn bound(&self) -> Option<&str> {
        let bound = self.0.iter().find(|(name, _)| name == "since_id" || name == "min_id");
        bound.map(|(_, id)| id.as_str())
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Cursor {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

/// A part of a list.
#[derive(Debug)]
#[non_exhaustive]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Why some items are not on it: they could not be read. At most 100 are explained.
    pub skipped: Vec<Error>,
    /// Where the page after this begins: mostly older things.
    pub next: Option<Cursor>,
    /// Where the page before this begins: mostly newer things, perhaps some that are not there yet.
    pub prev: Option<Cursor>,
    /// Whether the link to the next page leads to another server.
    pub(super) foreign: bool,
}

impl<T: DeserializeOwned> Paged<T> {
    pub(crate) fn new(client: Client, route: Route) -> Self {
        Self { client, route, limit: None, cursor: Cursor::default(), item: PhantomData }
    }

    /// How many items a page shall have. Servers have limits of their own: 40 or 80 mostly.
    pub fn limit(mut self, items: u32) -> Self {
        self.limit = Some(items);
        self
    }

    /// Only what is older than this id.
    pub fn max_id(mut self, id: impl AsRef<str>) -> Self {
        self.cursor.set("max_id", id.as_ref());
        self
    }

    /// Only what is newer than this id, the newest first.
    pub fn since_id(mut self, id: impl AsRef<str>) -> Self {
        self.cursor.set("since_id", id.as_ref());
        self
    }

    /// Only what is newer than this id: the page that follows it directly. [`Page::prev`] goes on from there.
    pub fn min_id(mut self, id: impl AsRef<str>) -> Self {
        self.cursor.set("min_id", id.as_ref());
        self
    }

    /// Begins where an earlier page said.
    pub fn at(mut self, cursor: &Cursor) -> Self {
        self.cursor = cursor.clone();
        self
    }

    /// The request that would be sent for the page, without sending it.
    ///
    /// # Errors
    ///
    /// If an id or a parameter cannot be sent.
    pub fn request(&self) -> Result<http::Request<bytes::Bytes>, Error> {
        self.call().request()
    }

    /// All pages from here on, as far as the server links them.
    ///
    /// It ends after an empty page, and after a page whose link leads to a page that was there already.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self)
    }

    /// All items from here on. Those that could not be read are left out, with a warning in the log.
    pub fn items(self) -> Items<T> {
        Items::new(self.pages())
    }

    /// The page that a link leads to. Mastodon's links say nothing of what the list was limited to.
    pub(super) fn following(self, link: &Cursor) -> Self {
        let mut cursor = link.clone();
        if let (Some(id), None) = (self.cursor.bound(), link.bound()) {
            cursor.set("since_id", id);
        }
        self.at(&cursor)
    }

    fn call(&self) -> Call<(Vec<T>, Vec<Error>)> {
        let cursor = self.cursor.0.iter().cloned();
        let limit = self.limit.map(|limit| ("limit".to_owned(), limit.to_string()));
        let query: Map<String, Value> =
            cursor.chain(limit).map(|(name, value)| (name, value.into())).collect();
        Call::new(self.client.clone(), self.route.clone().query(&query), decode::items)
    }

    async fn page(self) -> Result<Page<T>, Error> {
        let call = self.call();
        let url = Url::parse(&call.request()?.uri().to_string());
        let Response { value: (items, skipped), headers, .. } = call.with_response().await?;
        let link = |relation| url.as_ref().map_or(Direction::End, |url| direction(&headers, relation, url));
        let (next, prev) = (link("next"), link("prev"));
        let foreign = next == Direction::Foreign;
        Ok(Page { items, skipped, next: next.cursor(), prev: prev.cursor(), foreign })
    }
}

impl<T> Clone for Paged<T> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            route: self.route.clone(),
            limit: self.limit,
            cursor: self.cursor.clone(),
            item: PhantomData,
        }
    }
}

impl<T: DeserializeOwned + Send + 'static> IntoFuture for Paged<T> {
    type Output = Result<Page<T>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.page())
    }
}

impl<T> fmt::Debug for Paged<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Paged({} {})", self.route.method, self.route.template)
    }
}
