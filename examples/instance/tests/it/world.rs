//! One community with members, served over HTTPS on this machine.

use howdah_client::entities::{CredentialApplication, Status};
use howdah_client::oauth::Login;
use howdah_client::params::{CreateApp, CreateStatus, Follow};
use howdah_client::{Client, Scopes, from_form, to_form};
use howdah_federation::RetrySchedule;
use howdah_federation::testing::LocalNetwork;
use howdah_instance::{Community, Settings};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::AbortHandle;

pub(crate) const HOST: &str = "books.test";
pub(crate) const REDIRECT: &str = "https://app.example/back";
pub(crate) const PASSWORD: &str = "correct horse";

/// A community that is served until this is dropped.
pub(crate) struct World {
    pub(crate) http: reqwest::Client,
    _folder: TempDir,
    served: AbortHandle,
}

impl Drop for World {
    fn drop(&mut self) {
        self.served.abort();
    }
}

impl World {
    /// A community with these members.
    pub(crate) async fn with(members: &[&str]) -> Self {
        let mut network = LocalNetwork::new().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let listener = network.listen(HOST).await.unwrap();
        let community = Community::open(Settings {
            title: "Book People".to_owned(),
            host: HOST.to_owned(),
            handle_host: HOST.to_owned(),
            file: folder.path().join("books.sqlite3"),
            guard: network.guard(),
            retries: RetrySchedule::default(),
        })
        .unwrap();
        for name in members {
            community.add_member(name, &name.to_uppercase(), PASSWORD).await.unwrap();
        }
        let router = community.router();
        let served = tokio::spawn(async move { axum::serve(listener, router).await }).abort_handle();
        let certificate = reqwest::Certificate::from_der(&network.certificate()).unwrap();
        let mut builder = reqwest::Client::builder()
            .tls_certs_only([certificate])
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none());
        for (host, address) in network.hosts() {
            builder = builder.resolve(host, address);
        }
        Self { http: builder.build().unwrap(), _folder: folder, served }
    }

    /// A client of nobody.
    pub(crate) fn anonymous(&self) -> Client {
        Client::builder(format!("https://{HOST}")).http(self.http.clone()).build().unwrap()
    }

    /// A member's client with all scopes.
    pub(crate) async fn member(&self, name: &str) -> Client {
        self.member_with(name, "read write follow").await
    }

    /// A member's client with these scopes.
    pub(crate) async fn member_with(&self, name: &str, scopes: &str) -> Client {
        let (client, scopes) = (self.anonymous(), Scopes::from(scopes));
        let app = self.app(&scopes).await;
        let login = Login::begin(&app, REDIRECT, &scopes).unwrap();
        let back = self.agree(&login.url(&client).unwrap(), name, PASSWORD).await.unwrap();
        let token = login.callback(&client, &back).unwrap().await.unwrap();
        assert_eq!(token.scope, scopes);
        client.with_token(token.access_token).unwrap()
    }

    /// A new app.
    pub(crate) async fn app(&self, scopes: &Scopes) -> CredentialApplication {
        self.anonymous().apps().create(&CreateApp::new("Lamp", REDIRECT).scopes(scopes)).await.unwrap()
    }

    /// Fills in the form at `url` as a person does; the query that the app gets, or the status of the answer.
    pub(crate) async fn agree(&self, url: &str, name: &str, password: &str) -> Result<String, u16> {
        let (page, query) = url.split_once('?').unwrap();
        let mut form: Value = from_form(query).unwrap();
        form["username"] = json!(name);
        form["password"] = json!(password);
        let answer = self.post(page, &to_form(&form).unwrap()).await;
        let Some(back) = answer.headers().get("location") else { return Err(answer.status().as_u16()) };
        Ok(back.to_str().unwrap().strip_prefix(REDIRECT).unwrap().strip_prefix('?').unwrap().to_owned())
    }

    /// Posts a form.
    pub(crate) async fn post(&self, url: &str, form: &str) -> reqwest::Response {
        let request = self.http.post(url).header("content-type", "application/x-www-form-urlencoded");
        request.body(form.to_owned()).send().await.unwrap()
    }
}

/// Posts a text.
pub(crate) async fn write(member: &Client, text: &str) -> Status {
    member.statuses().create(&CreateStatus::text(text)).await.unwrap()
}

/// One member follows another.
pub(crate) async fn follow(one: &Client, other: &str) {
    let account = one.accounts().lookup(other).await.unwrap();
    assert!(one.accounts().follow(&account.id, &Follow::new()).await.unwrap().following);
}

/// The status of the refusal.
pub(crate) fn refused<T>(answer: Result<T, howdah_client::Error>) -> Option<u16> {
    answer.err().expect("it was not refused").status()
}
