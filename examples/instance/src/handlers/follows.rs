//! Follows, and the answers to those of members.

use howdah_federation::{BoxError, Context, Verified};
use howdah_types::{Accept, Follow, Iri, Reject};

use crate::application::App;
use crate::store::{accounts, follows, notifications};
use crate::{now, people, publish};

/// A member is followed: everybody may.
pub(super) async fn follow(context: Context<App>, follow: Verified<Follow>) -> Result<(), BoxError> {
    let site = context.federation();
    let target = follow.base.object_id().and_then(|id| site.addresses().name_of(id)).map(str::to_owned);
    let (Some(name), Some(id)) = (target, &follow.base.base.id) else { return Ok(()) };
    let follower = people::account_of(site, follow.actor()).await?;
    let (wanted, uri, now, by) = (name.clone(), id.to_string(), now(site), follower.id);
    let written = site.app().store().write(move |db| {
        let Some(member) = accounts::member(db, &wanted)? else { return Ok(false) };
        let known = follows::uri(db, by, member.id)?.is_some();
        follows::put(db, by, member.id, &uri, true)?;
        if !known {
            notifications::notify(db, member.id, "follow", by, None, now)?;
        }
        Ok(true)
    });
    if written.await? {
        // Also the second time: the peer may have missed the first answer.
        publish::follows::accept(site, &name, &follow, &follower).await?;
    }
    Ok(())
}

/// A member's follow was agreed to.
pub(super) async fn accept(context: Context<App>, accept: Verified<Accept>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = accept.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let target = people::account_of(site, accept.actor()).await?;
    if !site.app().store().write(move |db| follows::accept(db, &uri, target.id)).await? {
        tracing::info!(actor = %accept.actor(), "agreed to a follow that nobody asked for");
    }
    Ok(())
}

/// A member's follow was declined or ended.
pub(super) async fn reject(context: Context<App>, reject: Verified<Reject>) -> Result<(), BoxError> {
    let site = context.federation();
    let Some(uri) = reject.base.object_id().map(Iri::to_string) else { return Ok(()) };
    let target = people::account_of(site, reject.actor()).await?;
    site.app().store().write(move |db| follows::reject(db, &uri, target.id)).await?;
    Ok(())
}
