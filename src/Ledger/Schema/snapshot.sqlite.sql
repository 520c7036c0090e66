-- How every account stood after an entry of the journal, on SQLite: appended to, never changed. The PostgreSQL file says
-- the same. An account has a row only where it differs from its row before, so that a snapshot costs what has changed.

CREATE TABLE ledger_snapshot (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    seq         INTEGER NOT NULL UNIQUE,
    recorded_at INTEGER NOT NULL UNIQUE,
    checkpoint  INTEGER NOT NULL REFERENCES ledger_checkpoint (number),
    accounts    INTEGER NOT NULL CHECK (accounts >= 0),
    digest      BLOB    NOT NULL CHECK (length(digest) = 32),
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    public_key  BLOB    NOT NULL CHECK (length(public_key) = 32),
    signature   BLOB    NOT NULL CHECK (length(signature) = 64)
);

CREATE TABLE ledger_snapshot_account (
    account         INTEGER NOT NULL REFERENCES ledger_account (id),
    seq             INTEGER NOT NULL,
    debits_pending  INTEGER NOT NULL,
    debits_posted   INTEGER NOT NULL,
    credits_pending INTEGER NOT NULL,
    credits_posted  INTEGER NOT NULL,
    closed          INTEGER NOT NULL CHECK (closed BETWEEN 0 AND 1),
    PRIMARY KEY (account, seq)
) WITHOUT ROWID;

CREATE TRIGGER ledger_snapshot_no_update BEFORE UPDATE ON ledger_snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER ledger_snapshot_no_delete BEFORE DELETE ON ledger_snapshot
BEGIN SELECT RAISE(ABORT, 'a snapshot is never deleted'); END;
CREATE TRIGGER ledger_snapshot_account_no_update BEFORE UPDATE ON ledger_snapshot_account
BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER ledger_snapshot_account_no_delete BEFORE DELETE ON ledger_snapshot_account
BEGIN SELECT RAISE(ABORT, 'a snapshot is never deleted'); END;
