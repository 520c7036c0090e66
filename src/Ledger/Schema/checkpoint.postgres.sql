-- The signed checkpoints of the journal on PostgreSQL: appended to, never changed. The SQLite file beside this one says
-- the same in its own types, and what the columns hold.

CREATE TABLE ledger_checkpoint (
    number     BIGINT PRIMARY KEY CHECK (number > 0),
    at         BIGINT NOT NULL CHECK (at BETWEEN 0 AND 253402300799999999),
    seq        BIGINT NOT NULL,
    previous   BYTEA   NOT NULL CHECK (length(previous) = 32),
    books      BYTEA   NOT NULL CHECK (length(books) % 44 = 0),
    hash       BYTEA   NOT NULL CHECK (length(hash) = 32),
    public_key BYTEA   NOT NULL CHECK (length(public_key) = 32),
    signature  BYTEA   NOT NULL CHECK (length(signature) = 64)
);

CREATE TRIGGER ledger_checkpoint_no_update BEFORE UPDATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_checkpoint_no_delete BEFORE DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
