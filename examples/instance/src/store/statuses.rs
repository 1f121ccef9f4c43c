//! Posts and boosts, and what is said about them.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::notifications;

/// A row of the table `status`.
#[derive(Clone, Debug)]
pub(crate) struct StatusRow {
    /// Its number.
    pub(crate) id: i64,
    /// The id of the note, or of the Announce for a boost.
    pub(crate) uri: String,
    /// Who wrote it.
    pub(crate) account: i64,
    /// The text, as HTML.
    pub(crate) content: String,
    /// The warning in front of the text, as plain text; empty if there is none.
    pub(crate) warning: String,
    /// Whether it is hidden until asked for.
    pub(crate) sensitive: bool,
    /// `public`, `unlisted`, `private` or `direct`.
    pub(crate) visibility: String,
    /// The post it answers.
    pub(crate) in_reply_to: Option<i64>,
    /// The post it boosts.
    pub(crate) reblog_of: Option<i64>,
    /// When it was written, in milliseconds.
    pub(crate) created_at: i64,
    /// When it was last changed, in milliseconds.
    pub(crate) edited_at: Option<i64>,
}

impl StatusRow {
    /// Whether everybody may see it.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.visibility.as_str(), "public" | "unlisted")
    }
}

/// The columns of a [`StatusRow`], in the order that [`read`] wants.
pub(super) const COLUMNS: &str = "id, uri, account, content, warning, sensitive, visibility, in_reply_to, reblog_of, created_at, edited_at";

/// The condition under which the account `?1`, or nobody for NULL, may see a row of `status`: public and
/// unlisted ones everybody, followers-only ones its followers, and every one its author and those it mentions;
/// a boost only while everybody may see the boosted post.
pub(super) const SEEN: &str = "
    (status.account = ?1 OR status.visibility IN ('public', 'unlisted')
        OR EXISTS (SELECT 1 FROM mention WHERE mention.status = status.id AND mention.account = ?1)
        OR (status.visibility = 'private' AND EXISTS (
            SELECT 1 FROM follow WHERE follower = ?1 AND followed = status.account AND accepted)))
    AND (status.reblog_of IS NULL OR EXISTS (
        SELECT 1 FROM status AS original
        WHERE original.id = status.reblog_of AND original.visibility IN ('public', 'unlisted')))";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<StatusRow> {
    Ok(StatusRow {
        id: row.get(0)?,
        uri: row.get(1)?,
        account: row.get(2)?,
        content: row.get(3)?,
        warning: row.get(4)?,
        sensitive: row.get(5)?,
        visibility: row.get(6)?,
        in_reply_to: row.get(7)?,
        reblog_of: row.get(8)?,
        created_at: row.get(9)?,
        edited_at: row.get(10)?,
    })
}

/// What a post says: all that an edit replaces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// The text, as HTML.
    pub(crate) content: String,
    /// The warning in front of the text, as plain text; empty if there is none.
    pub(crate) warning: String,
    /// Whether it is hidden until asked for.
    pub(crate) sensitive: bool,
    /// The accounts it mentions.
    pub(crate) mentions: Vec<i64>,
    /// Its hashtags, in lower case and without the sign.
    pub(crate) tags: Vec<String>,
}

/// A post or boost to be written.
#[derive(Clone, Debug)]
pub(crate) struct NewStatus {
    /// The id of the note or Announce.
    pub(crate) uri: String,
    /// Who wrote it.
    pub(crate) account: i64,
    /// `public`, `unlisted`, `private` or `direct`.
    pub(crate) visibility: String,
    /// The post it answers.
    pub(crate) in_reply_to: Option<i64>,
    /// The post it boosts.
    pub(crate) reblog_of: Option<i64>,
    /// What it says; nothing for a boost.
    pub(crate) text: Text,
    /// When it was written, in milliseconds.
    pub(crate) created_at: i64,
}

