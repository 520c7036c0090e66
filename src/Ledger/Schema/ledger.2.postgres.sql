-- The second version of the journal on PostgreSQL: accounts that are closed and reopened, entries that correct others.
-- It is applied after the first, to a new database as to one that holds a journal. The SQLite file says the same.

-- How an account stands now; which entries closed and reopened it is in ledger_closing.
ALTER TABLE ledger_account ADD COLUMN closed BIGINT NOT NULL DEFAULT 0 CHECK (closed = 0 OR
    (closed = 1 AND debits_pending = 0 AND credits_pending = 0 AND debits_posted = credits_posted));

-- Each time an account is closed (1) or reopened (0). The id is the entry's seq times 256 plus the place among its own.
CREATE TABLE ledger_closing (
    id      BIGINT PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES ledger_account (id),
    closed  BIGINT NOT NULL CHECK (closed BETWEEN 0 AND 1)
);

CREATE TABLE ledger_correction (
    entry    BIGINT PRIMARY KEY REFERENCES ledger_entry (seq),
    corrects BIGINT NOT NULL REFERENCES ledger_entry (seq),
    CHECK (corrects < entry)
);
-- An entry is corrected at most once, whatever the code above believes.
CREATE UNIQUE INDEX ledger_correction_once ON ledger_correction (corrects);

CREATE TRIGGER ledger_closing_no_update BEFORE UPDATE ON ledger_closing
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_closing_no_delete BEFORE DELETE OR TRUNCATE ON ledger_closing
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_correction_no_update BEFORE UPDATE ON ledger_correction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_correction_no_delete BEFORE DELETE OR TRUNCATE ON ledger_correction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
