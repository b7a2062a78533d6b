CREATE TABLE projects (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Name, instructions and purpose, sealed as one.
    content {bytes} NOT NULL
);
CREATE INDEX projects_of_owner ON projects (owner, created_at);
