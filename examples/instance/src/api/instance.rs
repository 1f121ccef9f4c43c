//! <https://docs.joinmastodon.org/methods/instance/>

use axum::Json;
use axum::extract::State;
use howdah_client::entities::Instance;

use super::Fault;
use crate::Community;
use crate::publish::MOST_CHARACTERS;
use crate::store::accounts;

pub(super) async fn show(State(community): State<Community>) -> Result<Json<Instance>, Fault> {
    let federation = community.federation();
    // The domain is the one of the handles, as members know it.
    let mut instance = Instance::new(federation.addresses().handle_host());
    federation.app().title().clone_into(&mut instance.title);
    env!("CARGO_PKG_VERSION").clone_into(&mut instance.version);
    instance.usage.users.active_month = community.store().read(accounts::member_count).await?;
    let limits = &mut instance.configuration.statuses;
    limits.max_characters = u64::try_from(MOST_CHARACTERS).ok();
    limits.max_media_attachments = Some(0);
    Ok(Json(instance))
}
