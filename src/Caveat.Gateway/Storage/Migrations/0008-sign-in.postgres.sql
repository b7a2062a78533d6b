ALTER TABLE callers ADD COLUMN clearance TEXT;
-- The order in which callers were added; those from before stand first.
ALTER TABLE callers ADD COLUMN ordinal BIGINT NOT NULL DEFAULT 0;

-- A session is no copy of its caller: what becomes of the caller's row becomes of it.
CREATE TABLE sessions (
    key_digest BYTEA PRIMARY KEY,
    caller BYTEA NOT NULL REFERENCES callers (key_digest),
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_of_caller ON sessions (caller);
CREATE INDEX sessions_by_end ON sessions (expires_at);
CREATE TRIGGER sessions_changed AFTER INSERT OR DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION note_change('callers');

-- The holder is a caller's key digest, or one of a fixed set of rows for names that nobody has.
CREATE TABLE sign_in_codes (
    holder TEXT PRIMARY KEY,
    digest BYTEA NOT NULL,
    tries BIGINT NOT NULL CHECK (tries >= 0),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE passkeys (
    id TEXT PRIMARY KEY,
    caller BYTEA NOT NULL REFERENCES callers (key_digest),
    handle TEXT NOT NULL,
    origin TEXT NOT NULL,
    credential BYTEA NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    backup_eligible BIGINT NOT NULL CHECK (backup_eligible IN (0, 1)),
    transports TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);

CREATE INDEX passkeys_of_caller ON passkeys (caller);
CREATE INDEX passkeys_of_handle ON passkeys (handle);

CREATE TABLE challenge_key (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    secret BYTEA NOT NULL
);

CREATE TABLE spent_challenges (
    tag BYTEA PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
