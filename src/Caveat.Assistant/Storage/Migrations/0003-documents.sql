-- A caller's documents. What they are called and say is sealed; the files themselves are not kept.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    project TEXT,
    added BIGINT NOT NULL,
    description {bytes} NOT NULL,
    chunks {bytes} NOT NULL
);

CREATE INDEX documents_by_owner ON documents (owner, project, added);
