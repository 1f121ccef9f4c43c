//! Writes the implementations.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use crate::attribute::KindAttribute;
use crate::model::{Model, Property};

pub(crate) fn expand(model: &Model) -> TokenStream {
    let properties = properties(model);
    let as_ref = as_ref(model);
    let node =
        if model.rest.is_some() || !model.groups.is_empty() { node(model) } else { TokenStream::new() };
    let kind = model.kind.as_ref().map(|kind| kind_impl(&model.ident, kind));
    quote! {
        #properties
        #node
        #kind
        #as_ref
    }
}

/// `Properties`: dispatch by key, and its opposite.
fn properties(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let groups: Vec<_> = model.groups.iter().map(|group| (&group.field, &group.ty)).collect();
    let group_fields: Vec<_> = groups.iter().map(|(field, _)| field).collect();
    let group_types: Vec<_> = groups.iter().map(|(_, ty)| ty).collect();
    let own = model.properties.iter().flat_map(describe);
    let take = by_length(model, |property, part| {
        let slot = slot(property, part);
        match &property.most {
            // Who an object is must be said in one way only.
            None if property.name == "id" => {
                quote_spanned!(place(&property.ty)=> return reader.exact(&mut #slot))
            }
            Some(most) => quote_spanned!(place(&property.ty)=> return reader.few(&mut #slot, #most)),
            None => quote_spanned!(place(&property.ty)=> return reader.property(&mut #slot)),
        }
    });
    let has = by_length(model, |_, _| quote!(return true));
    let write = model.properties.iter().flat_map(write);
    let terms = model.properties.iter().map(terms);
    quote! {
        #[automatically_derived]
        impl ::howdah_types::group::Properties for #ident {
            fn describe(list: &mut ::std::vec::Vec<::howdah_types::group::Property>) {
                #(<#group_types as ::howdah_types::group::Properties>::describe(list);)*
                list.extend_from_slice(&[#(#own),*]);
            }
            fn has(key: &str) -> bool {
                #has
                false #(|| <#group_types as ::howdah_types::group::Properties>::has(key))*
            }
            fn take(
                &mut self,
                key: &str,
                reader: &mut ::howdah_types::read::Reader<'_>,
            ) -> ::howdah_types::group::Taken {
                #take
                #(
                    let taken = ::howdah_types::group::Properties::take(&mut self.#group_fields, key, reader);
                    if !::core::matches!(taken, ::howdah_types::group::Taken::Unknown) {
                        return taken;
                    }
                )*
                ::howdah_types::group::Taken::Unknown
            }
            fn put(&self, members: &mut ::howdah_types::write::Members<'_>) {
                #(::howdah_types::group::Properties::put(&self.#group_fields, members);)*
                #(#write)*
            }
            fn terms(&self, terms: &mut ::howdah_types::context::Terms) {
                #(::howdah_types::group::Properties::terms(&self.#group_fields, terms);)*
                #(#terms)*
            }
        }
    }
}

/// `Node` and `Value`: the struct as an object of its own.
fn node(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let holder = model.groups.first().map(|group| &group.field);
    let id = match (&holder, model.properties.iter().find(|property| property.name == "id")) {
        (_, Some(property)) => {
            let field = &property.field;
            quote!(self.#field.as_ref())
        }
        (Some(holder), None) => quote!(::howdah_types::group::Node::id(&self.#holder)),
        (None, None) => quote!(::core::option::Option::None),
    };
    let (rest, rest_mut) = match (&model.rest, holder) {
        (Some(rest), _) => (quote!(&self.#rest), quote!(&mut self.#rest)),
        (None, holder) => (
            quote!(::howdah_types::group::Node::rest(&self.#holder)),
            quote!(::howdah_types::group::Node::rest_mut(&mut self.#holder)),
        ),
    };
    let (name, names) = match &model.kind {
        Some(kind) => type_names(kind),
        None => (quote!(::core::option::Option::None), TokenStream::new()),
    };
    quote! {
        #[automatically_derived]
        impl ::howdah_types::group::Node for #ident {
            fn id(&self) -> ::core::option::Option<&::howdah_types::Iri> { #id }
            fn rest(&self) -> &::howdah_types::Rest { #rest }
            fn rest_mut(&mut self) -> &mut ::howdah_types::Rest { #rest_mut }
            #names
        }
        #[automatically_derived]
        impl ::howdah_types::value::Value for #ident {
            fn read(
                reader: &mut ::howdah_types::read::Reader<'_>,
            ) -> ::core::result::Result<Self, ::howdah_types::read::Mismatch> {
                let mut node = <Self as ::core::default::Default>::default();
                reader.node(&mut node, #name)?;
                ::core::result::Result::Ok(node)
            }
            fn write(&self, writer: &mut ::howdah_types::write::Writer) {
                writer.node(self, #name);
            }
            fn terms(&self, terms: &mut ::howdah_types::context::Terms) {
                terms.node(self);
            }
        }
    }
}

/// The type's name for reading and writing, and the methods of `Node` that tell it.
fn type_names(kind: &KindAttribute) -> (TokenStream, TokenStream) {
    let refuse = (!kind.open).then(|| {
        quote! {
            fn reads(name: &str) -> bool { ::howdah_types::group::is::<Self>(name) }
        }
    });
    let names = quote! {
        fn own_type(&self) -> ::core::option::Option<(&'static str, &'static str)> {
            ::core::option::Option::Some((
                <Self as ::howdah_types::Kind>::NAME,
                <Self as ::howdah_types::Kind>::IRI,
            ))
        }
        #refuse
    };
    (quote!(::core::option::Option::Some(<Self as ::howdah_types::Kind>::NAME)), names)
}

fn kind_impl(ident: &Ident, kind: &KindAttribute) -> TokenStream {
    let (name, iri) = (&kind.name, &kind.iri);
    quote! {
        #[automatically_derived]
        impl ::howdah_types::Kind for #ident {
            const NAME: &'static str = #name;
            const IRI: &'static str = #iri;
        }
    }
}

/// `AsRef` to every group that the first group leads to; for a struct without groups, to itself.
fn as_ref(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let Some(base) = model.groups.first() else {
        return quote! {
            #[automatically_derived]
            impl ::core::convert::AsRef<#ident> for #ident {
                fn as_ref(&self) -> &Self { self }
            }
            #[automatically_derived]
            impl ::core::convert::AsMut<#ident> for #ident {
                fn as_mut(&mut self) -> &mut Self { self }
            }
        };
    };
    let (field, ty) = (&base.field, &base.ty);
    quote! {
        #[automatically_derived]
        impl ::core::convert::AsRef<#ident> for #ident {
            fn as_ref(&self) -> &Self { self }
        }
        #[automatically_derived]
        impl ::core::convert::AsMut<#ident> for #ident {
            fn as_mut(&mut self) -> &mut Self { self }
        }
        #[automatically_derived]
        impl<T: ?::core::marker::Sized> ::core::convert::AsRef<T> for #ident
        where
            #ty: ::core::convert::AsRef<T>,
        {
            fn as_ref(&self) -> &T { ::core::convert::AsRef::as_ref(&self.#field) }
        }
        #[automatically_derived]
        impl<T: ?::core::marker::Sized> ::core::convert::AsMut<T> for #ident
        where
            #ty: ::core::convert::AsMut<T>,
        {
            fn as_mut(&mut self) -> &mut T { ::core::convert::AsMut::as_mut(&mut self.#field) }
        }
    }
}

/// Which of the two members of a text with a language map is meant.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Whole,
    Default,
    Map,
}

impl Property {
    fn parts(&self) -> Vec<(String, Part)> {
        if !self.language_map {
            return vec![(self.name.clone(), Part::Whole)];
        }
        vec![(self.name.clone(), Part::Default), (format!("{}Map", self.name), Part::Map)]
    }
}

/// A `match` on the key that compares only names of the key's length.
fn by_length(model: &Model, arm: impl Fn(&Property, Part) -> TokenStream) -> TokenStream {
    let mut lengths: BTreeMap<usize, Vec<TokenStream>> = BTreeMap::new();
    for property in &model.properties {
        for (name, part) in property.parts() {
            let body = arm(property, part);
            lengths.entry(name.len()).or_default().push(quote!(#name => #body,));
        }
    }
    if lengths.is_empty() {
        return TokenStream::new();
    }
    let arms = lengths.iter().map(|(length, arms)| quote!(#length => match key { #(#arms)* _ => {} },));
    quote! {
        match key.len() {
            #(#arms)*
            _ => {}
        }
    }
}

fn slot(property: &Property, part: Part) -> TokenStream {
    let field = &property.field;
    match part {
        Part::Whole => quote!(self.#field),
        Part::Default => quote!(self.#field.default),
        Part::Map => quote!(self.#field.languages),
    }
}

/// Where an error about a type is shown; its names are those of the derive, also where a macro has written the type.
fn place(ty: &Type) -> Span {
    ty.span().resolved_at(Span::call_site())
}

fn describe(property: &Property) -> Vec<TokenStream> {
    let none = quote!(::core::option::Option::None);
    let iri = property.iri.as_ref().map_or(none, |iri| quote!(::core::option::Option::Some(#iri)));
    let names = property.names();
    names.iter().map(|name| quote!(::howdah_types::group::Property::new(#name, #iri))).collect()
}

fn write(property: &Property) -> Vec<TokenStream> {
    let member = |(name, part)| {
        let slot = slot(property, part);
        quote_spanned!(place(&property.ty)=> members.member(#name, &#slot);)
    };
    property.parts().into_iter().map(member).collect()
}

fn terms(property: &Property) -> TokenStream {
    if property.language_map {
        return TokenStream::new();
    }
    let (field, name, ty, list) = (&property.field, &property.name, &property.ty, property.list);
    let declare =
        property.iri.as_ref().map(|iri| quote!(terms.property::<#ty>(#name, #iri, #list, &self.#field);));
    let terms = quote_spanned!(place(ty)=> ::howdah_types::value::Value::terms(&self.#field, terms););
    quote! {
        #declare
        #terms
    }
}
