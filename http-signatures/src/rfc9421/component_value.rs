//! The value of a component in a request, [sections 2.1 and 2.2](https://www.rfc-editor.org/rfc/rfc9421#section-2.1).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sfv::{Dictionary, FieldType, Item, List, Parser};

use super::component::{Component, Form};
use super::query_param;
use crate::message::Message;
use crate::refusal::{Reason, Refused};
use crate::structured;

/// The longest text that is parsed for a component, in bytes.
const LONGEST_PARSED: usize = 8_192;

impl Component<'_> {
    /// The value that the component has in this message.
    ///
    /// # Errors
    ///
    /// `missing-header` if the field, the dictionary member or the query parameter is not there; `malformed` if the
    /// value is not what the parameters of the component demand, not ASCII, or longer than 8 KiB where it must be
    /// parsed.
    pub fn value<'m>(&self, message: &Message<'m>) -> Result<Cow<'m, str>, Refused> {
        let value = match &self.form {
            Form::Plain if self.name().starts_with('@') => derived(self.name(), message)?,
            Form::Plain => self.field(message)?,
            Form::Structured => Cow::Owned(reserialized(parsable(&self.field(message)?)?)?),
            Form::DictionaryMember(key) => Cow::Owned(member(parsable(&self.field(message)?)?, key)?),
            Form::ByteSequences => Cow::Owned(byte_sequences(self.name(), message)?),
            Form::QueryParameter(name) => {
                Cow::Owned(query_param::value(parsable(message.query().unwrap_or_default())?, name)?)
            }
        };
        if value.is_ascii() { Ok(value) } else { Err(Refused::malformed("a covered value is not ASCII")) }
    }

    fn field<'m>(&self, message: &Message<'m>) -> Result<Cow<'m, str>, Refused> {
        message.field(self.name())?.ok_or_else(|| missing(self.name()))
    }
}

/// Each of 64 components can name another part of the same text, which is then parsed as often.
fn parsable(text: &str) -> Result<&str, Refused> {
    if text.len() > LONGEST_PARSED {
        return Err(Refused::malformed("a field or a query of which a part is covered is longer than 8 KiB"));
    }
    Ok(text)
}

fn missing(what: &str) -> Refused {
    Refused::new(Reason::MissingHeader, format!("{what} is covered but not sent"))
}

fn derived<'m>(name: &str, message: &Message<'m>) -> Result<Cow<'m, str>, Refused> {
    Ok(match name {
        "@method" => Cow::Borrowed(message.method()),
        "@target-uri" => Cow::Owned(target_uri(message)?),
        "@authority" => message.authority()?,
        "@scheme" => Cow::Borrowed(message.scheme()),
        "@request-target" => message.request_target(),
        "@path" => Cow::Borrowed(message.path()),
        "@query" => Cow::Owned(format!("?{}", message.query().unwrap_or_default())),
        _ => {
            return Err(Refused::new(
                Reason::UnsupportedComponent,
                "a derived component that is not supported",
            ));
        }
    })
}

/// From the configured scheme and the checked authority, never from what a proxy claims.
pub(super) fn target_uri(message: &Message<'_>) -> Result<String, Refused> {
    let authority = message.authority()?;
    let target = message.path_and_query();
    let mut uri = String::with_capacity(message.scheme().len() + 3 + authority.len() + target.len());
    uri.push_str(message.scheme());
    uri.push_str("://");
    uri.push_str(&authority);
    uri.push_str(&target);
    Ok(uri)
}

/// Section 2.1.1. The three types of fields are written alike, so the first that fits will do; only a dictionary
/// that repeats a key would lose something.
fn reserialized(field: &str) -> Result<String, Refused> {
    let malformed = || Refused::malformed("a field covered with sf is not structured");
    if let Ok(dictionary) = Parser::new(field).parse::<Dictionary>() {
        let written = structured::dictionary(field).map_or(0, |members| members.len());
        if written == dictionary.len() {
            return Ok(dictionary.serialize().unwrap_or_default());
        }
    }
    if let Ok(list) = Parser::new(field).parse::<List>() {
        return Ok(list.serialize().unwrap_or_default());
    }
    Parser::new(field).parse::<Item>().map(|item| item.serialize()).map_err(|_| malformed())
}

/// Section 2.1.2.
fn member(field: &str, key: &str) -> Result<String, Refused> {
    let mut dictionary: Dictionary = Parser::new(field)
        .parse()
        .map_err(|_| Refused::malformed("a field covered with key is not a dictionary"))?;
    let member = dictionary.swap_remove(key).ok_or_else(|| missing(key))?;
    Ok(vec![member].serialize().unwrap_or_default())
}

/// Section 2.1.3.
fn byte_sequences(name: &str, message: &Message<'_>) -> Result<String, Refused> {
    let encoded = |line: Result<&str, Refused>| line.map(|line| format!(":{}:", STANDARD.encode(line)));
    let lines = message.field_lines(name).map(encoded).collect::<Result<Vec<String>, Refused>>()?;
    if lines.is_empty() { Err(missing(name)) } else { Ok(lines.join(", ")) }
}
