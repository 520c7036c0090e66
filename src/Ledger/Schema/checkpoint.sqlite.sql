-- The signed checkpoints of the journal on SQLite: appended to, never changed. The PostgreSQL file says the same.
-- books: per book its id (4 bytes), its entries (8) and its head (32), as they are signed. 253402300799999999 is the last
-- microsecond of the year 9999.

CREATE TABLE ledger_checkpoint (
    number     INTEGER PRIMARY KEY CHECK (number > 0),
    at         INTEGER NOT NULL CHECK (at BETWEEN 0 AND 253402300799999999),
    seq        INTEGER NOT NULL,
    previous   BLOB    NOT NULL CHECK (length(previous) = 32),
    books      BLOB    NOT NULL CHECK (length(books) % 44 = 0),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    public_key BLOB    NOT NULL CHECK (length(public_key) = 32),
    signature  BLOB    NOT NULL CHECK (length(signature) = 64)
);

CREATE TRIGGER ledger_checkpoint_no_update BEFORE UPDATE ON ledger_checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER ledger_checkpoint_no_delete BEFORE DELETE ON ledger_checkpoint
BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END;
