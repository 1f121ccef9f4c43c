//! The steps of the tour, in order.

mod defend;
mod meet;
mod survive;
mod talk;

use anyhow::Result;

use crate::member::Member;
use crate::report::Report;
use crate::world::{BOOKS, ME, World};

/// Runs the whole tour.
pub(crate) async fn run(mut report: Report, verbose: bool) -> Result<()> {
    let world = World::start(verbose).await?;
    let outcome = steps(&mut report, world).await;
    if outcome.is_ok() {
        report.finish();
    }
    outcome
}

async fn steps(report: &mut Report, world: World) -> Result<()> {
    let mut people = Vec::new();
    report
        .step("register the app and log in", async {
            for (host, name, password) in
                [(ME, "editor", "correct horse"), (BOOKS, "reader", "battery staple")]
            {
                people.push(Member::log_in(&world, host, name, password).await?);
            }
            meet::who_they_are(&people).await
        })
        .await?;
    let [editor, reader] = people.try_into().map_err(|_| anyhow::anyhow!("two members are logged in"))?;

    meet::steps(report, &world, &editor, &reader).await?;
    talk::steps(report, &world, &editor, &reader).await?;
    defend::steps(report, &world, &editor).await?;
    survive::steps(report, world, &editor, &reader).await
}
