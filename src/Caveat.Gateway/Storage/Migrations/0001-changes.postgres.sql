-- How often something changed, by topic. Triggers count, so that no writer can forget to; every process compares.
CREATE TABLE changes (
    topic TEXT PRIMARY KEY,
    count BIGINT NOT NULL
);
INSERT INTO changes (topic, count) VALUES ('callers', 0), ('instruments', 0), ('limits', 0), ('reviews', 0);

-- The notification only wakes the others (it is sent at commit, and lost where nobody listens); the count is the truth.
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE changes SET count = count + 1 WHERE topic = TG_ARGV[0];
    PERFORM pg_notify('caveat', TG_ARGV[0]);
    RETURN NULL;
END $$;
