//! The main node of a document that is several: an expanded document, or one that is nothing but a graph.

use std::borrow::Cow;

use crate::read::{MemberAhead, Place, Reader, Shape};

/// The main node, and the context that stands beside its graph.
pub(super) struct Root<'a> {
    pub(super) place: Place,
    pub(super) context: Option<&'a str>,
}

/// More nodes than these are not compared with each other.
const MOST: usize = 8;

/// Finds the main node of what comes next; `None` where it is a node itself, or nothing.
pub(super) fn root<'a>(reader: &mut Reader<'a>) -> Option<Root<'a>> {
    match reader.shape() {
        Shape::Array => {
            let nodes = reader.elements_ahead();
            main_node(reader, &nodes).map(|place| Root { place, context: None })
        }
        Shape::Object => {
            let members = reader.members_ahead();
            let only = members.iter().all(|member| matches!(&*member.name, "@context" | "@graph"));
            let graph = last(&members, "@graph").filter(|_| only)?;
            reader.seek(graph.start);
            let nodes =
                if reader.shape() == Shape::Array { reader.elements_ahead() } else { vec![graph.start] };
            let context = last(&members, "@context").map(|context| context.json);
            main_node(reader, &nodes).map(|place| Root { place, context })
        }
        _ => None,
    }
}

struct Node<'a> {
    place: Place,
    id: Option<Cow<'a, str>>,
    /// Whether another one names it.
    named: bool,
}

/// The first node that no other one names, or else the first.
fn main_node(reader: &mut Reader<'_>, places: &[Place]) -> Option<Place> {
    let mut nodes = Vec::new();
    for place in places.iter().take(MOST).copied() {
        reader.seek(place);
        if reader.shape() == Shape::Object {
            let members = reader.members_ahead();
            let id = last(&members, "@id").or_else(|| last(&members, "id")).map(|id| id.start);
            let id = id.and_then(|id| {
                reader.seek(id);
                reader.string().ok()
            });
            nodes.push(Node { place, id, named: false });
        }
    }
    if nodes.len() > 1 {
        for index in 0..nodes.len() {
            let place = nodes.get(index).map(|node| node.place)?;
            reader.seek(place);
            mark_named(reader, index, &mut nodes);
        }
    }
    nodes.iter().find(|node| !node.named).or_else(|| nodes.first()).map(|node| node.place)
}

/// Marks the nodes that a value names, but for the one that the value stands in.
fn mark_named(reader: &mut Reader<'_>, own: usize, nodes: &mut [Node<'_>]) {
    match reader.shape() {
        Shape::String => {
            let text = reader.string().unwrap_or_default();
            for (index, node) in nodes.iter_mut().enumerate() {
                node.named |= index != own && node.id.as_deref() == Some(&*text);
            }
        }
        Shape::Array => {
            for element in reader.elements_ahead() {
                reader.seek(element);
                mark_named(reader, own, nodes);
            }
        }
        Shape::Object => {
            for member in reader.members_ahead() {
                reader.seek(member.start);
                mark_named(reader, own, nodes);
            }
        }
        _ => {}
    }
}

/// The member that counts of those with this name.
pub(super) fn last<'a, 'b>(members: &'b [MemberAhead<'a>], name: &str) -> Option<&'b MemberAhead<'a>> {
    members.iter().rfind(|member| member.name == name)
}
