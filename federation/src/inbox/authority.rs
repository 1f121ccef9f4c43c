//! Who may say what: an actor speaks for itself and for what lies at its own origin, and for nothing else
//! ([FEP-fe34](https://codeberg.org/fediverse/fep/src/branch/main/fep/fe34/fep-fe34.md)).
//!
//! The functions are pure. Whether a stored object belongs to the actor is for the handler to compare.

use howdah_types::{
    Activity, AnyActivity, AnyActor, AnyObject, Collection, CoreType, Interactions, Iri, Many, Ref,
};

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
        AnyActivity::Delete(_) => may_delete(object, actor),
        AnyActivity::Undo(_) => may_undo(object, actor),
        AnyActivity::Accept(_) | AnyActivity::Reject(_) => may_answer(object, actor),
        _ => may_mention(object, actor),
    };
    if activity.activity().object.iter().all(may) { Ok(()) } else { Err(Rejection::ForeignObject) }
}

/// An embedded object must be the actor itself, or be of its origin and name it as the author, alone or beside
/// others of that origin.
fn may_write(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    let Ref::Object(object) = object else { return true };
    if is_actor(object) {
        return object.id() == Some(actor);
    }
    let local = object.id().is_none_or(|id| id.same_origin(actor));
    let mut authors = authors(object).peekable();
    let named = authors.peek().is_none() || authors.any(|author| author.id() == Some(actor));
    local && named && has_own_authors(object, actor)
}

/// What is deleted must be of the actor's origin; an embedded actor must be the actor itself.
fn may_delete(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    let other = object.object().is_some_and(|object| is_actor(object) && object.id() != Some(actor));
    !other && object.id().is_some_and(|id| id.same_origin(actor))
}

/// Only the actor's own activities can be taken back.
fn may_undo(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    let local = object.id().is_none_or(|id| id.same_origin(actor));
    let own =
        object.object().and_then(AnyObject::activity).is_none_or(|undone| undone.actor_id() == Some(actor));
    local && own
}

/// A follow is answered by the one who is to be followed; what names it by id is for the handler to look up.
fn may_answer(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    match object.object() {
        Some(AnyObject::Follow(follow)) => follow.base.object_id() == Some(actor),
        _ => true,
    }
}

/// What has an id is reduced to it where it is another's; without one it must not be said to be another's.
fn may_mention(object: &Ref<AnyObject>, actor: &Iri) -> bool {
    object.id().is_some() || object.object().is_none_or(|object| has_own_authors(object, actor))
}

/// Reduces what is embedded of other origins, or of other authors, to its id: in the activity, in the activities and
/// collections inside it, and in what its objects reply to, quote and belong to.
pub(crate) fn reduce(activity: &mut Activity, actor: &Iri) {
    let Activity { object, target, result, origin, instrument, .. } = activity;
    for property in [object, target, result, origin, instrument] {
        reduce_property(property, actor);
    }
}

fn reduce_property(property: &mut Many<Ref<AnyObject>>, actor: &Iri) {
    for value in property.as_mut_slice() {
        reduce_value(value, actor);
    }
}

fn reduce_value(value: &mut Ref<AnyObject>, actor: &Iri) {
    let Ref::Object(object) = &mut *value else { return };
    match object.id() {
        Some(id) if !id.same_origin(actor) || !is_own(object, actor) => *value = Ref::Iri(id.clone()),
        _ => reduce_inside(object, actor),
    }
}

fn reduce_inside(object: &mut AnyObject, actor: &Iri) {
    if let Some(inner) = object.activity_mut() {
        reduce(inner, actor);
    }
    if let Some(collection) = object.collection_mut() {
        let Collection { current, first, last, items, ordered_items, .. } = collection;
        [current, first, last].into_iter().flatten().for_each(|page| reduce_value(page, actor));
        reduce_property(items, actor);
        reduce_property(ordered_items, actor);
    }
    let Some(base) = object.base_mut() else { return };
    if !base.in_reply_to.is_empty() {
        reduce_property(&mut base.in_reply_to, actor);
    }
    // Written to only where there is something, since that takes memory.
    if *base.interactions != Interactions::default() {
        let Interactions { replies, likes, shares, context, quote, quote_authorization, .. } =
            &mut *base.interactions;
        let single = [replies, likes, shares, quote, quote_authorization];
        single.into_iter().flatten().for_each(|value| reduce_value(value, actor));
        reduce_property(context, actor);
    }
}

/// Whether an object names nobody of another origin as its author, or as its actor.
fn is_own(object: &AnyObject, actor: &Iri) -> bool {
    let mut actors = object.activity().into_iter().flat_map(|activity| &activity.actor);
    has_own_authors(object, actor) && actors.all(|one| one.id().is_some_and(|id| id.same_origin(actor)))
}

fn has_own_authors(object: &AnyObject, actor: &Iri) -> bool {
    authors(object).all(|author| author.id().is_some_and(|id| id.same_origin(actor)))
}

fn authors(object: &AnyObject) -> impl Iterator<Item = &Ref<AnyActor>> {
    object.base().into_iter().flat_map(|base| &base.attributed_to)
}

/// By its type or, where that is not known, by what it has.
fn is_actor(object: &AnyObject) -> bool {
    object.core_type() == CoreType::Actor
}

#[cfg(test)]
mod tests;
