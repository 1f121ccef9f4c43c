//! Enums that keep the values they do not know.

/// Declares an enum of texts that is open to texts of later versions and other servers.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $Name:ident { $( $(#[$variant_meta:meta])* $Variant:ident = $text:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        ///
        /// A value that is not known here is kept in `Other` and written as it came. The default is the
        /// empty text: nothing was said.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$variant_meta])* $Variant, )*
            /// Another value, as it stands on the wire.
            Other(Box<str>),
        }

        impl $Name {
            /// The value as it stands on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Variant => $text, )*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                match text {
                    $( $text => Self::$Variant, )*
                    _ => Self::Other(text.into()),
                }
            }
        }

        impl Default for $Name {
            fn default() -> Self {
                Self::from("")
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
                match scalar {
                    $crate::tolerant::Scalar::Text("") => None,
                    $crate::tolerant::Scalar::Text(text) => Some(Self::from(text)),
                    _ => None,
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tolerant::strict_leaf(deserializer, "a text")
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
