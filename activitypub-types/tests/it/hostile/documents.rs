//! Documents within the limits that take the most memory or time to read; the benchmarks use them too.

/// As many copies of `element` as fit into the limits of bytes and nodes, one after the other.
fn filled(before: &str, element: &str, nodes: usize, after: &str) -> String {
    let room = (1 << 20) - before.len() - after.len();
    let count = (room / (element.len() + 1)).min(19_980 / nodes);
    format!("{before}{}{after}", vec![element; count].join(","))
}

/// Their names, and themselves.
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let deep = format!("{}{}{}", r#"{"icon":"#.repeat(14), "{}", "}".repeat(14));
    let long = "x".repeat(1_000_000);
    vec![
        ("empty objects", filled(r#"{"tag":["#, "{}", 1, "]}")),
        (
            "untyped objects with rare properties",
            filled(r#"{"tag":["#, r#"{"icon":[],"likes":{},"to":[]}"#, 4, "]}"),
        ),
        (
            "people",
            filled(r#"{"tag":["#, r#"{"type":"Person","featured":{},"to":[],"icon":[],"likes":{}}"#, 6, "]}"),
        ),
        ("polls", filled(r#"{"tag":["#, r#"{"type":"Question","icon":{"type":"Image"}}"#, 4, "]}")),
        ("pages", filled(r#"{"tag":["#, r#"{"type":"OrderedCollectionPage","first":{}}"#, 3, "]}")),
        ("deep pictures", filled(r#"{"tag":["#, &deep, 15, "]}")),
        ("odd elements", filled(r#"{"tag":["#, "5", 1, "]}")),
        ("odd members", filled("{", r#""to":5"#, 1, "}")),
        ("unknown members", filled("{", r#""":{"a":1}"#, 2, "}")),
        ("text by language", filled(r#"{"contentMap":{"#, r#""":"""#, 1, "}}")),
        ("addresses", filled(r#"{"alsoKnownAs":["#, r#"{"id":"a:b"}"#, 2, "]}")),
        ("one long text", format!(r#"{{"content":"{long}"}}"#)),
        ("one long text with an escape", format!(r#"{{"content":"\n{long}"}}"#)),
        ("one long unknown member", format!(r#"{{"x":"{long}","@id":"a:b"}}"#)),
        ("one long odd member", format!(r#"{{"to":[[[["{long}"]]]]}}"#)),
        ("keywords", filled(r#"{"tag":["#, r#"{"@id":"a:b","@type":"as:Note"}"#, 3, "]}")),
        (
            "values",
            filled(r#"{"@type":"Note","tag":["#, r#"{"as:name":[{"@value":"x","@language":"de"}]}"#, 5, "]}"),
        ),
        ("a graph", filled(r#"{"@graph":["#, r#"{"@id":"a:b","a":["c"]}"#, 4, "]}")),
        ("two nodes", filled(r#"[{"@id":"a:b"},{"a":["#, r#"{"a":"c"}"#, 2, "]}]")),
        ("a long context", filled(r#"{"@context":{"#, r#""a":"as:name""#, 1, r#"},"@id":"a:b"}"#)),
        (
            "contexts everywhere",
            filled(r#"{"@id":"a:b","tag":["#, r#"{"@context":{"a":"as:name"},"a":"x"}"#, 4, "]}"),
        ),
    ]
}
