//! Two fields for one member.

use howdah_types::{Kind, Object, Text};

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Game")]
struct Game {
    #[property(group)]
    base: Object,
    #[property(language_map)]
    opening: Text,
    opening_map: Option<String>,
}

fn main() {}
