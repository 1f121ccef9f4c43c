//! The lists of posts: home, local, hashtag, profile. The latest come first.

use howdah_federation::BoxError;
use rusqlite::Connection;

use super::statuses::{COLUMNS, StatusRow, read};

/// Which part of a list is asked for: posts older than `before`, at most `limit`.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The number of the post before which to begin; `i64::MAX` for the latest.
    pub before: i64,
    /// At most so many.
    pub limit: i64,
}

/// What an account and those it follows wrote and boosted; direct posts of others are in the notifications.
pub fn home(db: &Connection, account: i64, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM status WHERE id < ?2
           AND (account = ?1 OR (visibility <> 'direct'
                AND account IN (SELECT followed FROM follow WHERE follower = ?1 AND accepted)))
         ORDER BY id DESC LIMIT ?3"
    );
    let mut found = db.prepare(&sql)?;
    let rows = found.query_map((account, window.before, window.limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The public posts of everybody known, or with `local` of the members only.
pub fn public(db: &Connection, local: bool, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM status WHERE id < ?2 AND visibility = 'public' AND reblog_of IS NULL
           AND (NOT ?1 OR account IN (SELECT id FROM account WHERE key_pem IS NOT NULL))
         ORDER BY id DESC LIMIT ?3"
    );
    let mut found = db.prepare(&sql)?;
    let rows = found.query_map((local, window.before, window.limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The public posts with a hashtag.
pub fn tag(db: &Connection, name: &str, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM status WHERE id < ?2 AND visibility = 'public'
           AND id IN (SELECT status FROM tag WHERE name = ?1)
         ORDER BY id DESC LIMIT ?3"
    );
    let mut found = db.prepare(&sql)?;
    let rows = found.query_map((name, window.before, window.limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What an account wrote and boosted for everybody to see.
pub fn profile(db: &Connection, account: i64, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM status WHERE account = ?1 AND id < ?2 AND visibility IN ('public', 'unlisted')
         ORDER BY id DESC LIMIT ?3"
    );
    let mut found = db.prepare(&sql)?;
    let rows = found.query_map((account, window.before, window.limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
