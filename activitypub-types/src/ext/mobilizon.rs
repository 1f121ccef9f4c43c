//! What Mobilizon adds to events and groups
//! ([documentation](https://docs.mobilizon.org/5.%20Interoperability/1.activity_pub/)).
//!
//! ```
//! use howdah_types::ext::mobilizon::EventDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let event = AnyObject::parse(br#"{"type": "Event", "joinMode": "free", "ical:status": "CONFIRMED"}"#)?;
//! let details: EventDetails = event.extension();
//! assert_eq!(details.join_mode.as_deref(), Some("free"));
//! assert_eq!(details.status.as_deref(), Some("CONFIRMED"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::description::{Description, Entry};
pub use super::place::{PlaceDetails, PostalAddress};
use crate::Kind;
use crate::any::AnyActor;
use crate::collection::AnyCollection;
use crate::value::{Iri, Many, Ref};
use crate::vocabulary::vocabulary;

/// What Mobilizon adds to an event.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct EventDetails {
    /// `CONFIRMED`, `TENTATIVE` or `CANCELLED`
    /// ([RFC 5545, section 3.8.1.11](https://www.rfc-editor.org/rfc/rfc5545#section-3.8.1.11)).
    #[property(name = "ical:status", iri = "http://www.w3.org/2002/12/cal/ical#status")]
    pub status: Option<Box<str>>,
    /// Whether it is still being written.
    #[property(iri = "https://joinmobilizon.org/ns#draft")]
    pub draft: Option<bool>,
    /// The identifier in its page's address, a UUID.
    #[property(iri = "https://joinpeertube.org/ns#uuid")]
    pub uuid: Option<Box<str>>,
    /// What it is about, as `SPORTS`.
    #[property(iri = "http://schema.org/category")]
    pub category: Many<Description<Entry>>,
    /// The language it is held in, as `en`.
    #[property(iri = "https://joinmobilizon.org/ns#inLanguage")]
    pub in_language: Option<Box<str>>,
    /// The time zone of the place, as `Europe/Paris` ([IANA](https://www.iana.org/time-zones)).
    #[property(iri = "https://joinmobilizon.org/ns#timezone")]
    pub timezone: Option<Box<str>>,
    /// Whether it takes place on the web only.
    #[property(iri = "https://joinmobilizon.org/ns#isOnline")]
    pub is_online: Option<bool>,
    /// Whom to ask.
    #[property(iri = "https://joinmobilizon.org/ns#contacts")]
    pub contacts: Many<Ref<AnyActor>>,
    /// `free`, `restricted` where each must be accepted, `invite`, or `external` where one joins elsewhere.
    #[property(iri = "https://joinmobilizon.org/ns#joinMode")]
    pub join_mode: Option<Box<str>>,
    /// The class of the values of `joinMode`, which only contexts speak of.
    #[property(iri = "https://joinmobilizon.org/ns#joinModeType")]
    pub join_mode_type: Option<Box<str>>,
    /// Where one joins, if `join_mode` is `external`.
    #[property(iri = "https://joinmobilizon.org/ns#externalParticipationUrl")]
    pub external_participation_url: Option<Iri>,
    /// Whether one can join without an account.
    #[property(iri = "https://joinmobilizon.org/ns#anonymousParticipationEnabled")]
    pub anonymous_participation_enabled: Option<bool>,
    /// How many have joined.
    #[property(iri = "https://joinmobilizon.org/ns#participantCount")]
    pub participant_count: Option<u64>,
    /// How many may join; 0 for as many as want to.
    #[property(iri = "http://schema.org/maximumAttendeeCapacity")]
    pub maximum_attendee_capacity: Option<u64>,
    /// How many may still join.
    #[property(iri = "http://schema.org/remainingAttendeeCapacity")]
    pub remaining_attendee_capacity: Option<i64>,
    /// Whether there may be comments.
    #[property(iri = "https://joinpeertube.org/ns#commentsEnabled")]
    pub comments_enabled: Option<bool>,
    /// Which comments are shown: `allow_all`, or `closed` where none are; other words are possible.
    #[property(iri = "https://joinmobilizon.org/ns#repliesModerationOption")]
    pub replies_moderation_option: Option<Box<str>>,
}

/// What Mobilizon adds to a `Join`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct JoinDetails {
    /// What the one who joins tells those who decide.
    #[property(iri = "https://joinmobilizon.org/ns#participationMessage")]
    pub participation_message: Option<Box<str>>,
}

/// What Mobilizon adds to a group.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct GroupDetails {
    /// Who may become a member: everybody if `open`, else `moderated` or `invite`.
    #[property(iri = "https://joinmobilizon.org/ns#openness")]
    pub openness: Option<Box<str>>,
    /// How many members there are.
    #[property(iri = "https://joinmobilizon.org/ns#memberCount")]
    pub member_count: Option<u64>,
    /// The members.
    #[property(iri = "https://joinmobilizon.org/ns#members")]
    pub members: Option<Ref<AnyCollection>>,
    /// The actors of the group.
    #[property(iri = "https://joinmobilizon.org/ns#actors")]
    pub actors: Option<Iri>,
    /// Its events.
    #[property(iri = "https://joinmobilizon.org/ns#events")]
    pub events: Option<Ref<AnyCollection>>,
    /// Its posts.
    #[property(iri = "https://joinmobilizon.org/ns#posts")]
    pub posts: Option<Ref<AnyCollection>>,
    /// What the members discuss among themselves.
    #[property(iri = "https://joinmobilizon.org/ns#discussions")]
    pub discussions: Option<Ref<AnyCollection>>,
    /// Links and folders that the members share.
    #[property(iri = "https://joinmobilizon.org/ns#resources")]
    pub resources: Option<Ref<AnyCollection>>,
    /// What the members have to do.
    #[property(iri = "https://joinmobilizon.org/ns#todos")]
    pub todos: Option<Ref<AnyCollection>>,
}

vocabulary! {
    types PostalAddress;
    properties Entry, EventDetails, GroupDetails, JoinDetails, PlaceDetails
}
