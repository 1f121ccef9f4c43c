//! A text as a member typed it, understood.

use howdah_webfinger::Handle;

use super::{Done, Impossible, Site};
use crate::document::tag_path;
use crate::people;
use crate::store::accounts::AccountRow;
use crate::store::statuses::Text;
use crate::text::{self, Piece};

/// The most characters of a post.
pub(crate) const MOST_CHARACTERS: usize = 5_000;

/// The most accounts that a post may mention: each one unknown costs lookups at another host.
pub(crate) const MOST_MENTIONS: usize = 20;

/// The text as it is kept, with the accounts that it mentions looked up.
pub(super) async fn understood(
    site: &Site,
    typed: Option<&str>,
    warning: Option<&str>,
    sensitive: Option<bool>,
) -> Done<Text> {
    let (typed, warning) = (typed.unwrap_or_default(), warning.unwrap_or_default());
    if typed.trim().is_empty() {
        return Err(Impossible::EmptyText.into());
    }
    if typed.chars().count() + warning.chars().count() > MOST_CHARACTERS {
        return Err(Impossible::LongText.into());
    }
    let (mut handles, mut tags) = (Vec::new(), Vec::new());
    for piece in text::pieces(typed) {
        match piece {
            Piece::Mention(handle) if !handles.contains(&handle) => handles.push(handle),
            Piece::Tag(name) => tags.push(name.to_lowercase()),
            _ => {}
        }
    }
    let found = mentioned(site, handles).await?;
    let profile = |handle: &str| {
        let (_, row) = found.iter().find(|(known, _)| *known == handle)?;
        Some((row.url.clone(), row.name.clone()))
    };
    let tag = |name: &str| site.addresses().iri(&tag_path(&name.to_lowercase())).to_string();
    Ok(Text {
        content: text::to_html(typed, profile, tag),
        warning: warning.to_owned(),
        sensitive: sensitive.unwrap_or_default() || !warning.is_empty(),
        mentions: found.iter().map(|(_, row)| row.id).collect(),
        tags,
    })
}

/// The accounts behind handles as members type them; a handle that leads nowhere stays text.
async fn mentioned<'a>(site: &Site, handles: Vec<&'a str>) -> Done<Vec<(&'a str, AccountRow)>> {
    if handles.len() > MOST_MENTIONS {
        return Err(Impossible::ManyMentions.into());
    }
    let mut found = Vec::new();
    for typed in handles {
        let Some(handle) = Handle::parse(typed).ok().or_else(|| site.addresses().handle(typed)) else {
            continue;
        };
        found.extend(people::find(site, &handle, true).await?.map(|row| (typed, row)));
    }
    Ok(found)
}
