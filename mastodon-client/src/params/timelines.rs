//! Parameters of <https://docs.joinmastodon.org/methods/timelines/>

params! {
    /// Options of the public timeline: which statuses are listed.
    pub struct PublicTimeline {
        required {}
        optional {}
        plain {
            /// Only those of the server's own accounts.
            local: bool,
            /// Only those of other servers' accounts.
            remote: bool,
            /// Only those with media.
            only_media: bool,
        }
    }
}

params! {
    /// Options of the timeline of a hashtag: which statuses are listed.
    pub struct TagTimeline {
        required {}
        optional {
            /// Those with one of these hashtags, too.
            any: Vec<String>,
            /// Only those that have all of these hashtags as well.
            all: Vec<String>,
            /// Not those with one of these hashtags.
            none: Vec<String>,
        }
        plain {
            /// Only those of the server's own accounts.
            local: bool,
            /// Only those of other servers' accounts.
            remote: bool,
            /// Only those with media.
            only_media: bool,
        }
    }
}
