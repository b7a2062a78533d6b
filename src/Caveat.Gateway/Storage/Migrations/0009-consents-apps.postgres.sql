INSERT INTO changes (topic, count) VALUES ('consents', 0);

-- What each subject last answered to each version; the ledger has every answer.
CREATE TABLE consents (
    subject BYTEA NOT NULL,
    digest TEXT NOT NULL,
    agreement TEXT NOT NULL,
    version BIGINT NOT NULL,
    accepted BIGINT NOT NULL CHECK (accepted IN (0, 1)),
    language TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (subject, digest)
);

CREATE TRIGGER consents_changed AFTER INSERT OR UPDATE OR DELETE ON consents FOR EACH ROW EXECUTE FUNCTION note_change('consents');

-- The apps that owners registered; each has a row of callers under the same key. Usage is for figures: the ledger has every exchange.
CREATE TABLE apps (
    key_digest BYTEA PRIMARY KEY,
    owner BYTEA NOT NULL,
    app TEXT NOT NULL,
    purpose TEXT NOT NULL,
    organisation TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    active BIGINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    requests BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    tokens BIGINT NOT NULL DEFAULT 0,
    last_used BIGINT
);
-- A name is free again once its app is revoked.
CREATE UNIQUE INDEX apps_name ON apps (owner, app) WHERE active = 1;

-- An operator may end the key too.
CREATE FUNCTION follow_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE apps SET active = NEW.active WHERE key_digest = NEW.key_digest;
    RETURN NULL;
END $$;
CREATE TRIGGER apps_follow_keys AFTER UPDATE OF active ON callers FOR EACH ROW WHEN (NEW.active <> OLD.active) EXECUTE FUNCTION follow_key();
