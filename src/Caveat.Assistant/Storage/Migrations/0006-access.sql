-- Who is signed in. Times are of the person's own acts, so that a page which goes on by itself keeps nobody signed in.
CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    acted BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    locked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sessions_owner ON sessions (owner);
CREATE INDEX sessions_ends ON sessions (ends);

-- How a caller wants the pages; no row for what the browser says.
CREATE TABLE preferences (
    owner TEXT PRIMARY KEY,
    language TEXT NOT NULL,
    theme TEXT NOT NULL,
    single_keys INTEGER NOT NULL
);

-- The keys that protect cookies; their secrets are sealed.
CREATE TABLE cookie_keys (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL
);
