//! Books and what readers say of them, as BookWyrm writes it
//! ([documentation](https://docs.joinbookwyrm.com/activitypub.html)).
//!
//! BookWyrm declares none of these names in a context, so they have no IRI.
//!
//! ```
//! use howdah_types::ext::bookwyrm::Review;
//! use howdah_types::from_slice;
//!
//! let review = from_slice::<Review>(
//!     br#"{"type": "Review", "inReplyToBook": "https://books.example/book/1", "rating": 4.5}"#,
//! )?.value;
//! assert_eq!(review.in_reply_to_book.unwrap(), "https://books.example/book/1");
//! assert_eq!(review.rating.unwrap().as_f64(), 4.5);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use crate::Kind;
use crate::any::AnyActor;
use crate::collection::OrderedCollection;
use crate::ext::security;
use crate::object::{Note, Object};
use crate::value::{Decimal, Iri, Many, Ref};
use crate::vocabulary::vocabulary;

/// A book, whatever its edition.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Book")]
#[non_exhaustive]
pub struct Book {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Its title.
    #[property(plain)]
    pub title: Option<Box<str>>,
    /// Its [`Author`]s.
    #[property(plain)]
    pub authors: Many<Iri>,
    /// Where catalogues have it.
    #[property(group)]
    pub catalogue: Catalogue,
}

/// A book as it was written, of which there are [`Edition`]s.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Work")]
#[non_exhaustive]
pub struct Work {
    /// The properties of a book.
    #[property(group)]
    pub base: Book,
}

/// A book as it was printed.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Edition")]
#[non_exhaustive]
pub struct Edition {
    /// The properties of a book.
    #[property(group)]
    pub base: Book,
    /// Its number of ten digits, of which the last may be an X; without hyphens.
    #[property(plain)]
    pub isbn10: Option<Box<str>>,
    /// Its number of thirteen digits, without hyphens.
    #[property(plain)]
    pub isbn13: Option<Box<str>>,
    /// How many pages it has.
    #[property(plain)]
    pub pages: Option<u64>,
    /// What it is, as `Hardcover` or `EBook`.
    #[property(plain)]
    pub physical_format: Option<Box<str>>,
    /// Who published it.
    #[property(plain)]
    pub publishers: Many<Box<str>>,
}

/// Somebody who writes books.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Author")]
#[non_exhaustive]
pub struct Author {
    /// The properties of an object; `name` is the author's.
    #[property(group)]
    pub base: Object,
    /// Where catalogues have the author.
    #[property(group)]
    pub catalogue: Catalogue,
}

/// Where catalogues have a book or an author.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Catalogue {
    /// The identifier at [Open Library](https://openlibrary.org), as `OL1W`.
    #[property(plain)]
    pub openlibrary_key: Option<Box<str>>,
    /// The identifier at [Inventaire](https://inventaire.io).
    #[property(plain)]
    pub inventaire_id: Option<Box<str>>,
    /// Who last changed the entry at BookWyrm.
    #[property(plain)]
    pub last_edited_by: Option<Iri>,
}

/// What somebody thinks of a book; `name` is the headline.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Review")]
#[non_exhaustive]
pub struct Review {
    /// The properties of a note.
    #[property(group)]
    pub base: Note,
    /// The book.
    #[property(plain)]
    pub in_reply_to_book: Option<Iri>,
    /// From 0.5 to 5 stars.
    #[property(plain)]
    pub rating: Option<Decimal>,
}

/// A [`Review`] without words.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Rating")]
#[non_exhaustive]
pub struct Rating {
    /// The properties of a review.
    #[property(group)]
    pub base: Review,
}

/// What somebody says of a book while reading it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Comment")]
#[non_exhaustive]
pub struct Comment {
    /// The properties of a note.
    #[property(group)]
    pub base: Note,
    /// The book.
    #[property(plain)]
    pub in_reply_to_book: Option<Iri>,
    /// Whether the book is to be read, being read, has been read or was put away, as `reading`.
    #[property(plain)]
    pub reading_status: Option<Box<str>>,
    /// How far the reader is.
    #[property(plain)]
    pub progress: Option<u64>,
    /// What `progress` counts: `PG` for pages, `PCT` for percent.
    #[property(plain)]
    pub progress_mode: Option<Box<str>>,
}

