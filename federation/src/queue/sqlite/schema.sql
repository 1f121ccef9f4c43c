-- Version 1. Times are milliseconds since 1970.

-- The last number given to a job or a lease.
CREATE TABLE counter (number INTEGER NOT NULL);
INSERT INTO counter VALUES (0);

-- A lane that holds jobs or is leased: a host that is down is one row with a time in the future.
CREATE TABLE lane (
    id INTEGER PRIMARY KEY,
    topic INTEGER NOT NULL,
    name TEXT NOT NULL,
    depth INTEGER NOT NULL,            -- jobs in it
    next INTEGER NOT NULL,             -- when it falls due, or its lease ends
    token INTEGER NOT NULL,            -- the latest lease on it; before that, its first job
    lease INTEGER NOT NULL DEFAULT 0,  -- the length of the lease while one is held, else 0
    hold INTEGER NOT NULL DEFAULT 0,   -- the end of the waiting of the whole lane
    fails INTEGER NOT NULL DEFAULT 0,
    ill INTEGER NOT NULL DEFAULT 0,    -- whether the present lease has counted as a fail
    UNIQUE (topic, name)
);
CREATE INDEX lane_next ON lane (topic, next, token);
CREATE UNIQUE INDEX lane_lease ON lane (token) WHERE lease > 0;

CREATE TABLE payload (
    id INTEGER PRIMARY KEY,
    jobs INTEGER NOT NULL,             -- jobs and dead letters that refer to it
    bytes BLOB NOT NULL
);

CREATE TABLE job (
    lane INTEGER NOT NULL,
    number INTEGER NOT NULL,
    due INTEGER NOT NULL,              -- 0 at once, -1 taken under the present lease, else a time
    pushed INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    payload INTEGER NOT NULL,
    key TEXT NOT NULL,
    meta TEXT NOT NULL,
    PRIMARY KEY (lane, number)
) WITHOUT ROWID;
CREATE INDEX job_due ON job (lane, due);

CREATE TABLE seen (
    topic INTEGER NOT NULL,
    key TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (topic, key)
) WITHOUT ROWID;
CREATE INDEX seen_until ON seen (until);

CREATE TABLE dead (
    number INTEGER PRIMARY KEY,        -- the job's
    topic INTEGER NOT NULL,
    lane TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    payload INTEGER NOT NULL,
    key TEXT NOT NULL,
    meta TEXT NOT NULL,
    reason TEXT NOT NULL,
    died INTEGER NOT NULL
);
CREATE INDEX dead_lane ON dead (topic, lane);
CREATE INDEX dead_died ON dead (topic, died);
