//! The table of key ids and of the documents behind them.

use std::collections::BTreeMap;
use std::fmt;

use howdah_signatures::{KeyLookup, KeyOwner, Reason, Refused, Step};
use howdah_testdata::{Tally, folder};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::requests::{expect_equal, table};

#[derive(Deserialize)]
struct Table {
    own_authority: String,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: String,
    key_id: String,
    documents: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    redirects: BTreeMap<String, String>,
    decision: String,
    refusal: Option<String>,
    owner: Option<String>,
    key_sha256_spki: Option<String>,
}

#[test]
fn proves_owners_as_the_table_says() {
    let name = "cavage12-key-documents";
    let Some(path) = folder(name, "vectors/cavage12/key-documents.json") else { return };
    let keys: Table = table(&path);
    let own = [keys.own_authority];
    let mut tally = Tally::new(name);
    for vector in &keys.vectors {
        tally.case(&vector.id, compare(vector, look_up(vector, &own)));
    }
    tally.finish();
}

fn look_up(vector: &Vector, own: &[String]) -> Result<KeyOwner, Refused> {
    let mut lookup = KeyLookup::new(&vector.key_id, own)?;
    while let Step::Fetch { url } = lookup.step() {
        let mut url = url;
        for _redirect in 0..3 {
            url = vector.redirects.get(url).map_or(url, String::as_str);
        }
        let document =
            vector.documents.get(url).ok_or_else(|| Refused::new(Reason::KeyNotFound, "not in the table"))?;
        let url = url.to_owned();
        lookup.document(&url, document.to_string().as_bytes())?;
    }
    lookup.finish()
}

fn compare(vector: &Vector, found: Result<KeyOwner, Refused>) -> Result<(), String> {
    match (vector.decision.as_str(), found) {
        ("accept", Ok(found)) => {
            expect_equal("key id", &found.key_id(), &vector.key_id.as_str())?;
            expect_equal("owner", &Some(found.owner()), &vector.owner.as_deref())?;
            let hash = format!("{:x}", HexOf(&Sha256::digest(found.key().to_spki_der())));
            expect_equal("key", &Some(hash), &vector.key_sha256_spki)
        }
        ("refuse", Err(refused)) => {
            let expected = vector.refusal.as_deref().map(name_here);
            expect_equal("reason", &Some(refused.reason().as_str()), &expected)
        }
        (_, Ok(found)) => Err(format!("accepted {found:?}")),
        (_, Err(refused)) => Err(format!("refused: {refused}")),
    }
}

/// A key without an owner is one whose owner does not fit.
fn name_here(refusal: &str) -> &str {
    if refusal == "owner-missing" { "owner-mismatch" } else { refusal }
}

/// Bytes in hexadecimal.
struct HexOf<'a>(&'a [u8]);

impl fmt::LowerHex for HexOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
