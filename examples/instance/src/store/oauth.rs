//! Apps, authorization codes and access tokens.

use howdah_federation::BoxError;
use rusqlite::{Connection, OptionalExtension, params};

/// A row of the table `app`.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// The public half of its credentials.
    pub client_id: String,
    /// The secret half.
    pub client_secret: String,
    /// Its name as shown.
    pub name: String,
    /// Its page.
    pub website: Option<String>,
    /// Where members are sent back to.
    pub redirect_uri: String,
    /// What it may ask for, separated by spaces.
    pub scopes: String,
}

/// An authorization code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// The app it was made for.
    pub client_id: String,
    /// The member who agreed.
    pub account: i64,
    /// Where the member was sent back to.
    pub redirect_uri: String,
    /// What the member agreed to.
    pub scopes: String,
    /// The PKCE challenge, by S256.
    pub challenge: Option<String>,
    /// Until when it is good, in milliseconds.
    pub expires_at: i64,
}

/// Whom a token speaks for, and what it allows.
#[derive(Clone, Debug)]
pub struct TokenRow {
    /// The app it was made for.
    pub client_id: String,
    /// The member; none for a token of the app itself.
    pub account: Option<i64>,
    /// What it allows, separated by spaces.
    pub scopes: String,
}

/// Writes an app.
pub fn put_app(db: &Connection, app: &AppRow) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO app (client_id, client_secret, name, website, redirect_uri, scopes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![app.client_id, app.client_secret, app.name, app.website, app.redirect_uri, app.scopes],
    )?;
    Ok(())
}

/// The app with this id.
pub fn app(db: &Connection, client_id: &str) -> Result<Option<AppRow>, BoxError> {
    let sql = "SELECT client_id, client_secret, name, website, redirect_uri, scopes FROM app
               WHERE client_id = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(AppRow {
            client_id: row.get(0)?,
            client_secret: row.get(1)?,
            name: row.get(2)?,
            website: row.get(3)?,
            redirect_uri: row.get(4)?,
            scopes: row.get(5)?,
        })
    };
    Ok(db.query_row(sql, [client_id], read).optional()?)
}

/// Writes an authorization code.
pub fn put_code(db: &Connection, code: &str, row: &CodeRow) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO code (code, client_id, account, redirect_uri, scopes, challenge, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            code,
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

/// Takes an authorization code out: it is good once.
pub fn take_code(db: &Connection, code: &str) -> Result<Option<CodeRow>, BoxError> {
    let sql = "DELETE FROM code WHERE code = ?1
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
    Ok(db.query_row(sql, [code], read).optional()?)
}

/// Writes a token by its hash.
pub fn put_token(db: &Connection, hash: &str, token: &TokenRow, now: i64) -> Result<(), BoxError> {
    db.execute(
        "INSERT INTO token (hash, client_id, account, scopes, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![hash, token.client_id, token.account, token.scopes, now],
    )?;
    Ok(())
}

/// Whom the token with this hash speaks for.
pub fn token(db: &Connection, hash: &str) -> Result<Option<TokenRow>, BoxError> {
    let sql = "SELECT client_id, account, scopes FROM token WHERE hash = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(TokenRow { client_id: row.get(0)?, account: row.get(1)?, scopes: row.get(2)? })
    };
    Ok(db.query_row(sql, [hash], read).optional()?)
}

/// Ends a token of an app.
pub fn revoke(db: &Connection, hash: &str, client_id: &str) -> Result<bool, BoxError> {
    Ok(db.execute("DELETE FROM token WHERE hash = ?1 AND client_id = ?2", (hash, client_id))? > 0)
}
