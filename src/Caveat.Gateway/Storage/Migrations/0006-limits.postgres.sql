-- What was used of each limit. granted is the last lease's share, which its own statement returns.
CREATE TABLE counters (
    clause TEXT NOT NULL,
    holder TEXT NOT NULL,
    period_start BIGINT NOT NULL,
    unit TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    granted BIGINT NOT NULL,
    exhausted BIGINT NOT NULL CHECK (exhausted IN (0, 1)),
    PRIMARY KEY (clause, holder, period_start, unit)
);
CREATE INDEX counters_period ON counters (period_start);

-- Counting is no news; that a limit is reached, or no longer, is.
CREATE TRIGGER counters_added AFTER INSERT ON counters FOR EACH ROW WHEN (NEW.exhausted = 1) EXECUTE FUNCTION note_change('limits');
CREATE TRIGGER counters_changed AFTER UPDATE ON counters FOR EACH ROW WHEN (NEW.exhausted <> OLD.exhausted) EXECUTE FUNCTION note_change('limits');
