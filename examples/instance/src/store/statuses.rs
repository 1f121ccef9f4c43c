//! Posts and boosts, and what is said about them.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A row of the table `status`.
#[derive(Clone, Debug)]
pub struct StatusRow {
    /// Its number.
    pub id: i64,
    /// The id of the note, or of the Announce for a boost.
    pub uri: String,
    /// Who wrote it.
    pub account: i64,
    /// The text, as HTML.
    pub content: String,
    /// `public`, `unlisted`, `private` or `direct`.
    pub visibility: String,
    /// The post it answers.
    pub in_reply_to: Option<i64>,
    /// The post it boosts.
    pub reblog_of: Option<i64>,
    /// When it was written, in milliseconds.
    pub created_at: i64,
    /// When it was last changed, in milliseconds.
    pub edited_at: Option<i64>,
}

/// The columns of a [`StatusRow`], in the order that [`read`] wants.
pub(super) const COLUMNS: &str =
    "id, uri, account, content, visibility, in_reply_to, reblog_of, created_at, edited_at";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<StatusRow> {
    Ok(StatusRow {
        id: row.get(0)?,
        uri: row.get(1)?,
        account: row.get(2)?,
        content: row.get(3)?,
        visibility: row.get(4)?,
        in_reply_to: row.get(5)?,
        reblog_of: row.get(6)?,
        created_at: row.get(7)?,
        edited_at: row.get(8)?,
    })
}

/// A post or boost to be written.
#[derive(Clone, Debug, Default)]
pub struct NewStatus {
    /// The id of the note or Announce.
    pub uri: String,
    /// Who wrote it.
    pub account: i64,
    /// The text, as HTML.
    pub content: String,
    /// `public`, `unlisted`, `private` or `direct`.
    pub visibility: String,
    /// The post it answers.
    pub in_reply_to: Option<i64>,
    /// The post it boosts.
    pub reblog_of: Option<i64>,
    /// The accounts it mentions.
    pub mentions: Vec<i64>,
    /// Its hashtags, in lower case and without the sign.
    pub tags: Vec<String>,
    /// When it was written, in milliseconds.
    pub created_at: i64,
}

/// Writes a post once; `None` if it is there already, or was deleted.
pub fn insert(db: &Connection, status: &NewStatus) -> Result<Option<i64>, BoxError> {
    if is_tombstone(db, &status.uri)? {
        return Ok(None);
    }
    let id = db
        .query_row(
            "INSERT INTO status (uri, account, content, visibility, in_reply_to, reblog_of, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (uri) DO NOTHING RETURNING id",
            params![
                status.uri,
                status.account,
                status.content,
                status.visibility,
                status.in_reply_to,
                status.reblog_of,
                status.created_at
            ],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = id {
        label(db, id, &status.mentions, &status.tags)?;
    }
    Ok(id)
}

/// Changes the text of a post of `account`; `None` if there is no such post.
pub fn update(
    db: &Connection,
    uri: &str,
    account: i64,
    content: &str,
    labels: (&[i64], &[String]),
    now: i64,
) -> Result<Option<i64>, BoxError> {
    let sql = "UPDATE status SET content = ?3, edited_at = ?4 WHERE uri = ?1 AND account = ?2 RETURNING id";
    let id = db.query_row(sql, (uri, account, content, now), |row| row.get(0)).optional()?;
    if let Some(id) = id {
        db.execute("DELETE FROM mention WHERE status = ?1", [id])?;
        db.execute("DELETE FROM tag WHERE status = ?1", [id])?;
        label(db, id, labels.0, labels.1)?;
    }
    Ok(id)
}

/// Removes a post of `account` and remembers that it is gone; false if there is no such post.
pub fn delete(db: &Connection, uri: &str, account: i64, now: i64) -> Result<bool, BoxError> {
    let removed = db.execute("DELETE FROM status WHERE uri = ?1 AND account = ?2", (uri, account))? > 0;
    if removed {
        db.execute("INSERT OR IGNORE INTO tombstone (uri, deleted_at) VALUES (?1, ?2)", (uri, now))?;
    }
    Ok(removed)
}

/// Whether a post with this id was deleted here.
pub fn is_tombstone(db: &Connection, uri: &str) -> Result<bool, BoxError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tombstone WHERE uri = ?1)";
    Ok(db.query_row(sql, [uri], |row| row.get(0))?)
}

/// The post with this number.
pub fn by_id(db: &Connection, id: i64) -> Result<Option<StatusRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM status WHERE id = ?1"), [id], read).optional()?)
}

