//! Whether what was written says the same as what was read.

use chrono::{DateTime, NaiveDate};
use serde_json::Value;

/// Every value that was written stands in the original, and none that is known was lost on the way.
///
/// Members that the original lacks must be empty. Members of the original that were not written are
/// unknown or empty: that no known one is among them is what the tables of entities are for.
pub(crate) fn agree(original: &Value, written: &Value) -> Result<(), String> {
    match (original, written) {
        (Value::Object(original), Value::Object(written)) => {
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
        (Value::Array(original), Value::Array(written)) => {
            if original.len() != written.len() {
                return Err(format!("{} of {} elements are left", written.len(), original.len()));
            }
            original.iter().zip(written).try_for_each(|(original, written)| agree(original, written))
        }
        (original, written) if original == written => Ok(()),
        (original, written) if is_empty(original) && is_empty(written) => Ok(()),
        (original, written) if same_text(original, written) => Ok(()),
        (original, written) => Err(format!("{original} became {written}")),
    }
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

/// An id or number in another form, a date or a time in another form, whitespace around scopes.
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
    let moment = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    let date = |text: &str| NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok();
    match (moment(original), moment(written)) {
        (Some(original), Some(written)) => original == written,
        (_, written_moment) if written_moment.is_some() == original.contains(':') => {
            date(original).is_some() && date(original) == date(written)
        }
        _ => date(original).is_some() && date(original) == date(written),
    }
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
