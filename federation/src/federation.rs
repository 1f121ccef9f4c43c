//! The whole of it: [`Federation`] ties the application, the guard, the queue and the handlers together.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use howdah_signatures::{CryptoProvider, Policy, Signer, Verifier, provider};
use howdah_types::{AnyActor, Iri, Kind};
use howdah_webfinger::nodeinfo::{self, NodeInfo};
use howdah_webfinger::{Handle, Resolver};
use tokio::sync::Notify;

use crate::addresses::Addresses;
use crate::application::{Application, Recipient};
use crate::clock::{Clock, SystemClock, unix_seconds};
use crate::directory::{Directory, RemoteActor};
use crate::error::{Error, ErrorKind};
use crate::fetch::{Fetcher, Guard};
use crate::inbox::{self, Inbox, Rejection};
use crate::lookup::GuardedTransport;
use crate::outbox::deliver::Ticket;
use crate::outbox::{self, RetrySchedule, described};
use crate::queue::{Batch, NewJob, Queue, Topic};
use crate::service::Service;
use crate::worker::{Line, Workers};

/// Lanes that run at the same time: hosts for deliveries, actors for handlers.
const DELIVERY_LANES: usize = 128;
const INTAKE_LANES: usize = 16;

/// Deliveries that are stored at once.
const JOBS_PER_BATCH: usize = 1_000;

/// Jobs of one lane in one lease.
const JOBS_PER_LEASE: usize = 16;

/// How long the id of an activity is remembered, so that it is handled once.
pub const REMEMBERED: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The federation of one server. Cheap to clone.
///
/// [`service`](Self::service) answers other servers, [`start`](Self::start) runs the workers,
/// [`send`](Self::send) sends.
pub struct Federation<A> {
    parts: Arc<Parts<A>>,
}

struct Parts<A> {
    app: A,
    addresses: Addresses,
    fetcher: Fetcher,
    directory: Directory,
    verifier: Verifier,
    queue: Arc<dyn Queue>,
    inbox: Inbox<A>,
    clock: Arc<dyn Clock>,
    retries: RetrySchedule,
    delivery_pushed: Arc<Notify>,
    intake_pushed: Arc<Notify>,
}

impl<A> Clone for Federation<A> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone() }
    }
}

impl<A> fmt::Debug for Federation<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Federation").field("addresses", &self.parts.addresses).finish_non_exhaustive()
    }
}

/// Settings of a [`Federation`], each with a safe default.
pub struct Builder<A> {
    app: A,
    addresses: Addresses,
    queue: Arc<dyn Queue>,
    inbox: Inbox<A>,
    guard: Guard,
    clock: Arc<dyn Clock>,
    retries: RetrySchedule,
    user_agent: String,
}

impl<A> fmt::Debug for Builder<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("addresses", &self.addresses).finish_non_exhaustive()
    }
}

impl<A: Application> Builder<A> {
    /// What to do with activities that arrive.
    #[must_use]
    pub fn inbox(mut self, inbox: Inbox<A>) -> Self {
        self.inbox = inbox;
        self
    }

    /// The rules for outbound requests; the production ones without this.
    #[must_use]
    pub fn guard(mut self, guard: Guard) -> Self {
        self.guard = guard;
        self
    }

    /// Another clock than the machine's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// When failed deliveries are tried again.
    #[must_use]
    pub fn retries(mut self, retries: RetrySchedule) -> Self {
        self.retries = retries;
        self
    }

    /// What the server calls itself in its requests; many peers refuse those that say nothing.
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Puts everything together; nothing runs yet.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up, or the user agent is no valid header value.
    pub fn build(self) -> Result<Federation<A>, Error> {
        let own_hosts = vec![self.addresses.host().to_owned(), self.addresses.handle_host().to_owned()];
        let fetcher = Fetcher::new(self.guard.own_hosts(own_hosts.clone()), &self.user_agent)?;
        let provider: Arc<dyn CryptoProvider> = Arc::new(provider::AwsLcRs);
        let policy = Policy::fediverse().authorities([self.addresses.host()]);
        Ok(Federation {
            parts: Arc::new(Parts {
                app: self.app,
                addresses: self.addresses,
                directory: Directory::new(fetcher.clone(), provider, own_hosts),
                fetcher,
                verifier: Verifier::new(policy),
                queue: self.queue,
                inbox: self.inbox,
                clock: self.clock,
                retries: self.retries,
                delivery_pushed: Arc::default(),
                intake_pushed: Arc::default(),
            }),
        })
    }
}

