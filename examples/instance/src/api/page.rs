//! Lists that come in pages: <https://docs.joinmastodon.org/api/guidelines/#pagination>

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header::LINK;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri};
use howdah_client::from_form;
use howdah_client::params::Paging;

use super::Fault;
use crate::Community;
use crate::store::timelines::Window;

/// How many items a page has when the client does not say, and at the most.
const LIMIT: (u32, u32) = (20, 40);

/// The parameters of a page, which the links to other pages replace.
const CURSORS: [&str; 4] = ["max_id", "since_id", "min_id", "limit"];

/// A part of a list, with the header field `Link` that leads to the parts beside it.
pub(super) type Listed<T> = (HeaderMap, Json<Vec<T>>);

/// Which part of a list is asked for.
#[derive(Clone, Debug)]
pub(super) struct Page {
    uri: Uri,
    pub(super) window: Window,
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let paging: Paging = from_form(parts.uri.query().unwrap_or_default())
            .map_err(|error| Fault::Parameters(error.to_string()))?;
        let number = |id: &Option<String>| id.as_deref().and_then(|id| id.parse().ok());
        let upwards = number(&paging.min_id);
        let window = Window {
            before: number(&paging.max_id).unwrap_or(i64::MAX),
            after: upwards.or_else(|| number(&paging.since_id)).unwrap_or_default(),
            upwards: upwards.is_some(),
            limit: paging.limit.unwrap_or(LIMIT.0).clamp(1, LIMIT.1).into(),
        };
        Ok(Self { uri: parts.uri.clone(), window })
    }
}

impl Page {
    /// The page: older items follow if it is full, newer ones may come.
    pub(super) fn answer<T>(
        &self,
        community: &Community,
        items: Vec<T>,
        id: impl Fn(&T) -> &str,
    ) -> Listed<T> {
        let Window { limit, upwards, .. } = self.window;
        let full = upwards || i64::try_from(items.len()).is_ok_and(|count| count == limit);
        let next = items.last().filter(|_| full).map(|last| self.link(community, "max_id", id(last), "next"));
        let prev = items.first().map(|first| self.link(community, "min_id", id(first), "prev"));
        let links = next.into_iter().chain(prev).collect::<Vec<_>>().join(", ");
        let value = HeaderValue::try_from(links).ok().filter(|links| !links.is_empty());
        (value.map(|links| (LINK, links)).into_iter().collect(), Json(items))
    }

    fn link(&self, community: &Community, cursor: &str, id: &str, relation: &str) -> String {
        let (origin, path) = (community.federation().addresses().origin(), self.uri.path());
        let query = self.uri.query().unwrap_or_default().split('&');
        let kept = query.filter(|pair| {
            !pair.is_empty() && !CURSORS.contains(&pair.split('=').next().unwrap_or_default())
        });
        let kept: String = kept.flat_map(|pair| [pair, "&"]).collect();
        format!("<{origin}{path}?{kept}{cursor}={id}&limit={}>; rel=\"{relation}\"", self.window.limit)
    }
}
