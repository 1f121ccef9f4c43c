//! The handlers by activity type.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use howdah_types::{Activity, AnyActivity, Kind, Node};

use super::authority;
use super::verified::{Attestation, Verified};
use crate::application::Application;
use crate::error::{BoxError, Error, ErrorKind};
use crate::federation::Federation;

/// What a handler gets beside the activity: the federation, and through it the application.
///
/// ```
/// # use howdah_federation::{Application, BoxError, Context, Verified};
/// # use howdah_types::Follow;
/// async fn follow<A: Application>(context: Context<A>, follow: Verified<Follow>) -> Result<(), BoxError> {
///     let who = context.federation().actor(follow.actor()).await?;
///     println!("{:?} wants to follow", who.actor.id());
///     Ok(())
/// }
/// ```
pub struct Context<A> {
    federation: Federation<A>,
}

impl<A> fmt::Debug for Context<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("federation", &self.federation).finish()
    }
}

impl<A: Application> Context<A> {
    /// The application.
    pub fn app(&self) -> &A {
        self.federation.app()
    }

    /// The federation, for sending and fetching.
    pub fn federation(&self) -> &Federation<A> {
        &self.federation
    }
}

/// The handlers of an application, one for each type of activity that it understands.
///
/// Activities of other types are accepted and dropped. A handler that fails is run again later, so it must
/// bear being run twice; after the last try the activity is kept as a dead letter.
///
/// Which activities the types and their authority cannot judge is for the handler to judge: that what is named
/// by its id alone, or of a type of your own, is stored as the [actor](Verified::actor)'s.
///
/// ```
/// # use howdah_federation::{Application, BoxError, Context, Inbox, Verified};
/// use howdah_types::{Delete, Follow};
///
/// # async fn follow<A: Application>(_: Context<A>, _: Verified<Follow>) -> Result<(), BoxError> { Ok(()) }
/// # async fn delete<A: Application>(_: Context<A>, _: Verified<Delete>) -> Result<(), BoxError> { Ok(()) }
/// fn inbox<A: Application>() -> Inbox<A> {
///     Inbox::new().on::<Follow, _, _>(follow).on::<Delete, _, _>(delete)
/// }
/// ```
pub struct Inbox<A> {
    handlers: HashMap<&'static str, Handler<A>>,
}

type Handling = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;
type ParseAndRun<A> = dyn Fn(Federation<A>, Bytes, Attestation) -> Result<Handling, Error> + Send + Sync;

struct Handler<A> {
    /// The type in full.
    iri: &'static str,
    run: Box<ParseAndRun<A>>,
}

impl<A> fmt::Debug for Inbox<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.handlers.keys()).finish()
    }
}

impl<A> Default for Inbox<A> {
    fn default() -> Self {
        Self { handlers: HashMap::new() }
    }
}

impl<A: Application> Inbox<A> {
    /// An inbox that understands nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Handles activities of the type `K` with `handler`, which replaces an earlier one.
    #[must_use]
    pub fn on<K, H, F>(mut self, handler: H) -> Self
    where
        K: Kind + AsRef<Activity> + AsMut<Activity> + Send + Sync + 'static,
        H: Fn(Context<A>, Verified<K>) -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let parse_and_run = move |federation, raw: Bytes, attestation: Attestation| {
            let mut activity: K = parse(&raw)?;
            authority::reduce(activity.as_mut(), attestation.actor());
            let verified = Verified::new(activity, attestation, raw);
            Ok(Box::pin(handler(Context { federation }, verified)) as Handling)
        };
        self.handlers.insert(K::NAME, Handler { iri: K::IRI, run: Box::new(parse_and_run) });
        self
    }

    /// The name of the handler for an activity.
    ///
    /// The type that its authority was judged by decides. Only what has no such type is looked up by the name
    /// that the document writes, in short or in full: a type of somebody else's that ends in `#Delete` is not
    /// that `Delete`.
    pub(crate) fn name_for(&self, activity: &AnyActivity) -> Option<&'static str> {
        let known = match activity {
            AnyActivity::Other(_) => None,
            known => known.own_type(),
        };
        let by_name = |name: &str| self.handlers.get_key_value(name).map(|(name, _)| *name);
        let Some((name, _)) = known else {
            let written = activity.type_name()?;
            let by_iri =
                || self.handlers.iter().find(|(_, handler)| handler.iri == written).map(|(name, _)| *name);
            return by_name(written).or_else(by_iri);
        };
        by_name(name)
    }

    pub(crate) fn run(
        &self,
        name: &str,
        federation: Federation<A>,
        raw: Bytes,
        attestation: Attestation,
    ) -> Option<Result<Handling, Error>> {
        Some((self.handlers.get(name)?.run)(federation, raw, attestation))
    }
}

fn parse<K: Kind>(raw: &[u8]) -> Result<K, Error> {
    let document =
        howdah_types::from_slice::<K>(raw).map_err(|error| Error::new(ErrorKind::Document, error))?;
    for issue in document.issues {
        tracing::debug!(kind = K::NAME, %issue, "an odd property was left aside");
    }
    Ok(document.value)
}
