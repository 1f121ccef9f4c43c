//! A type must keep the members that it does not know.

use howdah_types::Kind;

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Game")]
struct Game {
    position: Option<String>,
}

fn main() {}
