//! Where the next and the previous page are: the `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;
use url::Url;

use super::Cursor;

/// What a `Link` header says about one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// There is no further page.
    End,
    /// There is one.
    Cursor(Cursor),
    /// The link leads to another server.
    Foreign,
}

impl Direction {
    pub(super) fn cursor(self) -> Option<Cursor> {
        match self {
            Self::Cursor(cursor) => Some(cursor),
            Self::End | Self::Foreign => None,
        }
    }
}

/// Finds the first link with a relation, such as `next`. What is garbled counts as absent.
pub(super) fn direction(headers: &HeaderMap, relation: &str, page: &Url) -> Direction {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    let found = values.flat_map(Links).find(|(_, about)| has(about, relation));
    match found.map(|(target, _)| page.join(target)) {
        Some(Ok(url)) if url.origin() != page.origin() => Direction::Foreign,
        Some(Ok(url)) => Cursor::of(&url).map_or(Direction::End, Direction::Cursor),
        Some(Err(_)) | None => Direction::End,
    }
}

/// The links of a header: each target, and what is said about it.
struct Links<'a>(&'a str);

impl<'a> Iterator for Links<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (_, rest) = self.0.split_once('<')?;
        let (target, rest) = rest.split_once('>')?;
        // The next link begins with the next `<`: no parameter of a link has one.
        let (about, rest) = rest.split_at_checked(rest.find('<').unwrap_or(rest.len()))?;
        self.0 = rest;
        Some((target, about))
    }
}

/// Whether `; rel="prev next"` names the relation.
fn has(about: &str, relation: &str) -> bool {
    about.split(';').filter_map(|parameter| parameter.split_once('=')).any(|(name, value)| {
        let value = value.trim().trim_end_matches(',').trim_end().trim_matches('"');
        name.trim().eq_ignore_ascii_case("rel")
            && value.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(relation))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(link: &str) -> Direction {
        let mut headers = HeaderMap::new();
        headers.insert(LINK, link.parse().unwrap());
        direction(&headers, "next", &Url::parse("https://social.example/api/v1/timelines/home").unwrap())
    }

    #[test]
    fn reads_links_in_all_their_forms() {
        let cursor = |value: &str| Direction::Cursor(Cursor::from_iter([("max_id", value)]));
        let cases = [
            ("<https://social.example/a?max_id=7&limit=2>; rel=\"next\"", cursor("7")),
            ("<https://social.example/a?min_id=9>; rel=\"prev\", </a?max_id=7>; rel=next", cursor("7")),
            ("<?max_id=7>; title=\"a\"; REL=\"prev Next\"", cursor("7")),
            ("<?max_id=7>; rel=next,<?max_id=8>; rel=next", cursor("7")),
            ("<https://social.example:443/a?max_id=a%2Bb>; rel=next", cursor("a+b")),
            ("<https://evil.example/a?max_id=7>; rel=\"next\"", Direction::Foreign),
            ("<http://social.example/a?max_id=7>; rel=\"next\"", Direction::Foreign),
            ("<https://social.example/a?x=1>; rel=\"next\"", Direction::End),
            ("<?max_id=7; rel=\"next\"", Direction::End),
            ("<?min_id=7>; rel=\"prev\"", Direction::End),
            (",,<<>>,;=\"", Direction::End),
        ];
        for (link, expected) in cases {
            assert_eq!(next(link), expected, "{link}");
        }
    }

    #[test]
    fn a_long_garbled_header_is_read_in_one_go() {
        assert_eq!(next(&"<,>;".repeat(16 * 1024)), Direction::End);
    }
}
