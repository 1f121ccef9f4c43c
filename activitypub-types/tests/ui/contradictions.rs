//! Words of the attribute that do not go together.

use howdah_types::{Kind, Many, Object, Rest, Text};

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Game")]
struct Game {
    #[property(group)]
    base: Object,
    #[property(iri = "https://chess.example/ns#position", plain)]
    position: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Match", closed)]
struct Match {
    #[property(group)]
    base: Object,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Board")]
struct Board {
    #[property(group, name = "base")]
    base: Object,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
struct Player {
    #[property(most = 2, language_map)]
    name: Text,
    #[property(rest)]
    rest: Rest,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
struct Moves {
    #[property(list)]
    moves: Many<String>,
    #[property(rest)]
    rest: Rest,
}

fn main() {}
