//! Postal addresses of places, as Mobilizon and other servers of events write them.

use super::description::Description;
use crate::Kind;
use crate::object::Object;

/// What servers of events add to a place.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PlaceDetails {
    /// Its address, in its parts or in one text.
    #[property(iri = "http://schema.org/address")]
    pub address: Option<Description<PostalAddress>>,
}

/// A postal address in its parts ([schema.org](https://schema.org/PostalAddress)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://schema.org/PostalAddress")]
#[non_exhaustive]
pub struct PostalAddress {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The country, by its name or its code ([ISO 3166-1](https://www.iso.org/iso-3166-country-codes.html)).
    #[property(iri = "http://schema.org/addressCountry")]
    pub address_country: Option<Box<str>>,
    /// The part of the country.
    #[property(iri = "http://schema.org/addressRegion")]
    pub address_region: Option<Box<str>>,
    /// The town.
    #[property(iri = "http://schema.org/addressLocality")]
    pub address_locality: Option<Box<str>>,
    /// The post code.
    #[property(iri = "http://schema.org/postalCode")]
    pub postal_code: Option<Box<str>>,
    /// The street, and the number of the house.
    #[property(iri = "http://schema.org/streetAddress")]
    pub street_address: Option<Box<str>>,
}