/// The post with this id.
pub fn by_uri(db: &Connection, uri: &str) -> Result<Option<StatusRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM status WHERE uri = ?1"), [uri], read).optional()?)
}

/// The post with this number, if `viewer` may see it: public ones everybody, followers-only ones its followers,
/// and every one its author and those it mentions.
pub fn visible(db: &Connection, id: i64, viewer: Option<i64>) -> Result<Option<StatusRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM status WHERE id = ?1 AND (visibility IN ('public', 'unlisted')
            OR account = ?2 OR id IN (SELECT status FROM mention WHERE account = ?2)
            OR (visibility = 'private'
                AND account IN (SELECT followed FROM follow WHERE follower = ?2 AND accepted)))"
    );
    Ok(db.query_row(&sql, (id, viewer), read).optional()?)
}

/// The boost that `account` made of a post.
pub fn boost_by(db: &Connection, account: i64, status: i64) -> Result<Option<StatusRow>, BoxError> {
    let sql = format!("SELECT {COLUMNS} FROM status WHERE account = ?1 AND reblog_of = ?2");
    Ok(db.query_row(&sql, (account, status), read).optional()?)
}

/// The posts that answer this one, the oldest first.
pub fn replies(db: &Connection, id: i64) -> Result<Vec<StatusRow>, BoxError> {
    let sql = format!("SELECT {COLUMNS} FROM status WHERE in_reply_to = ?1 ORDER BY id");
    let mut found = db.prepare(&sql)?;
    Ok(found.query_map([id], read)?.collect::<Result<_, _>>()?)
}

/// The accounts that a post mentions.
pub fn mentions(db: &Connection, id: i64) -> Result<Vec<i64>, BoxError> {
    let mut found = db.prepare("SELECT account FROM mention WHERE status = ?1 ORDER BY account")?;
    Ok(found.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The hashtags of a post.
pub fn tags(db: &Connection, id: i64) -> Result<Vec<String>, BoxError> {
    let mut found = db.prepare("SELECT name FROM tag WHERE status = ?1 ORDER BY name")?;
    Ok(found.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// How often a post was answered, boosted and favourited.
pub fn counts(db: &Connection, id: i64) -> Result<(u64, u64, u64), BoxError> {
    let sql = "SELECT (SELECT count(*) FROM status WHERE in_reply_to = ?1),
                      (SELECT count(*) FROM status WHERE reblog_of = ?1),
                      (SELECT count(*) FROM favourite WHERE status = ?1)";
    let (replies, boosts, favourites): (i64, i64, i64) =
        db.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok((replies.try_into()?, boosts.try_into()?, favourites.try_into()?))
}

/// Writes that an account likes a post; false if it did already.
pub fn favourite(db: &Connection, account: i64, status: i64, uri: &str) -> Result<bool, BoxError> {
    let sql = "INSERT OR IGNORE INTO favourite (account, status, uri) VALUES (?1, ?2, ?3)";
    Ok(db.execute(sql, (account, status, uri))? > 0)
}

/// Takes the favourite `uri` of `account` back.
pub fn unfavourite(db: &Connection, account: i64, uri: &str) -> Result<bool, BoxError> {
    Ok(db.execute("DELETE FROM favourite WHERE account = ?1 AND uri = ?2", (account, uri))? > 0)
}

/// The id of the favourite that an account gave a post.
pub fn favourite_uri(db: &Connection, account: i64, status: i64) -> Result<Option<String>, BoxError> {
    let sql = "SELECT uri FROM favourite WHERE account = ?1 AND status = ?2";
    Ok(db.query_row(sql, (account, status), |row| row.get(0)).optional()?)
}

/// How many posts the members wrote.
pub fn member_count(db: &Connection) -> Result<u64, BoxError> {
    let sql = "SELECT count(*) FROM status JOIN account ON account.id = status.account
               WHERE key_pem IS NOT NULL AND reblog_of IS NULL";
    Ok(u64::try_from(db.query_row(sql, [], |row| row.get::<_, i64>(0))?)?)
}

fn label(db: &Connection, id: i64, mentions: &[i64], tags: &[String]) -> Result<(), BoxError> {
    for account in mentions {
        db.execute("INSERT OR IGNORE INTO mention (status, account) VALUES (?1, ?2)", (id, account))?;
    }
    for tag in tags {
        db.execute("INSERT OR IGNORE INTO tag (name, status) VALUES (?1, ?2)", (tag, id))?;
    }
    Ok(())
}