/// Writes a post once; `None` if it is there already, or was deleted, or the account boosted that post before.
pub(crate) fn insert(db: &Connection, status: &NewStatus) -> Result<Option<i64>, BoxError> {
    if is_tombstone(db, &status.uri)? {
        return Ok(None);
    }
    let text = &status.text;
    let id = db
        .query_row(
            "INSERT INTO status
                 (uri, account, content, warning, sensitive, visibility, in_reply_to, reblog_of, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING RETURNING id",
            params![
                status.uri,
                status.account,
                text.content,
                text.warning,
                text.sensitive,
                status.visibility,
                status.in_reply_to,
                status.reblog_of,
                status.created_at
            ],
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = id {
        label(db, id, text)?;
    }
    Ok(id)
}

/// Changes what a post of `account` says, and returns the accounts that it did not mention before; `None` if
/// there is no such post.
pub(crate) fn update(
    db: &Connection,
    uri: &str,
    account: i64,
    text: &Text,
    now: i64,
) -> Result<Option<Vec<i64>>, BoxError> {
    let sql = "UPDATE status SET content = ?3, warning = ?4, sensitive = ?5, edited_at = ?6
               WHERE uri = ?1 AND account = ?2 AND reblog_of IS NULL RETURNING id";
    let parameters = (uri, account, &text.content, &text.warning, text.sensitive, now);
    let Some(id) = db.query_row(sql, parameters, |row| row.get(0)).optional()? else { return Ok(None) };
    let before = mentions(db, id)?;
    db.execute("DELETE FROM mention WHERE status = ?1", [id])?;
    db.execute("DELETE FROM tag WHERE status = ?1", [id])?;
    label(db, id, text)?;
    Ok(Some(text.mentions.iter().copied().filter(|account| !before.contains(account)).collect()))
}

/// Removes a post or boost of `account`, with the boosts of it, and remembers that it is gone; false if there
/// is none.
pub(crate) fn delete(db: &Connection, uri: &str, account: i64, now: i64) -> Result<bool, BoxError> {
    let sql = "DELETE FROM status WHERE uri = ?1 AND account = ?2 RETURNING reblog_of";
    let removed: Option<Option<i64>> = db.query_row(sql, (uri, account), |row| row.get(0)).optional()?;
    let Some(reblog_of) = removed else { return Ok(false) };
    db.execute("INSERT OR IGNORE INTO tombstone (uri, deleted_at) VALUES (?1, ?2)", (uri, now))?;
    if let Some(original) = reblog_of.map(|id| by_id(db, id)).transpose()?.flatten() {
        notifications::withdraw(db, original.account, "reblog", account, Some(original.id))?;
    }
    Ok(true)
}

/// As [`delete`], but of boosts only.
pub(crate) fn take_boost_back(db: &Connection, uri: &str, account: i64, now: i64) -> Result<bool, BoxError> {
    let known = by_uri(db, uri)?.filter(|row| row.reblog_of.is_some());
    if known.is_some() { delete(db, uri, account, now) } else { Ok(false) }
}

/// Whether a post with this id was deleted here.
pub(crate) fn is_tombstone(db: &Connection, uri: &str) -> Result<bool, BoxError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tombstone WHERE uri = ?1)";
    Ok(db.query_row(sql, [uri], |row| row.get(0))?)
}

/// The post with this number.
pub(crate) fn by_id(db: &Connection, id: i64) -> Result<Option<StatusRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM status WHERE id = ?1"), [id], read).optional()?)
}

/// The post with this id.
pub(crate) fn by_uri(db: &Connection, uri: &str) -> Result<Option<StatusRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM status WHERE uri = ?1"), [uri], read).optional()?)
}

/// The post or boost with this number, if `viewer` may see it.
pub(crate) fn visible(db: &Connection, id: i64, viewer: Option<i64>) -> Result<Option<StatusRow>, BoxError> {
    let sql = format!("SELECT {COLUMNS} FROM status WHERE id = ?2 AND {SEEN}");
    Ok(db.query_row(&sql, (viewer, id), read).optional()?)
}

/// The boost that `account` made of a post.
pub(crate) fn boost_by(db: &Connection, account: i64, status: i64) -> Result<Option<StatusRow>, BoxError> {
    let sql = format!("SELECT {COLUMNS} FROM status WHERE account = ?1 AND reblog_of = ?2");
    Ok(db.query_row(&sql, (account, status), read).optional()?)
}

