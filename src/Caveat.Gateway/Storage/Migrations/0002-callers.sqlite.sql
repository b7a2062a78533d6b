-- The table of the first releases, which may hold callers already.
CREATE TABLE IF NOT EXISTS callers (
    key_digest BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    nation TEXT NOT NULL,
    purpose TEXT NOT NULL,
    role TEXT NOT NULL,
    subject_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE callers ADD COLUMN app TEXT;
ALTER TABLE callers ADD COLUMN person TEXT;
ALTER TABLE callers ADD COLUMN language TEXT;
ALTER TABLE callers ADD COLUMN roles TEXT NOT NULL DEFAULT 'caller';
ALTER TABLE callers ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
-- An inspector of the first releases could ask as well.
UPDATE callers SET roles = 'caller,inspector' WHERE role = 'Inspector';
ALTER TABLE callers DROP COLUMN role;

CREATE TRIGGER callers_added AFTER INSERT ON callers BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'callers'; END;
CREATE TRIGGER callers_changed AFTER UPDATE ON callers BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'callers'; END;
CREATE TRIGGER callers_removed AFTER DELETE ON callers BEGIN UPDATE changes SET count = count + 1 WHERE topic = 'callers'; END;
