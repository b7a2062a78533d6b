-- How often something changed, by topic. Triggers count, so that no writer can forget to; every process compares.
CREATE TABLE changes (
    topic TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO changes (topic, count) VALUES ('callers', 0), ('instruments', 0), ('limits', 0), ('reviews', 0);
