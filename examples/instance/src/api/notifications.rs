//! <https://docs.joinmastodon.org/methods/notifications/>

use axum::extract::State;
use howdah_client::entities::{Notification, NotificationKind};
use howdah_client::params::ListNotifications;

use super::page::{Listed, Page};
use super::{Fault, Member, Parameters};
use crate::Community;
use crate::store::notifications::{self as rows, Filter};

pub(super) async fn list(
    State(community): State<Community>,
    member: Member,
    page: Page,
    Parameters(options): Parameters<ListNotifications>,
) -> Result<Listed<Notification>, Fault> {
    member.may("read:notifications")?;
    let (viewer, window) = (community.viewer(Some(&member)), page.window);
    let filter = Filter {
        kinds: names(options.types),
        without: names(options.exclude_types),
        // What is no number is the id of nobody.
        sender: options.account_id.map(|id| id.as_str().parse().unwrap_or(-1)),
    };
    let found = community.store().read(move |db| {
        let rows = rows::list(db, member.account, &filter, window)?;
        rows.iter().map(|row| viewer.notification(db, row)).collect()
    });
    Ok(page.answer(&community, found.await?, |notification| notification.id.as_str()))
}

fn names(kinds: Option<Vec<NotificationKind>>) -> Vec<String> {
    kinds.into_iter().flatten().map(|kind| kind.as_str().to_owned()).collect()
}
