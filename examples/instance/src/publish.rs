//! What members do, for the tables and for other communities: post, follow, boost, favourite.
//!
//! Each function first writes the tables and then hands the activity to the federation, which has stored it
//! durably when it returns.

pub(crate) mod follows;
pub(crate) mod posts;
pub(crate) mod reactions;

mod audience;
mod written;

use howdah_federation::{BoxError, Federation, Recipient};
use howdah_types::{AnyObject, Iri, Ref, Undo};

use crate::application::App;
use crate::secret;

pub(crate) use written::{MOST_CHARACTERS, MOST_MENTIONS};

/// Why a member cannot do something; shown to the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Impossible {
    /// It is not there, or not for this member to see.
    #[error("Record not found")]
    NoSuchRecord,
    /// The member may see it, but not do this to it.
    #[error("This action is not allowed")]
    NotAllowed,
    #[error("Validation failed: Text can't be blank")]
    EmptyText,
    #[error("Validation failed: Text character limit of {MOST_CHARACTERS} exceeded")]
    LongText,
    #[error("Validation failed: Text mentions more than {MOST_MENTIONS} accounts")]
    ManyMentions,
    #[error("Validation failed: Visibility is not one of public, unlisted, private, direct")]
    UnknownVisibility,
    #[error("Media, polls and quotes are not supported here")]
    Unsupported,
}

type Done<T> = Result<T, BoxError>;
type Site = Federation<App>;

/// A new id for something that a member does.
fn activity_id(site: &Site, name: &str) -> Done<Iri> {
    Ok(site.addresses().iri(&format!("/users/{name}/activities/{}", secret::new()?)))
}

/// Takes back what a member sent.
async fn undo(site: &Site, name: &str, undone: impl Into<AnyObject>, recipients: &[Recipient]) -> Done<()> {
    let undo = Undo::new(activity_id(site, name)?, site.addresses().actor(name), embedded(undone));
    site.send(name, &undo, recipients).await?;
    Ok(())
}

fn embedded(object: impl Into<AnyObject>) -> Ref<AnyObject> {
    Ref::Object(Box::new(object.into()))
}
