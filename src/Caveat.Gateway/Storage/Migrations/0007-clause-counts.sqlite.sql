-- How often each clause refused and held, by day (YYYY-MM-DD, UTC). For figures: the ledger has the decisions.
CREATE TABLE clause_counts (
    clause TEXT NOT NULL,
    day TEXT NOT NULL,
    refused INTEGER NOT NULL,
    held INTEGER NOT NULL,
    PRIMARY KEY (clause, day)
) STRICT, WITHOUT ROWID;
