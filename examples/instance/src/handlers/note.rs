//! Notes of other communities as rows.

use howdah_federation::BoxError;
use howdah_types::{AnyObject, Iri, Many, Note, Object, Ref};

use super::Site;
use crate::store::accounts::{self, AccountRow};
use crate::store::statuses::{self, NewStatus, StatusRow, Text};
use crate::{now, people, text};

/// The most mentions and hashtags of a post that are kept; real posts have far fewer.
const LABELS: usize = 100;

/// A note as a row; none without an id.
pub(super) async fn status(
    site: &Site,
    author: &AccountRow,
    note: &Note,
) -> Result<Option<NewStatus>, BoxError> {
    let object = &note.base;
    let Some(uri) = object.id.as_ref() else { return Ok(None) };
    let (mentions, tags) = labels(object);
    let parent = object.in_reply_to.first().and_then(Ref::id).map(Iri::to_string);
    let rows = move |db: &rusqlite::Connection| {
        let parent = parent.map(|uri| statuses::by_uri(db, &uri)).transpose()?.flatten();
        let known = mentions.iter().map(|uri| accounts::by_uri(db, uri)).collect::<Result<Vec<_>, _>>()?;
        Ok((parent.map(|row| row.id), known.into_iter().flatten().map(|row| row.id).collect()))
    };
    let (in_reply_to, mentions) = site.app().store().read(rows).await?;
    let warning = object.summary.as_str().unwrap_or_default().to_owned();
    Ok(Some(NewStatus {
        uri: uri.to_string(),
        account: author.id,
        visibility: visibility(object, uri).to_owned(),
        in_reply_to,
        reblog_of: None,
        text: Text {
            content: text::from_html(object.content.as_str().unwrap_or_default()),
            sensitive: object.sensitive.unwrap_or_default() || !warning.is_empty(),
            warning,
            mentions,
            tags,
        },
        created_at: published(object).unwrap_or_else(|| now(site)),
    }))
}

/// The actors that a note mentions, and its hashtags in lower case and without the sign.
fn labels(object: &Object) -> (Vec<String>, Vec<String>) {
    let (mut mentions, mut tags) = (Vec::new(), Vec::new());
    for tag in object.tag.iter().filter_map(Ref::object).take(LABELS) {
        match tag {
            AnyObject::Mention(mention) => mentions.extend(mention.base.href.as_ref().map(Iri::to_string)),
            AnyObject::Hashtag(hashtag) => tags
                .extend(hashtag.base.name.as_str().map(|name| name.trim_start_matches('#').to_lowercase())),
            _ => {}
        }
    }
    (mentions, tags)
}

/// The post with this id, from where it lives if nobody here has seen it; none if it cannot be had.
pub(super) async fn known_or_fetched(site: &Site, target: &Iri) -> Result<Option<StatusRow>, BoxError> {
    let uri = target.to_string();
    let known = site.app().store().read(move |db| statuses::by_uri(db, &uri)).await?;
    if known.is_some() || site.addresses().is_local(target) {
        return Ok(known);
    }
    if let Err(error) = fetched(site, target).await {
        // No failure of the handler: trying again would keep everything waiting that its sender says next.
        tracing::info!(%target, %error, "cannot fetch what was boosted");
        return Ok(None);
    }
    let uri = target.to_string();
    site.app().store().read(move |db| statuses::by_uri(db, &uri)).await
}

/// Fetches a public note and keeps it.
async fn fetched(site: &Site, target: &Iri) -> Result<(), BoxError> {
    let answer = site.fetcher().document(target.as_str()).await?;
    let AnyObject::Note(note) = AnyObject::parse(&answer.body)? else { return Ok(()) };
    // The fetcher has checked that the note's origin served it; its author must be of that origin too.
    let author = note.base.attributed_to.first().and_then(Ref::id);
    let (Some(id), Some(author)) = (&note.base.id, author) else { return Ok(()) };
    if !author.same_origin(id) || !note.base.is_public() {
        return Ok(());
    }
    let author = people::account_of(site, author).await?;
    let Some(status) = status(site, &author, &note).await? else { return Ok(()) };
    site.app().store().write(move |db| statuses::insert(db, &status)).await?;
    Ok(())
}

/// How widely something was addressed, in the words of the Mastodon API. `of` is of its author's origin.
pub(super) fn visibility(object: &Object, of: &Iri) -> &'static str {
    let public = |property: &Many<Ref<_>>| property.iter().filter_map(Ref::id).any(Iri::is_public);
    // Nothing but its name tells a collection of followers from other collections.
    let followers = object.recipients().any(|id| id.as_str().ends_with("/followers") && id.same_origin(of));
    match (public(&object.to), public(&object.cc), followers) {
        (true, _, _) => "public",
        (_, true, _) => "unlisted",
        (_, _, true) => "private",
        _ => "direct",
    }
}

/// When something was published, in milliseconds.
pub(super) fn published(object: &Object) -> Option<i64> {
    Some(object.published.as_ref()?.as_datetime().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use howdah_types::{Iri, Note, from_slice};
    use serde_json::json;

    use super::visibility;

    #[test]
    fn tells_the_visibility_by_the_addresses() {
        const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
        let (own, foreign) =
            ("https://a.example/users/ann/followers", "https://b.example/users/bob/followers");
        let bob = "https://b.example/users/bob";
        for (to, cc, expected) in [
            (json!(PUBLIC), json!([own]), "public"),
            (json!(["as:Public"]), json!([]), "public"),
            (json!([own]), json!(["Public"]), "unlisted"),
            (json!([own]), json!([bob]), "private"),
            (json!([bob]), json!([]), "direct"),
            (json!([foreign]), json!([]), "direct"),
            (json!([]), json!([]), "direct"),
        ] {
            let note = json!({ "type": "Note", "id": "https://a.example/notes/1", "to": to, "cc": cc });
            let note: Note = from_slice(note.to_string().as_bytes()).unwrap().value;
            let id = Iri::parse("https://a.example/notes/1").unwrap();
            assert_eq!(visibility(&note.base, &id), expected, "{to} {cc}");
        }
    }
}
