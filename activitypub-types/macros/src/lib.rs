#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod attribute;
mod expand;
mod model;

use proc_macro::TokenStream;

/// Makes a struct a group of properties and, with `#[kind("IRI")]`, a type of the vocabulary.
///
/// The struct needs named fields and `Default`. On the struct:
///
/// - `#[kind("IRI")]`: the IRI of the type. Its name, as `type` shows it, is what follows the last `#` or `/`.
/// - `#[kind("IRI", name = "Name")]`: the same for a type whose name is another.
/// - `#[kind(name = "Name")]`: a type that has a name, but no IRI.
/// - `#[kind("IRI", open)]`: the same for a type that also stands in for others, as `Object` does for every type
///   that nobody knows. The others are refused at the root of a document that says it is something else.
/// - without it the struct is a plain object that writes no `type`, or a group for use in other structs.
///
/// On a field:
///
/// - nothing: a property named as the field in camel case, defined by ActivityStreams.
/// - `#[property(name = "...")]`: the name in JSON, where it is not that.
/// - `#[property(iri = "...")]`: the IRI of a term that the ActivityStreams context does not define; the context
///   written with a document then declares it.
/// - `#[property(plain)]`: a term that has no IRI at all, so that no context can declare it.
/// - `#[property(iri = "...", list)]`: a term whose values have an order that matters.
/// - `#[property(most = 16)]`: an array with more values counts as one that cannot be read.
/// - `#[property(language_map)]`: a `Text`, which takes both the property and its form with `Map` at the end.
/// - `#[property(group)]`: a struct whose properties stand beside this one's own.
/// - `#[property(rest)]`: where members go that nobody knows. A struct without it keeps them in its first group.
#[proc_macro_derive(Kind, attributes(kind, property))]
pub fn derive_kind(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as syn::DeriveInput);
    model::Model::read(&input)
        .map_or_else(syn::Error::into_compile_error, |model| expand::expand(&model))
        .into()
}
