//! Who follows whom.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, params};

use super::notifications;

/// What one account is to another.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Between {
    /// The first follows the second, and the second agreed.
    pub(crate) following: bool,
    /// The first asked to follow the second.
    pub(crate) requested: bool,
    /// The second follows the first.
    pub(crate) followed_by: bool,
}

/// Writes that `follower` asked to follow `target`, or with `accepted` that it does.
pub(crate) fn put(
    db: &Connection,
    follower: i64,
    target: i64,
    uri: &str,
    accepted: bool,
) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO follow (follower, followed, uri, accepted) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (follower, followed) DO UPDATE SET uri = ?3, accepted = max(accepted, ?4)",
        params![follower, target, uri, accepted],
    )?;
    Ok(())
}

/// Writes that `target` agreed to the follow `uri`; false if there is no such follow of that account.
pub(crate) fn accept(db: &Connection, uri: &str, target: i64) -> Result<bool, BoxError> {
    let sql = "UPDATE follow SET accepted = 1 WHERE uri = ?1 AND followed = ?2";
    Ok(db.execute(sql, (uri, target))? > 0)
}

/// Removes the follow `uri` of `follower`, with the notification of it; false if there is none.
pub(crate) fn take_back(db: &Connection, uri: &str, follower: i64) -> Result<bool, BoxError> {
    let sql = "DELETE FROM follow WHERE uri = ?1 AND follower = ?2 RETURNING followed";
    let target: Option<i64> = db.query_row(sql, (uri, follower), |row| row.get(0)).optional()?;
    if let Some(target) = target {
        notifications::withdraw(db, target, "follow", follower, None)?;
    }
    Ok(target.is_some())
}

/// Removes the follow `uri` because `target` does not agree to it; false if there is none.
pub(crate) fn reject(db: &Connection, uri: &str, target: i64) -> Result<bool, BoxError> {
    Ok(db.execute("DELETE FROM follow WHERE uri = ?1 AND followed = ?2", (uri, target))? > 0)
}

/// The id of the follow between two accounts.
pub(crate) fn uri(db: &Connection, follower: i64, target: i64) -> Result<Option<String>, BoxError> {
    let sql = "SELECT uri FROM follow WHERE follower = ?1 AND followed = ?2";
    Ok(db.query_row(sql, (follower, target), |row| row.get(0)).optional()?)
}

/// What `one` is to `other`.
pub(crate) fn between(db: &Connection, one: i64, other: i64) -> Result<Between, BoxError> {
    let accepted = |follower: i64, target: i64| -> Result<Option<bool>, BoxError> {
        let sql = "SELECT accepted FROM follow WHERE follower = ?1 AND followed = ?2";
        Ok(db.query_row(sql, (follower, target), |row| row.get(0)).optional()?)
    };
    let towards = accepted(one, other)?;
    Ok(Between {
        following: towards == Some(true),
        requested: towards == Some(false),
        followed_by: accepted(other, one)? == Some(true),
    })
}

/// The accounts that follow an account.
pub(crate) fn followers(db: &Connection, target: i64) -> Result<Vec<i64>, BoxError> {
    let mut found = db.prepare("SELECT follower FROM follow WHERE followed = ?1 AND accepted")?;
    Ok(found.query_map([target], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
