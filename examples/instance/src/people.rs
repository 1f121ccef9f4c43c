//! Members and acquaintances: how accounts come into the tables.

use std::sync::Arc;

use howdah_federation::{BoxError, Federation, Recipient, RemoteActor};
use howdah_signatures::{CryptoProvider, KeyKind, provider};
use howdah_types::{Iri, Ref};
use howdah_webfinger::Handle;

use crate::application::App;
use crate::store::accounts::{self, AccountRow, NewAccount};
use crate::{now, secret, text};

/// Adds a member with a new key.
pub(crate) async fn add_member(
    federation: &Federation<App>,
    name: &str,
    display_name: &str,
    password: &str,
) -> Result<(), BoxError> {
    let addresses = federation.addresses();
    addresses.handle(name).ok_or("the name cannot be part of a handle")?;
    let account = NewAccount {
        uri: addresses.actor(name).to_string(),
        name: name.to_owned(),
        host: addresses.handle_host().to_owned(),
        display_name: display_name.to_owned(),
        note: String::new(),
        url: addresses.actor(name).to_string(),
        inbox: addresses.inbox(name).to_string(),
        shared_inbox: Some(addresses.shared_inbox().to_string()),
    };
    let (handle_name, handle_host) = (account.name.clone(), account.host.clone());
    let key = provider::AwsLcRs.generate(KeyKind::Rsa)?.to_pem();
    let password = secret::hash_password(password)?;
    let now = now(federation);
    let store = federation.app().store();
    store
        .write(move |db| {
            if accounts::by_handle(db, &handle_name, &handle_host)?.is_some() {
                return Err("the name is taken".into());
            }
            let id = accounts::upsert(db, &account, now)?;
            accounts::make_member(db, id, &password, key.as_str())
        })
        .await
}

/// The account with this handle; with `resolve` it is looked for where it lives, if nobody here has met it.
pub(crate) async fn find(
    federation: &Federation<App>,
    handle: &Handle,
    resolve: bool,
) -> Result<Option<AccountRow>, BoxError> {
    let addresses = federation.addresses();
    let own = [addresses.handle_host(), addresses.host()].contains(&handle.host());
    let host = if own { addresses.handle_host() } else { handle.host() }.to_owned();
    let name = handle.user().to_owned();
    let known = federation.app().store().read(move |db| accounts::by_handle(db, &name, &host)).await?;
    if known.is_some() || own || !resolve {
        return Ok(known);
    }
    match federation.find(handle).await {
        Ok((canonical, actor)) => remember(federation, &canonical, actor).await.map(Some),
        Err(error) => {
            tracing::info!(%handle, %error, "cannot find an account");
            Ok(None)
        }
    }
}

/// The account of an actor, fetched from where it lives if nobody here has met it.
pub(crate) async fn account_of(federation: &Federation<App>, actor: &Iri) -> Result<AccountRow, BoxError> {
    let uri = actor.to_string();
    if let Some(row) = federation.app().store().read(move |db| accounts::by_uri(db, &uri)).await? {
        return Ok(row);
    }
    refresh(federation, actor).await
}

/// The account of a remote actor, read again from where it lives.
pub(crate) async fn refresh(federation: &Federation<App>, actor: &Iri) -> Result<AccountRow, BoxError> {
    let remote = federation.actor(actor).await?;
    let handle = federation.handle_of(&remote.actor).await?;
    remember(federation, &handle, remote).await
}

async fn remember(
    federation: &Federation<App>,
    handle: &Handle,
    remote: Arc<RemoteActor>,
) -> Result<AccountRow, BoxError> {
    let account = described(handle, &remote).ok_or("the actor has no id or no inbox")?;
    let now = now(federation);
    let store = federation.app().store();
    store
        .write(move |db| {
            let id = accounts::upsert(db, &account, now)?;
            accounts::by_id(db, id)?.ok_or_else(|| "the account is gone".into())
        })
        .await
}

fn described(handle: &Handle, remote: &RemoteActor) -> Option<NewAccount> {
    let id = remote.actor.id()?;
    let actor = &remote.actor.actor().base;
    let recipient = Recipient::of(&remote.actor)?;
    let pages = actor.url.iter().filter_map(|url| match url {
        Ref::Iri(iri) => Some(iri),
        Ref::Object(link) => link.href.as_ref(),
    });
    let page = pages.into_iter().find(|page| matches!(page.scheme(), "https" | "http"));
    Some(NewAccount {
        uri: id.to_string(),
        name: handle.user().to_owned(),
        host: handle.host().to_owned(),
        display_name: actor.name.as_str().unwrap_or(handle.user()).to_owned(),
        note: text::from_html(actor.summary.as_str().unwrap_or_default()),
        url: page.unwrap_or(id).to_string(),
        inbox: recipient.inbox.to_string(),
        shared_inbox: recipient.shared_inbox.map(|inbox| inbox.to_string()),
    })
}
