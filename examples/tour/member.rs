//! A member with an app: everything goes through the Mastodon API.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use howdah_client::entities::{Account, Notification, NotificationKind, Status};
use howdah_client::oauth::Login;
use howdah_client::params::{CreateApp, ListNotifications, PublicTimeline, SearchQuery};
use howdah_client::{Client, Scopes, to_form};
use serde_json::{Map, Value};

use crate::world::World;

/// Where the app says that members come back to; nothing listens there, the address is enough.
const REDIRECT: &str = "https://app.example/back";

/// How long something may take to arrive, and how often to look.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(20);

/// A member who is logged in.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) client: Client,
}

impl Member {
    /// Registers an app, logs in as a person does in a browser, and gets a token.
    pub(crate) async fn log_in(world: &World, host: &str, name: &str, password: &str) -> Result<Self> {
        let http = world.http()?;
        let client = Client::builder(format!("https://{host}")).http(http.clone()).build()?;
        let scopes = Scopes::from("read write follow");
        let app = client.apps().create(&CreateApp::new("The tour", REDIRECT).scopes(&scopes)).await?;
        let login = Login::begin(&app, REDIRECT, &scopes)?;
        let query = browse(&http, &login.url(&client)?, name, password).await?;
        let token = login.callback(&client, &query)?.await?;
        Ok(Self { client: client.with_token(token.access_token)? })
    }

    /// Finds an account by its handle, wherever it lives.
    pub(crate) async fn find(&self, handle: &str) -> Result<Account> {
        let search = self.client.search().query(&SearchQuery::new(handle).resolve(true)).await?;
        search.accounts.into_iter().next().with_context(|| format!("{handle} was not found"))
    }

    /// The post in the home timeline whose text contains `text`, as soon as it is there.
    pub(crate) async fn sees(&self, text: &str) -> Result<Status> {
        eventually(&format!("a post with {text:?} in the home timeline"), async || {
            let page = self.client.timelines().home().await?;
            Ok(page.items.into_iter().find(|status| status.content.as_str().contains(text)))
        })
        .await
    }

    /// The notification of this kind from this account, as soon as it is there.
    pub(crate) async fn is_told(&self, kind: NotificationKind, from: &str) -> Result<Notification> {
        eventually(&format!("a notification of {kind} from {from}"), async || {
            Ok(self.notifications(&kind).await?.into_iter().find(|told| told.account.acct == from))
        })
        .await
    }

    /// The latest notifications of a kind.
    pub(crate) async fn notifications(&self, kind: &NotificationKind) -> Result<Vec<Notification>> {
        let options = ListNotifications::new().types([kind.clone()]);
        Ok(self.client.notifications().list(&options).await?.items)
    }

    /// The posts of the community's own members.
    pub(crate) async fn local_timeline(&self) -> Result<Vec<Status>> {
        Ok(self.client.timelines().public(&PublicTimeline::new().local(true)).await?.items)
    }
}

/// Looks until there is something, and gives up after a while.
pub(crate) async fn eventually<T>(what: &str, look: impl AsyncFn() -> Result<Option<T>>) -> Result<T> {
    let looking = async {
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            tokio::time::sleep(GLANCE).await;
        }
    };
    match tokio::time::timeout(PATIENCE, looking).await {
        Ok(found) => found,
        Err(_) => bail!("{what} did not come within {PATIENCE:?}"),
    }
}

/// What the browser does: opens the page, fills the form, and is sent back with a code.
async fn browse(http: &reqwest::Client, url: &str, name: &str, password: &str) -> Result<String> {
    let page = http.get(url).send().await?.error_for_status()?;
    let mut form: Map<String, Value> = howdah_client::from_form(page.url().query().unwrap_or_default())?;
    form.extend([("username".to_owned(), name.into()), ("password".to_owned(), password.into())]);
    let sent = http
        .post(page.url().clone())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(to_form(&form)?)
        .send()
        .await?;
    ensure!(sent.status().is_redirection(), "the login page answered {}", sent.status());
    let back = sent.headers().get("location").context("sent back to nowhere")?.to_str()?;
    let query = back.strip_prefix(REDIRECT).and_then(|rest| rest.strip_prefix('?'));
    Ok(query.with_context(|| format!("sent back to {back}"))?.to_owned())
}
