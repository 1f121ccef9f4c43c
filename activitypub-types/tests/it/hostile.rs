//! The documents within the limits that take the most memory to read.

use allocation_counter::measure;
use documents::documents;
use howdah_testdata::Tally;
use howdah_types::{AnyActivity, AnyActor, AnyObject, Envelope, Raw, from_slice, to_delivery, to_document};

mod documents;

/// What a document of 1 MiB may take beside itself.
const MOST: u64 = 32 << 20;

#[test]
fn no_document_takes_much_memory() {
    // Collected once and for all, and not for a document.
    assert!(AnyObject::parse(br#"{"@id":"a:b"}"#).is_ok());
    let mut tally = Tally::new("hostile-memory");
    for (name, document) in documents() {
        let bytes = document.as_bytes();
        let raw = Raw::<AnyObject>::new(bytes);
        let read = [
            peak(|| drop(from_slice::<AnyObject>(bytes))),
            peak(|| drop(from_slice::<AnyActivity>(bytes))),
            peak(|| drop(from_slice::<AnyActor>(bytes))),
            peak(|| drop(Envelope::parse(bytes))),
            peak(|| drop(raw.ambiguities())),
        ];
        // With what has been read still there.
        let written = AnyObject::parse(bytes).map_or([0; 2], |object| {
            [peak(|| drop(to_document(&object))), peak(|| drop(to_delivery(&object)))]
        });
        let most = read.into_iter().chain(written).max().unwrap_or_default();
        let outcome = if most <= MOST { Ok(()) } else { Err(format!("{most} bytes for {}", bytes.len())) };
        tally.case(name, outcome);
    }
    tally.finish();
}

/// The most bytes that are taken at once.
fn peak(act: impl FnOnce()) -> u64 {
    measure(act).bytes_max
}

#[test]
fn the_documents_are_within_the_limits() {
    for (name, document) in documents() {
        assert!(document.len() <= 1 << 20, "{name}");
        let outcome = Envelope::parse(document.as_bytes());
        assert!(outcome.is_ok(), "{name}: {:?}", outcome.err());
    }
}
