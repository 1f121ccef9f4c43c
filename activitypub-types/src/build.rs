//! Setting the properties of any object, activity or actor one after the other.
//!
//! The traits are there for all that has the properties: for notes and questions, your own types, and
//! [`Object`] itself. They only set fields, which can be set by name as well.

use crate::activity::Activity;
use crate::actor::Actor;
use crate::any::{AnyActor, AnyObject};
use crate::link::Link;
use crate::object::Object;
use crate::value::{Iri, Many, Ref, Text, Timestamp};

/// Sets the properties of an object.
///
/// Addresses, tags and attachments are added to those that are there, in arrays, as the fleet expects them.
///
/// ```
/// use howdah_types::build::ObjectBuilder;
/// use howdah_types::{Iri, Mention, Note, PUBLIC, to_vec};
///
/// let bob = Iri::parse("https://b.example/bob")?;
/// let note = Note::default()
///     .content("<p>Hello Bob</p>")
///     .to(Iri::parse(PUBLIC)?)
///     .cc(bob.clone())
///     .tag(Mention::new(bob, "@bob@b.example"));
/// let json = String::from_utf8(to_vec(&note)).unwrap();
/// assert!(json.contains(r#""to":["https://www.w3.org/ns/activitystreams#Public"],"cc":["https://b.example/bob"]"#));
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
pub trait ObjectBuilder: AsMut<Object> + Sized {
    /// Sets who made it.
    #[must_use]
    fn attributed_to(mut self, actor: impl Into<Many<Ref<AnyActor>>>) -> Self {
        self.as_mut().attributed_to = actor.into();
        self
    }

    /// Sets its name, as plain text.
    #[must_use]
    fn name(mut self, name: impl Into<Text>) -> Self {
        self.as_mut().name = name.into();
        self
    }

    /// Sets its content, as HTML.
    #[must_use]
    fn content(mut self, content: impl Into<Text>) -> Self {
        self.as_mut().content = content.into();
        self
    }

    /// Sets its summary, as HTML: a content warning, or a biography.
    #[must_use]
    fn summary(mut self, summary: impl Into<Text>) -> Self {
        self.as_mut().summary = summary.into();
        self
    }

    /// Sets when it was published.
    #[must_use]
    fn published(mut self, time: impl Into<Timestamp>) -> Self {
        self.as_mut().published = Some(time.into());
        self
    }

    /// Sets when it was last changed.
    #[must_use]
    fn updated(mut self, time: impl Into<Timestamp>) -> Self {
        self.as_mut().updated = Some(time.into());
        self
    }

    /// Sets what it answers.
    #[must_use]
    fn in_reply_to(mut self, parent: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().in_reply_to = parent.into();
        self
    }

    /// Sets where people can look at it.
    #[must_use]
    fn url(mut self, url: impl Into<Many<Ref<Link>>>) -> Self {
        self.as_mut().url = url.into();
        self
    }

    /// Sets whether it should be hidden until asked for.
    #[must_use]
    fn sensitive(mut self, sensitive: bool) -> Self {
        self.as_mut().sensitive = Some(sensitive);
        self
    }

    /// Addresses it to another one.
    #[must_use]
    fn to(mut self, recipient: impl Into<Ref<AnyActor>>) -> Self {
        add(&mut self.as_mut().to, recipient.into());
        self
    }

    /// Addresses it to another one, in the second place.
    #[must_use]
    fn cc(mut self, recipient: impl Into<Ref<AnyActor>>) -> Self {
        add(&mut self.as_mut().cc, recipient.into());
        self
    }

    /// Adds a mention, hashtag or emoji.
    #[must_use]
    fn tag(mut self, tag: impl Into<AnyObject>) -> Self {
        add(&mut self.as_mut().tag, Ref::from(Box::new(tag.into())));
        self
    }

