//! Who may do and see what.
//!
//! ```
//! use howdah_types::Iri;
//! use howdah_types::ext::smithereen::{Audience, PrivacySettings};
//!
//! let mut friends = Audience::default();
//! friends.allowed_to = Iri::parse("https://social.example/users/1/friends")?.into();
//! let mut settings = PrivacySettings::default();
//! settings.set_audience("wallPosting", &friends);
//! assert_eq!(settings.audience("wallPosting"), Some(friends));
//! # Ok::<(), howdah_types::ParseIriError>(())
//! ```

use crate::Kind;
use crate::document::to_vec;
use crate::value::{Iri, Many, RawJson, Rest};

/// Those who may do or see something.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Audience {
    /// Actors, collections of actors, everybody ([`PUBLIC`](crate::PUBLIC)), or, beside the collection of the
    /// friends, `http://smithereen.software/ns#FriendsOfFriends`; nobody where it is empty.
    #[property(iri = "http://smithereen.software/ns#allowedTo")]
    pub allowed_to: Many<Iri>,
    /// Actors who may not, even if they are among the others.
    #[property(iri = "http://smithereen.software/ns#except")]
    pub except: Many<Iri>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// The [audience](Audience) of each thing that others can do or see. What is not listed is for everybody.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PrivacySettings {
    /// The audiences by what they may do or see, as `wallPosting`.
    #[property(rest)]
    pub rest: Rest,
}

impl PrivacySettings {
    /// Who may do `what`: `wallPosting`, `wallPostVisibility`, `commenting`, `groupInvitations`,
    /// `directMessages`.
    pub fn audience(&self, what: &str) -> Option<Audience> {
        self.rest.read(what)
    }

    /// Sets who may do `what`.
    pub fn set_audience(&mut self, what: &str, audience: &Audience) {
        self.rest.set(what, &RawJson::trusted(&String::from_utf8_lossy(&to_vec(audience))));
    }
}
