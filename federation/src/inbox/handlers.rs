//! The handlers by activity type.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use howdah_types::{Activity, Kind};

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
pub struct Inbox<A> {
    handlers: HashMap<&'static str, Handler<A>>,
}

type Handling = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;
type Handler<A> = Arc<dyn Fn(Federation<A>, Bytes, Attestation) -> Result<Handling, Error> + Send + Sync>;

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
        self.handlers.insert(K::NAME, Arc::new(parse_and_run));
        self
    }

    /// The name of the handler for a type as documents write it, in short or in full.
    pub(crate) fn name_for(&self, kind: &str) -> Option<&'static str> {
        let short = kind.rsplit_once('#').map_or(kind, |(_, short)| short);
        self.handlers.get_key_value(short).map(|(name, _)| *name)
    }

    pub(crate) fn run(
        &self,
        name: &str,
        federation: Federation<A>,
        raw: Bytes,
        attestation: Attestation,
    ) -> Option<Result<Handling, Error>> {
        Some(self.handlers.get(name)?(federation, raw, attestation))
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
