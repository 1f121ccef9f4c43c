//! Requests that must be refused: made as a hostile server would make them.

use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, ensure};
use howdah_federation::Application;
use howdah_signatures::{BodyDigest, Scheme, Signer};
use http::Request;
use serde_json::{Value, json};

use crate::world::{BOOKS, ME, World, plain};

/// A request that a member of books.test signs and sends to an inbox of me.test.
pub(crate) struct Letter {
    /// The member whose key signs.
    signer: &'static str,
    scheme: Scheme,
    age: Duration,
    body: Vec<u8>,
    sent: Vec<u8>,
}

impl Letter {
    /// An honest one, signed by its author.
    pub(crate) fn honest(signer: &'static str, document: &Value) -> Self {
        let body = document.to_string().into_bytes();
        Self { signer, scheme: Scheme::Cavage12, age: Duration::ZERO, sent: body.clone(), body }
    }

    /// The same in the newer format.
    pub(crate) fn rfc9421(mut self) -> Self {
        self.scheme = Scheme::Rfc9421;
        self
    }

    /// With one byte changed after it was signed.
    pub(crate) fn tampered(mut self) -> Self {
        if let Some(byte) = self.sent.iter_mut().find(|byte| **byte == b'g') {
            *byte = b'G';
        }
        self
    }

    /// Signed by somebody else of books.test.
    pub(crate) fn signed_by(mut self, signer: &'static str) -> Self {
        self.signer = signer;
        self
    }

    /// Signed some time ago.
    pub(crate) fn aged(mut self, age: Duration) -> Self {
        self.age = age;
        self
    }

    /// Sends it, and returns the status and the reason that the answer names.
    pub(crate) async fn send(&self, world: &World) -> Result<(u16, Option<String>)> {
        let inbox = format!("https://{ME}/users/editor/inbox");
        let federation = world.books.community.federation();
        let key = federation.app().key(self.signer).await.map_err(plain)?.context("the signer has no key")?;
        let signer =
            Signer::new(federation.addresses().key(self.signer).to_string(), key).scheme(self.scheme);
        let request = Request::post(&inbox).header("content-type", "application/activity+json").body(())?;
        let (mut parts, ()) = request.into_parts();
        signer.sign(&mut parts, &BodyDigest::of(&self.body), self.now())?;
        let answer = world.http()?.post(&inbox).headers(parts.headers).body(self.sent.clone()).send().await?;
        let status = answer.status().as_u16();
        let problem: Option<Value> = serde_json::from_slice(&answer.bytes().await?).ok();
        let reason = problem.and_then(|problem| problem.get("reason")?.as_str().map(str::to_owned));
        Ok((status, reason))
    }

    /// Sends it and expects a refusal with this status and reason.
    pub(crate) async fn is_refused(&self, world: &World, status: u16, reason: &str) -> Result<String> {
        let (found_status, found_reason) = self.send(world).await?;
        ensure!(
            found_status == status && found_reason.as_deref() == Some(reason),
            "expected {status} {reason}, got {found_status} {found_reason:?}"
        );
        Ok(format!("{status} {reason}"))
    }

    #[expect(clippy::disallowed_methods, reason = "a program that signs with the present time")]
    fn now(&self) -> SystemTime {
        SystemTime::now() - self.age
    }
}

/// A Create of a note by a member of books.test, which mentions the editor.
pub(crate) fn note(author: &str, name: &str) -> Value {
    let (actor, note) = (
        format!("https://{BOOKS}/users/{author}"),
        format!("https://{BOOKS}/users/{author}/statuses/{name}"),
    );
    json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{note}/activity"),
        "type": "Create",
        "actor": actor,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "object": {
            "id": note,
            "type": "Note",
            "attributedTo": actor,
            "content": format!("<p>A greeting called {name}</p>"),
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "tag": [{ "type": "Mention", "href": format!("https://{ME}/users/editor"), "name": "@editor@me.test" }],
        },
    })
}
