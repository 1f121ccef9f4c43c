-- The tables of the community. Times are milliseconds since 1970; ids count up, so they sort by arrival.
CREATE TABLE community (version INTEGER NOT NULL);
INSERT INTO community VALUES (1);

-- Everybody known: the members (with a password and a key) and those of other communities (without).
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uri TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    display_name TEXT NOT NULL,
    note TEXT NOT NULL,
    url TEXT NOT NULL,
    inbox TEXT NOT NULL,
    shared_inbox TEXT,
    password TEXT,
    key_pem TEXT,
    created_at INTEGER NOT NULL
);
CREATE INDEX account_by_handle ON account (name COLLATE NOCASE, host);

-- Posts and boosts; a boost has the boosted post in `reblog_of` and no text of its own.
CREATE TABLE status (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uri TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    warning TEXT NOT NULL,
    sensitive INTEGER NOT NULL,
    visibility TEXT NOT NULL,
    in_reply_to INTEGER REFERENCES status (id) ON DELETE SET NULL,
    reblog_of INTEGER REFERENCES status (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    edited_at INTEGER
);
CREATE INDEX status_by_account ON status (account, id);
CREATE UNIQUE INDEX status_by_reblog ON status (reblog_of, account) WHERE reblog_of IS NOT NULL;
CREATE INDEX status_by_parent ON status (in_reply_to);

CREATE TABLE mention (
    status INTEGER NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (status, account)
) WITHOUT ROWID;

CREATE TABLE tag (
    name TEXT NOT NULL,
    status INTEGER NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    PRIMARY KEY (name, status)
) WITHOUT ROWID;
CREATE INDEX tag_by_status ON tag (status);

CREATE TABLE favourite (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    status INTEGER NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    uri TEXT NOT NULL UNIQUE,
    PRIMARY KEY (account, status)
) WITHOUT ROWID;
CREATE INDEX favourite_by_status ON favourite (status);

CREATE TABLE follow (
    follower INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    followed INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    uri TEXT NOT NULL UNIQUE,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (follower, followed)
) WITHOUT ROWID;
CREATE INDEX follow_by_followed ON follow (followed);

-- Posts that were deleted, so that a late copy does not bring them back.
CREATE TABLE tombstone (uri TEXT NOT NULL PRIMARY KEY, deleted_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE notification (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sender INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    status INTEGER REFERENCES status (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
);
CREATE INDEX notification_by_account ON notification (account, id);

CREATE TABLE app (
    client_id TEXT NOT NULL PRIMARY KEY,
    secret_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    website TEXT,
    redirect_uris TEXT NOT NULL,
    scopes TEXT NOT NULL
) WITHOUT ROWID;

-- Authorization codes by their hash, good for one exchange within their time.
CREATE TABLE code (
    hash TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES app (client_id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL,
    challenge TEXT,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- The keys by which clients mark that a call is the same as before.
CREATE TABLE idempotency (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    status INTEGER NOT NULL REFERENCES status (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) WITHOUT ROWID;

-- Access tokens by their hash: who reads the file cannot log in.
CREATE TABLE token (
    hash TEXT NOT NULL PRIMARY KEY,
    client_id TEXT NOT NULL REFERENCES app (client_id) ON DELETE CASCADE,
    account INTEGER REFERENCES account (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
