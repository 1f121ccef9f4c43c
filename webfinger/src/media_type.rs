//! Media types as servers write them, in any case and with parameters.

const ACTIVITYSTREAMS: &str = "https://www.w3.org/ns/activitystreams";

/// Whether it is `application/json` or one of its family, such as `application/jrd+json`.
pub(crate) fn is_json(text: &str) -> bool {
    let essence = essence(text);
    essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json")
}

/// Whether it is one of the two types of ActivityPub documents
/// ([ActivityPub, section 3.2](https://www.w3.org/TR/activitypub/#retrieving-objects)).
pub(crate) fn is_activity(text: &str) -> bool {
    match essence(text).as_str() {
        "application/activity+json" => true,
        "application/ld+json" => text.split(';').skip(1).any(is_activity_profile),
        _ => false,
    }
}

fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or(text).trim().to_ascii_lowercase()
}

/// A profile lists one or more URIs, with spaces between them.
fn is_activity_profile(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    name.trim().eq_ignore_ascii_case("profile")
        && value.trim().trim_matches('"').split(' ').any(|uri| uri == ACTIVITYSTREAMS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_both_types_of_activitypub_documents() {
        for text in [
            "application/activity+json",
            "Application/Activity+JSON; charset=utf-8",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#,
            r#"application/ld+json;charset=utf-8;profile="https://a.example https://www.w3.org/ns/activitystreams""#,
            "application/ld+json; profile=https://www.w3.org/ns/activitystreams",
        ] {
            assert!(is_activity(text), "{text}");
        }
        for text in
            ["application/ld+json", "application/json", "text/html", "", "application/ld+json; profile=x"]
        {
            assert!(!is_activity(text), "{text}");
        }
    }

    #[test]
    fn takes_every_json_type_for_json() {
        for text in ["application/jrd+json; charset=utf-8", "application/json", "application/activity+json"] {
            assert!(is_json(text), "{text}");
        }
        for text in ["text/html", "image/png", "application/jsonp", "image/svg+json", ""] {
            assert!(!is_json(text), "{text}");
        }
    }
}
