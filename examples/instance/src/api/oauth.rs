//! <https://docs.joinmastodon.org/methods/apps/> and <https://docs.joinmastodon.org/methods/oauth/>:
//! the authorization code flow ([RFC 6749](https://www.rfc-editor.org/rfc/rfc6749#section-4.1)) with PKCE
//! ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)).

use axum::Json;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use howdah_client::Scopes;
use howdah_client::entities::{Application, CredentialApplication, Token};
use howdah_client::params::{Authorize, CreateApp, GrantType, RedirectUris, RequestToken, RevokeToken};
use serde::{Deserialize, Serialize};

use super::{Fault, Parameters};
use crate::store::oauth::{self as rows, AppRow, CodeRow, TokenRow};
use crate::store::accounts;
use crate::text::escape;
use crate::{Community, now, secret};

/// How long an authorization code is good, in milliseconds.
const CODE_LIFETIME: i64 = 10 * 60 * 1_000;

pub(super) async fn register(
    State(community): State<Community>,
    Parameters(parameters): Parameters<CreateApp>,
) -> Result<Json<CredentialApplication>, Fault> {
    let redirect_uris: Vec<_> = parameters.redirect_uris.iter().map(str::to_owned).collect();
    let row = AppRow {
        client_id: secret::new()?,
        client_secret: secret::new()?,
        name: parameters.client_name,
        website: parameters.website,
        redirect_uri: redirect_uris.join(" "),
        scopes: parameters.scopes.unwrap_or_else(|| "read".into()).to_string(),
    };
    let mut application = Application::new(&*row.name);
    application.website.clone_from(&row.website);
    application.redirect_uris = redirect_uris;
    application.scopes = row.scopes.split(' ').map(str::to_owned).collect();
    let answer = CredentialApplication::new(application, &*row.client_id, &*row.client_secret);
    community.store().run(move |db| rows::put_app(db, &row)).await?;
    Ok(Json(answer))
}

/// The page on which a member logs in and agrees.
pub(super) async fn form(
    State(community): State<Community>,
    Parameters(wish): Parameters<Authorize>,
) -> Result<Html<String>, Fault> {
    let app = checked(&community, &wish).await?;
    let fields = [
        ("response_type", Some(wish.response_type)),
        ("client_id", Some(wish.client_id)),
        ("redirect_uri", Some(wish.redirect_uri)),
        ("scope", wish.scope.map(|scope| scope.to_string())),
        ("state", wish.state),
        ("code_challenge", wish.code_challenge),
        ("code_challenge_method", wish.code_challenge_method),
    ];
    let hidden: String = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, escape(&value?))))
        .map(|(name, value)| format!(r#"<input type="hidden" name="{name}" value="{value}">"#))
        .collect();
    let (app, site) = (escape(&app.name), escape(community.federation().app().title()));
    Ok(Html(format!(
        "<!doctype html><meta charset=\"utf-8\"><title>{site}</title><h1>{site}</h1>\
         <p>{app} asks for access to your account.</p>\
         <form method=\"post\" action=\"/oauth/authorize\">{hidden}\
         <p><label>Name <input name=\"username\" autocomplete=\"username\"></label></p>\
         <p><label>Password <input name=\"password\" type=\"password\"></label></p>\
         <p><button>Log in and agree</button></p></form>"
    )))
}

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
    let wish: Authorize = serde_json::from_value(consent.wish.into())
        .map_err(|error| Fault::Unprocessable(error.to_string()))?;
    let app = checked(&community, &wish).await?;
    let name = consent.username;
    let known = community.store().run(move |db| accounts::member_password(db, &name)).await?;
    let password = consent.password;
    let account = tokio::task::spawn_blocking(move || {
        known.filter(|(_, hash)| secret::is_password(&password, hash)).map(|(id, _)| id)
    });
    let account = account.await?.ok_or(Fault::Unauthorized)?;
    let code = secret::new()?;
    let row = CodeRow {
        client_id: app.client_id,
        account,
        redirect_uri: wish.redirect_uri.clone(),
        scopes: allowed(&app.scopes, wish.scope.as_ref()),
        challenge: wish.code_challenge,
        expires_at: now(community.federation()) + CODE_LIFETIME,
    };
    let kept = code.clone();
    community.store().run(move |db| rows::put_code(db, &kept, &row)).await?;
    if wish.redirect_uri == RedirectUris::OUT_OF_BAND {
        return Ok(Html(format!("<!doctype html><title>Code</title><code>{code}</code>")).into_response());
    }
    let separator = if wish.redirect_uri.contains('?') { '&' } else { '?' };
    let answer = Answer { code: &code, state: wish.state.as_deref() };
    let query = howdah_client::to_form(&answer)?;
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
) -> Result<Json<Token>, Fault> {
    let now = now(community.federation());
    let client_id = request.client_id.clone();
    let app = community.store().run(move |db| rows::app(db, &client_id)).await?.ok_or(Fault::Unauthorized)?;
    if request.client_secret.as_ref().map(|secret| secret.expose()) != Some(&app.client_secret) {
        return Err(Fault::Unauthorized);
    }
    let row = match request.grant_type {
        GrantType::AuthorizationCode => by_code(&community, &request, now).await?,
        GrantType::ClientCredentials => TokenRow {
            client_id: app.client_id,
            account: None,
            scopes: allowed(&app.scopes, request.scope.as_ref()),
        },
        _ => return Err(Fault::Unprocessable("unsupported_grant_type".to_owned())),
    };
    let access_token = secret::new()?;
    let mut answer = Token::new(&*access_token);
    "Bearer".clone_into(&mut answer.token_type);
    answer.scope = row.scopes.as_str().into();
    answer.created_at = u64::try_from(now / 1_000).unwrap_or_default();
    let hash = secret::hash(&access_token);
    community.store().run(move |db| rows::put_token(db, &hash, &row, now)).await?;
    Ok(Json(answer))
}

