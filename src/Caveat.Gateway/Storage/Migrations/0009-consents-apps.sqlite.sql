INSERT INTO changes (topic, count) VALUES ('consents', 0);

-- What each subject last answered to each version; the ledger has every answer.
CREATE TABLE consents (
    subject BLOB NOT NULL,
    digest TEXT NOT NULL,
    agreement TEXT NOT NULL,
    version INTEGER NOT NULL,
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    language TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (subject, digest)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consents_added AFTER INSERT ON consents BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'consents'; END;
CREATE TRIGGER consents_changed AFTER UPDATE ON consents BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'consents'; END;
CREATE TRIGGER consents_removed AFTER DELETE ON consents BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'consents'; END;

-- The apps that owners registered; each has a row of callers under the same key. Usage is for figures: the ledger has every exchange.
CREATE TABLE apps (
    key_digest BLOB PRIMARY KEY,
    owner BLOB NOT NULL,
    app TEXT NOT NULL,
    purpose TEXT NOT NULL,
    organisation TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    requests INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER NOT NULL DEFAULT 0,
    last_used INTEGER
) STRICT, WITHOUT ROWID;
-- A name is free again once its app is revoked.
CREATE UNIQUE INDEX apps_name ON apps (owner, app) WHERE active = 1;

-- An operator may end the key too.
CREATE TRIGGER apps_follow_keys AFTER UPDATE OF active ON callers WHEN NEW.active <> OLD.active
BEGIN UPDATE apps SET active = NEW.active WHERE key_digest = NEW.key_digest; END;
