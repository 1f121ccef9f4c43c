//! Only structs have properties.

use howdah_types::Kind;

#[derive(Kind)]
#[kind("https://chess.example/ns#Piece")]
enum Piece {
    King,
    Queen,
}

fn main() {}
