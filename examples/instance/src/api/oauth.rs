//! <https://docs.joinmastodon.org/methods/apps/> and <https://docs.joinmastodon.org/methods/oauth/>:
//! the authorization code flow ([RFC 6749](https://www.rfc-editor.org/rfc/rfc6749#section-4.1)) with PKCE
//! ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)).

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Redirect, Response};
use howdah_client::entities::{Application, CredentialApplication, Token};
use howdah_client::params::{Authorize, CreateApp, GrantType, RedirectUris, RequestToken, RevokeToken};
use howdah_client::{Scopes, Secret};
use serde::{Deserialize, Serialize};

use super::{Fault, Parameters, Refusal};
use crate::store::accounts;
use crate::store::oauth::{self as rows, AppRow, CodeRow, TokenRow};
use crate::text::escape;
use crate::{Community, now, secret};

/// What an app may do that does not say what for.
const DEFAULT_SCOPE: &str = "read";

/// How long an authorization code is good, in milliseconds.
const CODE_LIFETIME: i64 = 10 * 60 * 1_000;

/// The most bytes of a name or address that an app is registered with.
const MOST_BYTES: usize = 2_000;

pub(super) async fn register(
    State(community): State<Community>,
    Parameters(parameters): Parameters<CreateApp>,
) -> Result<Json<CredentialApplication>, Fault> {
    let redirect_uris: Vec<_> = parameters.redirect_uris.iter().map(str::to_owned).collect();
    if redirect_uris.is_empty() || !redirect_uris.iter().all(|uri| leads_back(uri)) {
        return Err(Fault::Parameters("Validation failed: Redirect URI must be an absolute URI".to_owned()));
    }
    let texts = [&parameters.client_name, parameters.website.as_ref().unwrap_or(&parameters.client_name)];
    if texts.iter().any(|text| text.is_empty() || text.len() > MOST_BYTES) {
        return Err(Fault::Parameters("Validation failed: Name or website is empty or too long".to_owned()));
    }
    let scopes = parameters.scopes.unwrap_or_else(|| DEFAULT_SCOPE.into());
    let (client_id, client_secret) = (secret::new()?, secret::new()?);
    let mut application = Application::new(&*parameters.client_name);
    application.website.clone_from(&parameters.website);
    application.redirect_uris.clone_from(&redirect_uris);
    application.scopes = scopes.iter().map(str::to_owned).collect();
    let row = AppRow {
        client_id: client_id.clone(),
        secret_hash: secret::hash(&client_secret),
        name: parameters.client_name,
        website: parameters.website,
        redirect_uris: redirect_uris.join(" "),
        scopes: scopes.to_string(),
    };
    community.store().write(move |db| rows::put_app(db, &row)).await?;
    Ok(Json(CredentialApplication::new(application, client_id, client_secret)))
}

/// The page on which a member logs in and agrees.
pub(super) async fn form(
    State(community): State<Community>,
    Parameters(wish): Parameters<Authorize>,
) -> Result<Response, Fault> {
    let app = checked(&community, &wish).await?;
    Ok(page(&community, &app, wish, ""))
}

