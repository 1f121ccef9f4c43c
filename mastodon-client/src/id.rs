//! Identifiers: opaque texts that mean something only to the server that made them.

/// Declares an identifier.
macro_rules! ids {
    ($( $(#[$meta:meta])* $Name:ident ),* $(,)?) => { $(
        $(#[$meta])*
        ///
        /// An opaque text: Mastodon sends digits, other servers ULIDs or base 62. It is read from a JSON
        /// string or integer and written as a string.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[serde(transparent)]
        pub struct $Name(Box<str>);

        impl $Name {
            /// The identifier as the server wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Compares as Mastodon orders its ids in time: a longer id is newer.
            ///
            /// There is no `Ord`, since the ids of other servers may sort otherwise.
            pub fn cmp_as_mastodon(&self, other: &Self) -> std::cmp::Ordering {
                let (this, other) = (self.as_str(), other.as_str());
                this.len().cmp(&other.len()).then_with(|| this.cmp(other))
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $Name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&$Name> for $Name {
            fn from(id: &$Name) -> Self {
                id.clone()
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        leaves! { $Name }

        impl $crate::tolerant::Leaf for $Name {
            fn from_scalar(scalar: $crate::tolerant::Scalar<'_>) -> Option<Self> {
                use $crate::tolerant::Scalar;
                match scalar {
                    Scalar::Text("") => None,
                    Scalar::Text(text) => Some(Self(text.into())),
                    Scalar::Unsigned(number) => Some(Self::from(number.to_string())),
                    Scalar::Signed(number) => Some(Self::from(number.to_string())),
                    Scalar::Float(_) | Scalar::Flag(_) => None,
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tolerant::strict_leaf(deserializer, "an id")
            }
        }
    )* };
}

ids! {
    /// Identifies an account.
    AccountId,
    /// Identifies a registered application.
    ApplicationId,
    /// Identifies a filter.
    FilterId,
    /// Identifies a keyword of a filter.
    FilterKeywordId,
    /// Identifies a status within a filter.
    FilterStatusId,
    /// Identifies an attached file.
    MediaId,
    /// Identifies a notification.
    NotificationId,
    /// Identifies a poll.
    PollId,
    /// Identifies a report to the moderators.
    ReportId,
    /// Identifies a role on a server.
    RoleId,
    /// Identifies a rule of a server.
    RuleId,
    /// Identifies an event that ended relationships.
    SeveranceId,
    /// Identifies a status.
    StatusId,
    /// Identifies a hashtag.
    TagId,
    /// Identifies a warning from the moderators.
    WarningId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_from_a_string_or_an_integer_and_written_as_a_string() {
        for (json, expected) in [("\"01ABC\"", "01ABC"), ("109", "109"), ("-99", "-99")] {
            let id: StatusId = serde_json::from_str(json).unwrap();
            assert_eq!(id.as_str(), expected);
            assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{expected}\""));
        }
        for json in ["\"\"", "null", "true", "1.5", "[]"] {
            assert!(serde_json::from_str::<StatusId>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_longer_id_is_newer_on_mastodon() {
        let (older, newer) = (StatusId::from("99"), StatusId::from("100"));
        assert!(older.cmp_as_mastodon(&newer).is_lt());
    }
}
