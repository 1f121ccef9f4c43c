//! Pages and items as streams.

use std::collections::HashSet;
use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use super::{Cursor, Page, Paged};
use crate::error::{Error, ErrorKind};
use crate::transport::BoxFuture;

/// The pages of a list, as a stream. It ends after the first error.
#[must_use = "a stream does nothing unless it is read"]
pub struct Pages<T> {
    state: State<T>,
    seen: HashSet<Cursor>,
}

enum State<T> {
    Next(Paged<T>),
    Waiting(Paged<T>, BoxFuture<'static, Result<Page<T>, Error>>),
    Foreign(Paged<T>),
    Done,
}

impl<T> Pages<T> {
    pub(super) fn new(first: Paged<T>) -> Self {
        let seen = HashSet::from([first.cursor.clone()]);
        Self { state: State::Next(first), seen }
    }
}

impl<T: DeserializeOwned + Send + 'static> Pages<T> {
    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// What comes after a page.
    fn after(&mut self, paged: Paged<T>, page: &Page<T>) -> State<T> {
        if page.foreign {
            return State::Foreign(paged);
        }
        let empty = page.items.is_empty() && page.skipped.is_empty();
        let Some(link) = page.next.as_ref().filter(|_| !empty) else { return State::Done };
        let next = paged.following(link);
        if self.seen.insert(next.cursor.clone()) {
            return State::Next(next);
        }
        tracing::warn!(path = %next.route.template, "the server links a page twice: stopped");
        State::Done
    }
}

impl<T: DeserializeOwned + Send + 'static> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Poll::Ready(None),
                State::Foreign(paged) => {
                    let error = Error::new(ErrorKind::CrossOrigin, "the next page is on another server");
                    return Poll::Ready(Some(Err(error.at(&paged.route.method, &paged.route.template))));
                }
                State::Next(paged) => {
                    let future = paged.clone().into_future();
                    self.state = State::Waiting(paged, future);
                }
                State::Waiting(paged, mut future) => {
                    let Poll::Ready(page) = future.as_mut().poll(context) else {
                        self.state = State::Waiting(paged, future);
                        return Poll::Pending;
                    };
                    if let Ok(page) = &page {
                        self.state = self.after(paged, page);
                    }
                    return Poll::Ready(Some(page));
                }
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("seen", &self.seen.len()).finish_non_exhaustive()
    }
}

/// The items of a list, as a stream.
#[must_use = "a stream does nothing unless it is read"]
pub struct Items<T> {
    pages: Pages<T>,
    items: std::vec::IntoIter<T>,
}

/// Items are moved out, never pinned.
impl<T> Unpin for Items<T> {}

impl<T> Items<T> {
    pub(super) fn new(pages: Pages<T>) -> Self {
        Self { pages, items: Vec::new().into_iter() }
    }
}

impl<T: DeserializeOwned + Send + 'static> Items<T> {
    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: DeserializeOwned + Send + 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => {
                    for error in page.skipped {
                        tracing::warn!(%error, "an item of a list was skipped");
                    }
                    self.items = page.items.into_iter();
                }
            }
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
