//! Documents of each vocabulary, written here in the form in which servers send them.

use howdah_types::group::Properties;
use howdah_types::{AnyObject, Decimal, Iri, Node, Ref, from_slice, to_vec};
use serde_json::Value;

mod forgefed;
mod media;
mod proposals;
mod servers;
mod smithereen;
mod valueflows;

/// Reads a document in which nothing is odd, and which is written as it came.
fn read<T: Node>(document: &Value) -> T {
    let parsed = from_slice::<T>(document.to_string().as_bytes()).unwrap();
    assert_eq!(parsed.issues, []);
    assert_eq!(written(&parsed.value), *document);
    parsed.value
}

fn written<T: Node>(value: &T) -> Value {
    serde_json::from_slice(&to_vec(value)).unwrap()
}

/// Reads further properties, and sees that setting them changes nothing.
fn details<G: Properties + Default + PartialEq + std::fmt::Debug>(node: &(impl Node + Clone)) -> G {
    let group: G = node.extension();
    assert_ne!(group, G::default());
    let mut copy = node.clone();
    copy.set_extension(&group);
    assert_eq!(written(&copy), written(node));
    group
}

/// As [`details`], of an object of any type.
fn extension<G: Properties + Default + PartialEq + std::fmt::Debug>(document: &Value) -> G {
    details(&read::<AnyObject>(document))
}

fn id<T: Node>(reference: Option<&Ref<T>>) -> &str {
    reference.and_then(Ref::id).map_or("", Iri::as_str)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