fn page(community: &Community, app: &AppRow, wish: Authorize, problem: &str) -> Response {
    let fields = [
        ("response_type", Some(wish.response_type)),
        ("client_id", Some(wish.client_id)),
        ("redirect_uri", Some(wish.redirect_uri)),
        ("scope", wish.scope.map(|scope| scope.to_string())),
        ("state", wish.state),
        ("code_challenge", wish.code_challenge),
        ("code_challenge_method", wish.code_challenge_method),
    ];
    let hidden: Vec<_> = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, escape(&value?))))
        .map(|(name, value)| format!(r#"<input type="hidden" name="{name}" value="{value}">"#))
        .collect();
    let hidden = hidden.concat();
    let (app, site) = (escape(&app.name), escape(community.federation().app().title()));
    let html = Html(format!(
        "<!doctype html><meta charset=\"utf-8\"><title>{site}</title><h1>{site}</h1>\
         <p>{app} asks for access to your account.</p><p role=\"alert\">{problem}</p>\
         <form method=\"post\" action=\"/oauth/authorize\">{hidden}\
         <p><label>Name <input name=\"username\" autocomplete=\"username\"></label></p>\
         <p><label>Password <input name=\"password\" type=\"password\"></label></p>\
         <p><button>Log in and agree</button></p></form>"
    ));
    (PAGE_HEADERS, html).into_response()
}

/// No script, no frame of another site around the page, and no copy of it in a cache.
const PAGE_HEADERS: [(HeaderName, &str); 3] = [
    (CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    (REFERRER_POLICY, "no-referrer"),
    (CACHE_CONTROL, "no-store"),
];

/// The form, filled in.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Consent {
    username: String,
    password: String,
    #[serde(flatten)]
    wish: serde_json::Map<String, serde_json::Value>,
}

/// Checks the password, and sends the member back to the app with a code.
pub(super) async fn authorize(
    State(community): State<Community>,
    Parameters(consent): Parameters<Consent>,
) -> Result<Response, Fault> {
    let wish: Authorize =
        serde_json::from_value(consent.wish.into()).map_err(|error| Fault::Parameters(error.to_string()))?;
    let app = checked(&community, &wish).await?;
    let scopes = allowed(&app.scopes, wish.scope.as_ref())?;
    let name = consent.username;
    let known = community.store().read(move |db| accounts::member_password(db, &name)).await?;
    let password = consent.password;
    let account = tokio::task::spawn_blocking(move || {
        let hash = known.as_ref().map(|(_, hash)| hash.as_str());
        secret::is_password(&password, hash).then_some(known).flatten().map(|(id, _)| id)
    });
    let Some(account) = account.await? else {
        let again = page(&community, &app, wish, "The name or the password is wrong.");
        return Ok((StatusCode::UNAUTHORIZED, again).into_response());
    };
    let (code, now) = (secret::new()?, now(community.federation()));
    let row = CodeRow {
        client_id: app.client_id,
        account,
        redirect_uri: wish.redirect_uri.clone(),
        scopes,
        challenge: wish.code_challenge,
        expires_at: now + CODE_LIFETIME,
    };
    let hash = secret::hash(&code);
    community.store().write(move |db| rows::put_code(db, &hash, &row, now)).await?;
    if wish.redirect_uri == RedirectUris::OUT_OF_BAND {
        let html = Html(format!("<!doctype html><title>Code</title><code>{code}</code>"));
        return Ok((PAGE_HEADERS, html).into_response());
    }
    let separator = if wish.redirect_uri.contains('?') { '&' } else { '?' };
    let query = howdah_client::to_form(&Answer { code: &code, state: wish.state.as_deref() })?;
    Ok(Redirect::to(&format!("{}{separator}{query}", wish.redirect_uri)).into_response())
}

#[derive(Serialize)]
struct Answer<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
}