/// The numbers of the posts that answer this one, directly or not: each followed by its own answers.
pub(crate) fn answers(db: &Connection, id: i64, most: i64) -> Result<Vec<i64>, BoxError> {
    let mut found = db.prepare(
        "WITH RECURSIVE answer (id, depth) AS (
             SELECT id, 1 FROM status WHERE in_reply_to = ?1
             UNION ALL
             SELECT status.id, depth + 1 FROM answer JOIN status ON status.in_reply_to = answer.id
             ORDER BY 2 DESC, 1
         ) SELECT id FROM answer LIMIT ?2",
    )?;
    Ok(found.query_map((id, most), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The accounts that answered, boosted or favourited a post.
pub(crate) fn involved(db: &Connection, id: i64) -> Result<Vec<i64>, BoxError> {
    let mut found = db.prepare(
        "SELECT account FROM status WHERE in_reply_to = ?1 OR reblog_of = ?1
         UNION SELECT account FROM favourite WHERE status = ?1",
    )?;
    Ok(found.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The accounts that a post mentions.
pub(crate) fn mentions(db: &Connection, id: i64) -> Result<Vec<i64>, BoxError> {
    let mut found = db.prepare("SELECT account FROM mention WHERE status = ?1 ORDER BY account")?;
    Ok(found.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The hashtags of a post.
pub(crate) fn tags(db: &Connection, id: i64) -> Result<Vec<String>, BoxError> {
    let mut found = db.prepare("SELECT name FROM tag WHERE status = ?1 ORDER BY name")?;
    Ok(found.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// How often a post was answered, boosted and favourited.
pub(crate) fn counts(db: &Connection, id: i64) -> Result<(u64, u64, u64), BoxError> {
    let sql = "SELECT (SELECT count(*) FROM status WHERE in_reply_to = ?1),
                      (SELECT count(*) FROM status WHERE reblog_of = ?1),
                      (SELECT count(*) FROM favourite WHERE status = ?1)";
    let (replies, boosts, favourites): (i64, i64, i64) =
        db.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok((replies.try_into()?, boosts.try_into()?, favourites.try_into()?))
}

/// Writes that an account likes a post; false if it did already.
pub(crate) fn favourite(db: &Connection, account: i64, status: i64, uri: &str) -> Result<bool, BoxError> {
    let sql = "INSERT OR IGNORE INTO favourite (account, status, uri) VALUES (?1, ?2, ?3)";
    Ok(db.execute(sql, (account, status, uri))? > 0)
}

/// Takes the favourite `uri` of `account` back, with the notification of it; false if there is none.
pub(crate) fn unfavourite(db: &Connection, account: i64, uri: &str) -> Result<bool, BoxError> {
    let sql = "DELETE FROM favourite WHERE account = ?1 AND uri = ?2 RETURNING status";
    let status: Option<i64> = db.query_row(sql, (account, uri), |row| row.get(0)).optional()?;
    if let Some(status) = status.map(|id| by_id(db, id)).transpose()?.flatten() {
        notifications::withdraw(db, status.account, "favourite", account, Some(status.id))?;
    }
    Ok(status.is_some())
}

/// The id of the favourite that an account gave a post.
pub(crate) fn favourite_uri(db: &Connection, account: i64, status: i64) -> Result<Option<String>, BoxError> {
    let sql = "SELECT uri FROM favourite WHERE account = ?1 AND status = ?2";
    Ok(db.query_row(sql, (account, status), |row| row.get(0)).optional()?)
}

/// How many posts the members wrote.
pub(crate) fn member_count(db: &Connection) -> Result<u64, BoxError> {
    let sql = "SELECT count(*) FROM status JOIN account ON account.id = status.account
               WHERE key_pem IS NOT NULL AND reblog_of IS NULL";
    Ok(u64::try_from(db.query_row(sql, [], |row| row.get::<_, i64>(0))?)?)
}

fn label(db: &Connection, id: i64, text: &Text) -> Result<(), BoxError> {
    for account in &text.mentions {
        db.execute("INSERT OR IGNORE INTO mention (status, account) VALUES (?1, ?2)", (id, account))?;
    }
    for tag in &text.tags {
        db.execute("INSERT OR IGNORE INTO tag (name, status) VALUES (?1, ?2)", (tag, id))?;
    }
    Ok(())
}
