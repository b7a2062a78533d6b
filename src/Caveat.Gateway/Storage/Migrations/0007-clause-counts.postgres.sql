-- How often each clause refused and held, by day (YYYY-MM-DD, UTC). For figures: the ledger has the decisions.
CREATE TABLE clause_counts (
    clause TEXT NOT NULL,
    day TEXT NOT NULL,
    refused BIGINT NOT NULL,
    held BIGINT NOT NULL,
    PRIMARY KEY (clause, day)
);
