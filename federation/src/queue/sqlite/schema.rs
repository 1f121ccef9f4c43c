//! Opening the file: settings, whose it is, and bringing it up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::store::Fault;
use crate::queue::{Error, ErrorKind};

/// Marks the file as ours, so that the database of an application is never taken for a queue.
const APPLICATION_ID: i64 = 0x686f_7764;

/// Step N brings a file of version N to version N + 1.
const MIGRATIONS: &[&str] = &[include_str!("schema.sql")];

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How often the change to a write-ahead log is tried again.
const CHANGES: usize = 50;
/// All statements of the queue stay prepared.
const STATEMENTS: usize = 64;

pub(super) fn open(path: &Path) -> Result<Connection, Error> {
    let connection = Connection::open(path).map_err(Fault::from)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(Fault::from)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    migrate(&connection)?;
    // Only now, so that a file that is not ours is left as it was.
    set_durable(&connection).map_err(Fault::from)?;
    Ok(connection)
}

fn set_durable(connection: &Connection) -> Result<(), rusqlite::Error> {
    set_write_ahead(connection)?;
    connection.pragma_update(None, "synchronous", "FULL")
}

/// SQLite does not wait by itself where two connections make this change at the same time.
fn set_write_ahead(connection: &Connection) -> Result<(), rusqlite::Error> {
    for _ in 0..CHANGES {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                // Beginning a transaction does wait, until the other one is done.
                connection.execute_batch("BEGIN IMMEDIATE; COMMIT")?;
            }
            done => return done,
        }
    }
    connection.pragma_update(None, "journal_mode", "WAL")
}

fn migrate(connection: &Connection) -> Result<(), Error> {
    let transaction =
        Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(Fault::from)?;
    let version = version(&transaction)?;
    let steps = usize::try_from(version).ok().and_then(|done| MIGRATIONS.get(done..));
    let steps = steps.ok_or(ErrorKind::Version)?;
    for step in steps {
        transaction.execute_batch(step).map_err(Fault::from)?;
    }
    mark(&transaction).map_err(Fault::from)?;
    transaction.commit().map_err(|error| Fault::from(error).into())
}

/// The version of a queue, or 0 of an empty file.
fn version(connection: &Connection) -> Result<i64, Error> {
    let number = |pragma: &str| {
        connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).map_err(Fault::from)
    };
    let tables = "SELECT count(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0)).map_err(Fault::from)?;
    if tables > 0 && number("application_id")? != APPLICATION_ID {
        return Err(ErrorKind::Corrupt.into());
    }
    Ok(number("user_version")?)
}

fn mark(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX))
}