async fn by_code(community: &Community, request: &RequestToken, now: i64) -> Result<TokenRow, Fault> {
    let code = request.code.as_ref().ok_or(Fault::Unauthorized)?.expose().to_owned();
    let row = community.store().run(move |db| rows::take_code(db, &code)).await?.ok_or(Fault::Unauthorized)?;
    let verifier = request.code_verifier.as_ref().map(|verifier| verifier.expose());
    let proven = match &row.challenge {
        Some(challenge) => verifier.is_some_and(|verifier| secret::proves(verifier, challenge)),
        None => true,
    };
    let meant = row.client_id == request.client_id && Some(&row.redirect_uri) == request.redirect_uri.as_ref();
    if !proven || !meant || row.expires_at < now {
        return Err(Fault::Unauthorized);
    }
    Ok(TokenRow { client_id: row.client_id, account: Some(row.account), scopes: row.scopes })
}

pub(super) async fn revoke(
    State(community): State<Community>,
    Parameters(request): Parameters<RevokeToken>,
) -> Result<Json<serde_json::Value>, Fault> {
    let client_id = request.client_id.clone();
    let app = community.store().run(move |db| rows::app(db, &client_id)).await?.ok_or(Fault::Forbidden)?;
    if request.client_secret.expose() != app.client_secret {
        return Err(Fault::Forbidden);
    }
    let hash = secret::hash(request.token.expose());
    community.store().run(move |db| rows::revoke(db, &hash, &request.client_id)).await?;
    Ok(Json(serde_json::json!({})))
}

/// The app behind a wish to be authorized, if it may ask so and be answered there.
async fn checked(community: &Community, wish: &Authorize) -> Result<AppRow, Fault> {
    let client_id = wish.client_id.clone();
    let app = community.store().run(move |db| rows::app(db, &client_id)).await?;
    let app = app.ok_or_else(|| Fault::Unprocessable("The client is not known".to_owned()))?;
    if !app.redirect_uri.split(' ').any(|uri| uri == wish.redirect_uri) {
        return Err(Fault::Unprocessable("The redirect URI is not one of the client's".to_owned()));
    }
    let method = wish.code_challenge_method.as_deref().unwrap_or("plain");
    if wish.response_type != "code" || (wish.code_challenge.is_some() && method != "S256") {
        return Err(Fault::Unprocessable("Only codes with PKCE by S256 are given".to_owned()));
    }
    Ok(app)
}

/// What is asked for, as far as the app was registered for it; without a wish, what it was registered for.
fn allowed(registered: &str, asked: Option<&Scopes>) -> String {
    let registered = Scopes::from(registered);
    match asked {
        Some(asked) => asked.iter().filter(|scope| registered.allow(scope)).collect::<Scopes>().to_string(),
        None => registered.to_string(),
    }
}
