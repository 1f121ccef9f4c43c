//! Parameters as queries and forms write them: `types[]=mention&poll[options][]=yes`.
//!
//! Mastodon reads nested parameters in the way of Rails, which neither of the usual form encoders for
//! serde knows. Both directions are here, since a server reads what a client writes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// How deep brackets may nest, and how many parameters there may be: more is an attack.
const MAX_DEPTH: usize = 6;
const MAX_PARAMETERS: usize = 1000;

/// What stays as it is: letters, digits, `-`, `.`, `_`, and the brackets of names.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'[').remove(b']');

/// Why a query or form was not understood.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// A parameter is missing or wrong; the text names it.
    #[error("{0}")]
    Parameter(String),
    /// There are more than 1000 parameters, or more than 6 brackets in a name.
    #[error("the form is too large")]
    TooLarge,
    /// A value that cannot be part of a form.
    #[error("the value cannot be written as a form")]
    Unwritable,
}

/// Writes parameters as a query or a form.
///
/// ```
/// use howdah_client::params::ListNotifications;
/// use howdah_client::entities::NotificationKind::{Mention, Poll};
///
/// let options = ListNotifications::new().types([Mention, Poll]);
/// assert_eq!(howdah_client::to_form(&options)?, "types[]=mention&types[]=poll");
/// # Ok::<(), howdah_client::FormError>(())
/// ```
///
/// # Errors
///
/// If the value is not an object, or has parts that a form cannot hold, such as lists in lists.
pub fn to_form<T: Serialize + ?Sized>(parameters: &T) -> Result<String, FormError> {
    let value = serde_json::to_value(parameters).map_err(|_| FormError::Unwritable)?;
    let Value::Object(members) = value else { return Err(FormError::Unwritable) };
    let mut form = String::new();
    for (name, value) in members {
        write(&mut form, &name, &value, false)?;
    }
    Ok(form)
}

fn write(form: &mut String, name: &str, value: &Value, in_list: bool) -> Result<(), FormError> {
    match value {
        Value::Null => Ok(()),
        Value::String(text) => {
            pair(form, name, text);
            Ok(())
        }
        Value::Bool(_) | Value::Number(_) => {
            pair(form, name, &value.to_string());
            Ok(())
        }
        Value::Array(_) if in_list => Err(FormError::Unwritable),
        Value::Array(items) => {
            let name = format!("{name}[]");
            items.iter().try_for_each(|item| write(form, &name, item, true))
        }
        Value::Object(members) => members
            .iter()
            .try_for_each(|(member, value)| write(form, &format!("{name}[{member}]"), value, in_list)),
    }
}

fn pair(form: &mut String, name: &str, text: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    form.extend(utf8_percent_encode(name, ESCAPED));
    form.push('=');
    form.extend(utf8_percent_encode(text, ESCAPED));
}

/// Reads parameters from a query or a form. Unknown ones are passed over.
///
/// ```
/// use howdah_client::params::CreateStatus;
///
/// let status: CreateStatus = howdah_client::from_form("status=Good+morning&poll[options][]=yes")?;
/// assert_eq!(status.status.as_deref(), Some("Good morning"));
/// # Ok::<(), howdah_client::FormError>(())
/// ```
///
/// # Errors
///
/// If a parameter is missing or wrong, or there are too many.
pub fn from_form<T: DeserializeOwned>(form: &str) -> Result<T, FormError> {
    let mut members = Value::Object(Map::new());
    for (place, pair) in form.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        if place == MAX_PARAMETERS {
            return Err(FormError::TooLarge);
        }
        let (name, text) = pair.split_once('=').unwrap_or((pair, ""));
        match parts(&decode(name))?.as_slice() {
            // Without a name it would take the place of all others.
            [] | ["", ..] => {}
            parts => insert(&mut members, parts, decode(text)),
        }
    }
    serde_json::from_value(members).map_err(|error| FormError::Parameter(error.to_string()))
}

fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// The parts of a name: `a`, `b` and nothing for `a[b][]`.
fn parts(name: &str) -> Result<Vec<&str>, FormError> {
    let parts: Vec<&str> = name.split('[').map(|part| part.trim_end_matches(']')).collect();
    if parts.len() > MAX_DEPTH { Err(FormError::TooLarge) } else { Ok(parts) }
}

/// Puts a text where the parts of its name say.
fn insert(value: &mut Value, parts: &[&str], text: String) {
    match parts {
        [] => *value = Value::String(text),
        ["", rest @ ..] => {
            if !value.is_array() {
                *value = Value::Array(Vec::new());
            }
            if let Value::Array(items) = value {
                append(items, rest, text);
            }
        }
        [name, rest @ ..] => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            if let Value::Object(members) = value {
                insert(members.entry(*name).or_insert(Value::Null), rest, text);
            }
        }
    }
}

/// Adds to the last element of a list while it has no such member, else makes a new one.
fn append(items: &mut Vec<Value>, rest: &[&str], text: String) {
    if let (Some(Value::Object(last)), [name, rest @ ..]) = (items.last_mut(), rest)
        && !last.contains_key(*name)
    {
        return insert(last.entry(*name).or_insert(Value::Null), rest, text);
    }
    let mut item = Value::Null;
    insert(&mut item, rest, text);
    items.push(item);
}
