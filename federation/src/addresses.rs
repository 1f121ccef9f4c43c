//! Where everything of this server lives: ids, inboxes, collections, and back from a path to what it names.

use howdah_types::Iri;
use howdah_webfinger::Handle;

use crate::error::{Error, ErrorKind};

/// The URLs of one server: its origin and the domain of its handles.
///
/// The two differ for a publisher whose members are `@name@example.com` while the server lives at
/// `social.example.com`.
///
/// ```
/// use howdah_federation::Addresses;
///
/// let addresses = Addresses::new("social.example.com", "example.com")?;
/// assert_eq!(addresses.actor("ann"), "https://social.example.com/users/ann");
/// assert_eq!(addresses.handle("ann").unwrap().to_string(), "ann@example.com");
/// assert_eq!(addresses.name_of(&addresses.actor("ann")), Some("ann"));
/// # Ok::<(), howdah_federation::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Addresses {
    origin: Iri,
    host: String,
    handle_host: String,
}

/// What a path of this server names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Actor(String),
    Inbox(String),
    SharedInbox,
    Collection(String, Collection),
    WebFinger,
    NodeInfoDiscovery,
    NodeInfo,
    /// Left to the application: a note, say.
    Other,
}

/// The collections of an actor ([ActivityPub section 5](https://www.w3.org/TR/activitypub/#collections)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Collection {
    /// What the actor did.
    Outbox,
    /// Who follows the actor.
    Followers,
    /// Whom the actor follows.
    Following,
}

impl Collection {
    const ALL: [Self; 3] = [Self::Outbox, Self::Followers, Self::Following];

    /// The last segment of the collection's path.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Followers => "followers",
            Self::Following => "following",
        }
    }
}

impl Addresses {
    /// The addresses of a server at `https://host`, whose handles end in `@handle_host`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Settings`] if one of the two is no host name. A port is none either: federation is https on
    /// port 443.
    pub fn new(host: &str, handle_host: &str) -> Result<Self, Error> {
        let checked = |host: &str| match Handle::parse(&format!("name@{host}")) {
            Ok(handle) if handle.port().is_some() => Err(ErrorKind::Settings.into()),
            Ok(handle) => Ok(handle.host().to_owned()),
            Err(error) => Err(Error::new(ErrorKind::Settings, error)),
        };
        let host = checked(host)?;
        let origin =
            Iri::parse(format!("https://{host}")).map_err(|error| Error::new(ErrorKind::Settings, error))?;
        Ok(Self { origin, host, handle_host: checked(handle_host)? })
    }

    /// The host that serves.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host of the handles.
    pub fn handle_host(&self) -> &str {
        &self.handle_host
    }

    /// `https://host`, without a slash at the end.
    pub fn origin(&self) -> &str {
        self.origin.as_str()
    }

    /// The id of the local actor `name`.
    pub fn actor(&self, name: &str) -> Iri {
        self.iri(&format!("/users/{name}"))
    }

    /// The id of the local actor's signing key.
    pub fn key(&self, name: &str) -> Iri {
        self.iri(&format!("/users/{name}#main-key"))
    }

    /// Where the local actor receives.
    pub fn inbox(&self, name: &str) -> Iri {
        self.iri(&format!("/users/{name}/inbox"))
    }

    /// Where every local actor receives.
    pub fn shared_inbox(&self) -> Iri {
        self.iri("/inbox")
    }

    /// A collection of the local actor.
    pub fn collection(&self, name: &str, collection: Collection) -> Iri {
        self.iri(&format!("/users/{name}/{}", collection.as_str()))
    }

    /// The local actor's handle, or `None` if the name cannot be part of one.
    pub fn handle(&self, name: &str) -> Option<Handle> {
        Handle::parse(&format!("{name}@{}", self.handle_host)).ok()
    }

    /// The name of the local actor with this id.
    pub fn name_of<'a>(&self, actor: &'a Iri) -> Option<&'a str> {
        let name = actor.as_str().strip_prefix(self.origin())?.strip_prefix("/users/")?;
        (!name.is_empty() && !name.contains(['/', '?', '#'])).then_some(name)
    }

    /// Whether the IRI is of this server.
    pub fn is_local(&self, iri: &Iri) -> bool {
        iri.same_origin(&self.origin)
    }

    /// The IRI of a path of this server.
    ///
    /// `path` begins with a slash; white space in it is escaped.
    pub fn iri(&self, path: &str) -> Iri {
        self.origin.with_suffix(path)
    }

    pub(crate) fn place(path: &str) -> Place {
        match path {
            "/inbox" => return Place::SharedInbox,
            "/.well-known/webfinger" => return Place::WebFinger,
            "/.well-known/nodeinfo" => return Place::NodeInfoDiscovery,
            NODEINFO_PATH => return Place::NodeInfo,
            _ => {}
        }
        let mut segments = path.strip_prefix("/users/").unwrap_or("").split('/');
        let name = segments.next().unwrap_or("").to_owned();
        match (name.is_empty(), segments.next(), segments.next()) {
            (false, None, None) => Place::Actor(name),
            (false, Some("inbox"), None) => Place::Inbox(name),
            (false, Some(last), None) => {
                let found = Collection::ALL.into_iter().find(|collection| collection.as_str() == last);
                found.map_or(Place::Other, |collection| Place::Collection(name, collection))
            }
            _ => Place::Other,
        }
    }
}

/// Where the NodeInfo document is served.
pub(crate) const NODEINFO_PATH: &str = "/nodeinfo/2.1";

#[cfg(test)]
mod tests {
    use super::{Addresses, Collection, Place};

    #[test]
    fn reads_back_every_address_that_it_writes() {
        let addresses = Addresses::new("social.me.test", "me.test").unwrap();
        let path = |iri: howdah_types::Iri| iri.as_str().replace("https://social.me.test", "");
        assert_eq!(Addresses::place(&path(addresses.actor("ann"))), Place::Actor("ann".into()));
        assert_eq!(Addresses::place(&path(addresses.inbox("ann"))), Place::Inbox("ann".into()));
        assert_eq!(Addresses::place(&path(addresses.shared_inbox())), Place::SharedInbox);
        for collection in Collection::ALL {
            let place = Place::Collection("ann".into(), collection);
            assert_eq!(Addresses::place(&path(addresses.collection("ann", collection))), place);
        }
        assert_eq!(addresses.name_of(&addresses.actor("ann")), Some("ann"));
        assert_eq!(addresses.handle("ann").unwrap().to_string(), "ann@me.test");
    }

    #[test]
    fn leaves_other_paths_to_the_application() {
        for path in ["/", "/users", "/users/", "/users/ann/statuses/1", "/users/ann/inbox/x", "/notes/1"] {
            assert_eq!(Addresses::place(path), Place::Other, "{path}");
        }
    }

    #[test]
    fn knows_no_name_in_a_foreign_or_deeper_id() {
        let addresses = Addresses::new("social.me.test", "me.test").unwrap();
        for id in [
            "https://social.me.test.evil.example/users/ann",
            "https://evil.example/users/ann",
            "https://social.me.test/users/ann/inbox",
            "https://social.me.test/users/ann#main-key",
            "https://social.me.test/users/",
        ] {
            assert_eq!(addresses.name_of(&howdah_types::Iri::parse(id).unwrap()), None, "{id}");
        }
    }

    #[test]
    fn refuses_what_is_no_host() {
        assert!(Addresses::new("social me.test", "me.test").is_err());
        assert!(Addresses::new("me.test", "").is_err());
        assert!(Addresses::new("me.test:8443", "me.test").is_err());
    }
}
