//! What must not work.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use howdah_client::entities::NotificationKind;

use crate::attack::{Letter, note};
use crate::member::{Member, eventually};
use crate::report::Report;
use crate::world::World;

pub(super) async fn steps(report: &mut Report, world: &World, editor: &Member) -> Result<()> {
    report.step("the same activity twice", twice(world, editor)).await?;
    let changed = Letter::honest("reader", &note("reader", "changed")).tampered();
    report.step("a body changed by one byte", changed.is_refused(world, 401, "digest-mismatch")).await?;
    let changed = Letter::honest("reader", &note("reader", "changed")).rfc9421().tampered();
    report.step("the same by RFC 9421", changed.is_refused(world, 401, "digest-mismatch")).await?;
    let forged = Letter::honest("reader", &note("reader", "forged")).signed_by("critic");
    report
        .step("a signature by another actor's key", forged.is_refused(world, 403, "actor-mismatch"))
        .await?;
    let stale = Letter::honest("reader", &note("reader", "stale")).aged(Duration::from_secs(2 * 60 * 60));
    report.step("a stale date", stale.is_refused(world, 401, "stale")).await?;
    report.step("a fetch to a private address", private_address(world)).await?;
    report.step("nothing of it arrived", nothing_arrived(editor)).await
}

/// Both copies are accepted, in either format, and one is handled.
async fn twice(world: &World, editor: &Member) -> Result<String> {
    let document = note("reader", "once");
    let copies = [Letter::honest("reader", &document), Letter::honest("reader", &document).rfc9421()];
    for copy in &copies {
        let (status, reason) = copy.send(world).await?;
        ensure!(status == 202, "answered {status} {reason:?}");
    }
    eventually("the mention", async || Ok((mentions(editor, "called once").await? > 0).then_some(())))
        .await?;
    // A third activity of the same actor is handled after the second copy: once it is there, nothing follows.
    Letter::honest("reader", &note("reader", "after")).send(world).await?;
    eventually("the one after", async || Ok((mentions(editor, "called after").await? > 0).then_some(())))
        .await?;
    let handled = mentions(editor, "called once").await?;
    ensure!(handled == 1, "handled {handled} times");
    Ok("accepted twice, handled once".to_owned())
}

async fn private_address(world: &World) -> Result<String> {
    let fetcher = world.me.community.federation().fetcher();
    for url in ["https://10.0.0.1/actor", "https://[::ffff:127.0.0.1]/actor", "https://2130706433/actor"] {
        let refused = fetcher.document(url).await.err().with_context(|| format!("{url} was fetched"))?;
        let reason = refused.refusal().context("failed, but not by the guard")?;
        ensure!(reason.as_str() == "private-address", "{url} was refused for {reason}");
    }
    Ok("private-address, in three spellings".to_owned())
}

async fn nothing_arrived(editor: &Member) -> Result<String> {
    for name in ["changed", "forged", "stale"] {
        let found = mentions(editor, &format!("called {name}")).await?;
        ensure!(found == 0, "the {name} post arrived");
    }
    Ok("no notification of the refused posts".to_owned())
}

async fn mentions(editor: &Member, text: &str) -> Result<usize> {
    let told = editor.notifications(&NotificationKind::Mention).await?;
    let statuses = told.iter().filter_map(|told| told.status.as_ref());
    Ok(statuses.filter(|status| status.content.as_str().contains(text)).count())
}
