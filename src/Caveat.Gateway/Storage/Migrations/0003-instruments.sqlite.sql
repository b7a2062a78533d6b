-- Times are milliseconds since 1970 UTC. Rows are never deleted; only the columns of the next state are filled in.
CREATE TABLE instruments (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('agreement', 'order', 'waiver', 'notice')),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'accepted', 'withdrawn')),
    reason TEXT NOT NULL,
    submitted_by TEXT NOT NULL,
    submitted_person TEXT,
    submitted_at INTEGER NOT NULL,
    confirmed_by TEXT,
    accepted_at INTEGER,
    entry_index INTEGER,
    withdrawn_by TEXT,
    withdrawn_at INTEGER,
    withdrawn_reason TEXT,
    CHECK (confirmed_by IS NULL OR confirmed_by <> submitted_by)
) STRICT;

-- One text per version, whoever confirms at the same moment.
CREATE UNIQUE INDEX instruments_accepted ON instruments (kind, id, version) WHERE state = 'accepted';

CREATE TRIGGER instruments_added AFTER INSERT ON instruments BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'instruments'; END;
CREATE TRIGGER instruments_changed AFTER UPDATE ON instruments BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'instruments'; END;
