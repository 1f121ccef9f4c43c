//! What a person tells of themselves.
//!
//! ```
//! use howdah_types::ext::smithereen::PersonDetails;
//! use howdah_types::{AnyActor, Node};
//!
//! let ada = AnyActor::parse(br#"{"type": "Person", "hometown": "London", "favoriteGames": "Whist"}"#)?;
//! assert_eq!(ada.extension::<PersonDetails>().favorite_games.as_deref(), Some("Whist"));
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyActor;
use crate::collection::AnyCollection;
use crate::value::{Iri, Ref};

/// What persons have. Texts are plain, without HTML.
///
/// What one chooses from a list is an IRI in the namespace `http://smithereen.software/ns#`, which documents
/// mostly shorten as `sm:Married`.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// The given name.
    #[property(iri = "http://schema.org/givenName")]
    pub first_name: Option<Box<str>>,
    /// The family name.
    #[property(iri = "http://schema.org/familyName")]
    pub last_name: Option<Box<str>>,
    /// The name between the two.
    #[property(iri = "http://schema.org/additionalName")]
    pub middle_name: Option<Box<str>>,
    /// The family name before a marriage.
    #[property(iri = "http://smithereen.software/ns#maidenName")]
    pub maiden_name: Option<Box<str>>,
    /// Which pronouns to use: an IRI as `http://schema.org#Female`, or on Hubzilla any text.
    #[property(iri = "http://schema.org#gender")]
    pub gender: Option<Box<str>>,
    /// Whether the person understands friend requests; newer versions say so among the
    /// [capabilities](super::CapabilitiesDetails).
    #[property(iri = "http://smithereen.software/ns#supportsFriendRequests")]
    pub supports_friend_requests: Option<bool>,
    /// The friends: those who follow the person and whom the person follows.
    #[property(iri = "http://smithereen.software/ns#friends")]
    pub friends: Option<Ref<AnyCollection>>,
    /// The groups that the person is a member of.
    #[property(iri = "http://smithereen.software/ns#groups")]
    pub groups: Option<Ref<AnyCollection>>,
    /// The town that the person comes from.
    #[property(iri = "http://smithereen.software/ns#hometown")]
    pub hometown: Option<Box<str>>,
    /// One of `Single`, `InRelationship`, `Engaged`, `Married`, `InLove`, `Complicated`, `ActivelySearching`.
    #[property(iri = "http://smithereen.software/ns#relationshipStatus")]
    pub relationship_status: Option<Iri>,
    /// The partner, to be believed where they name this person too.
    #[property(iri = "http://smithereen.software/ns#relationshipPartner")]
    pub relationship_partner: Option<Ref<AnyActor>>,
    /// One of `Apathetic`, `Communist`, `Socialist`, `Moderate`, `Liberal`, `Conservative`, `Monarchist`,
    /// `Ultraconservative`, `Libertarian`.
    #[property(iri = "http://smithereen.software/ns#politicalViews")]
    pub political_views: Option<Iri>,
    /// What the person believes in.
    #[property(iri = "http://smithereen.software/ns#religion")]
    pub religion: Option<Box<str>>,
    /// What matters most in life, one of `FamilyAndChildren`, `CareerAndMoney`, `EntertainmentAndLeisure`,
    /// `ScienceAndResearch`, `ImprovingTheWorld`, `PersonalDevelopment`, `BeautyAndArt`, `FameAndInfluence`.
    #[property(iri = "http://smithereen.software/ns#personalPriority")]
    pub personal_priority: Option<Iri>,
    /// What matters most in others, one of `IntellectAndCreativity`, `KindnessAndHonesty`, `HealthAndBeauty`,
    /// `WealthAndPower`, `CourageAndPersistence`, `HumorAndLoveForLife`.
    #[property(iri = "http://smithereen.software/ns#peoplePriority")]
    pub people_priority: Option<Iri>,
    /// One of `VeryNegative`, `Negative`, `Tolerant`, `Neutral`, `Positive`.
    #[property(iri = "http://smithereen.software/ns#smokingViews")]
    pub smoking_views: Option<Iri>,
    /// One of `VeryNegative`, `Negative`, `Tolerant`, `Neutral`, `Positive`.
    #[property(iri = "http://smithereen.software/ns#alcoholViews")]
    pub alcohol_views: Option<Iri>,
    /// Who or what inspires the person.
    #[property(iri = "http://smithereen.software/ns#inspiredBy")]
    pub inspired_by: Option<Box<str>>,
    /// What the person does.
    #[property(iri = "http://smithereen.software/ns#activities")]
    pub activities: Option<Box<str>>,
    /// What the person is interested in.
    #[property(iri = "http://smithereen.software/ns#interests")]
    pub interests: Option<Box<str>>,
    /// The music that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteMusic")]
    pub favorite_music: Option<Box<str>>,
    /// The films that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteMovies")]
    pub favorite_movies: Option<Box<str>>,
    /// The television series that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteTvShows")]
    pub favorite_tv_shows: Option<Box<str>>,
    /// The books that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteBooks")]
    pub favorite_books: Option<Box<str>>,
    /// The games that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteGames")]
    pub favorite_games: Option<Box<str>>,
    /// The words of others that the person likes.
    #[property(iri = "http://smithereen.software/ns#favoriteQuotes")]
    pub favorite_quotes: Option<Box<str>>,
}
