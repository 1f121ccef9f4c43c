//! Who is told of what a member does. The federation leaves out those of this community.

use howdah_federation::Recipient;
use howdah_types::Iri;
use rusqlite::Connection;

use super::Done;
use crate::store::accounts::{self, AccountRow};
use crate::store::follows;
use crate::store::statuses::{self, StatusRow};

/// Where an account receives.
pub(super) fn recipient(account: &AccountRow) -> Done<Recipient> {
    let shared = account.shared_inbox.as_deref().map(Iri::parse).transpose()?;
    Ok(Recipient::new(Iri::parse(account.inbox.as_str())?, shared))
}

/// The followers of a member.
pub(super) fn followers(db: &Connection, member: i64) -> Done<Vec<Recipient>> {
    recipients(db, follows::followers(db, member)?)
}

/// Those a post is for: the mentioned, unless it is direct the followers, and if everybody may see it the
/// author of what it answers.
pub(super) fn of_post(db: &Connection, post: &StatusRow) -> Done<Vec<Recipient>> {
    let mut accounts = statuses::mentions(db, post.id)?;
    if let Some(parent) = post.in_reply_to.filter(|_| post.is_open()) {
        accounts.extend(statuses::by_id(db, parent)?.map(|parent| parent.account));
    }
    if post.visibility != "direct" {
        accounts.extend(follows::followers(db, post.account)?);
    }
    recipients(db, accounts)
}

/// Those who may have a copy of a post: also who answered, boosted or favourited it.
pub(super) fn holders(db: &Connection, post: &StatusRow) -> Done<Vec<Recipient>> {
    let mut holders = of_post(db, post)?;
    holders.extend(recipients(db, statuses::involved(db, post.id)?)?);
    Ok(holders)
}

fn recipients(db: &Connection, accounts: Vec<i64>) -> Done<Vec<Recipient>> {
    let mut found = Vec::new();
    for id in accounts {
        if let Some(account) = accounts::by_id(db, id)? {
            found.push(recipient(&account)?);
        }
    }
    Ok(found)
}
