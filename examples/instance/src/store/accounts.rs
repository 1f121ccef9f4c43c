//! Members and those of other communities.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A row of the table `account`.
#[derive(Clone, Debug)]
pub(crate) struct AccountRow {
    /// The number that is its id in the Mastodon API.
    pub(crate) id: i64,
    /// The actor's id.
    pub(crate) uri: String,
    /// The first part of the handle.
    pub(crate) name: String,
    /// The second part of the handle.
    pub(crate) host: String,
    /// The name as shown.
    pub(crate) display_name: String,
    /// The biography, as HTML.
    pub(crate) note: String,
    /// The profile page.
    pub(crate) url: String,
    /// Where it receives.
    pub(crate) inbox: String,
    /// Where its whole server receives.
    pub(crate) shared_inbox: Option<String>,
    /// The key of a member, in PEM; nobody else has one.
    pub(crate) key_pem: Option<String>,
    /// When it was first known, in milliseconds.
    pub(crate) created_at: i64,
}

impl AccountRow {
    /// Whether it is a member of this community.
    pub(crate) fn is_member(&self) -> bool {
        self.key_pem.is_some()
    }
}

const COLUMNS: &str =
    "id, uri, name, host, display_name, note, url, inbox, shared_inbox, key_pem, created_at";

fn read(row: &Row<'_>) -> rusqlite::Result<AccountRow> {
    Ok(AccountRow {
        id: row.get(0)?,
        uri: row.get(1)?,
        name: row.get(2)?,
        host: row.get(3)?,
        display_name: row.get(4)?,
        note: row.get(5)?,
        url: row.get(6)?,
        inbox: row.get(7)?,
        shared_inbox: row.get(8)?,
        key_pem: row.get(9)?,
        created_at: row.get(10)?,
    })
}

/// An account to be written.
#[derive(Clone, Debug)]
pub(crate) struct NewAccount {
    /// The actor's id.
    pub(crate) uri: String,
    /// The first part of the handle.
    pub(crate) name: String,
    /// The second part of the handle.
    pub(crate) host: String,
    /// The name as shown.
    pub(crate) display_name: String,
    /// The biography, as HTML.
    pub(crate) note: String,
    /// The profile page.
    pub(crate) url: String,
    /// Where it receives.
    pub(crate) inbox: String,
    /// Where its whole server receives.
    pub(crate) shared_inbox: Option<String>,
}

/// Writes what is known of an account, new or not; a member's password and key stay as they are.
pub(crate) fn upsert(db: &Connection, account: &NewAccount, now: i64) -> Result<i64, BoxError> {
    let id = db.query_row(
        "INSERT INTO account (uri, name, host, display_name, note, url, inbox, shared_inbox, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (uri) DO UPDATE SET name = ?2, host = ?3, display_name = ?4, note = ?5, url = ?6,
             inbox = ?7, shared_inbox = ?8
         RETURNING id",
        params![
            account.uri,
            account.name,
            account.host,
            account.display_name,
            account.note,
            account.url,
            account.inbox,
            account.shared_inbox,
            now
        ],
        |row| row.get(0),
    )?;
    Ok(id)
}

/// Gives an account the password hash and key that make it a member.
pub(crate) fn make_member(db: &Connection, id: i64, password: &str, key_pem: &str) -> Result<(), BoxError> {
    db.execute("UPDATE account SET password = ?2, key_pem = ?3 WHERE id = ?1", (id, password, key_pem))?;
    Ok(())
}

/// Removes an account and everything it wrote; members are not removed by what others say.
pub(crate) fn remove(db: &Connection, id: i64) -> Result<(), BoxError> {
    db.execute("DELETE FROM account WHERE id = ?1 AND key_pem IS NULL", [id])?;
    Ok(())
}

/// The account with this number.
pub(crate) fn by_id(db: &Connection, id: i64) -> Result<Option<AccountRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM account WHERE id = ?1"), [id], read).optional()?)
}

/// The account with this actor id.
pub(crate) fn by_uri(db: &Connection, uri: &str) -> Result<Option<AccountRow>, BoxError> {
    Ok(db.query_row(&format!("SELECT {COLUMNS} FROM account WHERE uri = ?1"), [uri], read).optional()?)
}

/// The account with this handle, in capitals or not; the latest if an actor took over the handle of another.
pub(crate) fn by_handle(db: &Connection, name: &str, host: &str) -> Result<Option<AccountRow>, BoxError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM account WHERE name = ?1 COLLATE NOCASE AND host = ?2 ORDER BY id DESC LIMIT 1"
    );
    Ok(db.query_row(&sql, (name, host), read).optional()?)
}

/// The member with this name, written exactly so: it is part of ids.
pub(crate) fn member(db: &Connection, name: &str) -> Result<Option<AccountRow>, BoxError> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE name = ?1 AND key_pem IS NOT NULL");
    Ok(db.query_row(&sql, [name], read).optional()?)
}

/// The member with this name, with the hash of the password.
pub(crate) fn member_password(db: &Connection, name: &str) -> Result<Option<(i64, String)>, BoxError> {
    let sql = "SELECT id, password FROM account WHERE name = ?1 COLLATE NOCASE AND password IS NOT NULL";
    Ok(db.query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// How many members there are.
pub(crate) fn member_count(db: &Connection) -> Result<u64, BoxError> {
    let sql = "SELECT count(*) FROM account WHERE key_pem IS NOT NULL";
    Ok(u64::try_from(db.query_row(sql, [], |row| row.get::<_, i64>(0))?)?)
}

/// The numbers shown on a profile: followers, followed, posts. Direct posts are nobody's business.
pub(crate) fn counts(db: &Connection, id: i64) -> Result<(u64, u64, u64), BoxError> {
    let sql = "SELECT (SELECT count(*) FROM follow WHERE followed = ?1 AND accepted),
                      (SELECT count(*) FROM follow WHERE follower = ?1 AND accepted),
                      (SELECT count(*) FROM status WHERE account = ?1 AND visibility <> 'direct')";
    let (followers, followed, posts): (i64, i64, i64) =
        db.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok((followers.try_into()?, followed.try_into()?, posts.try_into()?))
}
