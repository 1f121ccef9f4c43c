//! What the statements share: the connection inside a transaction, failures, numbers and times.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{CachedStatement, Connection, Params};

use crate::queue::{Error, ErrorKind, Topic};

/// The tables, inside a transaction of the writer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Store<'a>(pub(super) &'a Connection);

impl<'a> Store<'a> {
    pub(super) fn statement(self, sql: &str) -> Result<CachedStatement<'a>, rusqlite::Error> {
        self.0.prepare_cached(sql)
    }

    /// Runs a statement and tells how many rows it changed.
    pub(super) fn execute(self, sql: &str, values: impl Params) -> Result<usize, rusqlite::Error> {
        self.statement(sql)?.execute(values)
    }

    /// Takes as many numbers as asked for; returns the first.
    pub(super) fn numbers(self, count: usize) -> Result<i64, rusqlite::Error> {
        let count = integer(count);
        let mut statement = self.statement("UPDATE counter SET number = number + ?1 RETURNING number")?;
        let last: i64 = statement.query_row([count], |row| row.get(0))?;
        Ok(last - count + 1)
    }
}

/// Why a request failed.
#[derive(Debug)]
pub(super) enum Fault {
    Stale,
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match fault {
            Fault::Stale => ErrorKind::Stale.into(),
            Fault::Sqlite(error) => match error.sqlite_error_code() {
                Some(DatabaseCorrupt | NotADatabase) => Self::new(ErrorKind::Corrupt, error),
                _ => Self::new(ErrorKind::Io, error),
            },
        }
    }
}

pub(super) fn millis(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH).map_or(0, length)
}

/// A duration in milliseconds, cut to what can be added to any time.
pub(super) fn length(duration: Duration) -> i64 {
    const TEN_THOUSAND_YEARS: i64 = 10_000 * 365 * 24 * 60 * 60 * 1000;
    i64::try_from(duration.as_millis()).map_or(TEN_THOUSAND_YEARS, |millis| millis.min(TEN_THOUSAND_YEARS))
}

pub(super) fn time(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(millis.unsigned_abs())
}

pub(super) fn integer(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The number that stands for a topic in the tables: never to be changed.
pub(super) fn code(topic: Topic) -> i64 {
    match topic {
        Topic::Intake => 0,
        Topic::Delivery => 1,
    }
}
