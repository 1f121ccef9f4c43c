//! From the bytes of an answer to what was asked for, or to a good explanation.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::error::{Error, ErrorKind};
use crate::redact::Secrets;

/// How many bad items of a list are explained: an explanation is far larger than `0,`.
const EXPLAINED: usize = 100;

/// How many characters of the reason are kept: it may repeat a text of the answer.
const LONGEST_REASON: usize = 1000;

/// How many characters of a path are kept.
const LONGEST_PATH: usize = 200;

/// Reads an answer.
pub(crate) type Decoder<T> = fn(&[u8], &Secrets) -> Result<T, Error>;

/// Whatever was answered is fine.
#[expect(clippy::unnecessary_wraps, reason = "it is a `Decoder`")]
pub(crate) fn nothing(_: &[u8], _: &Secrets) -> Result<(), Error> {
    Ok(())
}

/// One value.
pub(crate) fn one<T: DeserializeOwned>(body: &[u8], secrets: &Secrets) -> Result<T, Error> {
    parse(body).map_err(|_| explain::<T>(body, secrets, ""))
}

/// Checking the whole text once is faster than checking each string in it.
fn parse<'de, T: Deserialize<'de>>(body: &'de [u8]) -> serde_json::Result<T> {
    match std::str::from_utf8(body) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(body),
    }
}

/// A list, without the items that cannot be read.
pub(crate) fn list<T: DeserializeOwned>(body: &[u8], secrets: &Secrets) -> Result<Vec<T>, Error> {
    let (items, skipped) = items(body, secrets)?;
    for error in skipped {
        tracing::warn!(%error, "an item of a list was skipped");
    }
    Ok(items)
}

/// A list: the items, and why the first of those that could not be read were not.
pub(crate) fn items<T: DeserializeOwned>(
    body: &[u8],
    secrets: &Secrets,
) -> Result<(Vec<T>, Vec<Error>), Error> {
    if let Ok(items) = parse(body) {
        return Ok((items, Vec::new()));
    }
    let parts: Vec<&RawValue> = parse(body).map_err(|_| explain::<Vec<&RawValue>>(body, secrets, ""))?;
    let (mut items, mut skipped) = (Vec::new(), Vec::new());
    for (place, part) in parts.into_iter().enumerate() {
        match serde_json::from_str(part.get()) {
            Ok(item) => items.push(item),
            Err(_) if skipped.len() == EXPLAINED => {}
            Err(_) => skipped.push(explain::<T>(part.get().as_bytes(), secrets, &format!("[{place}]"))),
        }
    }
    Ok((items, skipped))
}

/// Reads once more, slowly, to say what is wrong and where.
fn explain<'de, T: Deserialize<'de>>(body: &'de [u8], secrets: &Secrets, prefix: &str) -> Error {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let (path, reason) = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Ok(_) => (String::new(), reader.end().err()),
        Err(error) => (error.path().to_string(), Some(error.into_inner())),
    };
    let place = reason.as_ref().map_or(0, |reason| offset(body, reason));
    let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
    let path = match (prefix, path.as_str()) {
        ("", path) => path.to_owned(),
        (prefix, "." | "") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}.{path}"),
    };
    let detail = format!("the answer was not understood{reason}");
    Error::new(ErrorKind::Decode, secrets.short(&detail, LONGEST_REASON))
        .with_path(secrets.short(&path, LONGEST_PATH))
        .with_excerpt(secrets.excerpt(body, place))
}

/// The place in the text that an error's line and column mean.
fn offset(body: &[u8], error: &serde_json::Error) -> usize {
    let lines = body.split_inclusive(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
    lines.map(<[u8]>::len).sum::<usize>() + error.column()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{CustomEmoji, Tag};

    #[test]
    fn a_bad_item_costs_only_itself() {
        let body = br#"[{"name":"a"}, {"name":null}, 7, {"name":"b","url":[1]}]"#;
        let (items, skipped) = items::<Tag>(body, &Secrets::default()).unwrap();
        assert_eq!(items.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(skipped.iter().map(Error::path).collect::<Vec<_>>(), [Some("[1]"), Some("[2]")]);
    }

    #[test]
    fn a_failure_names_its_place_and_shows_it_masked() {
        let body = b"{\n  \"category\": \"hi\",\n  \"access_token\": \"abc\" }";
        let error = one::<CustomEmoji>(body, &Secrets::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains("missing field `shortcode`"), "{error}");
        let excerpt = error.excerpt().unwrap();
        assert!(excerpt.contains("category") && !excerpt.contains("abc"), "{excerpt}");
    }

    #[test]
    fn a_truncated_list_is_an_error() {
        let error = items::<Tag>(br#"[{"name":"a"}, {"na"#, &Secrets::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
    }
}
