//! The lists of posts: home, local, hashtag, profile. The latest come first.

use howdah_federation::BoxError;
use rusqlite::{Connection, ToSql};

use super::statuses::{COLUMNS, SEEN, StatusRow, read};

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// Only what has a smaller number.
    pub(crate) before: i64,
    /// Only what has a greater number.
    pub(crate) after: i64,
    /// Whether the part begins right after `after`, rather than with the latest.
    pub(crate) upwards: bool,
    /// At most so many.
    pub(crate) limit: i64,
}

impl Window {
    /// What is older than `before`.
    pub(crate) fn before(before: i64, limit: i64) -> Self {
        Self { before, after: 0, upwards: false, limit }
    }

    /// The order in which SQL has to look.
    pub(super) fn order(self) -> &'static str {
        if self.upwards { "ASC" } else { "DESC" }
    }

    /// What was found in that order, as it is shown.
    pub(super) fn latest_first<T>(self, mut rows: Vec<T>) -> Vec<T> {
        if self.upwards {
            rows.reverse();
        }
        rows
    }
}

/// Whose posts are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Origin {
    /// The members' only.
    pub(crate) local: bool,
    /// Other communities' only.
    pub(crate) remote: bool,
}

/// The condition of an [`Origin`] whose members are the parameters `?5` and `?6`.
const ORIGIN: &str = "(NOT ?5 OR account IN (SELECT id FROM account WHERE key_pem IS NOT NULL))
    AND (NOT ?6 OR account IN (SELECT id FROM account WHERE key_pem IS NULL))";

/// What an account and those it follows wrote and boosted; direct posts of others are in the notifications.
pub(crate) fn home(db: &Connection, account: i64, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let condition = "(account = ?1 OR (visibility <> 'direct'
        AND account IN (SELECT followed FROM follow WHERE follower = ?1 AND accepted)))";
    list(db, Some(account), window, condition, &[])
}

/// The public posts.
pub(crate) fn public(db: &Connection, origin: Origin, window: Window) -> Result<Vec<StatusRow>, BoxError> {
    let condition = format!("visibility = 'public' AND reblog_of IS NULL AND {ORIGIN}");
    list(db, None, window, &condition, &[&origin.local, &origin.remote])
}

/// The public posts with a hashtag.
pub(crate) fn tag(
    db: &Connection,
    name: &str,
    origin: Origin,
    window: Window,
) -> Result<Vec<StatusRow>, BoxError> {
    let condition =
        format!("visibility = 'public' AND id IN (SELECT status FROM tag WHERE name = ?7) AND {ORIGIN}");
    list(db, None, window, &condition, &[&origin.local, &origin.remote, &name])
}

/// Whose posts, and which of them, a profile shows.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// The account.
    pub(crate) account: i64,
    /// With the answers to others.
    pub(crate) replies: bool,
    /// With the boosts.
    pub(crate) boosts: bool,
    /// Only those with this hashtag.
    pub(crate) tag: Option<String>,
}

impl Profile {
    /// Everything that an account wrote and boosted.
    pub(crate) fn of(account: i64) -> Self {
        Self { account, replies: true, boosts: true, tag: None }
    }
}

/// What an account wrote and boosted, as far as `viewer` may see it.
pub(crate) fn profile(
    db: &Connection,
    viewer: Option<i64>,
    profile: &Profile,
    window: Window,
) -> Result<Vec<StatusRow>, BoxError> {
    let condition = "account = ?5 AND (?7 OR reblog_of IS NULL)
        AND (?6 OR in_reply_to IS NULL OR in_reply_to IN (SELECT id FROM status WHERE account = ?5))
        AND (?8 IS NULL OR id IN (SELECT status FROM tag WHERE name = ?8))";
    let Profile { account, replies, boosts, tag } = profile;
    list(db, viewer, window, condition, &[account, replies, boosts, tag])
}

/// How many posts an account has written that everybody may see.
pub(crate) fn open_count(db: &Connection, account: i64) -> Result<u64, BoxError> {
    let sql = "SELECT count(*) FROM status
               WHERE account = ?1 AND reblog_of IS NULL AND visibility IN ('public', 'unlisted')";
    Ok(u64::try_from(db.query_row(sql, [account], |row| row.get::<_, i64>(0))?)?)
}

/// What `viewer` may see under a condition, whose own parameters begin with `?5`.
fn list(
    db: &Connection,
    viewer: Option<i64>,
    window: Window,
    condition: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<StatusRow>, BoxError> {
    let mut found = db.prepare(&format!(
        "SELECT {COLUMNS} FROM status WHERE id < ?2 AND id > ?3 AND {SEEN} AND {condition}
         ORDER BY id {} LIMIT ?4",
        window.order()
    ))?;
    let first: [&dyn ToSql; 4] = [&viewer, &window.before, &window.after, &window.limit];
    let all: Vec<_> = first.into_iter().chain(parameters.iter().copied()).collect();
    Ok(window.latest_first(found.query_map(&*all, read)?.collect::<Result<_, _>>()?))
}
