//! What the derive knows of a struct before it writes code.

use std::collections::BTreeSet;

use syn::{Data, DeriveInput, Error, Fields, Generics, Ident, LitInt, LitStr, Result, Type};

use crate::attribute::{KindAttribute, PropertyAttribute, Role};

/// A struct that derives `Kind`.
pub(crate) struct Model {
    pub(crate) ident: Ident,
    pub(crate) kind: Option<KindAttribute>,
    pub(crate) properties: Vec<Property>,
    pub(crate) groups: Vec<Group>,
    pub(crate) rest: Option<Ident>,
}

/// A field that is a property.
pub(crate) struct Property {
    pub(crate) field: Ident,
    pub(crate) name: String,
    /// The IRI where the ActivityStreams context does not define the name; empty where nothing does.
    pub(crate) iri: Option<LitStr>,
    pub(crate) ty: Type,
    pub(crate) language_map: bool,
    /// Whether the order of the values is declared to matter.
    pub(crate) list: bool,
    /// More values than this are none.
    pub(crate) most: Option<LitInt>,
}

/// A field that is a group of properties.
pub(crate) struct Group {
    pub(crate) field: Ident,
    pub(crate) ty: Type,
}

impl Model {
    pub(crate) fn read(input: &DeriveInput) -> Result<Self> {
        refuse_generics(&input.generics)?;
        let kind = KindAttribute::find(&input.attrs)?;
        let mut model =
            Self { ident: input.ident.clone(), kind, properties: Vec::new(), groups: Vec::new(), rest: None };
        for field in named_fields(input)? {
            model.field(field)?;
        }
        model.check()?;
        Ok(model)
    }

    fn field(&mut self, field: &syn::Field) -> Result<()> {
        let Some(ident) = field.ident.clone() else {
            return Err(Error::new_spanned(field, "a property needs a named field"));
        };
        let attribute = PropertyAttribute::read(&field.attrs)?;
        match attribute.role {
            Role::Group => self.groups.push(Group { field: ident, ty: field.ty.clone() }),
            Role::Rest => {
                if self.rest.replace(ident).is_some() {
                    return Err(Error::new_spanned(field, "a struct has one `rest`"));
                }
            }
            Role::Property => {
                let name = attribute.name.map_or_else(|| camel_case(&ident.to_string()), |name| name.value());
                self.properties.push(Property {
                    field: ident,
                    name,
                    iri: attribute.iri,
                    ty: field.ty.clone(),
                    language_map: attribute.language_map,
                    list: attribute.list,
                    most: attribute.most,
                });
            }
        }
        Ok(())
    }

    fn check(&self) -> Result<()> {
        if self.kind.is_some() && self.rest.is_none() && self.groups.is_empty() {
            return Err(Error::new_spanned(
                &self.ident,
                "members that nobody knows need a place: add a `#[property(rest)]` field of type `Rest`, or a \
                 `#[property(group)]` that has one, such as `Object`",
            ));
        }
        let mut names = BTreeSet::from(["type".to_owned(), "@context".to_owned()]);
        for property in &self.properties {
            for name in property.names() {
                if !names.insert(name.clone()) {
                    let message = format!("the name {name:?} is taken by another property");
                    return Err(Error::new_spanned(&property.field, message));
                }
            }
        }
        Ok(())
    }
}

impl Property {
    /// The members that the field takes: one, or two for a text with a language map.
    pub(crate) fn names(&self) -> Vec<String> {
        let map = self.language_map.then(|| format!("{}Map", self.name));
        std::iter::once(self.name.clone()).chain(map).collect()
    }
}

fn refuse_generics(generics: &Generics) -> Result<()> {
    if generics.params.is_empty() {
        return Ok(());
    }
    Err(Error::new_spanned(generics, "a kind has no type parameters or lifetimes"))
}

fn named_fields(input: &DeriveInput) -> Result<impl Iterator<Item = &syn::Field>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Ok(fields.named.iter()),
            Fields::Unnamed(_) | Fields::Unit => {
                Err(Error::new_spanned(&input.ident, "`Kind` needs a struct with named fields"))
            }
        },
        Data::Enum(_) | Data::Union(_) => {
            Err(Error::new_spanned(&input.ident, "`Kind` is for structs: each property is a field"))
        }
    }
}

/// `in_reply_to` as `inReplyTo`.
fn camel_case(field: &str) -> String {
    let mut name = String::with_capacity(field.len());
    for (index, word) in field.trim_start_matches("r#").split('_').filter(|word| !word.is_empty()).enumerate()
    {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index > 0 => name.extend(first.to_uppercase()),
            Some(first) => name.push(first),
            None => {}
        }
        name.push_str(letters.as_str());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn names_properties_in_camel_case() {
        for (field, name) in [
            ("id", "id"),
            ("in_reply_to", "inReplyTo"),
            ("r#type", "type"),
            ("public_key_pem", "publicKeyPem"),
        ] {
            assert_eq!(camel_case(field), name);
        }
    }
}
