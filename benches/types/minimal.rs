//! The least that a program could do: structs with the members that it needs, the others dropped.

use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MinimalCreate {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    actor: String,
    published: String,
    to: Vec<String>,
    cc: Vec<String>,
    object: MinimalNote,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalNote {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    summary: Option<String>,
    in_reply_to: Option<String>,
    published: String,
    url: String,
    attributed_to: String,
    to: Vec<String>,
    cc: Vec<String>,
    sensitive: bool,
    content: String,
    attachment: Vec<MinimalAttachment>,
    tag: Vec<MinimalTag>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalAttachment {
    #[serde(rename = "type")]
    kind: String,
    media_type: String,
    url: String,
    name: Option<String>,
    width: u64,
    height: u64,
}

#[derive(Debug, Deserialize, Serialize)]
struct MinimalTag {
    #[serde(rename = "type")]
    kind: String,
    href: String,
    name: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MinimalPage {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    next: Option<String>,
    ordered_items: Vec<MinimalCreate>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MinimalActor {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    preferred_username: String,
    name: Option<String>,
    summary: Option<String>,
    inbox: String,
    outbox: String,
    followers: Option<String>,
    following: Option<String>,
    url: Option<String>,
    public_key: MinimalKey,
    endpoints: MinimalEndpoints,
    icon: Option<MinimalImage>,
    image: Option<MinimalImage>,
    attachment: Vec<MinimalField>,
    discoverable: Option<bool>,
    manually_approves_followers: bool,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalKey {
    id: String,
    owner: String,
    public_key_pem: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalEndpoints {
    shared_inbox: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
struct MinimalImage {
    url: String,
}

#[derive(Debug, Deserialize, Serialize)]
struct MinimalField {
    name: String,
    value: String,
}
