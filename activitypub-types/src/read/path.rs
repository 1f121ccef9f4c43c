//! Where in a document something is.

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    Member(&'a str),
    Element(usize),
}

/// The path in the notation of RFC 9535; long names are cut, since a stranger chose them.
pub(crate) fn path_text(steps: &[Step<'_>]) -> String {
    const LONGEST_NAME: usize = 64;
    let mut path = String::from("$");
    for step in steps {
        match step {
            Step::Element(index) => path.extend(["[", &index.to_string(), "]"]),
            Step::Member(name) if name.len() <= LONGEST_NAME && is_plain(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Member(name) => {
                path.push_str("['");
                path.extend(
                    name.chars()
                        .take(LONGEST_NAME)
                        .flat_map(|letter| (letter == '\'').then_some('\\').into_iter().chain([letter])),
                );
                path.push_str("']");
            }
        }
    }
    path
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|letter: char| letter.is_ascii_digit())
        && name.chars().all(|letter| letter == '_' || letter.is_alphanumeric())
}
