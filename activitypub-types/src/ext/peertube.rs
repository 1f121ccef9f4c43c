//! What PeerTube adds to videos, channels and comments
//! ([documentation](https://docs.joinpeertube.org/api/activitypub)).
//!
//! ```
//! use howdah_types::ext::peertube::VideoDetails;
//! use howdah_types::{AnyObject, Node};
//!
//! let video = AnyObject::parse(
//!     br#"{"type": "Video", "name": "Knots", "views": 7,
//!          "licence": {"identifier": "1", "name": "Attribution"}}"#,
//! )?;
//! let details: VideoDetails = video.extension();
//! assert_eq!(details.views, Some(7));
//! assert_eq!(details.licence.unwrap().name(), Some("Attribution"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use super::description::{Description, Entry};
use crate::Kind;
use crate::activity::Activity;
use crate::any::AnyObject;
use crate::collection::AnyCollection;
use crate::link::Link;
use crate::object::Object;
use crate::value::{Decimal, Duration, Iri, Many, Ref, Rest, Timestamp};
use crate::vocabulary::vocabulary;

pub use playlist::{Playlist, PlaylistElement};
pub use watching::{DownloadAction, InteractionCounter, RegionDetails, WatchAction, WatchSection};

mod playlist;
mod watching;

/// What PeerTube adds to a video; [`LiveDetails`] are apart.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct VideoDetails {
    /// The identifier in its pages' addresses, a UUID.
    #[property(iri = "https://joinpeertube.org/ns#uuid")]
    pub uuid: Option<Box<str>>,
    /// What it is about; the server numbers its categories.
    #[property(iri = "http://schema.org/category")]
    pub category: Option<Description<Entry>>,
    /// How it may be used; the server numbers its licences.
    #[property(iri = "http://schema.org/license")]
    pub licence: Option<Description<Entry>>,
    /// The language that is spoken in it.
    #[property(iri = "http://schema.org/inLanguage")]
    pub language: Option<Description<Entry>>,
    /// Its subtitles.
    #[property(iri = "http://schema.org/subtitleLanguage")]
    pub subtitle_language: Many<Caption>,
    /// How often it was watched.
    #[property(iri = "https://joinpeertube.org/ns#views")]
    pub views: Option<u64>,
    /// How often it was downloaded.
    #[property(iri = "https://joinpeertube.org/ns#downloads")]
    pub downloads: Option<u64>,
    /// How far it is: 1 once it is published; other numbers while it is processed or waited for.
    #[property(iri = "https://joinpeertube.org/ns#state")]
    pub state: Option<u64>,
    /// Whether it is published only when all its files are there.
    #[property(iri = "https://joinpeertube.org/ns#waitTranscoding")]
    pub wait_transcoding: Option<bool>,
    /// How to support its makers, in Markdown.
    #[property(iri = "https://joinpeertube.org/ns#support")]
    pub support: Option<Box<str>>,
    /// Its width divided by its height.
    #[property(iri = "https://joinpeertube.org/ns#aspectRatio")]
    pub aspect_ratio: Option<Decimal>,
    /// When it was first published, maybe elsewhere.
    #[property(iri = "http://schema.org/datePublished")]
    pub originally_published_at: Option<Timestamp>,
    /// When it was uploaded.
    #[property(iri = "http://schema.org/uploadDate")]
    pub upload_date: Option<Timestamp>,
    /// The page that other sites embed.
    #[property(iri = "http://schema.org/embedUrl")]
    pub embed_url: Option<Iri>,
    /// Its chapters.
    #[property(iri = "http://schema.org/hasParts")]
    pub has_parts: Option<Ref<Chapters>>,
    /// How it is to be played.
    #[property(iri = "https://joinpeertube.org/ns#playerSettings")]
    pub player_settings: Option<Ref<PlayerSettings>>,
    /// Whether it may be downloaded.
    #[property(iri = "https://joinpeertube.org/ns#downloadEnabled")]
    pub download_enabled: Option<bool>,
    /// Whether there may be comments; the older form of `comments_policy`.
    #[property(iri = "https://joinpeertube.org/ns#commentsEnabled")]
    pub comments_enabled: Option<bool>,
    /// 1: comments are open. 2: there are none. 3: each must be approved.
    #[property(iri = "https://joinpeertube.org/ns#commentsPolicy")]
    pub comments_policy: Option<u64>,
    /// Who may comment: everybody, or the members of a collection.
    #[property(iri = "https://joinpeertube.org/ns#canReply")]
    pub can_reply: Option<Ref<AnyCollection>>,
}

/// What PeerTube adds to a video that is a live stream, past or to come, beside [`VideoDetails`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct LiveDetails {
    /// Whether the video is a live stream.
    #[property(iri = "http://schema.org/isLiveBroadcast")]
    pub is_live_broadcast: Option<bool>,
    /// Whether the stream can be watched when it is over.
    #[property(iri = "https://joinpeertube.org/ns#liveSaveReplay")]
    pub live_save_replay: Option<bool>,
    /// Whether the same address is streamed to again and again.
    #[property(iri = "https://joinpeertube.org/ns#permanentLive")]
    pub permanent_live: Option<bool>,
    /// 1: the usual delay. 2: a long one. 3: a short one.
    #[property(iri = "https://joinpeertube.org/ns#latencyMode")]
    pub latency_mode: Option<u64>,
    /// How far back one can go in the stream.
    #[property(iri = "https://joinpeertube.org/ns#dvrWindow")]
    pub dvr_window: Option<Duration>,
    /// Whether there is a chat beside it, by the plugin for that.
    #[property(iri = "https://joinpeertube.org/ns#peertubeLiveChat")]
    pub peertube_live_chat: Option<bool>,
    /// When it will be live.
    #[property(iri = "http://schema.org/eventSchedule")]
    pub schedules: Many<Schedule>,
}

