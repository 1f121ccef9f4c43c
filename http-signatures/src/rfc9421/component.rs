//! Component identifiers, [section 2](https://www.rfc-editor.org/rfc/rfc9421#section-2).

use std::borrow::Cow;

use crate::refusal::{Reason, Refused};
use crate::structured;

/// A component identifier: the name of a field or of a derived component, and its parameters.
///
/// ```
/// use howdah_signatures::rfc9421::Component;
///
/// let component = Component::parse(r#""content-digest";key="sha-256""#)?;
/// assert_eq!(component.name(), "content-digest");
/// # Ok::<(), howdah_signatures::Refused>(())
/// ```
#[derive(Clone, Debug)]
pub struct Component<'a> {
    pub(super) raw: &'a str,
    name: Cow<'a, str>,
    pub(super) form: Form<'a>,
}

/// How the value is taken, as the parameters say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form<'a> {
    /// As sent.
    Plain,
    /// `;sf`: parsed and written again as a structured field.
    Structured,
    /// `;key`: one member of a dictionary.
    DictionaryMember(Cow<'a, str>),
    /// `;bs`: each line as a byte sequence.
    ByteSequences,
    /// `;name`, of `@query-param` only.
    QueryParameter(Cow<'a, str>),
}

/// The derived components of requests, [section 2.2](https://www.rfc-editor.org/rfc/rfc9421#section-2.2).
const DERIVED: [&str; 7] =
    ["@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query"];

impl<'a> Component<'a> {
    /// Reads one component identifier as it stands in `Signature-Input`.
    ///
    /// # Errors
    ///
    /// `malformed` if it is no string with parameters, or the parameters exclude each other;
    /// `unsupported-component` for unknown derived components and parameters.
    pub fn parse(identifier: &'a str) -> Result<Self, Refused> {
        structured::check_item(identifier).map_err(|_| Refused::malformed("a component is not an item"))?;
        Self::from_checked(identifier)
    }

    /// The same for text whose grammar has been checked already.
    pub(super) fn from_checked(raw: &'a str) -> Result<Self, Refused> {
        let (name, parameters) = structured::cut_parameters(raw);
        let name =
            structured::string(name).ok_or_else(|| Refused::malformed("a component is not a string"))?;
        let form = Form::of(&name, parameters)?;
        check_name(&name, &form)?;
        Ok(Self { raw, name, form })
    }

    /// The name: of a field in lower case, or of a derived component with its `@`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether this is the component with this name and without parameters.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        self.name == name && self.form == Form::Plain
    }
}

impl<'a> Form<'a> {
    fn of(name: &str, parameters: &'a str) -> Result<Self, Refused> {
        let mut form = Self::Plain;
        for parameter in structured::parameters(parameters) {
            let next = match (parameter.key, parameter.value) {
                ("sf", "" | "?1") => Self::Structured,
                ("bs", "" | "?1") => Self::ByteSequences,
                ("key", value) => Self::DictionaryMember(text_of("key", value)?),
                ("name", value) if name == "@query-param" => Self::QueryParameter(text_of("name", value)?),
                ("req", _) => return Err(Refused::malformed("req in a request")),
                ("sf" | "bs", _) => return Err(Refused::malformed("sf and bs have no value")),
                _ => return Err(unsupported("a component parameter")),
            };
            form = match (form, next) {
                (Self::Plain, next) => next,
                // A member of a dictionary is written as a structured field anyway.
                (Self::Structured, key @ Self::DictionaryMember(_))
                | (key @ Self::DictionaryMember(_), Self::Structured) => key,
                _ => return Err(Refused::malformed("component parameters that exclude each other")),
            };
        }
        Ok(form)
    }
}

fn text_of<'a>(parameter: &str, raw: &'a str) -> Result<Cow<'a, str>, Refused> {
    structured::string(raw).ok_or_else(|| Refused::malformed(format!("{parameter} is not a string")))
}

fn check_name(name: &str, form: &Form<'_>) -> Result<(), Refused> {
    let Some(derived) = name.strip_prefix('@') else {
        return if is_field_name(name) && !matches!(form, Form::QueryParameter(_)) {
            Ok(())
        } else {
            Err(Refused::malformed("a component name is not a field name in lower case"))
        };
    };
    match (name, form) {
        ("@query-param", Form::QueryParameter(_)) => Ok(()),
        ("@query-param", _) => Err(Refused::malformed("@query-param without name")),
        _ if DERIVED.contains(&name) && *form == Form::Plain => Ok(()),
        _ if DERIVED.contains(&name) => Err(Refused::malformed("a derived component with parameters")),
        ("@status" | "@signature-params", _) => Err(Refused::malformed(format!("@{derived} in a request"))),
        _ => Err(unsupported("a derived component")),
    }
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte)
        })
}

fn unsupported(what: &str) -> Refused {
    Refused::new(Reason::UnsupportedComponent, format!("{what} that is not supported"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(identifier: &str) -> Reason {
        Component::parse(identifier).unwrap_err().reason()
    }

    #[test]
    fn reads_forms() {
        for (identifier, form) in [
            (r#""date""#, Form::Plain),
            (r#""accept";sf"#, Form::Structured),
            (r#""accept";bs"#, Form::ByteSequences),
            (r#""a-b";key="c""#, Form::DictionaryMember("c".into())),
            (r#""a-b";sf;key="c""#, Form::DictionaryMember("c".into())),
            (r#""@query-param";name="q""#, Form::QueryParameter("q".into())),
        ] {
            assert_eq!(Component::parse(identifier).unwrap().form, form, "{identifier}");
        }
    }

    #[test]
    fn refuses_malformed_identifiers() {
        for identifier in [
            "@method",
            r#""Date""#,
            r#""""#,
            r#""a b""#,
            r#""accept";sf;bs"#,
            r#""accept";bs;key="a""#,
            r#""accept";sf=?0"#,
            r#""accept";key=a"#,
            r#""@method";req"#,
            r#""@method";sf"#,
            r#""@status""#,
            r#""@signature-params""#,
            r#""@query-param""#,
            r#""date" "host""#,
        ] {
            assert_eq!(reason(identifier), Reason::Malformed, "{identifier}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_rebuild() {
        for identifier in [r#""@foo""#, r#""date";zz"#, r#""expires";tr"#, r#""date";name="x""#] {
            assert_eq!(reason(identifier), Reason::UnsupportedComponent, "{identifier}");
        }
    }
}
