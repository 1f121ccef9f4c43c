//! The thread that owns the connection, and commits what arrives together in one transaction.

use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::store::{Fault, Store};
use crate::queue::{Error, ErrorKind};

/// Requests that wait for the writer; further ones wait to be let in.
const WAITING: usize = 1024;
/// Requests in one transaction, so that the first of them does not wait too long.
const LARGEST_GROUP: usize = 256;

/// The way to the writing thread, which ends when this is dropped.
#[derive(Debug)]
pub(super) struct Writer {
    /// `None` only while it is dropped.
    requests: Option<mpsc::Sender<Box<dyn Request>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self, Error> {
        let (requests, mut waiting) = mpsc::channel(WAITING);
        let thread = thread::Builder::new()
            .name("howdah-queue".to_owned())
            .spawn(move || run(&connection, &mut waiting))
            .map_err(|error| Error::new(ErrorKind::Io, error))?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    /// Has the thread do the work, and returns its result once it is on the disk.
    pub(super) async fn ask<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(Store<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let request = Box::new(Asked { work: Some(work), result: None, reply });
        let requests = self.requests.as_ref().ok_or(ErrorKind::Closed)?;
        requests.send(request).await.map_err(|_| ErrorKind::Closed)?;
        answer.await.map_err(|_| Error::from(ErrorKind::Closed))?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // It has nobody left to tell, should it have panicked.
            drop(thread.join());
        }
    }
}

/// Something to do inside a transaction, and to answer after it.
trait Request: Send {
    fn run(&mut self, store: Store<'_>) -> Result<(), rusqlite::Error>;
    fn answer(self: Box<Self>, committed: &Result<(), Error>);
}

struct Asked<T, W> {
    work: Option<W>,
    result: Option<Result<T, Fault>>,
    reply: oneshot::Sender<Result<T, Error>>,
}

impl<T, W> Request for Asked<T, W>
where
    T: Send,
    W: FnOnce(Store<'_>) -> Result<T, Fault> + Send,
{
    /// Does the work; undoes it if it fails, so that it spoils nothing for the others of the group.
    fn run(&mut self, store: Store<'_>) -> Result<(), rusqlite::Error> {
        let Some(work) = self.work.take() else { return Ok(()) };
        store.execute("SAVEPOINT request", [])?;
        self.result = match work(store) {
            // SQLite ends the transaction itself when, say, the disk is full: the group fails together.
            Err(Fault::Sqlite(error)) if store.0.is_autocommit() => return Err(error),
            Err(fault) => {
                store.execute("ROLLBACK TO request", [])?;
                Some(Err(fault))
            }
            done => Some(done),
        };
        store.execute("RELEASE request", []).map(drop)
    }

    fn answer(self: Box<Self>, committed: &Result<(), Error>) {
        let answer = match (committed, self.result) {
            (Err(error), _) => Err(error.clone()),
            (Ok(()), Some(result)) => result.map_err(Error::from),
            (Ok(()), None) => Err(ErrorKind::Closed.into()),
        };
        // Nobody may be waiting any longer.
        drop(self.reply.send(answer));
    }
}

fn run(connection: &Connection, waiting: &mut mpsc::Receiver<Box<dyn Request>>) {
    let mut group = Vec::with_capacity(LARGEST_GROUP);
    while waiting.blocking_recv_many(&mut group, LARGEST_GROUP) > 0 {
        let committed = commit(connection, &mut group).map_err(|error| Fault::from(error).into());
        for request in group.drain(..) {
            request.answer(&committed);
        }
    }
}

fn commit(connection: &Connection, group: &mut [Box<dyn Request>]) -> Result<(), rusqlite::Error> {
    let store = Store(connection);
    store.execute("BEGIN IMMEDIATE", [])?;
    let outcome = group.iter_mut().try_for_each(|request| request.run(store));
    let outcome = outcome.and_then(|()| store.execute("COMMIT", []).map(drop));
    if outcome.is_err() && !connection.is_autocommit() {
        // The cause is what the callers are told.
        drop(store.execute("ROLLBACK", []));
    }
    outcome
}
