CREATE TABLE callers (
    key_digest BYTEA PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    nation TEXT NOT NULL,
    purpose TEXT NOT NULL,
    subject_key BYTEA NOT NULL,
    app TEXT,
    person TEXT,
    language TEXT,
    roles TEXT NOT NULL,
    active BIGINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
);

CREATE TRIGGER callers_changed AFTER INSERT OR UPDATE OR DELETE ON callers FOR EACH ROW EXECUTE FUNCTION note_change('callers');
