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
    let (nodes, context) = match reader.shape() {
        Shape::Array => (reader.elements_ahead(), None),
        Shape::Object => {
            let members = reader.members_ahead();
            let only = members.iter().all(|member| matches!(&*member.name, "@context" | "@graph"));
            let graph = last(&members, "@graph").filter(|_| only)?;
            reader.seek(graph.start);
            let nodes =
                if reader.shape() == Shape::Array { reader.elements_ahead() } else { vec![graph.start] };
            (nodes, last(&members, "@context").map(|context| context.json))
        }
        _ => return None,
    };
    let place = main_node(reader, &nodes)?;
    // It may be a graph itself.
    reader.seek(place);
    let inner = root(reader);
    let context = inner.as_ref().and_then(|inner| inner.context).or(context);
    Some(Root { place: inner.map_or(place, |inner| inner.place), context })
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
            if !is_node(&members) {
                continue;
            }
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

/// Whether an object is a node, and no value, list or set.
pub(super) fn is_node(members: &[MemberAhead<'_>]) -> bool {
    ["@value", "@list", "@set"].iter().all(|keyword| last(members, keyword).is_none())
}

/// The member that counts of those with this name.
pub(super) fn last<'a, 'b>(members: &'b [MemberAhead<'a>], name: &str) -> Option<&'b MemberAhead<'a>> {
    members.iter().rfind(|member| member.name == name)
}
