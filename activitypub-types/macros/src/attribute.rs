//! Reads `#[kind(...)]` and `#[property(...)]`.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
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
    pub(crate) name: Option<LitStr>,
    pub(crate) iri: Option<LitStr>,
    pub(crate) group: bool,
    pub(crate) rest: bool,
    pub(crate) language_map: bool,
    pub(crate) plain: bool,
    pub(crate) list: bool,
    pub(crate) most: Option<LitInt>,
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
        if meta.path.is_ident("name") {
            self.name = Some(meta.value()?.parse()?);
        } else if meta.path.is_ident("iri") {
            let iri = meta.value()?.parse()?;
            check_iri(&iri)?;
            self.iri = Some(iri);
        } else if meta.path.is_ident("group") {
            self.group = true;
        } else if meta.path.is_ident("rest") {
            self.rest = true;
        } else if meta.path.is_ident("language_map") {
            self.language_map = true;
        } else if meta.path.is_ident("plain") {
            self.plain = true;
        } else if meta.path.is_ident("list") {
            self.list = true;
        } else if meta.path.is_ident("most") {
            let most: LitInt = meta.value()?.parse()?;
            most.base10_parse::<usize>()?;
            self.most = Some(most);
        } else {
            return Err(meta.error(
                "expected `name = \"...\"`, `iri = \"...\"`, `plain`, `list`, `most = ...`, `group`, `rest` or `language_map`",
            ));
        }
        Ok(())
    }

    fn check(&self, attribute: &Attribute) -> Result<()> {
        let names = self.name.is_some() || self.iri.is_some() || self.language_map || self.plain;
        let names = names || self.most.is_some() || self.list;
        if self.list && self.iri.is_none() {
            return Err(Error::new_spanned(attribute, "`list` says how a term with an `iri` is declared"));
        }
        if self.plain && self.iri.is_some() {
            return Err(Error::new_spanned(attribute, "a `plain` property has no IRI"));
        }
        if self.most.is_some() && self.language_map {
            return Err(Error::new_spanned(attribute, "a text is one value: `most` does not apply"));
        }
        if (self.group || self.rest) && names || self.group && self.rest {
            return Err(Error::new_spanned(
                attribute,
                "`group` and `rest` stand alone: they name no property",
            ));
        }
        Ok(())
    }
}

fn check_iri(iri: &LitStr) -> Result<()> {
    let text = iri.value();
    let absolute = text.split_once(':').is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
    if absolute && !text.contains(char::is_whitespace) {
        return Ok(());
    }
    Err(Error::new_spanned(iri, "expected an absolute IRI, as \"https://example.com/ns#Name\""))
}
