//! What the community remembers, in one SQLite file: start at [`Store::open`].

pub mod accounts;
pub mod follows;
pub mod notifications;
pub mod oauth;
pub mod statuses;
pub mod timelines;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use howdah_federation::BoxError;
use rusqlite::Connection;

/// The tables; `PRAGMA user_version` says which version of them a file holds.
const SCHEMA: &str = include_str!("store/schema.sql");
const VERSION: i64 = 1;

/// How long a writer waits for another one, the federation's queue in the same file among them.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The community's tables. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens the file, and makes the tables if it is new.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened, or was written by a later version.
    pub fn open(path: &Path) -> Result<Self, BoxError> {
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

    /// Runs one transaction on a thread that may block.
    ///
    /// # Errors
    ///
    /// Whatever `work` fails with; nothing is kept then.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, BoxError> + Send + 'static,
    ) -> Result<T, BoxError> {
        let shared = self.connection.clone();
        tokio::task::spawn_blocking(move || {
            // A panic under the lock rolled its transaction back: the connection is still sound.
            let mut connection = shared.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction()?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        })
        .await?
    }
}
