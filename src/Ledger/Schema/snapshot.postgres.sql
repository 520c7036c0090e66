-- How every account stood after an entry of the journal, on PostgreSQL: appended to, never changed. The SQLite file beside
-- this one says the same in its own types, and what the columns hold.

CREATE TABLE ledger_snapshot (
    number      BIGINT PRIMARY KEY CHECK (number > 0),
    seq         BIGINT NOT NULL UNIQUE,
    recorded_at BIGINT NOT NULL UNIQUE,
    checkpoint  BIGINT NOT NULL REFERENCES ledger_checkpoint (number),
    accounts    BIGINT NOT NULL CHECK (accounts >= 0),
    digest      BYTEA  NOT NULL CHECK (length(digest) = 32),
    hash        BYTEA  NOT NULL CHECK (length(hash) = 32),
    public_key  BYTEA  NOT NULL CHECK (length(public_key) = 32),
    signature   BYTEA  NOT NULL CHECK (length(signature) = 64)
);

CREATE TABLE ledger_snapshot_account (
    account         BIGINT NOT NULL REFERENCES ledger_account (id),
    seq             BIGINT NOT NULL,
    debits_pending  BIGINT NOT NULL,
    debits_posted   BIGINT NOT NULL,
    credits_pending BIGINT NOT NULL,
    credits_posted  BIGINT NOT NULL,
    closed          BIGINT NOT NULL CHECK (closed BETWEEN 0 AND 1),
    PRIMARY KEY (account, seq)
);

CREATE TRIGGER ledger_snapshot_no_update BEFORE UPDATE ON ledger_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_snapshot_no_delete BEFORE DELETE OR TRUNCATE ON ledger_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_snapshot_account_no_update BEFORE UPDATE ON ledger_snapshot_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_snapshot_account_no_delete BEFORE DELETE OR TRUNCATE ON ledger_snapshot_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
