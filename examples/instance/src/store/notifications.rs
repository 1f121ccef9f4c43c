//! What a member is told: followed, mentioned, boosted, favourited.

use howdah_federation::BoxError;
use rusqlite::Connection;

use super::timelines::Window;

/// A row of the table `notification`.
#[derive(Clone, Debug)]
pub(crate) struct NotificationRow {
    /// Its number.
    pub(crate) id: i64,
    /// The kind as the Mastodon API writes it: `follow`, `mention`, `reblog`, `favourite`.
    pub(crate) kind: String,
    /// Who caused it.
    pub(crate) sender: i64,
    /// The post it is about.
    pub(crate) status: Option<i64>,
    /// When, in milliseconds.
    pub(crate) created_at: i64,
}

/// Tells `account` that `sender` did something; those of other communities are told by their own server.
pub(crate) fn notify(
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

/// Takes back what `account` was told: it is no longer so.
pub(crate) fn withdraw(
    db: &Connection,
    account: i64,
    kind: &str,
    sender: i64,
    status: Option<i64>,
) -> Result<(), BoxError> {
    let sql = "DELETE FROM notification WHERE account = ?1 AND kind = ?2 AND sender = ?3 AND status IS ?4";
    db.execute(sql, (account, kind, sender, status))?;
    Ok(())
}

/// Which notifications are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Only these kinds; all if none is named.
    pub(crate) kinds: Vec<String>,
    /// Not these kinds.
    pub(crate) without: Vec<String>,
    /// Only those that this account caused.
    pub(crate) sender: Option<i64>,
}

/// The notifications of `account`, the latest first.
pub(crate) fn list(
    db: &Connection,
    account: i64,
    filter: &Filter,
    window: Window,
) -> Result<Vec<NotificationRow>, BoxError> {
    let mut found = db.prepare(&format!(
        "SELECT id, kind, sender, status, created_at FROM notification
         WHERE account = ?1 AND id < ?2 AND id > ?3
           AND (?5 = '[]' OR kind IN (SELECT value FROM json_each(?5)))
           AND kind NOT IN (SELECT value FROM json_each(?6)) AND (?7 IS NULL OR sender = ?7)
         ORDER BY id {} LIMIT ?4",
        window.order()
    ))?;
    let (kinds, without) = (serde_json::to_string(&filter.kinds)?, serde_json::to_string(&filter.without)?);
    let parameters = (account, window.before, window.after, window.limit, kinds, without, filter.sender);
    let rows = found.query_map(parameters, |row| {
        Ok(NotificationRow {
            id: row.get(0)?,
            kind: row.get(1)?,
            sender: row.get(2)?,
            status: row.get(3)?,
            created_at: row.get(4)?,
        })
    })?;
    Ok(window.latest_first(rows.collect::<Result<_, _>>()?))
}
