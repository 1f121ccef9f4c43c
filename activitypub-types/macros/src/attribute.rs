//! Reads `#[kind(...)]` and `#[property(...)]`.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Error, Ident, LitInt, LitStr, Result, Token};

/// What `#[kind("IRI", open)]` or `#[kind(name = "...")]` says.
pub(crate) struct KindAttribute {
    /// The IRI; empty for a type that has a name only.
    pub(crate) iri: LitStr,
    pub(crate) name: LitStr,
    pub(crate) open: bool,
}

impl KindAttribute {
    pub(crate) fn find(attributes: &[Attribute]) -> Result<Option<Self>> {
        let mut found = None;
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("kind")) {
            if found.is_some() {
                return Err(Error::new_spanned(
                    attribute,
                    "a struct is of one kind: write `#[kind(...)]` once",
                ));
            }
            found = Some(attribute.parse_args_with(Self::parse)?);
        }
        Ok(found)
    }

    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut iri = None;
        if !input.peek(Ident) {
            let written: LitStr = input.parse().map_err(|error| Error::new(error.span(), EXPECTED_KIND))?;
            check_iri(&written)?;
            iri = Some(written);
        }
        let (mut written, mut open) = (None, false);
        while !input.is_empty() {
            if iri.is_some() || written.is_some() {
                input.parse::<Token![,]>()?;
            }
            if input.is_empty() {
                break;
            }
            let word: Ident = input.parse()?;
            match word.to_string().as_str() {
                "open" => open = true,
                "name" => {
                    input.parse::<Token![=]>()?;
                    written = Some(input.parse()?);
                }
                _ => return Err(Error::new_spanned(&word, EXPECTED_KIND)),
            }
        }
        match (iri, written) {
            (Some(iri), Some(name)) => Ok(Self { iri, name, open }),
            (Some(iri), None) => Ok(Self { name: name(&iri)?, iri, open }),
            (None, Some(name)) => Ok(Self { iri: LitStr::new("", name.span()), name, open }),
            (None, None) => Err(Error::new(input.span(), EXPECTED_KIND)),
        }
    }
}

const EXPECTED_KIND: &str =
    "expected the type's IRI as a string, `name = \"...\"` or both, and `open` or nothing more";

/// What follows the last `#` or `/` of a type's IRI: the name in `type`.
fn name(iri: &LitStr) -> Result<LitStr> {
    let text = iri.value();
    match text.rsplit(['#', '/']).next() {
        Some(name) if !name.is_empty() => Ok(LitStr::new(name, iri.span())),
        _ => Err(Error::new_spanned(iri, "the IRI must end in the type's name, after `#` or `/`")),
    }
}

/// What all the `#[property(...)]` of one field say.
#[derive(Default)]
pub(crate) struct PropertyAttribute {
    pub(crate) role: Role,
    pub(crate) name: Option<LitStr>,
    /// The IRI; empty for a property that has none.
    pub(crate) iri: Option<LitStr>,
    pub(crate) language_map: bool,
    pub(crate) list: bool,
    pub(crate) most: Option<LitInt>,
}

/// What a field is.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Role {
    #[default]
    Property,
    Group,
    Rest,
}

impl PropertyAttribute {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut read = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("property")) {
            attribute.parse_nested_meta(|meta| read.word(&meta))?;
            read.check(attribute)?;
        }
        Ok(read)
    }

    fn word(&mut self, meta: &ParseNestedMeta<'_>) -> Result<()> {
        let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        match word.as_str() {
            "name" => self.name = Some(meta.value()?.parse()?),
            "iri" => {
                let iri = meta.value()?.parse()?;
                check_iri(&iri)?;
                self.define(meta, iri)?;
            }
            "plain" => self.define(meta, LitStr::new("", meta.path.span()))?,
            "list" => self.list = true,
            "most" => {
                let most: LitInt = meta.value()?.parse()?;
                most.base10_parse::<usize>()?;
                self.most = Some(most);
            }
            "language_map" => self.language_map = true,
            "group" => self.take_role(meta, Role::Group)?,
            "rest" => self.take_role(meta, Role::Rest)?,
            _ => return Err(meta.error(EXPECTED_PROPERTY)),
        }
        Ok(())
    }

    fn define(&mut self, meta: &ParseNestedMeta<'_>, iri: LitStr) -> Result<()> {
        if self.iri.replace(iri).is_some() {
            return Err(meta.error("a `plain` property has no IRI, and others have one"));
        }
        Ok(())
    }

    fn take_role(&mut self, meta: &ParseNestedMeta<'_>, role: Role) -> Result<()> {
        if self.role != Role::Property && self.role != role {
            return Err(meta.error("a field is a `group` or the `rest`"));
        }
        self.role = role;
        Ok(())
    }

    fn check(&self, attribute: &Attribute) -> Result<()> {
        let has_iri = self.iri.as_ref().is_some_and(|iri| !iri.value().is_empty());
        if self.list && !has_iri {
            return Err(Error::new_spanned(attribute, "`list` says how a term with an `iri` is declared"));
        }
        if self.most.is_some() && self.language_map {
            return Err(Error::new_spanned(attribute, "a text is one value: `most` does not apply"));
        }
        let property = self.name.is_some() || self.iri.is_some() || self.language_map || self.most.is_some();
        if self.role != Role::Property && property {
            return Err(Error::new_spanned(
                attribute,
                "`group` and `rest` stand alone: they name no property",
            ));
        }
        Ok(())
    }
}

const EXPECTED_PROPERTY: &str = "expected `name = \"...\"`, `iri = \"...\"`, `plain`, `list`, `most = ...`, \
    `language_map`, `group` or `rest`";

fn check_iri(iri: &LitStr) -> Result<()> {
    let text = iri.value();
    let absolute = text.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
    if absolute && !text.contains(char::is_whitespace) {
        return Ok(());
    }
    Err(Error::new_spanned(iri, "expected an absolute IRI, as \"https://example.com/ns#Name\""))
}
