//! Playlists.

use crate::Kind;
use crate::collection::OrderedCollection;
use crate::object::Object;

/// Videos that somebody has put together; the items are [`PlaylistElement`]s.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#Playlist")]
#[non_exhaustive]
pub struct Playlist {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
    /// The identifier in its page's address, a UUID.
    #[property(iri = "https://joinpeertube.org/ns#uuid")]
    pub uuid: Option<Box<str>>,
    /// Its place among the playlists of its channel, from 1.
    #[property(iri = "https://joinpeertube.org/ns#videoChannelPosition")]
    pub video_channel_position: Option<u64>,
}

/// A video in a playlist; `url` is the video.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#PlaylistElement")]
#[non_exhaustive]
pub struct PlaylistElement {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Its place in the playlist, from 1.
    #[property(iri = "https://joinpeertube.org/ns#position")]
    pub position: Option<u64>,
    /// Where in the video to start, in seconds.
    #[property(iri = "https://joinpeertube.org/ns#startTimestamp")]
    pub start_timestamp: Option<u64>,
    /// Where in the video to stop, in seconds.
    #[property(iri = "https://joinpeertube.org/ns#stopTimestamp")]
    pub stop_timestamp: Option<u64>,
}
