//! Rows as the entities of the Mastodon API, for the member who looks at them.

use chrono::{DateTime, Utc};
use howdah_client::entities::{
    Account, CredentialAccount, Mention, Notification, NotificationKind, Relationship, Status, Tag,
    Visibility,
};
use howdah_federation::{Addresses, BoxError};
use rusqlite::Connection;

use crate::document::tag_path;
use crate::store::accounts::{self, AccountRow};
use crate::store::follows;
use crate::store::notifications::NotificationRow;
use crate::store::statuses::{self, StatusRow};

/// Who looks, and from where: the community's own accounts are shown without their host.
#[derive(Clone, Debug)]
pub(crate) struct Viewer {
    /// The member, unless nobody is logged in.
    pub(crate) account: Option<i64>,
    /// Where the community is.
    pub(crate) addresses: Addresses,
}

impl Viewer {
    /// A post or boost.
    pub(crate) fn status(&self, db: &Connection, row: &StatusRow) -> Result<Status, BoxError> {
        let author = accounts::by_id(db, row.account)?.ok_or("a post without an author")?;
        let mut status = Status::new(row.id.to_string(), account(db, &author)?);
        let (replies, boosts, favourites) = statuses::counts(db, row.id)?;
        status.uri.clone_from(&row.uri);
        status.url = Some(row.uri.clone());
        status.created_at = moment(row.created_at).unwrap_or_default();
        status.edited_at = row.edited_at.and_then(moment);
        status.content = row.content.clone().into();
        status.spoiler_text.clone_from(&row.warning);
        status.sensitive = row.sensitive;
        status.visibility = row.visibility.as_str().into();
        status.replies_count = replies;
        status.reblogs_count = boosts;
        status.favourites_count = favourites;
        status.mentions = mentions(db, row.id)?;
        status.tags = statuses::tags(db, row.id)?.iter().map(|name| self.tag(name)).collect();
        if let Some(parent) = row.in_reply_to {
            status.in_reply_to_id = Some(parent.to_string().into());
            status.in_reply_to_account_id =
                statuses::by_id(db, parent)?.map(|parent| parent.account.to_string().into());
        }
        if let Some(original) = row.reblog_of.map(|id| self.visible(db, id)).transpose()?.flatten() {
            status.reblog = Some(Box::new(self.status(db, &original)?));
        }
        if let Some(viewer) = self.account {
            status.favourited = Some(statuses::favourite_uri(db, viewer, row.id)?.is_some());
            status.reblogged = Some(statuses::boost_by(db, viewer, row.id)?.is_some());
        }
        Ok(status)
    }

    /// The post or boost with this number, if the one who looks may see it.
    pub(crate) fn visible(&self, db: &Connection, id: i64) -> Result<Option<StatusRow>, BoxError> {
        statuses::visible(db, id, self.account)
    }

    /// Several posts.
    pub(crate) fn statuses(&self, db: &Connection, rows: &[StatusRow]) -> Result<Vec<Status>, BoxError> {
        rows.iter().map(|row| self.status(db, row)).collect()
    }

    /// A notification.
    pub(crate) fn notification(
        &self,
        db: &Connection,
        row: &NotificationRow,
    ) -> Result<Notification, BoxError> {
        let sender = accounts::by_id(db, row.sender)?.ok_or("a notification without a sender")?;
        let kind = NotificationKind::from(row.kind.as_str());
        let mut notification = Notification::new(row.id.to_string(), kind, account(db, &sender)?);
        notification.created_at = moment(row.created_at).unwrap_or_default();
        if let Some(status) = row.status.map(|id| self.visible(db, id)).transpose()?.flatten() {
            notification.status = Some(Box::new(self.status(db, &status)?));
        }
        Ok(notification)
    }

    /// How the member who asks and another account stand.
    pub(crate) fn relationship(&self, db: &Connection, other: i64) -> Result<Relationship, BoxError> {
        let mut relationship = Relationship::new(other.to_string());
        if let Some(viewer) = self.account {
            let between = follows::between(db, viewer, other)?;
            relationship.following = between.following;
            relationship.requested = between.requested;
            relationship.followed_by = between.followed_by;
            relationship.showing_reblogs = between.following;
        }
        Ok(relationship)
    }

    /// A hashtag.
    pub(crate) fn tag(&self, name: &str) -> Tag {
        let mut tag = Tag::new(name);
        tag.url = self.addresses.iri(&tag_path(name)).to_string();
        tag
    }
}

/// An account.
pub(crate) fn account(db: &Connection, row: &AccountRow) -> Result<Account, BoxError> {
    let (followers, followed, posts) = accounts::counts(db, row.id)?;
    let acct = if row.is_member() { row.name.clone() } else { format!("{}@{}", row.name, row.host) };
    let mut account = Account::new(row.id.to_string(), acct);
    account.username.clone_from(&row.name);
    account.display_name.clone_from(&row.display_name);
    account.note = row.note.clone().into();
    account.url = Some(row.url.clone());
    account.uri = Some(row.uri.clone());
    account.created_at = moment(row.created_at);
    account.followers_count = followers;
    account.following_count = followed;
    account.statuses_count = posts;
    Ok(account)
}

/// The account of the member who asks.
pub(crate) fn own_account(db: &Connection, row: &AccountRow) -> Result<CredentialAccount, BoxError> {
    let mut own = CredentialAccount::new(account(db, row)?);
    own.source.privacy = Visibility::Public;
    Ok(own)
}

fn mentions(db: &Connection, status: i64) -> Result<Vec<Mention>, BoxError> {
    let mut mentions = Vec::new();
    for id in statuses::mentions(db, status)? {
        if let Some(row) = accounts::by_id(db, id)? {
            let account = account(db, &row)?;
            let mut mention = Mention::new(account.id);
            mention.username = account.username;
            mention.acct = account.acct;
            mention.url = row.url;
            mentions.push(mention);
        }
    }
    Ok(mentions)
}

/// Milliseconds as a time; none for one that no calendar has.
pub(crate) fn moment(milliseconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(milliseconds)
}