impl<A: Application> Federation<A> {
    /// Begins with the application, where it lives, and the queue that keeps its work.
    pub fn builder(app: A, addresses: Addresses, queue: impl Queue) -> Builder<A> {
        Builder {
            user_agent: format!("howdah/{} (+{}/)", env!("CARGO_PKG_VERSION"), addresses.origin()),
            app,
            addresses,
            queue: Arc::new(queue),
            inbox: Inbox::new(),
            guard: Guard::new(),
            clock: Arc::new(SystemClock),
            retries: RetrySchedule::default(),
        }
    }

    /// The application.
    pub fn app(&self) -> &A {
        &self.parts.app
    }

    /// Where everything lives.
    pub fn addresses(&self) -> &Addresses {
        &self.parts.addresses
    }

    /// The guarded client, for everything that a stranger's document names: media and previews too.
    pub fn fetcher(&self) -> &Fetcher {
        &self.parts.fetcher
    }

    /// The queue, for operators.
    pub fn queue(&self) -> &dyn Queue {
        &*self.parts.queue
    }

    /// What answers other servers.
    pub fn service(&self) -> Service<A> {
        Service::new(self.clone())
    }

    /// Starts the workers that handle what arrived and deliver what is sent.
    ///
    /// They run until the returned handle is [stopped](Workers::stop) or dropped.
    pub fn start(&self) -> Workers {
        let line = |topic, pushed: &Arc<Notify>, lanes, run_lane| Line {
            topic,
            queue: self.parts.queue.clone(),
            clock: self.parts.clock.clone(),
            pushed: pushed.clone(),
            lanes,
            jobs: JOBS_PER_LEASE,
            run_lane,
        };
        let federation = self.clone();
        let deliver: crate::worker::RunLane = Arc::new(move |lease, stopped| {
            Box::pin(outbox::deliver::run_lane(federation.clone(), lease, stopped))
        });
        let federation = self.clone();
        let handle: crate::worker::RunLane =
            Arc::new(move |lease, stopped| Box::pin(inbox::run_lane(federation.clone(), lease, stopped)));
        Workers::start([
            line(Topic::Delivery, &self.parts.delivery_pushed, DELIVERY_LANES, deliver),
            line(Topic::Intake, &self.parts.intake_pushed, INTAKE_LANES, handle),
        ])
    }

    /// Sends an activity of the local actor `name` to `recipients`, once to each server that shares an inbox.
    ///
    /// `bto` and `bcc` are left out of what is sent, at every level
    /// ([ActivityPub section 6](https://www.w3.org/TR/activitypub/#client-to-server-interactions)). When this
    /// returns the deliveries are stored; the number of inboxes is returned. An activity is delivered to an
    /// inbox at least once, signed at the time of sending, and again with the same id if it is uncertain
    /// whether it arrived. Inboxes of this server, and those that the [guard](Guard) refuses, are left out.
    ///
    /// Sending the same id again within [`REMEMBERED`] does nothing for the inboxes that have it, so that a call
    /// that failed half-way can be repeated.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BadRequest`] if the activity has no id, or is nested too deeply to be sent; [`ErrorKind::Queue`] if it could not be stored.
    pub async fn send<K: Kind>(
        &self,
        name: &str,
        activity: &K,
        recipients: &[Recipient],
    ) -> Result<usize, Error> {
        let id = activity.id().cloned().ok_or(ErrorKind::BadRequest)?;
        let document = howdah_types::to_delivery(activity);
        let document = Bytes::from(document.map_err(|error| Error::new(ErrorKind::BadRequest, error))?);
        let inboxes = outbox::inboxes(recipients, self.fetcher().guard());
        let accepted = unix_seconds(self.now());
        for part in inboxes.chunks(JOBS_PER_BATCH) {
            let mut batch = Batch::new(Topic::Delivery, document.clone()).remember(REMEMBERED);
            for (host, inbox) in part {
                let ticket = Ticket { inbox: inbox.clone(), signer: name.to_owned(), accepted };
                let meta = serde_json::to_string(&ticket);
                let meta = meta.map_err(|error| Error::new(ErrorKind::BadRequest, error))?;
                batch = batch.job(NewJob::new(host, format!("{id} {inbox}")).meta(meta));
            }
            let pushed = self.parts.queue.push(batch, self.now()).await;
            pushed.map_err(|error| Error::new(ErrorKind::Queue, error))?;
            self.parts.delivery_pushed.notify_one();
        }
        Ok(inboxes.len())
    }

