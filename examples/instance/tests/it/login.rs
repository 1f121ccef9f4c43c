use howdah_client::oauth::Login;
use howdah_client::params::{
    Authorize, CreateApp, CreateStatus, DeleteStatus, Follow, GrantType, ListNotifications, RequestToken,
};
use howdah_client::{Scopes, to_form};

use crate::world::{HOST, PASSWORD, REDIRECT, World, refused, write};

fn at(path: &str) -> String {
    format!("https://{HOST}{path}")
}

#[tokio::test]
async fn a_member_logs_in_in_any_capitals() {
    let world = World::with(&["ann"]).await;
    let account = world.member("ANN").await.accounts().verify_credentials().await.unwrap().account;
    assert_eq!((account.acct.as_str(), account.display_name.as_str()), ("ann", "ANN"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let world = World::with(&["ann"]).await;
    let (client, scopes) = (world.anonymous(), Scopes::from("read"));
    let url = Login::begin(&world.app(&scopes).await, REDIRECT, &scopes).unwrap().url(&client).unwrap();
    for (name, password) in [("ann", "wrong"), ("ann", ""), ("nobody", PASSWORD), ("", "")] {
        assert_eq!(world.agree(&url, name, password).await, Err(401), "{name} {password}");
    }
}

#[tokio::test]
async fn a_code_is_good_once_and_only_for_who_asked() {
    let world = World::with(&["ann"]).await;
    let (client, scopes) = (world.anonymous(), Scopes::from("read"));
    let app = world.app(&scopes).await;
    let other = world.app(&scopes).await;
    let login = Login::begin(&app, REDIRECT, &scopes).unwrap();
    let code = async || {
        let back = world.agree(&login.url(&client).unwrap(), "ann", PASSWORD).await.unwrap();
        let back: serde_json::Value = howdah_client::from_form(&back).unwrap();
        back["code"].as_str().unwrap().to_owned()
    };
    let request = |app: &howdah_client::entities::CredentialApplication, code: String| {
        RequestToken::new(GrantType::AuthorizationCode, app.client_id.as_str())
            .client_secret(app.client_secret.clone())
            .redirect_uri(REDIRECT)
            .code(code)
    };
    let refused = async |request: RequestToken| {
        let error = client.oauth().token(&request).await.unwrap_err();
        (
            error.status(),
            error.api().unwrap().code.clone().unwrap_or_else(|| error.api().unwrap().message.clone()),
        )
    };
    let grant = (Some(400), "invalid_grant".to_owned());

    assert_eq!(refused(request(&app, code().await)).await, grant, "no verifier");
    let wrong = code().await;
    assert_eq!(refused(request(&app, wrong.clone()).code_verifier("wrong")).await, grant, "a wrong verifier");
    assert!(login.exchange(&client, wrong).await.is_err(), "spent by the wrong verifier");
    assert_eq!(refused(request(&other, code().await)).await, grant, "another app");
    let elsewhere = request(&app, code().await).redirect_uri("https://app.example/other");
    assert_eq!(refused(elsewhere).await, grant, "another address");
    let stranger = request(&app, code().await).client_secret("wrong");
    assert_eq!(refused(stranger).await, (Some(401), "invalid_client".to_owned()), "a wrong secret");

    let code = code().await;
    login.exchange(&client, code.clone()).await.unwrap();
    assert!(login.exchange(&client, code).await.is_err(), "used twice");
}

#[tokio::test]
async fn a_verifier_without_a_challenge_is_refused() {
    let world = World::with(&["ann"]).await;
    let (client, scopes) = (world.anonymous(), Scopes::from("read"));
    let app = world.app(&scopes).await;
    let question = Authorize::new("code", app.client_id.as_str(), REDIRECT).scope(&scopes).state("s t&a=te");
    let url = client.oauth().authorize_url(&question).unwrap();
    let back = world.agree(&url, "ann", PASSWORD).await.unwrap();
    let back: serde_json::Value = howdah_client::from_form(&back).unwrap();
    assert_eq!(back["state"], "s t&a=te");
    let request = RequestToken::new(GrantType::AuthorizationCode, app.client_id.as_str())
        .client_secret(app.client_secret.clone())
        .redirect_uri(REDIRECT)
        .code(back["code"].as_str().unwrap())
        .code_verifier("anything");
    assert_eq!(refused(client.oauth().token(&request).await), Some(400));
}

#[tokio::test]
async fn members_are_sent_back_to_registered_addresses_only() {
    let world = World::with(&["ann"]).await;
    let app = world.app(&Scopes::from("read")).await;
    let ask = |redirect: &str| Authorize::new("code", app.client_id.as_str(), redirect);
    let s256 = |question: Authorize| question.code_challenge("x".repeat(43)).code_challenge_method("S256");
    for (question, status) in [
        (s256(ask(REDIRECT)), 200),
        (s256(ask("https://app.example/back/")), 400),
        (s256(ask("https://app.example/back?x=1")), 400),
        (s256(ask("https://evil.example/")), 400),
        (ask(REDIRECT).code_challenge("x"), 400),
        (ask(REDIRECT).code_challenge("x").code_challenge_method("plain"), 400),
        (ask(REDIRECT).scope("read write"), 400),
        (Authorize::new("token", app.client_id.as_str(), REDIRECT), 400),
        (Authorize::new("code", "nobody", REDIRECT), 401),
    ] {
        let query = to_form(&question).unwrap();
        let page = world.http.get(at(&format!("/oauth/authorize?{query}"))).send().await.unwrap();
        assert_eq!(page.status().as_u16(), status, "{query}");
        assert!(page.headers().get("location").is_none());
        if status == 200 {
            assert!(
                page.headers()["content-security-policy"]
                    .to_str()
                    .unwrap()
                    .contains("frame-ancestors 'none'")
            );
        } else {
            let form = format!("{query}&username=ann&password={}", PASSWORD.replace(' ', "+"));
            assert_eq!(world.post(&at("/oauth/authorize"), &form).await.status().as_u16(), status, "{query}");
        }
    }
    for bad in ["javascript:alert(1)", "/back", "https://app.example/#x"] {
        assert_eq!(
            refused(world.anonymous().apps().create(&CreateApp::new("Lamp", bad)).await),
            Some(422),
            "{bad}"
        );
    }
}

#[tokio::test]
async fn the_page_escapes_what_apps_say() {
    let world = World::with(&[]).await;
    let app = CreateApp::new("<script>\"'", REDIRECT);
    let app = world.anonymous().apps().create(&app).await.unwrap();
    let question = Authorize::new("code", app.client_id.as_str(), REDIRECT).state("\"><script>");
    let url = world.anonymous().oauth().authorize_url(&question).unwrap();
    let page = world.http.get(url).send().await.unwrap().text().await.unwrap();
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"), "{page}");
}

#[tokio::test]
async fn a_token_opens_only_what_it_was_given_for() {
    let world = World::with(&["ann"]).await;
    let reading = world.member_with("ann", "read").await;
    let writing = world.member_with("ann", "write:statuses").await;
    let post = write(&writing, "Hello").await;
    assert_eq!(refused(reading.statuses().create(&CreateStatus::text("x")).await), Some(403));
    assert_eq!(refused(reading.statuses().favourite(&post.id).await), Some(403));
    assert_eq!(refused(writing.statuses().favourite(&post.id).await), Some(403));
    assert_eq!(refused(writing.timelines().home().await), Some(403));
    assert_eq!(refused(writing.statuses().get(&post.id).await), Some(403));
    assert_eq!(refused(writing.notifications().list(&ListNotifications::new()).await), Some(403));
    assert_eq!(refused(writing.accounts().follow(&post.account.id, &Follow::new()).await), Some(403));
    assert!(reading.statuses().get(&post.id).await.is_ok());
    let profile = world.member_with("ann", "profile").await;
    assert!(profile.accounts().verify_credentials().await.is_ok());
    assert_eq!(refused(profile.timelines().home().await), Some(403));
}

#[tokio::test]
async fn without_a_member_only_public_things_open() {
    let world = World::with(&["ann"]).await;
    let post = write(&world.member("ann").await, "Hello").await;
    let anonymous = world.anonymous();
    let wrong = anonymous.with_token("wrong").unwrap();
    let scopes = Scopes::from("read");
    let app = anonymous.oauth().client_credentials(&world.app(&scopes).await, &scopes).await.unwrap();
    let app = anonymous.with_token(app.access_token).unwrap();
    for (client, private, public) in [(&anonymous, 401, None), (&wrong, 401, Some(401)), (&app, 422, None)] {
        assert_eq!(refused(client.timelines().home().await), Some(private));
        assert_eq!(refused(client.accounts().verify_credentials().await), Some(private));
        assert_eq!(refused(client.statuses().delete(&post.id, &DeleteStatus::new()).await), Some(private));
        assert_eq!(client.statuses().get(&post.id).await.err().map(|error| error.status().unwrap()), public);
    }
}

#[tokio::test]
async fn a_revoked_token_opens_nothing() {
    let world = World::with(&["ann"]).await;
    let (client, scopes) = (world.anonymous(), Scopes::from("read"));
    let (app, other) = (world.app(&scopes).await, world.app(&scopes).await);
    let login = Login::begin(&app, REDIRECT, &scopes).unwrap();
    let back = world.agree(&login.url(&client).unwrap(), "ann", PASSWORD).await.unwrap();
    let token = login.callback(&client, &back).unwrap().await.unwrap().access_token;
    let member = client.with_token(token.clone()).unwrap();
    client.oauth().revoke(&other, &token).await.unwrap();
    assert!(member.timelines().home().await.is_ok(), "another app cannot revoke it");
    client.oauth().revoke(&app, &token).await.unwrap();
    assert_eq!(refused(member.timelines().home().await), Some(401));
}
