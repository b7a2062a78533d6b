-- Times are milliseconds since 1970 UTC.
CREATE TABLE sealed (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    nonce BLOB NOT NULL,
    ciphertext BLOB NOT NULL,
    tag BLOB NOT NULL,
    delete_after INTEGER NOT NULL
) STRICT;
CREATE INDEX sealed_due ON sealed (delete_after);

-- Who opened what, and why; it outlives the content.
CREATE TABLE openings (
    sealed_id TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_with TEXT,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX openings_of ON openings (sealed_id, at);

-- The one key that this database's content is sealed with, by its name; never the key.
CREATE TABLE seal_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL
) STRICT;