/// A time at which a live stream begins.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Schedule {
    /// The beginning.
    #[property(iri = "http://schema.org/startDate")]
    pub start_date: Option<Timestamp>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Subtitles in a language.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Caption {
    /// The tag of the language, as `en`.
    #[property(iri = "http://schema.org/identifier")]
    pub identifier: Option<Box<str>>,
    /// The language's name.
    pub name: Option<Box<str>>,
    /// Whether a program wrote them.
    #[property(iri = "https://joinpeertube.org/ns#automaticallyGenerated")]
    pub automatically_generated: Option<bool>,
    /// The file.
    pub url: Many<Ref<Link>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// The chapters of a video.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Chapters {
    /// Their identifier.
    pub id: Option<Iri>,
    /// The chapters in their order.
    #[property(iri = "http://schema.org/hasPart")]
    pub has_part: Many<Chapter>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// A part of a video.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Chapter {
    /// Its title.
    pub name: Option<Box<str>>,
    /// Where it begins, in seconds.
    #[property(iri = "http://schema.org/startOffset")]
    pub start_offset: Option<u64>,
    /// Where it ends, in seconds.
    #[property(iri = "http://schema.org/endOffset")]
    pub end_offset: Option<u64>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// What PeerTube adds to a link to a file of a video.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct LinkDetails {
    /// The file's size in bytes.
    #[property(iri = "https://joinpeertube.org/ns#size")]
    pub size: Option<u64>,
    /// Frames in a second; -1 where that is not known.
    #[property(iri = "https://joinpeertube.org/ns#fps")]
    pub fps: Option<i64>,
    /// The hash by which peers find each other, in hexadecimal.
    #[property(iri = "https://joinpeertube.org/ns#infohash")]
    pub infohash: Option<Box<str>>,
    /// Further files and hashes: of a playlist of segments those of the segments.
    pub tag: Many<Ref<AnyObject>>,
}

/// What PeerTube adds to the link to a storyboard: one picture of many small ones, shown while one seeks.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct StoryboardDetails {
    /// Width of a small picture in pixels.
    #[property(iri = "https://joinpeertube.org/ns#tileWidth")]
    pub tile_width: Option<u64>,
    /// Height of a small picture in pixels.
    #[property(iri = "https://joinpeertube.org/ns#tileHeight")]
    pub tile_height: Option<u64>,
    /// Time from one small picture to the next.
    #[property(iri = "https://joinpeertube.org/ns#tileDuration")]
    pub tile_duration: Option<Duration>,
}

/// What PeerTube adds to accounts and channels.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct ActorDetails {
    /// How to support the actor, in Markdown.
    #[property(iri = "https://joinpeertube.org/ns#support")]
    pub support: Option<Box<str>>,
    /// The actor's playlists.
    #[property(iri = "https://joinpeertube.org/ns#playlists")]
    pub playlists: Option<Ref<AnyCollection>>,
    /// How the actor's videos are to be played.
    #[property(iri = "https://joinpeertube.org/ns#playerSettings")]
    pub player_settings: Option<Ref<PlayerSettings>>,
    /// Where the actor reads mail.
    #[property(iri = "http://schema.org/email")]
    pub email: Option<Box<str>>,
}

/// What PeerTube adds to a comment.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct NoteDetails {
    /// The [`ApproveReply`] that lets the comment stand below the video.
    #[property(iri = "https://joinpeertube.org/ns#replyApproval")]
    pub reply_approval: Option<Iri>,
}

/// How videos are to be played.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#PlayerSettings")]
#[non_exhaustive]
pub struct PlayerSettings {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The video or channel.
    pub object: Option<Ref<AnyObject>>,
    /// The look of the player, as `lucide`.
    #[property(iri = "https://joinpeertube.org/ns#theme")]
    pub theme: Option<Box<str>>,
}

/// A copy of a video that another server keeps; `url` leads to the file.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#CacheFile")]
#[non_exhaustive]
pub struct CacheFile {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// The video.
    pub object: Option<Ref<AnyObject>>,
}

/// Lets a comment, its `object`, stand below the video.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#ApproveReply")]
#[non_exhaustive]
pub struct ApproveReply {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
}

/// Refuses a comment, its `object`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#RejectReply")]
#[non_exhaustive]
pub struct RejectReply {
    /// The properties of an activity.
    #[property(group)]
    pub base: Activity,
}

/// The hash of a file, in the `tag` of the link to it ([`LinkDetails`]).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#Infohash")]
#[non_exhaustive]
pub struct Infohash {
    /// The properties of a link; `name` is the hash in hexadecimal.
    #[property(group)]
    pub base: Link,
}

/// A reason why a video is not for everybody, in its `tag`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://joinpeertube.org/ns#SensitiveTag")]
#[non_exhaustive]
pub struct SensitiveTag {
    /// The properties of a link; `name` is the reason.
    #[property(group)]
    pub base: Link,
}

vocabulary! {
    types ApproveReply, CacheFile, DownloadAction, Infohash, InteractionCounter, PlayerSettings, Playlist,
        PlaylistElement, RejectReply, SensitiveTag, WatchAction;
    properties ActorDetails, Caption, Chapter, Chapters, Entry, LinkDetails, LiveDetails, NoteDetails,
        RegionDetails, Schedule, StoryboardDetails, VideoDetails, WatchSection
}
