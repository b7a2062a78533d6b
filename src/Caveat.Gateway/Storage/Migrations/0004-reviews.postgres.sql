-- Times are milliseconds since 1970 UTC. Clauses and approvals are JSON arrays. No content: that is sealed.
CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'answer', 'appeal')),
    exchange_id TEXT NOT NULL,
    caller_key BYTEA NOT NULL,
    caller_name TEXT NOT NULL,
    caller_person TEXT,
    organisation TEXT NOT NULL,
    nation TEXT NOT NULL,
    agreement TEXT NOT NULL,
    version BIGINT NOT NULL,
    clauses TEXT NOT NULL,
    approvals TEXT NOT NULL,
    content_digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'approved', 'refused', 'expired', 'used')),
    opened_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    taken_by TEXT,
    taken_at BIGINT,
    sealed_id TEXT,
    receipt TEXT
);

CREATE UNIQUE INDEX reviews_one_appeal ON reviews (exchange_id) WHERE kind = 'appeal';
CREATE INDEX reviews_waiting ON reviews (state, opened_at);
CREATE INDEX reviews_content ON reviews (content_digest, caller_key);

CREATE TABLE verdicts (
    review_id TEXT NOT NULL REFERENCES reviews (id),
    reviewer TEXT NOT NULL,
    person TEXT,
    role TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'refuse')),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (review_id, reviewer)
);

-- Two keys of one person are one reviewer.
CREATE UNIQUE INDEX verdicts_one_person ON verdicts (review_id, person) WHERE person IS NOT NULL;

CREATE TRIGGER reviews_changed AFTER INSERT OR UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION note_change('reviews');
