//! Events, as the servers of events have agreed to write them
//! ([FEP-8a8e](https://codeberg.org/fediverse/fep/src/branch/main/fep/8a8e/fep-8a8e.md)).
//!
//! ```
//! use howdah_types::ext::event::EventDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let event = AnyObject::parse(
//!     br#"{"type": "Event", "joinMode": "external",
//!          "externalParticipationUrl": "mailto:ada@knots.example"}"#,
//! )?;
//! let details: EventDetails = event.extension();
//! assert_eq!(details.join_mode.as_deref(), Some("external"));
//! assert_eq!(details.external_participation_url.unwrap(), "mailto:ada@knots.example");
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::description::{Description, Entry};
pub use super::place::{PlaceDetails, PostalAddress};
use crate::Kind;
use crate::collection::AnyCollection;
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Timestamp};
use crate::vocabulary::vocabulary;

/// What FEP-8a8e adds to an event.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EventDetails {
    /// Whether it takes place, as `EventScheduled` or `EventCancelled`
    /// ([schema.org](https://schema.org/EventStatusType)).
    #[property(iri = "https://w3id.org/fep/8a8e/eventStatus")]
    pub event_status: Option<Box<str>>,
    /// When it was to begin before it was put off.
    #[property(iri = "https://w3id.org/fep/8a8e/previousStartTime")]
    pub previous_start_time: Option<Timestamp>,
    /// Whether the time at which it ends is known well enough to be shown.
    #[property(iri = "https://w3id.org/fep/8a8e/displayEndTime")]
    pub display_end_time: Option<bool>,
    /// The time zone of the place, as `Europe/Paris` ([IANA](https://www.iana.org/time-zones)).
    #[property(iri = "https://w3id.org/fep/8a8e/timezone")]
    pub timezone: Option<Box<str>>,
    /// What it is about, as `MUSIC`.
    #[property(iri = "http://schema.org/category")]
    pub category: Many<Description<Entry>>,
    /// Who holds it.
    #[property(iri = "https://w3id.org/fep/8a8e/organizers")]
    pub organizers: Option<Ref<AnyCollection>>,
    /// Who takes part in it.
    #[property(iri = "https://w3id.org/fep/8a8e/attendees")]
    pub attendees: Option<Ref<AnyCollection>>,
    /// How one joins it, as `free`, `restricted`, `invite` or `external`.
    #[property(iri = "https://w3id.org/fep/8a8e/joinMode")]
    pub join_mode: Option<Box<str>>,
    /// Where one joins, if `join_mode` is `external`; may be a `mailto:` address.
    #[property(iri = "https://w3id.org/fep/8a8e/externalParticipationUrl")]
    pub external_participation_url: Option<Iri>,
    /// How many may join.
    #[property(iri = "http://schema.org/maximumAttendeeCapacity")]
    pub maximum_attendee_capacity: Option<u64>,
}

/// What FEP-8a8e adds to an actor.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// The events that the actor holds and that are still to come.
    #[property(iri = "https://w3id.org/fep/8a8e/upcomingEvents")]
    pub upcoming_events: Option<Ref<AnyCollection>>,
}

/// What FEP-8a8e adds to a picture.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ImageDetails {
    /// Whether it is shown across the top of the event's page.
    #[property(iri = "https://w3id.org/fep/8a8e/isBannerImage")]
    pub is_banner_image: Option<bool>,
}

/// A place on the web, such as a video conference; `url` leads there.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://schema.org/VirtualLocation")]
#[non_exhaustive]
pub struct VirtualLocation {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

vocabulary! {
    types PostalAddress, VirtualLocation;
    properties ActorDetails, Entry, EventDetails, ImageDetails, PlaceDetails
}
