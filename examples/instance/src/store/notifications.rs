//! What a member is told: followed, mentioned, boosted, favourited.

use howdah_federation::BoxError;
use rusqlite::Connection;

/// A row of the table `notification`.
#[derive(Clone, Debug)]
pub struct NotificationRow {
    /// Its number.
    pub id: i64,
    /// The kind as the Mastodon API writes it: `follow`, `mention`, `reblog`, `favourite`.
    pub kind: String,
    /// Who caused it.
    pub sender: i64,
    /// The post it is about.
    pub status: Option<i64>,
    /// When, in milliseconds.
    pub created_at: i64,
}

/// Tells `account` that `sender` did something; those of other communities are told by their own server.
pub fn notify(
    db: &Connection,
    account: i64,
    kind: &str,
    sender: i64,
    status: Option<i64>,
    now: i64,
) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO notification (account, kind, sender, status, created_at)
         SELECT id, ?2, ?3, ?4, ?5 FROM account WHERE id = ?1 AND key_pem IS NOT NULL AND id <> ?3",
        (account, kind, sender, status, now),
    )?;
    Ok(())
}

/// The notifications of `account` older than `before`, the latest first; of all kinds if none is named.
pub fn list(
    db: &Connection,
    account: i64,
    kinds: &[String],
    before: i64,
    limit: i64,
) -> Result<Vec<NotificationRow>, BoxError> {
    let mut found = db.prepare(
        "SELECT id, kind, sender, status, created_at FROM notification
         WHERE account = ?1 AND id < ?2 AND (?3 = '[]' OR kind IN (SELECT value FROM json_each(?3)))
         ORDER BY id DESC LIMIT ?4",
    )?;
    let rows = found.query_map((account, before, serde_json::to_string(kinds)?, limit), |row| {
        Ok(NotificationRow {
            id: row.get(0)?,
            kind: row.get(1)?,
            sender: row.get(2)?,
            status: row.get(3)?,
            created_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
