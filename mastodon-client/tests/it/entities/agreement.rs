//! Whether what was written says the same as what was read.

use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};

/// Every value that was written stands in the original, and what the original says is written.
///
/// Members that the original lacks must be empty. A value of the original that is not of its kind may be
/// lost: a date that is none, an object without an id, a text in place of a switch.
pub(crate) fn agree(original: &Value, written: &Value) -> Result<(), String> {
    match (original, written) {
        (Value::Object(original), Value::Object(written)) => {
            if let Some(status) = bare_quote(original, written) {
                return agree(&Value::Object(original.clone()), status);
            }
            members_agree(original, written)
        }
        (Value::Array(original), Value::Array(written)) => elements_agree(original, written),
        (original, written) if original == written || same_text(original, written) => Ok(()),
        (Value::String(name), Value::Object(written)) if written.get("name") == Some(original) => {
            if name.is_empty() { Err("an empty name".to_owned()) } else { Ok(()) }
        }
        (original, written) if is_empty(written) && (is_empty(original) || is_odd(original)) => Ok(()),
        (original, written) => Err(format!("{original} became {written}")),
    }
}

fn members_agree(original: &Map<String, Value>, written: &Map<String, Value>) -> Result<(), String> {
    for (name, written) in written {
        let outcome = match original.get(name) {
            Some(original) => agree(original, written),
            None if is_empty(written) => Ok(()),
            None => Err(format!("made up: {written}")),
        };
        outcome.map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

fn elements_agree(original: &[Value], written: &[Value]) -> Result<(), String> {
    let expected: Vec<_> = original.iter().filter(|element| !element.is_null()).collect();
    if expected.len() != written.len() {
        let odd = expected.iter().filter(|element| is_odd(element)).count();
        let lost = expected.len() - written.len().min(expected.len());
        let message = format!("{} of {} elements are left", written.len(), expected.len());
        return if lost <= odd { Ok(()) } else { Err(message) };
    }
    expected.into_iter().zip(written).try_for_each(|(original, written)| agree(original, written))
}

/// The status that stood in place of a quote.
fn bare_quote<'a>(original: &Map<String, Value>, written: &'a Map<String, Value>) -> Option<&'a Value> {
    let bare = !original.contains_key("state") && written.get("state")?.as_str() == Some("");
    written.get("quoted_status").filter(|_| bare)
}

/// Nothing was said: also an object of nothing but that, and the date of a status without one.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "1970-01-01T00:00:00Z" || text == "0",
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_empty),
    }
}

/// A value that may be of another kind than the one that is expected.
fn is_odd(value: &Value) -> bool {
    match value {
        Value::String(text) => DateTime::parse_from_rfc3339(text).is_err(),
        Value::Object(members) => !members.contains_key("id"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => true,
    }
}

/// An id or number in another form, a date or a time in another form, scopes in another order.
fn same_text(original: &Value, written: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.as_f64().unwrap_or_default().to_string()),
        _ => None,
    };
    let (Some(original), Some(written)) = (text(original), text(written)) else { return false };
    original == written || same_moment(&original, &written) || same_words(&original, &written)
}

fn same_moment(original: &str, written: &str) -> bool {
    let date = |text: &str| NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok();
    let Ok(moment) = DateTime::parse_from_rfc3339(written) else {
        return date(written).is_some() && date(original) == date(written);
    };
    let seconds = original.parse() == Ok(moment.timestamp());
    let parsed = original.parse::<DateTime<chrono::Utc>>();
    seconds || parsed.map_or_else(|_| date(original) == date(written), |parsed| parsed == moment)
}

fn same_words(original: &str, written: &str) -> bool {
    let words = |text: &str| {
        let mut words: Vec<_> = text.split_ascii_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    words(original) == words(written)
}