    /// Attaches a file, a link or a profile field.
    #[must_use]
    fn attachment(mut self, attachment: impl Into<AnyObject>) -> Self {
        add(&mut self.as_mut().attachment, Ref::from(Box::new(attachment.into())));
        self
    }
}

impl<T: AsMut<Object>> ObjectBuilder for T {}

/// Sets the properties of an activity.
///
/// ```
/// use howdah_types::build::ActivityBuilder;
/// use howdah_types::{Add, Iri};
///
/// let pin = Add::default()
///     .actor(Iri::parse("https://a.example/ada")?)
///     .object(Iri::parse("https://a.example/notes/1")?)
///     .target(Iri::parse("https://a.example/ada/featured")?);
/// assert_eq!(pin.base.target.len(), 1);
/// # Ok::<(), howdah_types::ParseIriError>(())
/// ```
pub trait ActivityBuilder: AsMut<Activity> + Sized {
    /// Sets who does it.
    #[must_use]
    fn actor(mut self, actor: impl Into<Many<Ref<AnyActor>>>) -> Self {
        self.as_mut().actor = actor.into();
        self
    }

    /// Sets what it is done to.
    #[must_use]
    fn object(mut self, object: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().object = object.into();
        self
    }

    /// Sets where it leads.
    #[must_use]
    fn target(mut self, target: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().target = target.into();
        self
    }

    /// Sets where it starts from.
    #[must_use]
    fn origin(mut self, origin: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().origin = origin.into();
        self
    }

    /// Sets what comes of it.
    #[must_use]
    fn result(mut self, result: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().result = result.into();
        self
    }

    /// Sets what it is done with.
    #[must_use]
    fn instrument(mut self, instrument: impl Into<Many<Ref<AnyObject>>>) -> Self {
        self.as_mut().instrument = instrument.into();
        self
    }
}

impl<T: AsMut<Activity>> ActivityBuilder for T {}

/// Sets the properties of an actor.
///
/// ```
/// use howdah_types::build::ActorBuilder;
/// use howdah_types::{Iri, Service};
///
/// let id = Iri::parse("https://social.example/bot")?;
/// let bot = Service::new(id.clone(), "bot".parse()?, id.with_suffix("/inbox"))
///     .followers(id.with_suffix("/followers"))
///     .shared_inbox(Iri::parse("https://social.example/inbox")?);
/// assert_eq!(bot.base.delivery_inbox().unwrap(), "https://social.example/inbox");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait ActorBuilder: AsMut<Actor> + Sized {
    /// Sets the collection of what the actor has done.
    #[must_use]
    fn outbox(mut self, outbox: Iri) -> Self {
        self.as_mut().outbox = Some(outbox.into());
        self
    }

    /// Sets the collection of the followers.
    #[must_use]
    fn followers(mut self, followers: Iri) -> Self {
        self.as_mut().followers = Some(followers.into());
        self
    }

    /// Sets the collection of whom the actor follows.
    #[must_use]
    fn following(mut self, following: Iri) -> Self {
        self.as_mut().following = Some(following.into());
        self
    }

    /// Sets the inbox that the actor shares with the others of its server.
    #[must_use]
    fn shared_inbox(mut self, inbox: Iri) -> Self {
        let actor = self.as_mut();
        match &mut actor.endpoints {
            Some(Ref::Object(endpoints)) => endpoints.shared_inbox = Some(inbox),
            endpoints => *endpoints = Some(Ref::from(Box::new(crate::Endpoints::with_shared_inbox(inbox)))),
        }
        self
    }

    /// Sets the key that requests are signed with.
    #[must_use]
    fn public_key(mut self, key: crate::PublicKey) -> Self {
        self.as_mut().public_key = Ref::from(Box::new(key)).into();
        self
    }
}

impl<T: AsMut<Actor>> ActorBuilder for T {}

/// Adds to an array, also where there is nothing yet.
fn add<T>(values: &mut Many<T>, value: T) {
    if values.is_none() {
        *values = Vec::new().into();
    }
    values.push(value);
}
