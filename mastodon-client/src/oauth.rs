//! Letting a user log in: <https://docs.joinmastodon.org/client/authorized/>

pub use self::login::Login;
pub use self::pkce::Pkce;

mod login;
mod pkce;
