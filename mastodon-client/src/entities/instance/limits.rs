//! What a server allows, and where its other addresses are.

entity! {
    /// A server's limits and addresses.
    ///
    /// A limit that the server does not name is absent: it has one nevertheless.
    pub struct Configuration {
        identity {}
        always {
            /// Other addresses.
            urls: Urls,
            /// Of accounts.
            accounts: AccountLimits,
            /// Of statuses.
            statuses: StatusLimits,
            /// Of attached files.
            media_attachments: MediaLimits,
            /// Of polls.
            polls: PollLimits,
            /// Whether statuses can be translated.
            translation: Translation,
        }
        optional {
            /// Web Push.
            vapid: Option<Vapid>,
            /// Whether it federates with chosen servers only.
            limited_federation: Option<bool>,
        }
    }
}

entity! {
    /// Other addresses of a server.
    pub struct Urls {
        identity {}
        always {
            /// Where streams are, as `wss://`; possibly another host.
            streaming: Option<String>,
        }
        optional {
            /// Where outages are told.
            status: Option<String>,
            /// About the server.
            about: Option<String>,
            /// What it does with data.
            privacy_policy: Option<String>,
            /// Its terms.
            terms_of_service: Option<String>,
        }
    }
}

entity! {
    /// The server's key for Web Push.
    pub struct Vapid {
        identity {
            /// The public key in URL-safe base 64.
            public_key: String,
        }
        always {}
        optional {}
    }
}

entity! {
    /// Limits of accounts.
    pub struct AccountLimits {
        identity {}
        always {}
        optional {
            /// Characters of the name to show.
            max_display_name_length: Option<u64>,
            /// Characters of the profile's text.
            max_note_length: Option<u64>,
            /// Characters of the picture's description.
            max_avatar_description_length: Option<u64>,
            /// Characters of the header's description.
            max_header_description_length: Option<u64>,
            /// Featured hashtags.
            max_featured_tags: Option<u64>,
            /// Pinned statuses.
            max_pinned_statuses: Option<u64>,
            /// Rows of the profile's table.
            max_profile_fields: Option<u64>,
            /// Characters of a row's name.
            profile_field_name_limit: Option<u64>,
            /// Characters of a row's value.
            profile_field_value_limit: Option<u64>,
        }
    }
}

entity! {
    /// Limits of statuses.
    pub struct StatusLimits {
        identity {}
        always {}
        optional {
            /// Characters of the text and its warning.
            max_characters: Option<u64>,
            /// Attached files.
            max_media_attachments: Option<u64>,
            /// How many characters a URL counts as.
            characters_reserved_per_url: Option<u64>,
        }
    }
}

entity! {
    /// Limits of attached files.
    pub struct MediaLimits {
        identity {}
        always {}
        optional {
            /// What may be attached.
            supported_mime_types: Vec<String>,
            /// Characters of a description.
            description_limit: Option<u64>,
            /// Bytes of an image.
            image_size_limit: Option<u64>,
            /// Pixels of an image.
            image_matrix_limit: Option<u64>,
            /// Bytes of a video.
            video_size_limit: Option<u64>,
            /// Frames of a video per second.
            video_frame_rate_limit: Option<u64>,
            /// Pixels of a video's frame.
            video_matrix_limit: Option<u64>,
        }
    }
}

entity! {
    /// Limits of polls.
    pub struct PollLimits {
        identity {}
        always {}
        optional {
            /// Answers to choose from.
            max_options: Option<u64>,
            /// Characters of an answer.
            max_characters_per_option: Option<u64>,
            /// Seconds that it has to last.
            min_expiration: Option<u64>,
            /// Seconds that it may last.
            max_expiration: Option<u64>,
        }
    }
}

entity! {
    /// Whether statuses can be translated.
    pub struct Translation {
        identity {}
        always {
            /// Whether they can.
            enabled: bool,
        }
        optional {}
    }
}
