//! What the community remembers, in one SQLite file: start at [`Store::open`].

pub(crate) mod accounts;
pub(crate) mod follows;
pub(crate) mod idempotency;
pub(crate) mod notifications;
pub(crate) mod oauth;
pub(crate) mod statuses;
pub(crate) mod timelines;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use howdah_federation::BoxError;
use rusqlite::{Connection, TransactionBehavior};

/// The tables; the one called `community` says which version of them a file holds.
const SCHEMA: &str = include_str!("store/schema.sql");
const VERSION: i64 = 1;

/// How long a writer waits for another one, the federation's queue in the same file among them.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The community's tables. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens the file, and makes the tables if it is new.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or was written by a later version.
    pub(crate) fn open(path: &Path) -> Result<Self, BoxError> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let known: bool = connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'community')",
            [],
            |row| row.get(0),
        )?;
        if !known {
            connection.execute_batch(&format!("BEGIN; {SCHEMA} COMMIT;"))?;
        }
        let version: i64 = connection.query_row("SELECT version FROM community", [], |row| row.get(0))?;
        if version != VERSION {
            return Err(format!("the file holds version {version} of the tables, not {VERSION}").into());
        }
        Ok(Self { connection: Arc::new(Mutex::new(connection)) })
    }

    /// Runs one transaction that only reads.
    ///
    /// # Errors
    ///
    /// Whatever `work` fails with.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, BoxError> + Send + 'static,
    ) -> Result<T, BoxError> {
        self.run(TransactionBehavior::Deferred, work).await
    }

    /// Runs one transaction that may write.
    ///
    /// It waits for its turn at the beginning: one that begins by reading could not go on to write after
    /// another writer, and SQLite would refuse it without waiting.
    ///
    /// # Errors
    ///
    /// Whatever `work` fails with; nothing is kept then.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, BoxError> + Send + 'static,
    ) -> Result<T, BoxError> {
        self.run(TransactionBehavior::Immediate, work).await
    }

    async fn run<T: Send + 'static>(
        &self,
        behaviour: TransactionBehavior,
        work: impl FnOnce(&Connection) -> Result<T, BoxError> + Send + 'static,
    ) -> Result<T, BoxError> {
        let shared = self.connection.clone();
        // On a thread that may block.
        tokio::task::spawn_blocking(move || {
            // A panic under the lock rolled its transaction back: the connection is still sound.
            let mut connection = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction_with_behavior(behaviour)?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        })
        .await?
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{Store, oauth};

    #[tokio::test]
    async fn a_writer_may_read_first_while_others_write_the_same_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("store.sqlite3");
        let store = Store::open(&file).unwrap();
        let other = Connection::open(&file).unwrap();
        other.busy_timeout(std::time::Duration::ZERO).unwrap();
        other.execute_batch("CREATE TABLE elsewhere (x)").unwrap();
        let work = move |db: &Connection| {
            assert!(oauth::app(db, "lamp").unwrap().is_none());
            // Refused at once, so it is the other that must come again.
            assert!(other.execute("INSERT INTO elsewhere VALUES (1)", []).is_err());
            db.execute("INSERT INTO tombstone VALUES ('https://a.example/1', 1)", [])?;
            Ok(())
        };
        store.write(work).await.unwrap();
    }

    #[tokio::test]
    async fn keeps_nothing_of_what_failed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store.sqlite3")).unwrap();
        let failing = store.write(|db| {
            db.execute("INSERT INTO tombstone VALUES ('https://a.example/1', 1)", [])?;
            Err::<(), _>("no".into())
        });
        assert!(failing.await.is_err());
        let count = |db: &Connection| {
            Ok(db.query_row("SELECT count(*) FROM tombstone", [], |row| row.get::<_, i64>(0))?)
        };
        assert_eq!(store.read(count).await.unwrap(), 0);
    }
}
