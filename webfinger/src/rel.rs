//! Link relations that fediverse servers write into their documents.

/// The resource itself in another form: with an ActivityPub media type, the actor.
///
/// [RFC 7033, section 4.4.4.1](https://www.rfc-editor.org/rfc/rfc7033#section-4.4.4.1) takes it from the
/// registry of link relations.
pub const SELF: &str = "self";

/// The page about the person, for browsers.
pub const PROFILE_PAGE: &str = "http://webfinger.net/rel/profile-page";

/// The person's picture.
pub const AVATAR: &str = "http://webfinger.net/rel/avatar";

/// Where a visitor of another server goes to follow or answer; the link carries a template with `{uri}`.
pub const SUBSCRIBE: &str = "http://ostatus.org/schema/1.0/subscribe";
