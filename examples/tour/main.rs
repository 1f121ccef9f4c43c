//! Two communities on this machine find, follow, answer and boost each other, through the public API of the
//! crates, over real HTTPS with real signatures.

mod attack;
mod corpus;
mod member;
mod report;
mod steps;
mod wire;
mod world;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use report::{Format, Report};

/// Two communities federate on this machine: me.test, a publisher whose server is social.me.test, and
/// books.test.
#[derive(Debug, Parser)]
#[command(name = "tour")]
struct Arguments {
    /// Show the documents and header fields on the wire.
    #[arg(long, conflicts_with_all = ["json", "corpus"])]
    verbose: bool,

    /// Print one JSON object per step, and nothing else.
    #[arg(long)]
    json: bool,

    /// Instead of the tour: read every ActivityPub document below this folder as the inbox would.
    #[arg(long, value_name = "DIR", conflicts_with = "json")]
    corpus: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let format = if arguments.json { Format::Json } else { Format::Text };
    let outcome = if let Some(folder) = &arguments.corpus {
        corpus::walk(folder)
    } else {
        steps::run(Report::new(format), arguments.verbose).await
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::complain(&format!("tour: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
