ALTER TABLE callers ADD COLUMN clearance TEXT;
-- The order in which callers were added; those from before stand first.
ALTER TABLE callers ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;

-- A session is no copy of its caller: what becomes of the caller's row becomes of it.
CREATE TABLE sessions (
    key_digest BLOB PRIMARY KEY,
    caller BLOB NOT NULL REFERENCES callers (key_digest),
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of_caller ON sessions (caller);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE TRIGGER sessions_added AFTER INSERT ON sessions BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'callers'; END;
CREATE TRIGGER sessions_removed AFTER DELETE ON sessions BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'callers'; END;

-- The holder is a caller's key digest, or one of a fixed set of rows for names that nobody has.
CREATE TABLE sign_in_codes (
    holder TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    tries INTEGER NOT NULL CHECK (tries >= 0),
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    caller BLOB NOT NULL REFERENCES callers (key_digest),
    handle TEXT NOT NULL,
    origin TEXT NOT NULL,
    credential BLOB NOT NULL,
    public_key BLOB NOT NULL,
    sign_count INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
    transports TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX passkeys_of_caller ON passkeys (caller);
CREATE INDEX passkeys_of_handle ON passkeys (handle);

CREATE TABLE challenge_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
) STRICT;

CREATE TABLE spent_challenges (
    tag BLOB PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
