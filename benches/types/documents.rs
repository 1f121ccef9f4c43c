//! What is measured.

use std::error::Error;

use serde_json::Value;

/// Documents that are measured together.
pub(crate) type Documents = Vec<Vec<u8>>;

/// A `Create` of a post with a picture, two mentions and a hashtag, in the shape that Mastodon sends: 5,000 bytes.
pub(crate) const CREATE: &[u8] = include_bytes!("create.json").trim_ascii_end();

/// A person with an avatar, a header, three fields and a custom emoji, in the shape that Mastodon sends: 3,500 bytes.
pub(crate) const ACTOR: &[u8] = include_bytes!("actor.json").trim_ascii_end();

/// How many activities stand on a page of an outbox.
const ITEMS: usize = 50;

/// A page of an outbox: the activity many times, without its context, each time with other ids.
pub(crate) fn page() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut create: Value = serde_json::from_slice(CREATE)?;
    let context = create.as_object_mut().and_then(|create| create.remove("@context"));
    let context = context.ok_or("the activity has no context")?;
    let item = create.to_string();
    let items: Vec<_> = (0..ITEMS).map(|index| item.replace("000001", &format!("{index:06}"))).collect();
    let page = format!(
        concat!(
            r#"{{"@context":{},"id":"https://harbour.example/users/marta/outbox?page=true","#,
            r#""type":"OrderedCollectionPage","next":"https://harbour.example/users/marta/outbox?max_id=1","#,
            r#""partOf":"https://harbour.example/users/marta/outbox","orderedItems":[{}]}}"#
        ),
        context,
        items.join(",")
    );
    Ok(page.into_bytes())
}

/// All of them, and the whole corpus where it is at hand.
pub(crate) fn all() -> Result<Vec<(&'static str, Documents)>, Box<dyn Error>> {
    let mut all =
        vec![("create", vec![CREATE.to_vec()]), ("actor", vec![ACTOR.to_vec()]), ("page", vec![page()?])];
    if let Some(folder) = howdah_testdata::folder("types, corpus", "corpus/activitypub") {
        let files = howdah_testdata::files(&folder, "json");
        all.push(("corpus", files.iter().map(std::fs::read).collect::<Result<_, _>>()?));
    }
    Ok(all)
}
