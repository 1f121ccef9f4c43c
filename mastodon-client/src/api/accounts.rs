//! Accounts: <https://docs.joinmastodon.org/methods/accounts/>

use super::Accounts;
use crate::call::{Call, Paged};
use crate::entities::{Account, CredentialAccount, Relationship, Status};
use crate::id::AccountId;
use crate::params::{AccountStatuses, Follow, Lookup, Relationships, SearchAccounts};
use crate::route::Route;

impl Accounts<'_> {
    /// The user's own account: whose token is it?
    ///
    /// `GET /api/v1/accounts/verify_credentials` · `profile` or `read:accounts` · since 0.0.0
    pub fn verify_credentials(&self) -> Call<CredentialAccount> {
        self.0.call(Route::get("/api/v1/accounts/verify_credentials"))
    }

    /// An account.
    ///
    /// `GET /api/v1/accounts/:id` · no scope · since 0.0.0
    pub fn get(&self, id: &AccountId) -> Call<Account> {
        self.0.call(Route::get("/api/v1/accounts/:id").id(id))
    }

    /// The account with a name, if the server knows it: `name@host`, or `name` on the server itself.
    ///
    /// Other servers are not asked; [searching](super::Search::query) with `resolve` does that.
    ///
    /// `GET /api/v1/accounts/lookup` · `read:accounts` · since 3.4.0
    pub fn lookup(&self, acct: &str) -> Call<Account> {
        self.0.call(Route::get("/api/v1/accounts/lookup").query(&Lookup::new(acct)))
    }

    /// What an account posted and boosted.
    ///
    /// `GET /api/v1/accounts/:id/statuses` · `read:statuses` · since 0.0.0
    pub fn statuses(&self, id: &AccountId, options: &AccountStatuses) -> Paged<Status> {
        self.0.paged(Route::get("/api/v1/accounts/:id/statuses").id(id).query(options))
    }

    /// Who follows an account; empty when it does not show.
    ///
    /// `GET /api/v1/accounts/:id/followers` · no scope · since 0.0.0
    pub fn followers(&self, id: &AccountId) -> Paged<Account> {
        self.0.paged(Route::get("/api/v1/accounts/:id/followers").id(id))
    }

    /// Whom an account follows; empty when it does not show.
    ///
    /// `GET /api/v1/accounts/:id/following` · no scope · since 0.0.0
    pub fn following(&self, id: &AccountId) -> Paged<Account> {
        self.0.paged(Route::get("/api/v1/accounts/:id/following").id(id))
    }

    /// Follows an account, asks to follow it, or changes how it is followed.
    ///
    /// `POST /api/v1/accounts/:id/follow` · `write:follows` · since 0.0.0
    pub fn follow(&self, id: &AccountId, options: &Follow) -> Call<Relationship> {
        self.0.call(Route::post("/api/v1/accounts/:id/follow").id(id)).form(options)
    }

    /// Ends following an account, or takes back asking for it.
    ///
    /// `POST /api/v1/accounts/:id/unfollow` · `write:follows` · since 0.0.0
    pub fn unfollow(&self, id: &AccountId) -> Call<Relationship> {
        self.0.call(Route::post("/api/v1/accounts/:id/unfollow").id(id))
    }

    /// How the user and some accounts stand, in any order; unknown accounts are left out.
    ///
    /// `GET /api/v1/accounts/relationships` · `read:follows` · since 0.0.0
    pub fn relationships(&self, accounts: &Relationships) -> Call<Vec<Relationship>> {
        self.0.list(Route::get("/api/v1/accounts/relationships").query(accounts))
    }

    /// Accounts by name.
    ///
    /// `GET /api/v1/accounts/search` · `read:accounts` · since 0.0.0
    pub fn search(&self, search: &SearchAccounts) -> Call<Vec<Account>> {
        self.0.list(Route::get("/api/v1/accounts/search").query(search))
    }
}
