//! What the community does with what arrives. Each handler may be run twice, so each checks what is there.

mod follows;
mod note;
mod posts;
mod reactions;

use howdah_federation::{BoxError, Context, Federation, Inbox, Verified};
use howdah_types::{Iri, Undo};

use crate::application::App;
use crate::now;
use crate::store::{accounts, follows as rows, statuses};

type Site = Federation<App>;

/// The handlers of the community.
pub(crate) fn inbox() -> Inbox<App> {
    Inbox::new()
        .on(follows::follow)
        .on(follows::accept)
        .on(follows::reject)
        .on(posts::create)
        .on(posts::update)
        .on(posts::delete)
        .on(reactions::like)
        .on(reactions::announce)
        .on(undo)
}

/// Somebody took something back: a follow, a favourite or a boost, told apart by what has that id.
async fn undo(context: Context<App>, undo: Verified<Undo>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = undo.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let (actor, now) = (undo.actor().to_string(), now(site));
    let work = move |db: &rusqlite::Connection| {
        let Some(account) = accounts::by_uri(db, &actor)? else { return Ok(()) };
        let found = rows::take_back(db, &uri, account.id)?
            || statuses::unfavourite(db, account.id, &uri)?
            || statuses::take_boost_back(db, &uri, account.id, now)?;
        if !found {
            tracing::debug!(uri, actor, "nothing to take back");
        }
        Ok(())
    };
    site.app().store().write(work).await
}
