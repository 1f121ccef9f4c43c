//! Previews of links: <https://docs.joinmastodon.org/entities/PreviewCard/>

use chrono::{DateTime, Utc};

use super::Account;
use crate::text::Html;

entity! {
    /// What a link in a status leads to.
    pub struct PreviewCard {
        identity {
            /// The link.
            url: String,
        }
        always {
            /// The page's title.
            title: String,
            /// What it says of itself.
            description: String,
            /// What it is.
            kind as "type": CardType,
            /// Who wrote it; since 4.3.
            authors: Vec<CardAuthor>,
            /// Who wrote it, in one text.
            author_name: String,
            /// The author's page.
            author_url: String,
            /// The site's name.
            provider_name: String,
            /// The site.
            provider_url: String,
            /// A player or the like, to be shown in a frame.
            html: Html,
            /// In pixels; 0 when unknown.
            width: u64,
            /// In pixels; 0 when unknown.
            height: u64,
            /// A picture.
            image: Option<String>,
            /// The picture itself, where the page is about one.
            embed_url: String,
            /// A blurred preview of the picture: <https://blurha.sh>
            blurhash: Option<String>,
            /// When it was published.
            published_at: Option<DateTime<Utc>>,
        }
        optional {
            /// What the picture shows.
            image_description: Option<String>,
            /// The page's language.
            language: Option<String>,
            /// Whether the page's author could be named but is not.
            missing_attribution: Option<bool>,
        }
    }
}

open_enum! {
    /// What a link leads to.
    pub enum CardType {
        /// A page.
        Link = "link",
        /// A picture.
        Photo = "photo",
        /// A film.
        Video = "video",
        /// Something in a frame.
        Rich = "rich",
    }
}

entity! {
    /// Who wrote a page.
    pub struct CardAuthor {
        identity {}
        always {
            /// The name to show.
            name: String,
            /// The author's page.
            url: String,
            /// The author's account.
            account: Option<Box<Account>>,
        }
        optional {}
    }
}
