-- Times are milliseconds since 1970 UTC. Rows are never deleted; only the columns of the next state are filled in.
CREATE TABLE instruments (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'order', 'waiver', 'notice')),
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    envelope BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'withdrawn')),
    reason TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    submitted_person TEXT,
    submitted_at BIGINT NOT NULL,
    confirmed_by TEXT,
    accepted_at BIGINT,
    entry_index BIGINT,
    withdrawn_by TEXT,
    withdrawn_at BIGINT,
    withdrawn_reason TEXT,
    CHECK (confirmed_by IS NULL OR confirmed_by <> submitted_by)
);

-- One text per version, whoever confirms at the same moment.
CREATE UNIQUE INDEX instruments_accepted ON instruments (kind, id, version) WHERE state = 'accepted';

CREATE TRIGGER instruments_changed AFTER INSERT OR UPDATE ON instruments FOR EACH ROW EXECUTE FUNCTION note_change('instruments');
