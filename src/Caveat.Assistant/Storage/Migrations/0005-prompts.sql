-- Callers' own prompts; those of the organisation are files.
CREATE TABLE prompts (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    content {bytes} NOT NULL
);
CREATE INDEX prompts_of_owner ON prompts (owner, created_at);