/// Some lines of a book; `content` is what somebody says of them.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Quotation")]
#[non_exhaustive]
pub struct Quotation {
    /// The properties of a note.
    #[property(group)]
    pub base: Note,
    /// The book.
    #[property(plain)]
    pub in_reply_to_book: Option<Iri>,
    /// The lines, as HTML.
    #[property(plain)]
    pub quote: Option<Box<str>>,
    /// Where in the book they stand.
    #[property(plain)]
    pub position: Option<u64>,
    /// What `position` counts: `PG` for pages, `PCT` for percent.
    #[property(plain)]
    pub position_mode: Option<Box<str>>,
}

/// A note that BookWyrm wrote for somebody, as on having begun a book.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "GeneratedNote")]
#[non_exhaustive]
pub struct GeneratedNote {
    /// The properties of a note.
    #[property(group)]
    pub base: Note,
}

/// A shelf with somebody's books.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Shelf")]
#[non_exhaustive]
pub struct Shelf {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
}

/// A list of books on a subject.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "BookList")]
#[non_exhaustive]
pub struct BookList {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
    /// Who may add books, as `closed`, `open` or `curated`.
    #[property(plain)]
    pub curation: Option<Box<str>>,
}

/// A list of books that readers of another one may like.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "SuggestionList")]
#[non_exhaustive]
pub struct SuggestionList {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
}

/// Books that belong together, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "Series")]
#[non_exhaustive]
pub struct Series {
    /// The properties of a collection.
    #[property(group)]
    pub base: OrderedCollection,
}

/// A book in a collection.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "CollectionItem")]
#[non_exhaustive]
pub struct CollectionItem {
    /// The properties of an object.
    #[property(group)]
    pub base: Object,
    /// Who put it there.
    pub actor: Many<Ref<AnyActor>>,
    /// The book.
    #[property(plain)]
    pub book: Option<Iri>,
}

/// A book on a [`Shelf`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "ShelfItem")]
#[non_exhaustive]
pub struct ShelfItem {
    /// The properties of a book in a collection.
    #[property(group)]
    pub base: CollectionItem,
}

/// A book in a [`BookList`] or a [`SuggestionList`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "ListItem")]
#[non_exhaustive]
pub struct ListItem {
    /// The properties of a book in a collection.
    #[property(group)]
    pub base: CollectionItem,
    /// Why it is there.
    #[property(plain)]
    pub notes: Option<Box<str>>,
    /// Whether the one who keeps the list has said yes.
    #[property(plain)]
    pub approved: Option<bool>,
    /// Its place in the list, from 1.
    #[property(plain)]
    pub order: Option<u64>,
}

/// A book in a [`Series`].
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "SeriesBook")]
#[non_exhaustive]
pub struct SeriesBook {
    /// The properties of a book in a collection.
    #[property(group)]
    pub base: CollectionItem,
}

/// A key that says that it is one, as BookWyrm's actors have it.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind(name = "PublicKey")]
#[non_exhaustive]
pub struct PublicKey {
    /// The properties of a key.
    #[property(group)]
    pub base: security::PublicKey,
}

/// What BookWyrm adds to a person.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct PersonDetails {
    /// Whether the person's server is BookWyrm, and knows the other types of this module.
    #[property(plain)]
    pub bookwyrm_user: Option<bool>,
    /// Whether others are not told whom the person follows.
    #[property(plain)]
    pub hide_follows: Option<bool>,
}

vocabulary! {
    types Author, Book, BookList, CollectionItem, Comment, Edition, GeneratedNote, ListItem, PublicKey,
        Quotation, Rating, Review, Series, SeriesBook, Shelf, ShelfItem, SuggestionList, Work;
    properties PersonDetails
}
