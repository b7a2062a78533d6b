-- What was used of each limit. granted is the last lease's share, which its own statement returns.
CREATE TABLE counters (
    clause TEXT NOT NULL,
    holder TEXT NOT NULL,
    period_start INTEGER NOT NULL,
    unit TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    granted INTEGER NOT NULL,
    exhausted INTEGER NOT NULL CHECK (exhausted IN (0, 1)),
    PRIMARY KEY (clause, holder, period_start, unit)
) STRICT;
CREATE INDEX counters_period ON counters (period_start);

-- Counting is no news; that a limit is reached, or no longer, is.
CREATE TRIGGER counters_added AFTER INSERT ON counters WHEN (NEW.exhausted = 1) BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'limits'; END;
CREATE TRIGGER counters_changed AFTER UPDATE ON counters WHEN (NEW.exhausted <> OLD.exhausted) BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'limits'; END;
