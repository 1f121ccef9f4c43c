//! Apps, authorization codes and access tokens.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, params};

/// A row of the table `app`.
#[derive(Clone, Debug)]
pub(crate) struct AppRow {
    /// The public half of its credentials.
    pub(crate) client_id: String,
    /// The hash of the secret half.
    pub(crate) secret_hash: String,
    /// Its name as shown.
    pub(crate) name: String,
    /// Its page.
    pub(crate) website: Option<String>,
    /// Where members are sent back to, separated by spaces.
    pub(crate) redirect_uris: String,
    /// What it may ask for, separated by spaces.
    pub(crate) scopes: String,
}

/// An authorization code.
#[derive(Clone, Debug)]
pub(crate) struct CodeRow {
    /// The app it was made for.
    pub(crate) client_id: String,
    /// The member who agreed.
    pub(crate) account: i64,
    /// Where the member was sent back to.
    pub(crate) redirect_uri: String,
    /// What the member agreed to.
    pub(crate) scopes: String,
    /// The PKCE challenge, by S256.
    pub(crate) challenge: Option<String>,
    /// Until when it is good, in milliseconds.
    pub(crate) expires_at: i64,
}

/// Whom a token speaks for, and what it allows.
#[derive(Clone, Debug)]
pub(crate) struct TokenRow {
    /// The app it was made for.
    pub(crate) client_id: String,
    /// The member; none for a token of the app itself.
    pub(crate) account: Option<i64>,
    /// What it allows, separated by spaces.
    pub(crate) scopes: String,
}

/// Writes an app.
pub(crate) fn put_app(db: &Connection, app: &AppRow) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO app (client_id, secret_hash, name, website, redirect_uris, scopes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![app.client_id, app.secret_hash, app.name, app.website, app.redirect_uris, app.scopes],
    )?;
    Ok(())
}

/// The app with this id.
pub(crate) fn app(db: &Connection, client_id: &str) -> Result<Option<AppRow>, BoxError> {
    let sql = "SELECT client_id, secret_hash, name, website, redirect_uris, scopes FROM app
               WHERE client_id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(AppRow {
            client_id: row.get(0)?,
            secret_hash: row.get(1)?,
            name: row.get(2)?,
            website: row.get(3)?,
            redirect_uris: row.get(4)?,
            scopes: row.get(5)?,
        })
    };
    Ok(db.query_row(sql, [client_id], read).optional()?)
}

/// Writes an authorization code by its hash, and forgets those that are no longer good.
pub(crate) fn put_code(db: &Connection, hash: &str, row: &CodeRow, now: i64) -> Result<(), BoxError> {
    db.execute("DELETE FROM code WHERE expires_at < ?1", [now])?;
    db.execute(
        "INSERT INTO code (hash, client_id, account, redirect_uri, scopes, challenge, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            hash,
            row.client_id,
            row.account,
            row.redirect_uri,
            row.scopes,
            row.challenge,
            row.expires_at
        ],
    )?;
    Ok(())
}

/// Takes the authorization code with this hash out: it is good once.
pub(crate) fn take_code(db: &Connection, hash: &str) -> Result<Option<CodeRow>, BoxError> {
    let sql = "DELETE FROM code WHERE hash = ?1
               RETURNING client_id, account, redirect_uri, scopes, challenge, expires_at";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(CodeRow {
            client_id: row.get(0)?,
            account: row.get(1)?,
            redirect_uri: row.get(2)?,
            scopes: row.get(3)?,
            challenge: row.get(4)?,
            expires_at: row.get(5)?,
        })
    };
    Ok(db.query_row(sql, [hash], read).optional()?)
}

/// Writes a token by its hash.
pub(crate) fn put_token(db: &Connection, hash: &str, token: &TokenRow, now: i64) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO token (hash, client_id, account, scopes, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![hash, token.client_id, token.account, token.scopes, now],
    )?;
    Ok(())
}

/// Whom the token with this hash speaks for.
pub(crate) fn token(db: &Connection, hash: &str) -> Result<Option<TokenRow>, BoxError> {
    let sql = "SELECT client_id, account, scopes FROM token WHERE hash = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(TokenRow { client_id: row.get(0)?, account: row.get(1)?, scopes: row.get(2)? })
    };
    Ok(db.query_row(sql, [hash], read).optional()?)
}

/// Ends a token of an app.
pub(crate) fn revoke(db: &Connection, hash: &str, client_id: &str) -> Result<bool, BoxError> {
    Ok(db.execute("DELETE FROM token WHERE hash = ?1 AND client_id = ?2", (hash, client_id))? > 0)
}
