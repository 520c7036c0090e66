-- Lenders' mandates on SQLite. The PostgreSQL file beside this one says the same in its own types. A version is written
-- once: loans name it. terms is the mandate as JSON, as it is downloaded.

CREATE TABLE mandate (
    id       BLOB    NOT NULL CHECK (length(id) = 16),
    version  INTEGER NOT NULL CHECK (version > 0),
    lender   BLOB    NOT NULL CHECK (length(lender) = 16),
    sandbox  INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    terms    TEXT    NOT NULL,
    stopped  INTEGER NOT NULL CHECK (stopped IN (0, 1)),
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX mandate_lender ON mandate (lender);

CREATE TRIGGER mandate_update BEFORE UPDATE ON mandate
BEGIN SELECT RAISE(ABORT, 'mandate is append-only'); END;
CREATE TRIGGER mandate_delete BEFORE DELETE ON mandate
BEGIN SELECT RAISE(ABORT, 'mandate is append-only'); END;
