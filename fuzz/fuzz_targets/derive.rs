//! Types of another vocabulary, made with the derive.

#![no_main]

use howdah_types::read::{Mismatch, Reader};
use howdah_types::value::Value;
use howdah_types::write::Writer;
use howdah_types::{AnyActor, AnyObject, Decimal, Iri, Kind, Many, Object, Ref, Rest, Text, Timestamp};

/// Who moves.
#[derive(Clone, Debug, PartialEq)]
enum Side {
    White,
    Black,
}

impl Value for Side {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        match &*reader.string()? {
            "white" => Ok(Self::White),
            "black" => Ok(Self::Black),
            _ => Err(Mismatch::new("expected white or black")),
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(if *self == Self::White { "white" } else { "black" });
    }
}

/// A group that other types hold, and that can be an extension of any object.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
struct Clock {
    #[property(iri = "https://chess.example/ns#increment")]
    increment: Option<u64>,
    #[property(iri = "https://chess.example/ns#balance")]
    balance: Option<i64>,
    #[property(iri = "https://chess.example/ns#factor")]
    factor: Option<Decimal>,
    #[property(iri = "https://chess.example/ns#flagged")]
    flagged: Option<Timestamp>,
}

#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://chess.example/ns#Game")]
struct Game {
    #[property(group)]
    base: Object,
    #[property(group)]
    clock: Clock,
    #[property(iri = "https://chess.example/ns#position")]
    position: Option<String>,
    #[property(iri = "https://chess.example/ns#motto", language_map)]
    motto: Text,
    #[property(iri = "https://chess.example/ns#moves", list)]
    moves: Many<String>,
    #[property(iri = "https://chess.example/ns#players", most = 3)]
    players: Many<Ref<AnyActor>>,
    #[property(iri = "https://chess.example/ns#board")]
    board: Option<Ref<Board>>,
    #[property(plain)]
    rated: Option<bool>,
    #[property(iri = "https://chess.example/ns#side", name = "sideToMove")]
    side: Option<Side>,
}

/// A type without a group, that says itself where the other members go.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Board")]
struct Board {
    id: Option<Iri>,
    #[property(plain)]
    squares: Many<u64>,
    #[property(plain)]
    owner: Option<Iri>,
    #[property(rest)]
    rest: Rest,
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let theirs = checks::value(bytes);
    checks::same_value::<Game>(bytes, theirs.as_ref());
    checks::same_value::<Board>(bytes, theirs.as_ref());
    let (Ok(object), Some(_)) = (AnyObject::parse(bytes), &theirs) else { return };
    checks::extension::<_, Clock>(&object);
    checks::extension::<_, Game>(&object);
    checks::extension::<_, Board>(&object);
    checks::read_as::<Game>(&object, theirs.as_ref());
    checks::read_as::<Board>(&object, theirs.as_ref());
});
