//! Who follows whom.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, params};

/// What one account is to another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Between {
    /// The first follows the second, and the second agreed.
    pub following: bool,
    /// The first asked to follow the second.
    pub requested: bool,
    /// The second follows the first.
    pub followed_by: bool,
}

/// Writes that `follower` asked to follow `followed`, or with `accepted` that it does.
pub fn put(
    db: &Connection,
    follower: i64,
    followed: i64,
    uri: &str,
    accepted: bool,
) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO follow (follower, followed, uri, accepted) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (follower, followed) DO UPDATE SET uri = ?3, accepted = max(accepted, ?4)",
        params![follower, followed, uri, accepted],
    )?;
    Ok(())
}

/// Writes that `followed` agreed to the follow `uri`; false if there is no such follow of that account.
pub fn accept(db: &Connection, uri: &str, followed: i64) -> Result<bool, BoxError> {
    let sql = "UPDATE follow SET accepted = 1 WHERE uri = ?1 AND followed = ?2";
    Ok(db.execute(sql, (uri, followed))? > 0)
}

/// Removes the follow `uri`, if the account is one of its two sides.
pub fn remove(db: &Connection, uri: &str, side: i64) -> Result<bool, BoxError> {
    let sql = "DELETE FROM follow WHERE uri = ?1 AND (follower = ?2 OR followed = ?2)";
    Ok(db.execute(sql, (uri, side))? > 0)
}

/// The id of the follow between two accounts.
pub fn uri(db: &Connection, follower: i64, followed: i64) -> Result<Option<String>, BoxError> {
    let sql = "SELECT uri FROM follow WHERE follower = ?1 AND followed = ?2";
    Ok(db.query_row(sql, (follower, followed), |row| row.get(0)).optional()?)
}

/// What `one` is to `other`.
pub fn between(db: &Connection, one: i64, other: i64) -> Result<Between, BoxError> {
    let accepted = |follower: i64, followed: i64| -> Result<Option<bool>, BoxError> {
        let sql = "SELECT accepted FROM follow WHERE follower = ?1 AND followed = ?2";
        Ok(db.query_row(sql, (follower, followed), |row| row.get(0)).optional()?)
    };
    let towards = accepted(one, other)?;
    Ok(Between {
        following: towards == Some(true),
        requested: towards == Some(false),
        followed_by: accepted(other, one)? == Some(true),
    })
}

/// Where the followers of an account receive: inbox and shared inbox, those of other communities only.
pub fn follower_inboxes(db: &Connection, followed: i64) -> Result<Vec<(String, Option<String>)>, BoxError> {
    let mut found = db.prepare(
        "SELECT inbox, shared_inbox FROM follow JOIN account ON account.id = follower
         WHERE followed = ?1 AND accepted AND key_pem IS NULL",
    )?;
    let rows = found.query_map([followed], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