    /// The actor with this id, from its own server or from what is known of it.
    ///
    /// Actors of this server are the application's, and not fetched.
    ///
    /// # Errors
    ///
    /// If it cannot be fetched, is no actor, or has another id.
    pub async fn actor(&self, id: &Iri) -> Result<Arc<RemoteActor>, Error> {
        self.parts.directory.actor(id, self.now()).await
    }

    /// Finds the actor behind a handle, wherever its server lives, and its canonical handle.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Handle`] if the handle leads nowhere or the hosts involved disagree; otherwise as
    /// [`actor`](Self::actor).
    pub async fn find(&self, handle: &Handle) -> Result<(Handle, Arc<RemoteActor>), Error> {
        let resolver = Resolver::new(GuardedTransport::new(self.parts.fetcher.clone()));
        let found = resolver.resolve(handle).await.map_err(|error| Error::new(ErrorKind::Handle, error))?;
        let id = Iri::parse(found.actor).map_err(|error| Error::new(ErrorKind::Handle, error))?;
        Ok((found.handle, self.actor(&id).await?))
    }

    /// What another server says about itself.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Document`] if it does not say so in a form that can be read.
    pub async fn node_info_of(&self, host: &str) -> Result<NodeInfo, Error> {
        let transport = GuardedTransport::new(self.parts.fetcher.clone());
        nodeinfo::discover(&transport, host).await.map_err(|error| Error::new(ErrorKind::Document, error))
    }

    /// The canonical handle of a remote actor, checked in both directions.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Handle`] if the actor's host and the handle's domain disagree.
    pub async fn handle_of(&self, actor: &AnyActor) -> Result<Handle, Error> {
        let id = actor.id().ok_or(ErrorKind::WrongKind)?;
        let name = actor.actor().preferred_username.as_deref().ok_or(ErrorKind::WrongKind)?;
        let resolver = Resolver::new(GuardedTransport::new(self.parts.fetcher.clone()));
        resolver.canonical(id.as_str(), name).await.map_err(|error| Error::new(ErrorKind::Handle, error))
    }

    /// The present time, by the federation's clock.
    pub fn now(&self) -> SystemTime {
        self.parts.clock.now()
    }

    pub(crate) fn retries(&self) -> &RetrySchedule {
        &self.parts.retries
    }

    pub(crate) fn directory(&self) -> &Directory {
        &self.parts.directory
    }

    pub(crate) fn verifier(&self) -> &Verifier {
        &self.parts.verifier
    }

    pub(crate) fn handlers(&self) -> &Inbox<A> {
        &self.parts.inbox
    }

    pub(crate) async fn store_intake(
        &self,
        batch: Batch,
    ) -> Result<crate::queue::Pushed, crate::queue::Error> {
        let pushed = self.parts.queue.push(batch, self.now()).await?;
        self.parts.intake_pushed.notify_one();
        Ok(pushed)
    }

    /// Whether there is a local actor of this name, who receives.
    pub(crate) async fn expect_inbox(&self, name: &str) -> Result<(), Rejection> {
        match self.app().key(name).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(Rejection::NoSuchInbox),
            Err(error) => {
                tracing::error!(error = described(&*error), "cannot tell whose inbox it is");
                Err(Rejection::Unavailable)
            }
        }
    }

    pub(crate) async fn signer(&self, name: &str) -> Result<Signer, Error> {
        let key = self.app().key(name).await.map_err(|error| Error::new(ErrorKind::Application, error))?;
        let key = key.ok_or(ErrorKind::NoSuchActor)?;
        Ok(Signer::new(self.addresses().key(name).to_string(), key))
    }
}
