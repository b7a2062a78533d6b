-- What people and models say is in the columns "content", sealed per owner. What is plain says who, when and in what order.
CREATE TABLE folders (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    content {bytes} NOT NULL
);
CREATE INDEX folders_of ON folders (owner);

-- leaf: the last turn of the branch that is shown. numbered: how many numbers its turns were given.
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    content {bytes} NOT NULL,
    folder TEXT,
    project TEXT,
    pinned INTEGER NOT NULL,
    archived INTEGER NOT NULL,
    created BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    leaf TEXT,
    numbered BIGINT NOT NULL
);
CREATE INDEX conversations_of ON conversations (owner, updated);

-- number: ascends within a conversation, so that a turn's is above its parent's. instance and beat: the server that an
-- answer streams into and when it last said so; stopping: 1 once its person stopped it.
CREATE TABLE turns (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent TEXT,
    number BIGINT NOT NULL,
    speaker INTEGER NOT NULL,
    state INTEGER NOT NULL,
    created BIGINT NOT NULL,
    content {bytes} NOT NULL,
    instance TEXT,
    beat BIGINT NOT NULL,
    stopping INTEGER NOT NULL
);
CREATE INDEX turns_of ON turns (owner, conversation, number);
CREATE INDEX turns_by_time ON turns (owner, created);
CREATE INDEX turns_conversation ON turns (conversation);
CREATE INDEX turns_streaming ON turns (instance) WHERE state = 1;
