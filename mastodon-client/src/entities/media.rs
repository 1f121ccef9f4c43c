//! Attached files: <https://docs.joinmastodon.org/entities/MediaAttachment/>

use crate::id::MediaId;

entity! {
    /// A file attached to a status.
    pub struct MediaAttachment {
        identity {
            /// The file's id.
            id: MediaId,
        }
        always {
            /// What it is.
            kind as "type": MediaType,
            /// Where it is; absent while the server still works on it.
            url: Option<String>,
            /// A smaller version.
            preview_url: Option<String>,
            /// Where it was found, if not on this server.
            remote_url: Option<String>,
            /// Its measures.
            meta: Option<Box<MediaMeta>>,
            /// What it shows, for those who do not see or hear it.
            description: Option<String>,
            /// A blurred preview: <https://blurha.sh>
            blurhash: Option<String>,
        }
        optional {
            /// Where the smaller version was found.
            preview_remote_url: Option<String>,
        }
    }
}

open_enum! {
    /// What an attached file is.
    pub enum MediaType {
        /// The server does not know it.
        Unknown = "unknown",
        /// A picture.
        Image = "image",
        /// A film without sound that repeats.
        Gifv = "gifv",
        /// A film.
        Video = "video",
        /// A recording.
        Audio = "audio",
    }
}

entity! {
    /// The measures of a file. Which are there depends on what it is, and on the server.
    pub struct MediaMeta {
        identity {}
        always {}
        optional {
            /// The point to keep in view when cropping.
            focus: Option<Focus>,
            /// The file's own measures.
            original: Option<Dimensions>,
            /// Those of the smaller version.
            small: Option<Dimensions>,
            /// Hours, minutes and seconds, such as `0:01:28.65`.
            length: Option<String>,
            /// Frames per second.
            fps: Option<f64>,
            /// How sound is encoded.
            audio_encode: Option<String>,
            /// How many bits of sound per second.
            audio_bitrate: Option<String>,
            /// How many channels of sound.
            audio_channels: Option<String>,
        }
    }
}

entity! {
    /// The point to keep in view when cropping, from -1 to 1 in both directions.
    pub struct Focus {
        identity {}
        always {
            /// From left to right.
            x: f64,
            /// From bottom to top.
            y: f64,
        }
        optional {}
    }
}

entity! {
    /// The measures of one version of a file.
    pub struct Dimensions {
        identity {}
        always {}
        optional {
            /// In pixels.
            width: Option<u64>,
            /// In pixels.
            height: Option<u64>,
            /// Both, such as `640x480`.
            size: Option<String>,
            /// Width by height.
            aspect: Option<f64>,
            /// Frames per second as a fraction, such as `30/1`.
            frame_rate: Option<String>,
            /// In seconds.
            duration: Option<f64>,
            /// In bits per second.
            bitrate: Option<u64>,
        }
    }
}
