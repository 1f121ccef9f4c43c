//! What Sharkey and Firefish add to persons.
//!
//! ```
//! use howdah_types::ext::sharkey::PersonDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let felix = AnyActor::parse(br#"{"type": "Person", "speakAsCat": true, "noindex": false}"#)?;
//! let details: PersonDetails = felix.extension();
//! assert_eq!((details.speak_as_cat, details.noindex), (Some(true), Some(false)));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::object::Image;
use crate::value::Ref;
use crate::vocabulary::vocabulary;

/// What persons have.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// The picture behind the profile. Akkoma sends it too.
    #[property(iri = "https://joinsharkey.org/ns#backgroundUrl")]
    pub background_url: Option<Ref<Image>>,
    /// The name on [ListenBrainz](https://listenbrainz.org), which lists what the person listens to.
    #[property(iri = "https://joinsharkey.org/ns#listenbrainz")]
    pub listenbrainz: Option<Box<str>>,
    /// Whether others are not to see that the person is online.
    #[property(iri = "https://joinsharkey.org/ns#hideOnlineStatus")]
    pub hide_online_status: Option<bool>,
    /// Whether the posts can be read as a feed.
    #[property(iri = "https://joinsharkey.org/ns#enableRss")]
    pub enable_rss: Option<bool>,
    /// Whether search engines are asked to stay away.
    #[property(iri = "https://joinsharkey.org/ns#noindex")]
    pub noindex: Option<bool>,
    /// Whether the posts are to be shown as a cat would say them.
    #[property(iri = "https://joinfirefish.org/ns#speakAsCat")]
    pub speak_as_cat: Option<bool>,
}

vocabulary! { types ; properties PersonDetails }
