//! Reading and writing a post as the fleet sends it, beside `serde_json::Value` and a minimal serde struct.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use howdah_types::{AnyObject, Envelope, Limits, from_slice_with, to_vec};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The least that a program could do: the members it needs, the others dropped.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct MinimalCreate {
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

fn read(criterion: &mut Criterion) {
    let create = create();
    let mut group = criterion.benchmark_group("types/read");
    group.throughput(Throughput::Bytes(create.len() as u64));
    group.bench_function("AnyObject", |bencher| {
        bencher.iter(|| from_slice_with::<AnyObject>(black_box(&create), &Limits::new()).unwrap());
    });
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::from_slice::<Value>(black_box(&create)).unwrap());
    });
    group.bench_function("minimal struct", |bencher| {
        bencher.iter(|| serde_json::from_slice::<MinimalCreate>(black_box(&create)).unwrap());
    });
    group.bench_function("Envelope", |bencher| {
        bencher.iter(|| Envelope::parse(black_box(&create)).unwrap().actor().map(str::len));
    });
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let create = create();
    let typed = AnyObject::parse(&create).unwrap();
    let value: Value = serde_json::from_slice(&create).unwrap();
    let minimal: MinimalCreate = serde_json::from_slice(&create).unwrap();
    let mut group = criterion.benchmark_group("types/write");
    group.throughput(Throughput::Bytes(create.len() as u64));
    group.bench_function("AnyObject", |bencher| bencher.iter(|| to_vec(black_box(&typed))));
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)).unwrap());
    });
    group.bench_function("minimal struct", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&minimal)).unwrap());
    });
    group.finish();
}

/// A `Create` of a post with a picture, two mentions and a hashtag, in the shape that Mastodon sends.
fn create() -> Vec<u8> {
    let base = "https://harbour.example";
    let author = format!("{base}/users/marta");
    let note = format!("{base}/users/marta/statuses/114000000000000001");
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let people = ["https://quay.example/users/oskar", "https://pier.example/users/linnea"];
    let followers = format!("{author}/followers");
    let content = format!(
        "<p><span class=\"h-card\"><a href=\"https://quay.example/@oskar\" class=\"u-url mention\">@<span>oskar</span>\
         </a></span> {}</p><p><a href=\"{base}/tags/harbour\" class=\"mention hashtag\" rel=\"tag\">#<span>harbour\
         </span></a></p>",
        "The ferry came in late again, and the gulls had eaten the bread before anybody was up. ".repeat(4)
    );
    let context = r#"["https://www.w3.org/ns/activitystreams","https://w3id.org/security/v1",{"ostatus":"http://ostatus.org#","atomUri":"ostatus:atomUri","inReplyToAtomUri":"ostatus:inReplyToAtomUri","conversation":"ostatus:conversation","sensitive":"as:sensitive","toot":"http://joinmastodon.org/ns#","votersCount":"toot:votersCount","blurhash":"toot:blurhash","focalPoint":{"@container":"@list","@id":"toot:focalPoint"},"Hashtag":"as:Hashtag","quote":"https://w3id.org/fep/044f#quote","quoteUri":"http://fedibird.com/ns#quoteUri","_misskey_quote":"https://misskey-hub.net/ns#_misskey_quote","quoteAuthorization":{"@id":"https://w3id.org/fep/044f#quoteAuthorization","@type":"@id"},"gts":"https://gotosocial.org/ns#","interactionPolicy":{"@id":"gts:interactionPolicy","@type":"@id"},"canQuote":{"@id":"gts:canQuote","@type":"@id"},"automaticApproval":{"@id":"gts:automaticApproval","@type":"@id"},"manualApproval":{"@id":"gts:manualApproval","@type":"@id"}}]"#;
    let attachment = format!(
        r##"{{"type":"Document","mediaType":"image/jpeg","url":"{base}/media/original/4f1d7a9c2b.jpeg","name":"A white ferry beside a stone quay, gulls above it","blurhash":"UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH","focalPoint":[0.25,-0.5],"width":1600,"height":1067}}"##
    );
    let tags = format!(
        r##"{{"type":"Mention","href":"{}","name":"@oskar@quay.example"}},{{"type":"Mention","href":"{}","name":"@linnea@pier.example"}},{{"type":"Hashtag","href":"{base}/tags/harbour","name":"#harbour"}}"##,
        people[0], people[1]
    );
    let collections = format!(
        r#""replies":{{"id":"{note}/replies","type":"Collection","first":{{"type":"CollectionPage","next":"{note}/replies?only_other_accounts=true&page=true","partOf":"{note}/replies","items":[]}}}},"likes":{{"id":"{note}/likes","type":"Collection","totalItems":3}},"shares":{{"id":"{note}/shares","type":"Collection","totalItems":1}}"#
    );
    let policy = format!(
        r#""interactionPolicy":{{"canQuote":{{"automaticApproval":["{public}"],"manualApproval":["{followers}"]}}}}"#
    );
    let signature = format!(
        r#""signature":{{"type":"RsaSignature2017","creator":"{author}#main-key","created":"2026-11-20T06:42:18Z","signatureValue":"{}"}}"#,
        "q7Zt0cXb9Lw4".repeat(28)
    );
    let addresses = format!(r#""to":["{public}"],"cc":["{followers}","{}","{}"]"#, people[0], people[1]);
    let content = Value::from(content);
    format!(
        r#"{{"@context":{context},"id":"{note}/activity","type":"Create","actor":"{author}","published":"2026-11-20T06:42:17Z",{addresses},"object":{{"id":"{note}","type":"Note","summary":null,"inReplyTo":null,"published":"2026-11-20T06:42:17Z","url":"{base}/@marta/114000000000000001","attributedTo":"{author}",{addresses},"sensitive":false,"atomUri":"{note}","inReplyToAtomUri":null,"conversation":"tag:harbour.example,2026-11-20:objectId=714:objectType=Conversation","content":{content},"contentMap":{{"en":{content}}},"attachment":[{attachment}],"tag":[{tags}],{policy},{collections}}},{signature}}}"#
    )
    .into_bytes()
}

criterion_group!(types, read, write);
criterion_main!(types);
