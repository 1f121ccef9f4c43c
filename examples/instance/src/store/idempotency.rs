//! The keys by which a client marks the same call: <https://docs.joinmastodon.org/methods/statuses/#create>

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension};

/// How long a key is remembered, in milliseconds: an hour, as on Mastodon.
const REMEMBERED: i64 = 60 * 60 * 1_000;

/// The post that a member wrote with this key.
pub(crate) fn status(db: &Connection, account: i64, key: &str) -> Result<Option<i64>, BoxError> {
    let sql = "SELECT status FROM idempotency WHERE account = ?1 AND key = ?2";
    Ok(db.query_row(sql, (account, key), |row| row.get(0)).optional()?)
}

/// Remembers the key of a post, and forgets old ones.
pub(crate) fn put(db: &Connection, account: i64, key: &str, status: i64, now: i64) -> Result<(), BoxError> {
    db.execute("DELETE FROM idempotency WHERE created_at < ?1", [now.saturating_sub(REMEMBERED)])?;
    let sql = "INSERT INTO idempotency (account, key, status, created_at) VALUES (?1, ?2, ?3, ?4)";
    db.execute(sql, (account, key, status, now))?;
    Ok(())
}
