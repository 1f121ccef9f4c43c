//! Reads `#[kind(...)]` and `#[property(...)]`.

use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::{Attribute, Error, Ident, LitStr, Result, Token};

/// What `#[kind("IRI", open)]` says.
pub(crate) struct KindAttribute {
    pub(crate) iri: LitStr,
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
        let iri: LitStr =
            input.parse().map_err(|error| Error::new(error.span(), "expected the type's IRI as a string"))?;
        let mut open = false;
        if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let word: Ident = input.parse()?;
            if word != "open" {
                return Err(Error::new_spanned(&word, "expected `open` or nothing after the IRI"));
            }
            open = true;
        }
        check_iri(&iri)?;
        Ok(Self { iri, open })
    }

    /// What follows the last `#` or `/`: the name in `type`.
    pub(crate) fn name(&self) -> Result<String> {
        let iri = self.iri.value();
        match iri.rsplit(['#', '/']).next() {
            Some(name) if !name.is_empty() => Ok(name.to_owned()),
            _ => Err(Error::new_spanned(&self.iri, "the IRI must end in the type's name, after `#` or `/`")),
        }
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
        } else {
            return Err(
                meta.error("expected `name = \"...\"`, `iri = \"...\"`, `group`, `rest` or `language_map`")
            );
        }
        Ok(())
    }

    fn check(&self, attribute: &Attribute) -> Result<()> {
        let names = self.name.is_some() || self.iri.is_some() || self.language_map;
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
