//! A word that the attribute does not know, and an IRI that is none.

use howdah_types::{Kind, Object};

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Game")]
struct Game {
    #[property(group)]
    base: Object,
    #[property(rename = "fen")]
    position: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("Move")]
struct Move {
    #[property(group)]
    base: Object,
}

fn main() {}
