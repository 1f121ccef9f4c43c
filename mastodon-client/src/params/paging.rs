//! Parameters of every list that comes in pages.

params! {
    /// Which part of a list is asked for.
    ///
    /// A client has no need of it, see [`Paged`](crate::Paged); a server reads it.
    /// <https://docs.joinmastodon.org/api/guidelines/#pagination>
    pub struct Paging {
        required {}
        optional {
            /// Only what is older than this id.
            max_id: String,
            /// Only what is newer than this id, the newest first.
            since_id: String,
            /// Only what is newer than this id, the part that follows it directly.
            min_id: String,
        }
        plain {
            /// How many are wanted.
            limit: u32,
        }
    }
}
