//! A server that is down, and what both say about themselves.

use anyhow::{Result, ensure};
use howdah_client::params::CreateStatus;
use howdah_federation::queue::Topic;

use crate::member::{Member, eventually};
use crate::report::Report;
use crate::world::{BOOKS, ME, Server, World};

pub(super) async fn steps(report: &mut Report, world: World, editor: &Member, reader: &Member) -> Result<()> {
    let mut restarted = None;
    let down = async {
        let world = world.without_books(async |me| waits(me, editor).await).await?;
        let reader = Member { client: reader.client.clone() };
        reader.sees("while you were away").await?;
        restarted = Some(world);
        Ok("kept in the queue, delivered after the start".to_owned())
    };
    report.step("post while books.test is down", down).await?;
    let Some(world) = restarted else { return Ok(()) };
    report.step("NodeInfo of both", node_info(&world)).await?;
    world.stop().await
}

/// Posts, and waits until the first attempt has failed and the delivery is still there.
async fn waits(me: &Server, editor: &Member) -> Result<()> {
    editor.client.statuses().create(&CreateStatus::text("This came out while you were away")).await?;
    let queue = me.community.federation().queue();
    eventually("a failed attempt", async || {
        let due = queue.next_due(Topic::Delivery).await?;
        Ok(due.filter(|due| *due > me.community.federation().now()))
    })
    .await?;
    Ok(())
}

async fn node_info(world: &World) -> Result<String> {
    let mut said = Vec::new();
    for (asking, asked, members) in [(&world.books, ME, 1), (&world.me, BOOKS, 2)] {
        let info = asking.community.federation().node_info_of(asked).await?;
        ensure!(info.usage.users.total == Some(members), "{asked} has {:?} members", info.usage.users.total);
        ensure!(
            info.protocols.iter().any(|protocol| protocol == "activitypub"),
            "{asked} speaks no ActivityPub"
        );
        said.push(format!("{asked} runs {} {}", info.software.name, info.software.version));
    }
    Ok(said.join(", "))
}