/// Exchanges a code, or the app's own credentials, for a token.
pub(super) async fn token(
    State(community): State<Community>,
    Parameters(request): Parameters<RequestToken>,
) -> Result<Response, Fault> {
    let now = now(community.federation());
    let secret = request.client_secret.as_ref().ok_or(Refusal::InvalidClient)?;
    let app = app(&community, &request.client_id, secret).await?.ok_or(Refusal::InvalidClient)?;
    let row = match request.grant_type {
        GrantType::AuthorizationCode => by_code(&community, &request, now).await?,
        GrantType::ClientCredentials => {
            let scopes = allowed(&app.scopes, request.scope.as_ref())?;
            TokenRow { client_id: app.client_id, account: None, scopes }
        }
        _ => return Err(Refusal::UnsupportedGrantType.into()),
    };
    let access_token = secret::new()?;
    let mut answer = Token::new(&*access_token);
    "Bearer".clone_into(&mut answer.token_type);
    answer.scope = row.scopes.as_str().into();
    answer.created_at = u64::try_from(now / 1_000).unwrap_or_default();
    let hash = secret::hash(&access_token);
    community.store().write(move |db| rows::put_token(db, &hash, &row, now)).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

/// What a code is good for. It is spent even if something else is wrong.
async fn by_code(community: &Community, request: &RequestToken, now: i64) -> Result<TokenRow, Fault> {
    let code = request.code.as_ref().ok_or(Refusal::InvalidRequest("The code is missing"))?;
    let hash = secret::hash(code.expose());
    let row = community.store().write(move |db| rows::take_code(db, &hash)).await?;
    let row = row.ok_or(Refusal::InvalidGrant)?;
    let proven = match (&row.challenge, &request.code_verifier) {
        (Some(challenge), Some(verifier)) => secret::fits(verifier.expose(), challenge),
        // A verifier without a challenge: somebody cut the challenge out of the address (RFC 9700 section 4.8.2).
        (challenge, verifier) => challenge.is_none() && verifier.is_none(),
    };
    let meant =
        row.client_id == request.client_id && Some(&row.redirect_uri) == request.redirect_uri.as_ref();
    if !proven || !meant || row.expires_at < now {
        return Err(Refusal::InvalidGrant.into());
    }
    Ok(TokenRow { client_id: row.client_id, account: Some(row.account), scopes: row.scopes })
}

pub(super) async fn revoke(
    State(community): State<Community>,
    Parameters(request): Parameters<RevokeToken>,
) -> Result<Json<serde_json::Value>, Fault> {
    let app = app(&community, &request.client_id, &request.client_secret).await?;
    let app = app.ok_or(Refusal::InvalidClient)?;
    let hash = secret::hash(request.token.expose());
    community.store().write(move |db| rows::revoke(db, &hash, &app.client_id)).await?;
    Ok(Json(serde_json::json!({})))
}

/// The app with these credentials.
async fn app(community: &Community, client_id: &str, secret: &Secret) -> Result<Option<AppRow>, Fault> {
    let client_id = client_id.to_owned();
    let app = community.store().read(move |db| rows::app(db, &client_id)).await?;
    Ok(app.filter(|app| secret::fits(secret.expose(), &app.secret_hash)))
}

/// The app behind a wish to be authorized, if it may ask so and be answered there.
async fn checked(community: &Community, wish: &Authorize) -> Result<AppRow, Fault> {
    let client_id = wish.client_id.clone();
    let app = community.store().read(move |db| rows::app(db, &client_id)).await?;
    let app = app.ok_or(Refusal::InvalidClient)?;
    if !app.redirect_uris.split(' ').any(|uri| uri == wish.redirect_uri) {
        return Err(Refusal::InvalidRequest("The redirect URI is not one of the client's").into());
    }
    let method = wish.code_challenge_method.as_deref().unwrap_or("plain");
    if wish.response_type != "code" || (wish.code_challenge.is_some() && method != "S256") {
        return Err(Refusal::InvalidRequest("Only codes are given, with PKCE by S256").into());
    }
    allowed(&app.scopes, wish.scope.as_ref())?;
    Ok(app)
}

/// What is asked for, if the app was registered for all of it.
fn allowed(registered: &str, asked: Option<&Scopes>) -> Result<String, Refusal> {
    let registered = Scopes::from(registered);
    let asked = asked.cloned().unwrap_or_else(|| DEFAULT_SCOPE.into());
    let all = !asked.is_empty() && asked.iter().all(|scope| registered.allow(scope));
    if all { Ok(asked.to_string()) } else { Err(Refusal::InvalidScope) }
}

/// Whether members can be sent back there: to an absolute URI without a fragment
/// ([RFC 6749 section 3.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2)) that runs nothing in a browser.
fn leads_back(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once(':') else { return false };
    let scheme = scheme.to_ascii_lowercase();
    let dangerous = ["javascript", "data", "vbscript", "file", "blob", "about"].contains(&scheme.as_str());
    let named = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    let written = !rest.is_empty() && rest.chars().all(|letter| letter.is_ascii_graphic() && letter != '#');
    named && written && !dangerous && uri.len() <= MOST_BYTES
}

#[cfg(test)]
mod tests {
    use super::{allowed, leads_back};

    #[test]
    fn sends_members_back_to_apps_only() {
        for good in [
            "https://app.example/back?x=1",
            "http://127.0.0.1:8080/",
            "lamp://back",
            "urn:ietf:wg:oauth:2.0:oob",
        ] {
            assert!(leads_back(good), "{good}");
        }
        for bad in [
            "",
            "app.example",
            "/back",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "https://app.example/#x",
            "https:",
            ":x",
            "1a:b",
            "https://app.example/\u{e9}",
        ] {
            assert!(!leads_back(bad), "{bad}");
        }
    }

    #[test]
    fn allows_only_what_was_registered() {
        let asks = |registered, asked: &str| allowed(registered, Some(&asked.into())).ok();
        assert_eq!(
            asks("read write:statuses", "read:accounts write:statuses").unwrap(),
            "read:accounts write:statuses"
        );
        assert_eq!(asks("read", "read write"), None);
        assert_eq!(asks("read:accounts", "read"), None);
        assert_eq!(asks("read", ""), None);
        assert_eq!(allowed("read write", None).unwrap(), "read");
        assert!(allowed("write", None).is_err());
    }
}
