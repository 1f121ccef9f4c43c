//! Who may say what: an actor speaks for itself and for what lies at its own origin, and for nothing else
//! ([FEP-fe34](https://codeberg.org/fediverse/fep/src/branch/main/fep/fe34/fep-fe34.md)).
//!
//! The functions are pure. Whether a stored object belongs to the actor is for the handler to compare.

use howdah_types::{Activity, AnyActivity, AnyObject, Iri, Many, Ref};

use super::rejection::Rejection;

/// Refuses an activity that says what `actor`, who signed it, may not say.
pub(crate) fn check(activity: &AnyActivity, actor: &Iri) -> Result<(), Rejection> {
    if activity.activity().actor_id() != Some(actor) {
        return Err(Rejection::ActorMismatch);
    }
    if activity.id().is_some_and(|id| !id.same_origin(actor)) {
        return Err(Rejection::ForeignId);
    }
    let may = |object: &Ref<AnyObject>| match activity {
        AnyActivity::Create(_) | AnyActivity::Update(_) => may_write(object, actor),
        AnyActivity::Delete(_) => object.id().is_some_and(|id| id.same_origin(actor)),
        AnyActivity::Undo(_) => may_undo(object, actor),
        AnyActivity::Accept(_) | AnyActivity::Reject(_) => may_answer(object, actor),
        _ => true,
    };
    if activity.activity().object.iter().all(may) { Ok(()) } else { Err(Rejection::ForeignObject) }
}

/// An embedded object must be the actor itself, or be of its origin and name it as the author.
fn may_write(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    let Ref::Object(object) = object else { return true };
    if is_actor(object) {
        return object.id() == Some(actor);
    }
    let local = object.id().is_none_or(|id| id.same_origin(actor));
    let mut authors = object.base().into_iter().flat_map(|base| &base.attributed_to).peekable();
    local && (authors.peek().is_none() || authors.any(|author| author.id() == Some(actor)))
}

/// Only the actor's own activities can be taken back.
fn may_undo(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    let local = object.id().is_none_or(|id| id.same_origin(actor));
    let own = object.object().and_then(AnyObject::activity).is_none_or(|undone| undone.actor_id() == Some(actor));
    local && own
}

/// A follow is answered by the one who is to be followed; what names it by id is for the handler to look up.
fn may_answer(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    match object.object() {
        Some(AnyObject::Follow(follow)) => follow.base.object_id() == Some(actor),
        _ => true,
    }
}

/// Reduces what is embedded of other origins to its id, in the activity and in the activities inside it.
pub(crate) fn reduce(activity: &mut Activity, actor: &Iri) {
    let Activity { object, target, result, origin, instrument, .. } = activity;
    for property in [object, target, result, origin, instrument] {
        reduce_property(property, actor);
    }
}

fn reduce_property(property: &mut Many<Ref<AnyObject>>, actor: &Iri) {
    for value in property.as_mut_slice() {
        let foreign = value.id().filter(|id| !id.same_origin(actor)).cloned();
        match (foreign, &mut *value) {
            (Some(id), Ref::Object(_)) => *value = Ref::Iri(id),
            (None, Ref::Object(object)) => {
                if let Some(inner) = object.activity_mut() {
                    reduce(inner, actor);
                }
            }
            (_, Ref::Iri(_)) => {}
        }
    }
}

fn is_actor(object: &AnyObject) -> bool {
    matches!(
        object,
        AnyObject::Person(_)
            | AnyObject::Service(_)
            | AnyObject::Application(_)
            | AnyObject::Group(_)
            | AnyObject::Organization(_)
    )
}

#[cfg(test)]
mod tests;
