//! What viewers do, and how often.

use crate::Kind;
use crate::any::AnyObject;
use crate::ext::description::Description;
use crate::object::Object;
use crate::value::{Many, Ref, Rest};

/// Somebody has watched a video, nobody says who.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://schema.org/WatchAction")]
#[non_exhaustive]
pub struct WatchAction {
    /// The properties of an object; `location` is read with [`RegionDetails`].
    #[property(group)]
    pub base: Object,
    /// The video.
    pub object: Option<Ref<AnyObject>>,
    /// The identifier of the view, a UUID.
    #[property(iri = "https://joinpeertube.org/ns#uuid")]
    pub uuid: Option<Box<str>>,
    /// How far the action is, as `CompletedActionStatus` ([schema.org](https://schema.org/ActionStatusType)).
    #[property(iri = "http://schema.org/actionStatus")]
    pub action_status: Option<Box<str>>,
    /// The parts that were watched.
    #[property(iri = "https://joinpeertube.org/ns#watchSections")]
    pub watch_sections: Many<WatchSection>,
}

/// A part of a video that was watched without a break.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct WatchSection {
    /// Where it begins, in seconds.
    #[property(iri = "https://joinpeertube.org/ns#startTimestamp")]
    pub start_timestamp: Option<u64>,
    /// Where it ends, in seconds.
    #[property(iri = "https://joinpeertube.org/ns#endTimestamp")]
    pub end_timestamp: Option<u64>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// What PeerTube says of the place where a video was watched.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct RegionDetails {
    /// The country, as `FR` ([ISO 3166-1](https://www.iso.org/iso-3166-country-codes.html)) or by its name.
    #[property(iri = "http://schema.org/addressCountry")]
    pub address_country: Option<Box<str>>,
    /// The part of the country.
    #[property(iri = "http://schema.org/addressRegion")]
    pub address_region: Option<Box<str>>,
}

/// Somebody has downloaded a video: what an [`InteractionCounter`] counts.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://schema.org/DownloadAction")]
#[non_exhaustive]
pub struct DownloadAction {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
}

/// How often something was done ([schema.org](https://schema.org/InteractionCounter)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://schema.org/InteractionCounter")]
#[non_exhaustive]
pub struct InteractionCounter {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// What was done: the name of a type, as `WatchAction`, or an object of that type.
    #[property(iri = "http://schema.org/interactionType")]
    pub interaction_type: Option<Description<AnyObject>>,
    /// How often.
    #[property(iri = "http://schema.org/userInteractionCount")]
    pub user_interaction_count: Option<u64>,
}
