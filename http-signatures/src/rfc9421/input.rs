//! One member of `Signature-Input`, [section 4.1](https://www.rfc-editor.org/rfc/rfc9421#section-4.1).

use std::borrow::Cow;

use super::Component;
use crate::refusal::Refused;
use crate::structured::{self, Member};

const MOST_COMPONENTS: usize = 64;
const MOST_PARAMETERS: usize = 16;

/// What one signature covers, and its parameters.
///
/// ```
/// use howdah_signatures::rfc9421::SignatureInput;
///
/// let field = r#"sig1=("@method" "@target-uri");created=1767323045;keyid="https://a.example/u#key""#;
/// let input = SignatureInput::find(field, "sig1")?;
/// assert_eq!(input.key_id(), Some("https://a.example/u#key"));
/// assert_eq!(input.components().len(), 2);
/// # Ok::<(), howdah_signatures::Refused>(())
/// ```
#[derive(Clone, Debug)]
pub struct SignatureInput<'a> {
    /// The member's value byte for byte: what `@signature-params` is.
    pub(super) raw: &'a str,
    components: Vec<Component<'a>>,
    created: Option<i64>,
    expires: Option<i64>,
    nonce: Option<Cow<'a, str>>,
    algorithm: Option<Cow<'a, str>>,
    key_id: Option<Cow<'a, str>>,
    tag: Option<Cow<'a, str>>,
}

impl<'a> SignatureInput<'a> {
    /// The member with this label in a `Signature-Input` field, whose lines were joined with commas.
    ///
    /// # Errors
    ///
    /// `malformed` if the field is no dictionary or has no such label, or as for the member itself: a component or
    /// a parameter repeated, more than 64 components or 16 parameters, a parameter of the wrong type.
    pub fn find(field: &'a str, label: &str) -> Result<Self, Refused> {
        let members = structured::dictionary(field)
            .map_err(|_| Refused::malformed("Signature-Input is not a dictionary"))?;
        let mut labelled = members.iter().filter(|member| member.key == label);
        match (labelled.next(), labelled.next()) {
            (Some(member), None) => Self::from_member(member),
            _ => Err(Refused::malformed("Signature-Input does not have the label exactly once")),
        }
    }

    pub(super) fn from_member(member: &Member<'a>) -> Result<Self, Refused> {
        let (identifiers, parameters) = member
            .inner_list()
            .ok_or_else(|| Refused::malformed("a member of Signature-Input is not a list"))?;
        let mut input = Self {
            raw: member.value,
            components: components(identifiers)?,
            created: None,
            expires: None,
            nonce: None,
            algorithm: None,
            key_id: None,
            tag: None,
        };
        let mut seen = [""; MOST_PARAMETERS];
        for (at, parameter) in structured::parameters(parameters).enumerate() {
            let repeated = seen.contains(&parameter.key);
            match seen.get_mut(at) {
                Some(place) if !repeated => *place = parameter.key,
                _ => return Err(Refused::malformed("a parameter is repeated, or there are more than 16")),
            }
            input.take(&parameter)?;
        }
        Ok(input)
    }

    /// Unknown parameters are kept in the raw text only.
    fn take(&mut self, parameter: &Member<'a>) -> Result<(), Refused> {
        let text = || structured::string(parameter.value).ok_or_else(|| wrong_type(parameter.key));
        let seconds = || structured::integer(parameter.value).ok_or_else(|| wrong_type(parameter.key));
        match parameter.key {
            "created" => self.created = Some(seconds()?),
            "expires" => self.expires = Some(seconds()?),
            "nonce" => self.nonce = Some(text()?),
            "alg" => self.algorithm = Some(text()?),
            "keyid" => self.key_id = Some(text()?),
            "tag" => self.tag = Some(text()?),
            _ => {}
        }
        Ok(())
    }

    /// What is covered, in order.
    pub fn components(&self) -> &[Component<'a>] {
        &self.components
    }

    /// When it was signed, in seconds since 1970.
    pub fn created(&self) -> Option<i64> {
        self.created
    }

    /// Until when it is valid, in seconds since 1970.
    pub fn expires(&self) -> Option<i64> {
        self.expires
    }

    /// A value used once.
    pub fn nonce(&self) -> Option<&str> {
        self.nonce.as_deref()
    }

    /// The algorithm, `alg`.
    pub fn algorithm(&self) -> Option<&str> {
        self.algorithm.as_deref()
    }

    /// Where the key is.
    pub fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// Which application the signature is for.
    pub fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// Whether the component with this name and without parameters is covered.
    pub(super) fn covers(&self, name: &str) -> bool {
        self.components.iter().any(|component| component.is_plain(name))
    }
}

fn components<'a>(identifiers: impl Iterator<Item = &'a str>) -> Result<Vec<Component<'a>>, Refused> {
    let mut components: Vec<Component<'a>> = Vec::with_capacity(8);
    for identifier in identifiers {
        if components.len() >= MOST_COMPONENTS {
            return Err(Refused::malformed("more than 64 components"));
        }
        let component = Component::from_checked(identifier)?;
        if components.iter().any(|known| known.name() == component.name() && known.form == component.form) {
            return Err(Refused::malformed("a component is covered twice"));
        }
        components.push(component);
    }
    Ok(components)
}

fn wrong_type(parameter: &str) -> Refused {
    Refused::malformed(format!("the parameter {parameter} has the wrong type"))
}
